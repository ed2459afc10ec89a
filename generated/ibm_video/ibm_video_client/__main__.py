"""`python -m ibm_video_client doctor` says whether calls would work from here, and what to do where not."""

from ._core.doctor import Doctor, Probe, main
from .client import AsyncIbmVideo

DOCTOR = Doctor(
    client=AsyncIbmVideo, credentials=[("token",)], read=Probe("virtual_events", "list", {"channel_id": 123})
)
"""What is tried of this package."""

if __name__ == "__main__":
    raise SystemExit(main(DOCTOR))
