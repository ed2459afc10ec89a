"""Render changes as Markdown: breaking changes first, places with the same change on one line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from .compare import Change
from .contract import Direction
from .rules import Impact

_HEADINGS = {Impact.BREAKING: "Breaking", Impact.ADDITIVE: "Added", Impact.NEUTRAL: "Also changed"}
_DIRECTION_SUFFIXES = {
    frozenset([Direction.SENT]): " (in requests)",
    frozenset([Direction.RECEIVED]): " (in responses)",
    frozenset(Direction): " (in requests and responses)",
}
_NO_BREAK = "\0"
# A code span together with adjacent text that has no space before it, such as `Event`.`title`.
_CODE = re.compile(r"(?:`[^`]*`|[^\s`])+")


def render(sections: Mapping[str, Iterable[Change]]) -> str:
    """Return the changes of each section as Markdown, breaking changes first."""
    lines: list[str] = []
    for weight in sorted(Impact, reverse=True):
        for title, changes in sections.items():
            if matching := [change for change in changes if change.weight is weight]:
                lines += [f"### {_HEADINGS[weight]}: {title}", "", *_merged_lines(matching), ""]
    return "\n".join(lines)


def _merged_lines(changes: list[Change]) -> Iterator[str]:
    """Yield one line for each distinct text, with all places that it applies to."""
    places_by_text: dict[str, list[str]] = {}
    for change in changes:
        text = f"{change.text}{_DIRECTION_SUFFIXES.get(change.directions, '')}"
        places_by_text.setdefault(text, []).append(_CODE.sub(_merge_spans, change.place))
    for text, places in places_by_text.items():
        # A change of a synchronous and an asynchronous class is reported once.
        sync_names = {
            place: place.replace("Async", "")
            for place in places
            if "Async" in place and place.replace("Async", "") in places
        }
        if unpaired := [place for place in places if place not in {*sync_names, *sync_names.values()}]:
            yield _list_item(f"{', '.join(unpaired)}: {text}")
        if sync_names:
            yield _list_item(f"{', '.join(sync_names.values())}, asynchronous as well: {text}")


def _merge_spans(match: re.Match[str]) -> str:
    return f"`{match[0].replace('`', '')}`" if "`" in match[0] else match[0]


def _list_item(text: str) -> str:
    unbroken = re.sub("`[^`]*`", lambda match: match[0].replace(" ", _NO_BREAK), text)
    lines = textwrap.fill(
        unbroken, 120, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return lines.replace(_NO_BREAK, " ")
