"""Map times in vendors' own formats to Python types: Unix times, and local times in a custom layout."""

from __future__ import annotations

from typing import Any

from codegen.names import pascal, unique_names
from codegen.runtime_source import runtime_names

# The runtime's type and unit for each format of Unix time.
_COUNTED = {"unixtime": ("UnixTime", "SECONDS"), "unixtime-ms": ("UnixTimeMs", "MILLISECONDS")}
_LAYOUT = "x-datetime-format"


class TimeTypes:
    """The time types of one vendor; `layouts` maps names of types to values of ``x-datetime-format``."""

    def __init__(self, package: str, schemas: dict[str, Any]) -> None:
        self._package = package
        self.layouts: dict[str, str] = {}
        # A generated class of the same name would hide the type.
        taken = {pascal(name) for name, schema in schemas.items() if not is_time(schema)} | runtime_names()
        nodes = list(schemas.items())
        for name, node in nodes:
            if isinstance(node, dict):
                layout = node.get(_LAYOUT)
                if isinstance(layout, str) and layout not in self.layouts.values():
                    candidate = f"{pascal(str(name)).removesuffix('Time')}Time"
                    self.layouts[unique_names([candidate], {*self.layouts, *taken})[0]] = layout
                nodes += node.items()
            elif isinstance(node, list):
                nodes += [(name, item) for item in node]

    def kind(self, schema: dict[str, Any]) -> str:
        """Return the import path of a schema's time type; empty for schemas that `is_time` rejects."""
        for name, layout in self.layouts.items():
            if schema.get(_LAYOUT) == layout:
                return f"{self._package}.times.{name}"
        return f"{self._package}._core.{_COUNTED[schema['format']][0]}" if _is_counted(schema) else ""


def is_time(schema: Any) -> bool:
    """Return whether a schema is a Unix time or a local time in a custom layout."""
    return isinstance(schema, dict) and (_LAYOUT in schema or _is_counted(schema))


def serialized(schema: Any, value: str) -> str:
    """Return the code that serializes a time of a schema, given the code of its value."""
    if _LAYOUT in schema:
        return f"Layout({schema[_LAYOUT]!r}).write({value})"
    return f"{_COUNTED[schema['format']][1]}.write({value})"


def _is_counted(schema: dict[str, Any]) -> bool:
    return "integer" in schema.get("type", "") and schema.get("format") in _COUNTED
