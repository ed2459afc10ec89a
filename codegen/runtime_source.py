"""Read the public names of the runtime, which every package contains as ``_core``, from its source.

The source is parsed, not imported, so nothing has to be kept in step by hand.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

RUNTIME = Path(__file__).parent / "runtime"


@cache
def runtime_errors() -> dict[str, range]:
    """Return the runtime's error classes, each with its range of HTTP statuses; empty if it has none."""
    statuses: dict[str, range] = {}
    for node in ast.parse((RUNTIME / "errors.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            statuses[node.name] = range(0)
            for statement in node.body:
                if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                    low, high = (ast.literal_eval(argument) for argument in statement.value.args)
                    statuses[node.name] = range(low, high)
    return statuses


@cache
def runtime_names() -> frozenset[str]:
    """Return the names that the runtime exports, those of its streams included."""
    return frozenset(name for package in (RUNTIME, RUNTIME / "streams") for name in _exported(package))


def _exported(package: Path) -> list[str]:
    for node in ast.parse((package / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return list(ast.literal_eval(node.value))
    raise AssertionError(f"{package}/__init__.py does not define __all__")


def status_class(status: int) -> str:
    """Return the name of the runtime's most specific error class for an HTTP status."""
    fitting = {name: span for name, span in runtime_errors().items() if status in span}
    return min(fitting, key=lambda name: len(fitting[name]), default="StatusError")
