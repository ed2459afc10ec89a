"""Versions: which one a change needs, by semantic versioning."""

from __future__ import annotations

from .rules import Impact

_PLACE = {Impact.BREAKS: 0, Impact.ADDS: 1, Impact.TELLS: 2}


def parse_version(version: str) -> tuple[int, ...]:
    """Return a version as numbers that compare."""
    return tuple(map(int, version.split(".")))


def required_version(version: str, weight: Impact) -> str:
    """Return the lowest version that may follow, given the heaviest change since.

    What breaks needs a major version, what is added a minor one, all else a patch. Before 1.0.0 nothing is promised for
    good, so each moves one place to the right.
    """
    numbers = parse_version(version)
    place = min(_PLACE[weight] + (numbers[0] == 0), 2)
    return ".".join(map(str, (*numbers[:place], numbers[place] + 1, *(0 for _ in numbers[place + 1 :]))))
