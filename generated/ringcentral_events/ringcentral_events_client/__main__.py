"""Command line: `python -m ringcentral_events_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncRingCentralEvents

DOCTOR = Doctor(client=AsyncRingCentralEvents, credentials=[("token",)], read=Probe("organizations", "list", {}))
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
