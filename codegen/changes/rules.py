"""Decide which changes of a contract break its users.

Sent values must not become narrower, and received values must not become wider. A fact is narrower than another if it
allows fewer values. Clients tolerate some wider responses, such as unknown enum values; the table lists these cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from .contract import ContractNode, Direction


class Impact(IntEnum):
    """The effect of a change on users: no effect, a new possibility, or a break that requires changes of their code."""

    NEUTRAL = 0
    ADDITIVE = 1
    BREAKING = 2


NARROWER, WIDER = "narrower", "wider"

_STRICT = {
    (Direction.SENT, NARROWER): Impact.BREAKING,
    (Direction.SENT, WIDER): Impact.ADDITIVE,
    (Direction.RECEIVED, NARROWER): Impact.ADDITIVE,
    (Direction.RECEIVED, WIDER): Impact.BREAKING,
}
# Clients pass unknown enum values and status codes on unchanged, so a new one breaks nothing.
_OPEN = _STRICT | {(Direction.RECEIVED, NARROWER): Impact.NEUTRAL, (Direction.RECEIVED, WIDER): Impact.ADDITIVE}
# Models check the types of responses but no limits.
_LIMIT = _STRICT | dict.fromkeys([(Direction.RECEIVED, NARROWER), (Direction.RECEIVED, WIDER)], Impact.NEUTRAL)
_NEUTRAL = dict.fromkeys(_STRICT, Impact.NEUTRAL)

_LOWER_BOUNDS = frozenset("minimum exclusiveMinimum minLength minItems minProperties".split())
_UPPER_BOUNDS = frozenset("maximum exclusiveMaximum maxLength maxItems maxProperties".split())
_OTHER_LIMITS = frozenset("pattern format multipleOf uniqueItems".split())
LIMITS = _LOWER_BOUNDS | _UPPER_BOUNDS | _OTHER_LIMITS
"""The JSON Schema keywords that restrict values."""
LONG = frozenset(["reading"])
"""Facts whose values are too long to quote in a report."""

# By the name of a fact or the kind of a node. Everything else is strict.
_TABLE: Mapping[str, Mapping[tuple[Direction, str], Impact]] = {
    **dict.fromkeys(LIMITS, _LIMIT),
    **dict.fromkeys(["values", "response"], _OPEN),
    **dict.fromkeys(
        "deprecated default operationId style server dependencies evidence reading status".split(), _NEUTRAL
    ),
}


def impact(subject: str, direction: Direction, effects: frozenset[str]) -> Impact:
    """Return the highest impact of a change.

    `subject` is the name of a fact or the kind of a node; `effects` holds `NARROWER`, `WIDER` or both.
    """
    row = _NEUTRAL if subject.startswith("x-") else _TABLE.get(subject, _STRICT)
    return max((row[direction, effect] for effect in effects), default=Impact.NEUTRAL)


def presence_impact(node: ContractNode, *, added: bool) -> frozenset[str]:
    """Return whether adding or removing a node makes its parent narrower or wider.

    An additional alternative makes it wider. An additional property makes a request wider, unless the property is
    required, and a response narrower, because more is known about it.
    """
    wider = added and not node.facts.get("required") if node.direction is Direction.SENT else not added
    if node.kind in ("alternative", "response"):
        wider = added
    return frozenset([WIDER if wider else NARROWER])


def narrowing(name: str, old: Any, new: Any) -> frozenset[str]:
    """Return whether a fact became narrower or wider; both if neither value includes the other."""
    narrower, wider = _is_within(name, new, old), _is_within(name, old, new)
    return frozenset([*([] if wider else [NARROWER]), *([] if narrower else [WIDER])])


def _is_within(name: str, inner: Any, outer: Any) -> bool:
    """Return whether everything that `inner` allows is allowed by `outer`. None allows everything."""
    if outer is None or inner == outer:
        return True
    if inner is None:
        return False
    if isinstance(inner, frozenset):
        return bool(inner <= outer)
    if isinstance(inner, bool):
        return inner  # a required property satisfies a schema where the property is optional
    if name in _LOWER_BOUNDS:
        return bool(inner >= outer)
    return bool(inner <= outer) if name in _UPPER_BOUNDS else False
