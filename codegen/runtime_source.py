"""The core: what the runtime, which every package holds as ``_core``, offers to the code around it.

Read from its source, so that no list of it is kept by hand and none of it is imported here.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

RUNTIME = Path(__file__).parent / "runtime"


@cache
def runtime_errors() -> dict[str, range]:
    """Return the runtime's error classes with the statuses of each, read from its source and never kept by hand."""
    found: dict[str, range] = {}
    for node in ast.parse((RUNTIME / "errors.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = range(0)
            for statement in node.body:
                if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                    low, high = (ast.literal_eval(one) for one in statement.value.args)
                    found[node.name] = range(low, high)
    return found


@cache
def runtime_names() -> frozenset[str]:
    """Return what the runtime exports, streams included, read from its source."""
    return frozenset(name for package in (RUNTIME, RUNTIME / "streams") for name in _exported(package))


def _exported(package: Path) -> list[str]:
    for node in ast.parse((package / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return list(ast.literal_eval(node.value))
    raise AssertionError(f"{package} exports nothing")


def status_class(status: int) -> str:
    """Return the runtime's narrowest error class of a status."""
    fitting = {name: span for name, span in runtime_errors().items() if status in span}
    return min(fitting, key=lambda name: len(fitting[name]), default="StatusError")
