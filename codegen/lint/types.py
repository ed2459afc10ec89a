"""Types that the lint context and the rules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


# A node of the bundled document by JSON Pointer, or a line of another file.
Place = str | tuple[Path, int]


Problems = Iterator[tuple[Place, str]]
