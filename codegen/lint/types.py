"""Types that the lint context and the rules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

Place = str | tuple[Path, int]
"""A JSON Pointer into the bundled document, or a path and a line of another file."""


Problems = Iterator[tuple[Place, str]]
"""The places and messages that a rule reports."""
