"""`python -m accelevents_client doctor` says whether calls would work from here, and what to do where not."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncAccelevents

DOCTOR = Doctor(
    client=AsyncAccelevents, credentials=[("api_key",)], read=Probe("sessions", "list", {"event_url": "demo"})
)
"""What is tried of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
