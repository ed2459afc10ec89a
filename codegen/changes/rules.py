"""Rules: which change of a contract breaks those who rely on it.

One idea carries all of them: what is sent must not narrow, and what is received must not widen. A fact is narrower when
fewer values hold to it. Clients are open to some things in what they receive; those rows of the table say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from .contract import ContractNode, Direction


class Impact(IntEnum):
    """What a change asks of users: nothing, nothing unless they want what is new, or a change of their own."""

    TELLS = 0
    ADDS = 1
    BREAKS = 2


NARROWER, WIDER = "narrower", "wider"

_STRICT = {
    (Direction.SENT, NARROWER): Impact.BREAKS,
    (Direction.SENT, WIDER): Impact.ADDS,
    (Direction.RECEIVED, NARROWER): Impact.ADDS,
    (Direction.RECEIVED, WIDER): Impact.BREAKS,
}
# Unknown values and statuses reach users as what they are, so a new one breaks nothing.
_OPEN = _STRICT | {(Direction.RECEIVED, NARROWER): Impact.TELLS, (Direction.RECEIVED, WIDER): Impact.ADDS}
# Models hold types and no limits.
_LIMIT = _STRICT | dict.fromkeys([(Direction.RECEIVED, NARROWER), (Direction.RECEIVED, WIDER)], Impact.TELLS)
_TOLD = dict.fromkeys(_STRICT, Impact.TELLS)

# Of two limits the lower one allows more, or the higher one.
_LOWER = frozenset("minimum exclusiveMinimum minLength minItems minProperties".split())
_UPPER = frozenset("maximum exclusiveMaximum maxLength maxItems maxProperties".split())
_OTHER = frozenset("pattern format multipleOf uniqueItems".split())
LIMITS = _LOWER | _UPPER | _OTHER
"""The keywords that bound values."""
LONG = frozenset(["reading"])
"""Facts that are too long to be quoted."""

# By the name of a fact or by the kind of a thing; what is not here is strict.
_TABLE: Mapping[str, Mapping[tuple[Direction, str], Impact]] = {
    **dict.fromkeys(LIMITS, _LIMIT),
    **dict.fromkeys(["values", "answer"], _OPEN),
    **dict.fromkeys("deprecated default operationId style server dependencies evidence reading status".split(), _TOLD),
}


def impact(subject: str, way: Direction, turns: frozenset[str]) -> Impact:
    """Return what a change weighs: `subject` is the name of a fact or the kind of a thing, `turns` what it did."""
    row = _TOLD if subject.startswith("x-") else _TABLE.get(subject, _STRICT)
    return max((row[way, turn] for turn in turns), default=Impact.TELLS)


def presence_impact(node: ContractNode, *, added: bool) -> frozenset[str]:
    """Return what a thing does to the whole by coming or going.

    One more alternative always widens. One more member widens what may be sent, unless it must be, and narrows what may
    be received, since more is known of it.
    """
    more = added and not node.facts.get("required") if node.way is Direction.SENT else not added
    if node.kind in ("alternative", "answer"):
        more = added
    return frozenset([WIDER if more else NARROWER])


def narrowing(name: str, old: Any, new: Any) -> frozenset[str]:
    """Return whether a fact is narrower than it was, wider, or both at once where neither holds the other."""
    narrower, wider = _within(name, new, old), _within(name, old, new)
    return frozenset([*([] if wider else [NARROWER]), *([] if narrower else [WIDER])])


def _within(name: str, one: Any, other: Any) -> bool:
    """Tell whether whatever holds to `one` holds to `other`. None holds to everything."""
    if other is None or one == other:
        return True
    if one is None:
        return False
    if isinstance(one, frozenset):
        return bool(one <= other)
    if isinstance(one, bool):
        return one  # what is always there holds to what may be there
    if name in _LOWER:
        return bool(one >= other)
    return bool(one <= other) if name in _UPPER else False
