"""Extras: what a vendor's hand-written ``client_extras.py`` adds to its package."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .findings import Failed, Finding
from .vendors import Vendor


@dataclass(frozen=True, slots=True)
class Extras:
    """What a vendor's ``client_extras.py`` adds: names to export, and bases for the two clients.

    `classifies` says that its function ``error_class`` tells errors apart that status and code do not. `methods` are
    what the bases add to the clients, each with the first line of its docstring.
    """

    exports: list[str] = field(default_factory=list)
    by_world: dict[str, str] = field(default_factory=dict)
    classifies: bool = False
    methods: dict[str, str] = field(default_factory=dict)

    @property
    def bases(self) -> list[str]:
        """The names that the clients' module imports."""
        return list(self.by_world.values())


def read(vendor: Vendor) -> Extras:
    """Read what ``client_extras.py`` adds, without running it. Raises Failed where it is not Python."""
    path = vendor.extras_path
    if not path.exists():
        return Extras()
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError, RecursionError) as error:  # not Python, not UTF-8, a depth beyond reason
        line = getattr(error, "lineno", None) or 1
        raise Failed([Finding(vendor.shown(path), line, "vendor-extras", f"not Python: {error}")]) from error
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    exports: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets
        ):
            exports = _exports(vendor, node)
    bases = {base: f"{base}Extras" for base in ("Client", "AsyncClient") if f"{base}Extras" in classes}
    classifies = any(isinstance(node, ast.FunctionDef) and node.name == "error_class" for node in tree.body)
    methods = {
        one.name: (ast.get_docstring(one) or one.name).splitlines()[0]
        for base in reversed(bases.values())  # the synchronous one's say more
        for one in classes[base].body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and not one.name.startswith("_")
    }
    return Extras(exports, bases, classifies, methods)


def _exports(vendor: Vendor, node: ast.Assign) -> list[str]:
    names = [getattr(one, "value", None) for one in getattr(node.value, "elts", [None])]
    if not all(isinstance(one, str) and one.isidentifier() for one in names):
        message = '__all__ must be a list of names: ["helper", "Other"]'
        raise Failed([Finding(vendor.shown(vendor.extras_path), node.lineno, "vendor-extras", message)])
    return [str(one) for one in names]
