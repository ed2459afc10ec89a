"""The ids of the seeded channels."""

from __future__ import annotations

CHANNEL, EMPTY, THEIRS = 123, 124, 321
