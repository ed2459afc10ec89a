"""Samples: the value of an argument that the document itself shows."""

from __future__ import annotations

from typing import Any

from codegen.generate.method_arguments import Argument
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_tree import children

_PLAIN = {"int": 1, "float": 1.0, "bool": True}


class Samples:
    """The first plain value under each name, of a parameter's example or of a member of an example of a body."""

    def __init__(self, *bundles: Bundle) -> None:
        self._parameters: dict[str, Any] = {}
        self._members: dict[str, Any] = {}
        for bundle in bundles:
            self._collect(bundle.data)

    def of(self, argument: Argument) -> Any:
        """Return a value for an argument, by its type where the document shows none."""
        kinds = argument.annotation.split(" | ")
        for known in (self._parameters, self._members):
            if (value := known.get(argument.wire)) is not None and (
                type(value).__name__ in kinds or "models." in argument.annotation
            ):
                return value
        return next((value for kind, value in _PLAIN.items() if kind in kinds), "example")

    def _collect(self, node: Any) -> None:
        if isinstance(node, dict) and "in" in node and "name" in node and "example" in node:
            self._parameters.setdefault(str(node["name"]), node["example"])
        for name, one in children(node):
            if name in ("example", "value", "payload"):
                self._show(one)
            self._collect(one)

    def _show(self, node: Any) -> None:
        for name, one in children(node):
            if isinstance(node, dict) and isinstance(one, str | int | float):
                self._members.setdefault(str(name), one)
            self._show(one)
