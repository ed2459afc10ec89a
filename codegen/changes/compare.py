"""Comparison: two contracts side by side, and what became of each thing in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import rules
from .contract import ContractNode, Direction
from .rules import Impact

_SAID = {
    ("required", Direction.SENT): ("is required now", "need not be given any more"),
    ("required", Direction.RECEIVED): ("is always there now", "may be missing"),
    ("deprecated", Direction.SENT): ("is deprecated", "is no longer deprecated"),
    ("deprecated", Direction.RECEIVED): ("is deprecated", "is no longer deprecated"),
    ("closed", Direction.SENT): ("takes no further members", "takes further members"),
    ("closed", Direction.RECEIVED): ("has no further members", "may have further members"),
}

# How what came and what went is told, where only that is worth telling.
_LISTED = {"values": ("may be", "may no longer be"), "dependencies": ("needs", "no longer needs")}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where, what became of it, what it asks of users, and in which ways what is shared is seen."""

    place: str
    text: str
    weight: Impact
    ways: frozenset[Direction]


def compare_contracts(old: ContractNode, new: ContractNode) -> list[Change]:
    """Return every change from one contract to another, those of the whole before those of its parts.

    What many places share is compared once for each way, so contracts that lead back to themselves end.
    """
    found: dict[tuple[str, str], Change] = {}
    seen: set[Hashable] = set()
    queue = deque([(old, new, new.name, False)])

    def put(place: str, text: str, weight: Impact, way: Direction, homed: bool) -> None:
        ways = frozenset([way] if homed else ())
        known = found.get((place, text), Change(place, text, weight, ways))
        found[place, text] = Change(place, text, max(known.weight, weight), known.ways | ways)

    while queue:
        old, new, place, homed = queue.popleft()
        # A description's schemas are told by name, so whether requests or answers have them must be said.
        inner, inside = (new.home, new.kind == "schema") if old.home and new.home else (place, homed)
        told, so = (place, homed) if old.wrapped or new.wrapped else (inner, inside)
        for text, weight in _changed(old, new):
            put(told, text, weight, new.way, so)
        pair = (old.shared, new.shared, new.way)
        if old.kind != new.kind or pair in seen:
            continue
        seen.update([pair] if old.shared is not None and new.shared is not None else [])
        for before, after in _paired(old.parts(), new.parts()):
            if before is not None and after is not None:
                queue.append((before, after, _below(inner, after), inside))
            elif (node := after or before) is not None:
                put(_below(inner, node), *_presence(node, added=after is not None), node.way, inside)
    return list(found.values())


def _below(place: str, node: ContractNode) -> str:
    """Return the place of a part: a name that begins with a sign clings to what is before it."""
    gap = "" if node.name[:1] in ("", ".", "[", "(") else " "
    return f"{place}{gap}{node.name}" if place else node.name.removeprefix(".")


def _paired(
    old: Mapping[str, ContractNode], new: Mapping[str, ContractNode]
) -> Iterator[tuple[ContractNode | None, ContractNode | None]]:
    """Yield each part with its counterpart: that of the same key, else that of the same alias."""
    left = {node.alias: key for key, node in old.items() if key not in new and node.alias is not None}
    known = {key: key if key in old else left.pop(node.alias, None) for key, node in new.items()}
    for key, node in new.items():
        before = known[key]
        yield (old[before] if before is not None else None), node
    yield from ((node, None) for key, node in old.items() if key not in known.values())


def _presence(node: ContractNode, *, added: bool) -> tuple[str, Impact]:
    weight = rules.impact(node.kind, node.way, rules.presence_impact(node, added=added))
    must = added and node.way is Direction.SENT and node.facts.get("required")
    return "new, and required" if must else "new" if added else "gone", weight


def _changed(old: ContractNode, new: ContractNode) -> Iterator[tuple[str, Impact]]:
    if old.kind != new.kind:
        yield f"was {_article(old.kind)}, is {_article(new.kind)}", Impact.BREAKS
        return
    for name in dict.fromkeys([*old.facts, *new.facts]):
        before, after = old.facts.get(name), new.facts.get(name)
        if before != after:
            yield _said(name, new.way, before, after), rules.impact(name, new.way, rules.narrowing(name, before, after))


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _said(name: str, way: Direction, old: Any, new: Any) -> str:
    if (name, way) in _SAID:
        return _SAID[name, way][0 if new else 1]
    if name in rules.LONG or name.startswith("x-"):
        return f"{name} is another"
    if name in _LISTED and old is not None and new is not None:
        pairs = zip(_LISTED[name], (new - old, old - new), strict=True)
        return "; ".join(f"{verb} {_shown(values)}" for verb, values in pairs if values)
    was = "" if old is None else f", was {_shown(old)}"
    return f"{name} is {_shown(new)} now{was}"


def _shown(value: Any) -> str:
    if isinstance(value, frozenset):
        # Every integer is a number, which need not be said.
        shown = sorted(map(str, value - {"integer"} if "number" in value else value))
        return ", ".join(f"`{one}`" for one in shown)
    return "free" if value is None else f"`{value}`"
