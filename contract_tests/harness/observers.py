"""Observers: functions that receive every check that tests make, with its arguments.

Mutation testing uses one to repeat checks with altered responses.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CheckCall:
    """One call of a check: the undecorated function, and its arguments by parameter name."""

    check: Callable[..., object]
    arguments: Mapping[str, Any]


observers: list[Callable[[CheckCall], None]] = []
"""Functions that are called before each check of this process; empty unless mutation testing adds one."""


def observed(check: Callable[P, T]) -> Callable[P, T]:
    """Decorate a check so that each call of it is passed to all observers first."""
    signature = inspect.signature(check)

    @functools.wraps(check)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        if observers:
            call = CheckCall(check, signature.bind(*args, **kwargs).arguments)
            for observer in observers:
                observer(call)
        return check(*args, **kwargs)

    return wrapper
