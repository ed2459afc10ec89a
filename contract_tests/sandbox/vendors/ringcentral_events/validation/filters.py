"""Filters: ``filter[field][operator]=value``. All that are given must hold."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from ....messages import Request
from .. import timestamps
from ..errors import Invalid, Problem, every
from ..paging import given

_NAME = re.compile(r"filter\[([^\[\]]*)\]\[([^\[\]]*)\]")

Item = TypeVar("Item")
Read = Callable[[str], Any]
Holds = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that one can filter by: how a value is read, where a thing has its own, and how the two may compare."""

    read: Read
    of: Callable[[Any], Any]
    operators: Mapping[str, Holds]


def _among(value: Any, wanted: Any) -> bool:
    return value in wanted


_EQUAL: dict[str, Holds] = {"eq": operator.eq}
_SAME: dict[str, Holds] = {**_EQUAL, "in": _among}
_ORDERED: dict[str, Holds] = {
    **_SAME,
    "gt": operator.gt,
    "lt": operator.lt,
    "gte": operator.ge,
    "lte": operator.le,
}


def _truth(word: str) -> bool:
    if word not in ("true", "false"):
        raise ValueError("neither true nor false")
    return word == "true"


REGISTRATIONS = {
    "email": Field(str, operator.attrgetter("email"), _SAME),
    "createdAt": Field(timestamps.moment, operator.attrgetter("created_at"), _ORDERED),
    "refunded": Field(_truth, operator.attrgetter("refunded"), _EQUAL),
    "updatedAt": Field(timestamps.moment, operator.attrgetter("updated_at"), _ORDERED),
    "userUpdatedAt": Field(timestamps.moment, operator.attrgetter("user_updated_at"), _ORDERED),
}

MAGIC_LINKS = {
    "email": Field(str, operator.attrgetter("email"), _SAME),
    "updatedAt": Field(timestamps.moment, operator.attrgetter("updated_at"), _ORDERED),
    # False, which is the default, leaves out the links whose ticket confirms and joins at once (RCE-018).
    "includeConfirmAndJoin": Field(
        _truth, operator.attrgetter("parent.confirms_and_joins"), {"eq": lambda joins, included: included or not joins}
    ),
}
JOINING = "filter[includeConfirmAndJoin][eq]"


def kept(
    request: Request,
    things: Sequence[Item],
    fields: Mapping[str, Field],
    unknown: str,
    defaults: Mapping[str, str] = MappingProxyType({}),
) -> Sequence[Item]:
    """Return the things for which every filter of a request holds. Raises Invalid, for what is no filter as told."""
    names = {name for name, _ in request.query if name == "filter" or name.startswith("filter[")}
    wanted = dict.fromkeys([*defaults, *sorted(names)])
    tests = every({name: partial(_test, request, name, fields, unknown, defaults) for name in wanted})
    return [one for one in things if all(test(one) for test in tests.values())] if tests else things


def _test(
    request: Request, name: str, fields: Mapping[str, Field], unknown: str, defaults: Mapping[str, str]
) -> Callable[[Any], bool]:
    what, sign = found.groups() if (found := _NAME.fullmatch(name)) else ("", "")
    field = fields.get(what)
    if field is None or sign not in field.operators:
        raise Invalid(Problem(unknown, parameter=name))
    text = given(request, name)
    if text is None:
        text = defaults[name]
    try:
        wanted = [field.read(one) for one in text.split(",")] if sign == "in" else field.read(text)
    except ValueError:
        raise Invalid(Problem("Field value has the wrong type", parameter=name)) from None
    of, holds = field.of, field.operators[sign]
    return lambda thing: holds(of(thing), wanted)
