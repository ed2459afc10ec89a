"""Checks: the share of vague names, and phrases that readers stumble over."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import texts


@dataclass(slots=True)
class Names:
    """How many names are bound and how many are vague, by folder, and where the vague ones are."""

    total: Counter[str] = field(default_factory=Counter)
    vague: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of vague names among all names, from 0 to 1."""
        return self.vague.total() / (self.total.total() or 1)


def load(path: Path) -> dict[str, Any]:
    """Return the word list. Raises OSError or tomllib.TOMLDecodeError if it cannot be read."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def count_names(root: Path, words: dict[str, Any]) -> Names:
    """Count the names that hand-written Python code binds."""
    vague, counted = set(words["names"]["vague"]), Names()
    for path in (path for path in texts.files(root) if path.suffix == ".py"):
        shown = path.relative_to(root).as_posix()
        folder = shown.partition("/")[0]
        for name, line in texts.names(ast.parse(path.read_text(encoding="utf-8"))):
            counted.total[folder] += 1
            if name.strip("_") in vague:
                counted.vague[folder] += 1
                counted.places.append(f"{shown}:{line}: {name}")
    return counted


def find_phrases(root: Path, words: dict[str, Any]) -> list[str]:
    """Return each unclear phrase in text that ships, with file, line, and what to write instead."""
    phrases = [(re.compile(phrase["pattern"], re.IGNORECASE), phrase["use"]) for phrase in words.get("phrases", ())]
    problems = []
    for path in texts.files(root):
        shown = path.relative_to(root).as_posix()
        if shown.startswith("style/"):
            continue
        for text in _checked_texts(path, shown):
            for pattern, use in phrases:
                if match := pattern.search(text.content):
                    problems.append(f"{shown}:{text.line}: {match[0]!r} in a {text.kind}; write: {use}")
    return problems


def _checked_texts(path: Path, shown: str) -> list[texts.Text]:
    if path.suffix == ".py":
        found = texts.python_texts(path.read_text(encoding="utf-8"), shown)
        return [text for text in found if text.kind in ("docstring", "message")]
    if path.suffix in texts.PROSE:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [texts.Text("text", shown, number, line) for number, line in enumerate(lines, 1)]
    return []
