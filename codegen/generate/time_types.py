"""Times that a vendor writes in its own way: counted since 1970, or local in a layout of the vendor's."""

from __future__ import annotations

from typing import Any

from codegen.names import pascal, unique_names
from codegen.runtime_source import runtime_names

# The runtime's type and unit of each format of counted time.
_COUNTED = {"unixtime": ("UnixTime", "SECONDS"), "unixtime-ms": ("UnixTimeMs", "MILLISECONDS")}
_LAYOUT = "x-datetime-format"


class Times:
    """The times of one vendor's schemas; `layouts` are those without zone, each under the name of a type."""

    def __init__(self, package: str, schemas: dict[str, Any]) -> None:
        self._package = package
        self.layouts: dict[str, str] = {}
        # A class of the same name would take its place.
        taken = {pascal(name) for name, schema in schemas.items() if not is_time(schema)} | runtime_names()
        nodes = list(schemas.items())
        for name, node in nodes:
            if isinstance(node, dict):
                layout = node.get(_LAYOUT)
                if isinstance(layout, str) and layout not in self.layouts.values():
                    wanted = f"{pascal(str(name)).removesuffix('Time')}Time"
                    self.layouts[unique_names([wanted], {*self.layouts, *taken})[0]] = layout
                nodes += node.items()
            elif isinstance(node, list):
                nodes += [(name, one) for one in node]

    def kind(self, schema: dict[str, Any]) -> str:
        """Return the path of the type of such a time, empty for everything else."""
        for name, layout in self.layouts.items():
            if schema.get(_LAYOUT) == layout:
                return f"{self._package}.times.{name}"
        return f"{self._package}._core.{_COUNTED[schema['format']][0]}" if _is_counted(schema) else ""


def is_time(schema: Any) -> bool:
    """Tell whether a schema is such a time."""
    return isinstance(schema, dict) and (_LAYOUT in schema or _is_counted(schema))


def serialized(schema: Any, value: str) -> str:
    """Return the code that writes such a time onto the wire from the code of its value."""
    if _LAYOUT in schema:
        return f"Layout({schema[_LAYOUT]!r}).write({value})"
    return f"{_COUNTED[schema['format']][1]}.write({value})"


def _is_counted(schema: dict[str, Any]) -> bool:
    return "integer" in schema.get("type", "") and schema.get("format") in _COUNTED
