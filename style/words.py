"""Load the lists of vague names and banned phrases from a TOML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).parent / "words.toml"
# A phrase may continue on the next line.
_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A banned phrase as a regular expression, and the replacement to suggest."""

    pattern: re.Pattern[str]
    use: str


@dataclass(frozen=True, slots=True)
class Words:
    """The settings of the checker.

    `limit` is the share of vague names, from 0 to 1, at which the check fails. `exclude` holds path prefixes of files
    that are not checked.
    """

    limit: float
    vague: frozenset[str]
    phrases: tuple[Phrase, ...]
    exclude: tuple[str, ...]


def load(path: Path = DEFAULT) -> Words:
    """Read the settings from a TOML file.

    Raises KeyError if an entry is missing, re.error if a pattern is no regular expression.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases = tuple(Phrase(_compile(entry["pattern"]), entry["use"]) for entry in data.get("phrases", ()))
    names = data["names"]
    return Words(names["limit"], frozenset(names["vague"]), phrases, tuple(data["files"]["exclude"]))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", _SPACE), re.IGNORECASE | re.MULTILINE)
