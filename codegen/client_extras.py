"""Read what a vendor's hand-written ``client_extras.py`` adds to its generated package."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .findings import Failed, Finding
from .vendors import Vendor


@dataclass(frozen=True, slots=True)
class ClientExtras:
    """The additions in a vendor's ``client_extras.py``: names to export, and base classes of the two clients.

    `bases_by_client` maps ``Client`` and ``AsyncClient`` to the class that it gets as a base. `classifies` is true if
    the module defines ``error_class``, which chooses error classes that status and code alone do not determine.
    `methods` maps each public method of the bases to the first line of its docstring.
    """

    exports: list[str] = field(default_factory=list)
    bases_by_client: dict[str, str] = field(default_factory=dict)
    classifies: bool = False
    methods: dict[str, str] = field(default_factory=dict)

    @property
    def bases(self) -> list[str]:
        """Names of the base classes, which the clients' module imports."""
        return list(self.bases_by_client.values())


def read(vendor: Vendor) -> ClientExtras:
    """Parse ``client_extras.py`` without running it. Raises Failed if it is not valid Python."""
    path = vendor.extras_path
    if not path.exists():
        return ClientExtras()
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError, RecursionError) as error:  # invalid syntax, not UTF-8, nested too deeply
        line = getattr(error, "lineno", None) or 1
        raise Failed([Finding(vendor.shown(path), line, "vendor-extras", f"not Python: {error}")]) from error
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    exports: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            exports = _exports(vendor, node)
    bases = {base: f"{base}Extras" for base in ("Client", "AsyncClient") if f"{base}Extras" in classes}
    classifies = any(isinstance(node, ast.FunctionDef) and node.name == "error_class" for node in tree.body)
    methods = {
        node.name: (ast.get_docstring(node) or node.name).splitlines()[0]
        for base in reversed(bases.values())  # the synchronous class last: its docstrings say more
        for node in classes[base].body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    }
    return ClientExtras(exports, bases, classifies, methods)


def _exports(vendor: Vendor, node: ast.Assign) -> list[str]:
    names = [getattr(element, "value", None) for element in getattr(node.value, "elts", [None])]
    if not all(isinstance(name, str) and name.isidentifier() for name in names):
        message = '__all__ must be a list of names, such as ["helper", "Other"]'
        raise Failed([Finding(vendor.shown(vendor.extras_path), node.lineno, "vendor-extras", message)])
    return [str(name) for name in names]
