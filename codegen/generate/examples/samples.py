"""Look up sample values for arguments in the examples of a document."""

from __future__ import annotations

from typing import Any

from codegen.generate.method_arguments import Argument
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_tree import children

_PLAIN = {"int": 1, "float": 1.0, "bool": True}


class SampleValues:
    """The first simple example value of each parameter, and of each property in the examples of bodies, by name."""

    def __init__(self, *bundles: Bundle) -> None:
        self._parameters: dict[str, Any] = {}
        self._properties: dict[str, Any] = {}
        for bundle in bundles:
            self._collect(bundle.data)

    def of(self, argument: Argument) -> Any:
        """Return a sample value for an argument; if the document has none, a value of the argument's type."""
        kinds = argument.annotation.split(" | ")
        for values in (self._parameters, self._properties):
            if (value := values.get(argument.wire)) is not None and (
                type(value).__name__ in kinds or "models." in argument.annotation
            ):
                return value
        return next((value for kind, value in _PLAIN.items() if kind in kinds), "example")

    def _collect(self, node: Any) -> None:
        if isinstance(node, dict) and "in" in node and "name" in node and "example" in node:
            self._parameters.setdefault(str(node["name"]), node["example"])
        for name, child in children(node):
            if name in ("example", "value", "payload"):
                self._collect_properties(child)
            self._collect(child)

    def _collect_properties(self, node: Any) -> None:
        for name, child in children(node):
            if isinstance(node, dict) and isinstance(child, str | int | float):
                self._properties.setdefault(str(name), child)
            self._collect_properties(child)
