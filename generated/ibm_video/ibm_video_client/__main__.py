"""Command line: `python -m ibm_video_client doctor` checks whether calls work from this machine."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncIbmVideo

DOCTOR = Doctor(
    client=AsyncIbmVideo, credentials=[("token",)], read=Probe("virtual_events", "list", {"channel_id": 123})
)
"""The checks of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
