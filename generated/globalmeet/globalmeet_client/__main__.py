"""`python -m globalmeet_client doctor` says whether calls would work from here, and what to do where not."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncGlobalMeet

DOCTOR = Doctor(
    client=AsyncGlobalMeet,
    credentials=[("username", "password"), ("token",)],
    sign_in=Probe("tokens", "create", {"username": "username", "password": "password"}),
    read=Probe("folders", "get_tree", {}),
)
"""What is tried of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
