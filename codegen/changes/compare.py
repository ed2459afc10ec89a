"""Compare two contract trees and list the changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import rules
from .contract import ContractNode, Direction
from .rules import Impact

# The texts for a fact that became true, and for a fact that became false.
_FLAG_TEXTS = {
    ("required", Direction.SENT): ("is required now", "is optional now"),
    ("required", Direction.RECEIVED): ("is always present now", "may be missing"),
    ("deprecated", Direction.SENT): ("is deprecated", "is no longer deprecated"),
    ("deprecated", Direction.RECEIVED): ("is deprecated", "is no longer deprecated"),
    ("closed", Direction.SENT): ("no longer accepts undocumented properties", "accepts undocumented properties"),
    ("closed", Direction.RECEIVED): (
        "no longer contains undocumented properties",
        "may contain undocumented properties",
    ),
}

# Facts for which only added and removed elements are reported, with the texts for both.
_SET_TEXTS = {"values": ("may be", "may no longer be"), "dependencies": ("needs", "no longer needs")}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a contract.

    `place` is the path of the changed element, `text` the change. `directions` says whether a shared schema is used in
    requests, in responses or in both; it is empty for elements that are not part of a shared schema.
    """

    place: str
    text: str
    weight: Impact
    directions: frozenset[Direction]


def compare_contracts(old: ContractNode, new: ContractNode) -> list[Change]:
    """Return every change between two contracts, parents before their parts.

    Shared nodes are compared once per direction, so the comparison of recursive schemas ends.
    """
    changes: dict[tuple[str, str], Change] = {}
    seen: set[Hashable] = set()
    queue = deque([(old, new, new.name, False)])

    def add(place: str, text: str, weight: Impact, direction: Direction, in_component: bool) -> None:
        directions = frozenset([direction] if in_component else ())
        change = changes.get((place, text), Change(place, text, weight, directions))
        changes[place, text] = Change(place, text, max(change.weight, weight), change.directions | directions)

    while queue:
        old, new, place, in_component = queue.popleft()
        # Component schemas are reported by name only, so the report must add whether requests or responses use them.
        if old.label and new.label:
            inner_place, inner_in_component = new.label, new.kind == "schema"
        else:
            inner_place, inner_in_component = place, in_component
        if old.has_own_facts or new.has_own_facts:
            facts_place, facts_in_component = place, in_component
        else:
            facts_place, facts_in_component = inner_place, inner_in_component
        for text, weight in _fact_changes(old, new):
            add(facts_place, text, weight, new.direction, facts_in_component)
        pair = (old.shared, new.shared, new.direction)
        if old.kind != new.kind or pair in seen:
            continue
        seen.update([pair] if old.shared is not None and new.shared is not None else [])
        for before, after in _pair_parts(old.parts(), new.parts()):
            if before is not None and after is not None:
                queue.append((before, after, _join_place(inner_place, after), inner_in_component))
            elif (node := after or before) is not None:
                text, weight = _presence_change(node, added=after is not None)
                add(_join_place(inner_place, node), text, weight, node.direction, inner_in_component)
    return list(changes.values())


def _join_place(place: str, node: ContractNode) -> str:
    """Append a node's name to a path, without a space if the name starts with punctuation."""
    gap = "" if node.name[:1] in ("", ".", "[", "(") else " "
    return f"{place}{gap}{node.name}" if place else node.name.removeprefix(".")


def _pair_parts(
    old: Mapping[str, ContractNode], new: Mapping[str, ContractNode]
) -> Iterator[tuple[ContractNode | None, ContractNode | None]]:
    """Yield pairs of old and new nodes with the same key or alias; None stands for a missing counterpart."""
    unmatched = {node.alias: key for key, node in old.items() if key not in new and node.alias is not None}
    old_keys = {key: key if key in old else unmatched.pop(node.alias, None) for key, node in new.items()}
    for key, node in new.items():
        old_key = old_keys[key]
        yield (old[old_key] if old_key is not None else None), node
    yield from ((node, None) for key, node in old.items() if key not in old_keys.values())


def _presence_change(node: ContractNode, *, added: bool) -> tuple[str, Impact]:
    weight = rules.impact(node.kind, node.direction, rules.presence_impact(node, added=added))
    required = added and node.direction is Direction.SENT and node.facts.get("required")
    return "new, and required" if required else "new" if added else "gone", weight


def _fact_changes(old: ContractNode, new: ContractNode) -> Iterator[tuple[str, Impact]]:
    if old.kind != new.kind:
        yield f"was {_with_article(old.kind)}, is {_with_article(new.kind)}", Impact.BREAKING
        return
    for name in dict.fromkeys([*old.facts, *new.facts]):
        before, after = old.facts.get(name), new.facts.get(name)
        if before != after:
            weight = rules.impact(name, new.direction, rules.narrowing(name, before, after))
            yield _fact_text(name, new.direction, before, after), weight


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _fact_text(name: str, direction: Direction, old: Any, new: Any) -> str:
    if (name, direction) in _FLAG_TEXTS:
        return _FLAG_TEXTS[name, direction][0 if new else 1]
    if name in rules.LONG or name.startswith("x-"):
        return f"{name} has changed"
    if name in _SET_TEXTS and old is not None and new is not None:
        pairs = zip(_SET_TEXTS[name], (new - old, old - new), strict=True)
        return "; ".join(f"{verb} {_format_value(values)}" for verb, values in pairs if values)
    was = "" if old is None else f", was {_format_value(old)}"
    return f"{name} is no longer set{was}" if new is None else f"{name} is {_format_value(new)} now{was}"


def _format_value(value: Any) -> str:
    if isinstance(value, frozenset):
        # `number` includes `integer`.
        return ", ".join(f"`{item}`" for item in sorted(map(str, value - {"integer"} if "number" in value else value)))
    return f"`{value}`"
