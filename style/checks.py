"""Count vague names, and find banned phrases."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from .files import Source
from .texts import texts
from .words import Words

# `style: ignore` must be followed by a reason.
_IGNORE = re.compile(r"style: ignore, \S")


@dataclass(frozen=True, slots=True)
class Hit:
    """A vague name or a banned phrase, and the replacement to suggest."""

    path: PurePosixPath
    line: int
    text: str
    use: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text!r}: {self.use}"


@dataclass(slots=True)
class NameCount:
    """The number of names that some files bind, and the vague names among them."""

    total: int = 0
    vague: list[Hit] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of vague names, from 0 to 1."""
        return len(self.vague) / self.total if self.total else 0.0


def count_names(sources: Iterable[Source], words: Words) -> dict[str, NameCount]:
    """Return the bound names by top-level folder; "." holds the files at the root.

    Function arguments and assigned variables count. Leading and trailing underscores are ignored.
    """
    counts: dict[str, NameCount] = defaultdict(NameCount)
    for source in sources:
        if source.path.suffix != ".py":
            continue
        count = counts[source.path.parts[0] if len(source.path.parts) > 1 else "."]
        for name, line in _bound_names(source):
            count.total += 1
            if name.strip("_") in words.vague:
                count.vague.append(Hit(source.path, line, name, "name the value after what it holds"))
    return dict(sorted(counts.items()))


def find_phrases(sources: Iterable[Source], words: Words) -> Iterator[Hit]:
    """Yield the banned phrases in the texts of some files.

    A line that contains `style: ignore, ` and a reason is exempt, for example if it quotes a vendor.
    """
    for source in sources:
        lines = source.text.splitlines()
        for text in texts(source):
            for match, use in _matches(text.value, words):
                line = text.line_at(match.start())
                if not _IGNORE.search(lines[line - 1]):
                    yield Hit(source.path, line, " ".join(match[0].split()), use)


def _matches(text: str, words: Words) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the phrases of a text in order, the first of overlapping ones, each with its replacement."""
    matches = [(match, phrase.use) for phrase in words.phrases for match in phrase.pattern.finditer(text)]
    end = 0
    for match, use in sorted(matches, key=lambda pair: pair[0].start()):
        if match.start() >= end:
            yield match, use
            end = match.end()


def _bound_names(source: Source) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
