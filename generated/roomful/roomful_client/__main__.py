"""Command line: `python -m roomful_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncRoomful

DOCTOR = Doctor(
    client=AsyncRoomful,
    credentials=[("email", "password"), ("token",)],
    sign_in=Probe("accounts", "sign_in", {"email": "email", "password": "password"}),
    read=Probe("events", "get", {"event_id": "e7k20v4m81xq3a"}),
)
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
