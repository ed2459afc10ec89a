"""JSON Pointers (RFC 6901): append a token, split a pointer, look up a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")


def join(pointer: str, token: str | int) -> str:
    """Append one token to a JSON Pointer (RFC 6901)."""
    return f"{pointer}/{str(token).replace('~', '~0').replace('/', '~1')}"


def tokens(pointer: str) -> list[str]:
    """Split a JSON Pointer into its unescaped tokens."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def lookup(data: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer. Raises KeyError if there is none."""
    for token in tokens(pointer):
        if isinstance(data, Mapping):
            data = data[token]
        elif isinstance(data, list) and _INDEX.fullmatch(token) and int(token) < len(data):
            data = data[int(token)]
        else:
            raise KeyError(pointer)
    return data
