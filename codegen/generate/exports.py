"""Derive from the source of a package which names of its runtime it exports.

A package exports the runtime's names in its public signatures, since users pass or receive such values, and the names
in the public signatures of those names in turn. It also exports the names in return annotations of methods that clients
inherit from the runtime, and all errors, since users catch them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_ERRORS = ("ApiError", "Warning", "UserWarning")


def core_exports(package: Path) -> dict[str, list[str]]:
    """Return the names of the runtime that a package exports, by the module that defines them."""
    core = package / "_core"
    module_of: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    bases: dict[str, list[str]] = {}
    returned: dict[str, list[str]] = {}
    pending: list[str] = []
    derived: list[str] = []
    for path in sorted(package.rglob("*.py")):
        if path.name == "models.py" and core not in path.parents:
            continue  # users need not name the runtime's types in its fields, and parsing the file takes long
        tree = ast.parse(path.read_text(encoding="utf-8"))
        definitions = dict(_definitions(tree))
        if core in path.parents:
            variables = {name for name, node in definitions.items() if _is_variable(node)}
            for name in definitions.keys() - variables:
                module_of[name] = ".".join(path.relative_to(package).with_suffix("").parts)
                names[name] = {*_signature_names(definitions[name])} - variables
                bases[name] = _bases(definitions[name])
                returned[name] = [*_returned_names(definitions[name])]
        else:
            listed = _listed(tree)
            public_nodes = [
                node for name, node in definitions.items() if name in listed or isinstance(node, ast.ClassDef)
            ]
            # A resource may have the same name as a class of the runtime, so only imported names count.
            imported = {*_imported(tree)}
            pending += [
                name for node in public_nodes for name in _signature_names(node, constructor=True) if name in imported
            ]
            derived += [base for node in public_nodes for base in _bases(node) if base in imported]

    def is_error(name: str) -> bool:
        return name in _ERRORS or any(map(is_error, bases.get(name, ())))

    pending += filter(is_error, bases)
    for name in derived:
        derived += bases.get(name, ())
        pending += returned.get(name, ())
    exported: set[str] = set()
    while pending:
        if (name := pending.pop()) in names and name not in exported:
            exported.add(name)
            pending += names[name]
    modules = sorted({module_of[name] for name in exported})
    return {module: sorted(name for name in exported if module_of[name] == module) for module in modules}


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the top-level definitions of a module whose names do not start with an underscore."""
    for node in tree.body:
        match node:
            case (
                ast.ClassDef(name=name)
                | ast.FunctionDef(name=name)
                | ast.AnnAssign(target=ast.Name(id=name))
                | ast.Assign(targets=[ast.Name(id=name)])
            ) if not name.startswith("_"):
                yield name, node


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a module imports from the runtime."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and "_core" in (node.module or "").split("."):
            yield from (alias.name for alias in node.names)


def _listed(tree: ast.Module) -> list[str]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return [str(name) for name in ast.literal_eval(value)]
    return []


def _bases(node: ast.stmt) -> list[str]:
    return [base.id for base in getattr(node, "bases", ()) if isinstance(base, ast.Name)]


def _returned_names(node: ast.stmt) -> Iterator[str]:
    """Yield the names in return annotations of a class's public methods, except methods that only resources call."""
    for statement in getattr(node, "body", ()):
        is_public_method = isinstance(
            statement, ast.FunctionDef | ast.AsyncFunctionDef
        ) and not statement.name.startswith("_")
        if is_public_method and "Call" not in _names(*(argument.annotation for argument in statement.args.args)):
            yield from _names(statement.returns)


def _is_variable(node: ast.stmt) -> bool:
    """Return whether a definition is a type variable."""
    match node:
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
    return False


def _signature_names(node: ast.stmt, *, constructor: bool = False) -> Iterator[str]:
    """Yield the names in the public signatures of a definition: annotations, defaults and fields.

    `constructor` includes ``__init__``; it is public for clients only, since users rarely create other objects.
    """
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            if not name.startswith("_") or (constructor and name == "__init__"):
                arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                annotations = (argument.annotation for argument in arguments)
                yield from _names(*annotations, node.returns, *node.args.defaults, *node.args.kw_defaults)
        case ast.ClassDef(body=body):
            for statement in body:
                yield from _signature_names(statement, constructor=constructor)
        case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
            yield from _names(node.annotation, node.value)
        case ast.Assign(value=value):
            yield from _names(value)


def _names(*nodes: ast.AST | None) -> Iterator[str]:
    children = (child for node in nodes if node is not None for child in ast.walk(node))
    yield from (child.id for child in children if isinstance(child, ast.Name))
