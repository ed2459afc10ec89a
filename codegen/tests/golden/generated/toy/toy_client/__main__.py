"""Command line: `python -m toy_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncToy

DOCTOR = Doctor(
    client=AsyncToy,
    credentials=[("bearer",), ("api_key",), ("account", "password"), ("ticket_token",)],
    sign_in=Probe("sessions", "create", {"account": "account", "password": "password"}),
    read=Probe("widgets", "list", {}),
)
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
