"""Bodies: JSON that came as a client sent it, before anybody asks what it means."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from ....messages import Request
from ..errors import Problem, refusal
from .kinds import Kind

# What the JSON parsers of the vendor's language take by default (RCE-019).
DEEPEST = 100


def read(request: Request, kind: Kind, *, optional: bool = False) -> dict[str, Any]:
    """Return a body that is of a kind; an empty object for no body where it is optional.

    Raises Refusal (400) for what is no JSON object, Invalid for one of another kind.
    """
    if optional and not request.body:
        return {}
    try:
        body = _parsed(request)
    except ValueError as wrong:
        raise refusal(400, Problem(str(wrong), pointer="")) from None
    found: dict[str, Any] = kind(body, "")
    return found


def _parsed(request: Request) -> dict[str, Any]:
    if request.media != "application/json":
        raise ValueError("The body is not said to be of the type application/json.")
    try:
        text = request.body.decode()
        body = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
        if _depth_exceeds(body, DEEPEST):
            raise ValueError("nested too deeply")
        if "\\u" in text:
            # Half of a surrogate pair can be written as an escape, and as nothing else.
            json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise ValueError("The body is not JSON that can be read.") from None
    if not isinstance(body, dict):
        raise ValueError("The body is not a JSON object.")
    return body


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member that is given twice")
    return members


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("too large for a number")
    return number


def _depth_exceeds(value: Any, limit: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return limit == 0 or any(_depth_exceeds(one, limit - 1) for one in inner)
