"""Times: whole Unix seconds, up to the last that calendars have."""

from __future__ import annotations

LATEST = 253_402_300_799
"""The last second of the year 9999, the last that calendars have."""
