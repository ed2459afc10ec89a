"""Changes as a reader wants them: Markdown, what breaks first, one line for all of which the same is to be said."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from .compare import Change
from .contract import Direction
from .rules import Impact

_HEADINGS = {Impact.BREAKS: "Breaking", Impact.ADDS: "Added", Impact.TELLS: "Also changed"}
_SEEN = {
    frozenset([Direction.SENT]): " (in requests)",
    frozenset([Direction.RECEIVED]): " (in answers)",
    frozenset(Direction): " (in requests and answers)",
}
_NO_BREAK = "\0"
# Code and what clings to it is one span of code.
_CODE = re.compile(r"(?:`[^`]*`|[^\s`])+")


def render(changes: Mapping[str, Iterable[Change]]) -> str:
    """Return changes as Markdown, what breaks first; `changes` are those of each side under the side's name."""
    lines: list[str] = []
    for weight in sorted(Impact, reverse=True):
        for side, found in changes.items():
            if chosen := [one for one in found if one.weight is weight]:
                lines += [f"### {_HEADINGS[weight]}: {side}", "", *_together(chosen), ""]
    return "\n".join(lines)


def _together(changes: list[Change]) -> Iterator[str]:
    """Yield one line for all places of which the same is to be said."""
    places: dict[str, list[str]] = {}
    for one in changes:
        places.setdefault(f"{one.text}{_SEEN.get(one.ways, '')}", []).append(_CODE.sub(_span, one.place))
    for text, where in places.items():
        # What both clients have is told once.
        twins = {one: one.replace("Async", "") for one in where if "Async" in one and one.replace("Async", "") in where}
        if alone := [one for one in where if one not in {*twins, *twins.values()}]:
            yield _wrapped(f"{', '.join(alone)}: {text}")
        if twins:
            yield _wrapped(f"{', '.join(twins.values())}, asynchronous as well: {text}")


def _span(found: re.Match[str]) -> str:
    return f"`{found[0].replace('`', '')}`" if "`" in found[0] else found[0]


def _wrapped(text: str) -> str:
    kept = re.sub("`[^`]*`", lambda one: one[0].replace(" ", _NO_BREAK), text)
    lines = textwrap.fill(
        kept, 120, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return lines.replace(_NO_BREAK, " ")
