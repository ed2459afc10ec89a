"""Routing: from a method and a path to an operation, read from the bundled document.

Matched against the path as it was sent, so that an escaped slash is part of a value and never a separator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

_METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_PARAMETER = re.compile(r"\{([^{}]+)\}")


# The package ships what the project generates, in the same shape: a folder for each vendor.
_SHIPPED = Path(__file__).with_name("bundles")
_BUNDLES = _SHIPPED if _SHIPPED.is_dir() else Path(__file__).resolve().parents[2] / "generated"


@cache
def document(vendor: str, kind: str = "openapi") -> dict[str, Any]:
    """Return a vendor's bundled document, openapi or asyncapi; empty where it has none of that kind.

    Not to be changed.
    """
    path = _BUNDLES / vendor / f"{kind}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request leads: the handler's key, and the path parameters by the description's names."""

    key: str | tuple[str, str]
    path: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unrouted(Exception):
    """No operation has this path, or none of its operations this method."""

    status: int
    allowed: tuple[str, ...] = ()


class Router:
    """The paths of one vendor: those of the document, and those beside it."""

    def __init__(self, paths: Mapping[str, Mapping[str, str | tuple[str, str]]]) -> None:
        # Literal parts first: a template must not take what is meant for them.
        ordered = sorted(paths, key=lambda path: [_PARAMETER.search(part) is not None for part in path.split("/")])
        self._paths = [(_pattern(path), _PARAMETER.findall(path), paths[path]) for path in ordered]

    def find(self, method: str, path: str) -> Target:
        """Return where a request leads; `path` is as it was sent. Raises Unrouted."""
        for pattern, names, methods in self._paths:
            if match := pattern.fullmatch(path):
                if method not in methods:
                    raise Unrouted(405, tuple(sorted(methods)))
                # What is no text is a value all the same: one that nothing has.
                values = [unquote_to_bytes(value).decode(errors="replace") for value in match.groups()]
                return Target(methods[method], dict(zip(names, values, strict=True)))
        raise Unrouted(404)


def _pattern(path: str) -> re.Pattern[str]:
    parts = _PARAMETER.split(path)
    return re.compile("".join("([^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)))


def paths(bundle: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the operationId of each path and method of an OpenAPI document, none for an empty one."""
    return {
        path: {method.upper(): node["operationId"] for method, node in item.items() if method in _METHODS}
        for path, item in bundle.get("paths", {}).items()
    }


@dataclass(frozen=True, slots=True)
class Socket:
    """Where a vendor's Socket.IO is: path, versions of Engine.IO, and the names of events.

    `calls` are the operations by event, `events` the server's events by operation.
    """

    path: str
    versions: tuple[int, ...]
    calls: Mapping[str, str]
    events: Mapping[str, str]


def socket(bundle: Mapping[str, Any]) -> Socket:
    """Return what an AsyncAPI document says of its first Socket.IO server."""
    (server, *_) = (one["x-socketio"] for one in bundle["servers"].values() if "x-socketio" in one)
    names = {
        action: {
            key: bundle["channels"][node["channel"]["$ref"].rpartition("/")[2]]["address"]
            for key, node in bundle["operations"].items()
            if node["action"] == action
        }
        for action in ("receive", "send")
    }
    calls = {name: key for key, name in names["receive"].items()}
    return Socket(server["path"], tuple(server["engineio"]), calls, names["send"])
