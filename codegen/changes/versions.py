"""Semantic versions: parse a version, and derive the next version from the impact of the changes."""

from __future__ import annotations

from .rules import Impact

# Index into (major, minor, patch).
_INDEX = {Impact.BREAKING: 0, Impact.ADDITIVE: 1, Impact.NEUTRAL: 2}


def parse_version(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, for comparison."""
    return tuple(map(int, version.split(".")))


def required_version(version: str, weight: Impact) -> str:
    """Return the lowest version that may follow `version`, given the highest impact of the changes.

    Breaking changes require a major version, additions a minor version, other changes a patch version. Before 1.0.0,
    breaking changes require a minor version and everything else a patch version.
    """
    numbers = parse_version(version)
    index = min(_INDEX[weight] + (numbers[0] == 0), 2)
    return ".".join(map(str, (*numbers[:index], numbers[index] + 1, *(0 for _ in numbers[index + 1 :]))))
