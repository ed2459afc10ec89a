"""`python -m ringcentral_events_client doctor` says whether calls would work from here, and what to do where not."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncRingCentralEvents

DOCTOR = Doctor(client=AsyncRingCentralEvents, credentials=[("token",)], read=Probe("organizations", "list", {}))
"""What is tried of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
