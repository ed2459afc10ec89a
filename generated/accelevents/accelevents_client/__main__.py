"""Command line: `python -m accelevents_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncAccelevents

DOCTOR = Doctor(
    client=AsyncAccelevents, credentials=[("api_key",)], read=Probe("sessions", "list", {"event_url": "demo"})
)
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
