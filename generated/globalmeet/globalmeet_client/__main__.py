"""Command line: `python -m globalmeet_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncGlobalMeet

DOCTOR = Doctor(
    client=AsyncGlobalMeet,
    credentials=[("username", "password"), ("token",)],
    sign_in=Probe("tokens", "create", {"username": "username", "password": "password"}),
    read=Probe("folders", "get_tree", {}),
)
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
