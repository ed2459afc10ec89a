"""The surface: what a package hands on at its top, read from what was written of it.

The rule: whatever of the core a public signature names is something that users give or get, so they can import it, and
so can they what its own public signatures name, and what the methods give that a client has from the core. Every error
is something that they catch. Nothing else is theirs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_ERRORS = ("ApiError", "Warning", "UserWarning")


def core_exports(package: Path) -> dict[str, list[str]]:
    """Return the names of the core that a package hands on, by the module of the core that defines them."""
    core = package / "_core"
    module_of: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    bases: dict[str, list[str]] = {}
    gives: dict[str, list[str]] = {}
    wanted: list[str] = []
    derived: list[str] = []
    for path in sorted(package.rglob("*.py")):
        if path.name == "models.py" and core not in path.parents:
            continue  # its fields bear types of the core that nobody has to name, and it is long
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = dict(_definitions(tree))
        if core in path.parents:
            variables = {name for name, node in own.items() if _is_variable(node)}
            for name in own.keys() - variables:
                module_of[name] = ".".join(path.relative_to(package).with_suffix("").parts)
                names[name] = {*_named(own[name])} - variables
                bases[name] = _bases(own[name])
                gives[name] = [*_given(own[name])]
        else:
            public = _listed(tree)
            given = [node for name, node in own.items() if name in public or isinstance(node, ast.ClassDef)]
            # A resource may be called as something of the core is.
            ours = {*_imported(tree)}
            wanted += [name for node in given for name in _named(node, constructor=True) if name in ours]
            derived += [base for node in given for base in _bases(node) if base in ours]

    def is_error(name: str) -> bool:
        return name in _ERRORS or any(map(is_error, bases.get(name, ())))

    wanted += filter(is_error, bases)
    for name in derived:
        derived += bases.get(name, ())
        wanted += gives.get(name, ())
    found: set[str] = set()
    while wanted:
        if (name := wanted.pop()) in names and name not in found:
            found.add(name)
            wanted += names[name]
    modules = sorted({module_of[name] for name in found})
    return {module: sorted(name for name in found if module_of[name] == module) for module in modules}


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what a module defines under a name without an underscore."""
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
    """Yield what a module has from the core."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and "_core" in (node.module or "").split("."):
            yield from (one.name for one in node.names)


def _listed(tree: ast.Module) -> list[str]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return [str(one) for one in ast.literal_eval(value)]
    return []


def _bases(node: ast.stmt) -> list[str]:
    return [one.id for one in getattr(node, "bases", ()) if isinstance(one, ast.Name)]


def _given(node: ast.stmt) -> Iterator[str]:
    """Yield the names of what the public methods of a class give, but for those that resources alone call."""
    for one in getattr(node, "body", ()):
        method = isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and not one.name.startswith("_")
        if method and "Call" not in _names(*(argument.annotation for argument in one.args.args)):
            yield from _names(one.returns)


def _is_variable(node: ast.stmt) -> bool:
    """Tell whether a definition is a type variable."""
    match node:
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
    return False


def _named(node: ast.stmt, *, constructor: bool = False) -> Iterator[str]:
    """Yield the names that the public signatures of a definition hold: annotations, defaults and fields.

    Users make clients, and hardly anything else by its `constructor`.
    """
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            if not name.startswith("_") or (constructor and name == "__init__"):
                every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                shown = (one.annotation for one in every)
                yield from _names(*shown, node.returns, *node.args.defaults, *node.args.kw_defaults)
        case ast.ClassDef(body=body):
            for statement in body:
                yield from _named(statement, constructor=constructor)
        case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
            yield from _names(node.annotation, node.value)
        case ast.Assign(value=value):
            yield from _names(value)


def _names(*nodes: ast.AST | None) -> Iterator[str]:
    every = (one for node in nodes if node is not None for one in ast.walk(node))
    yield from (one.id for one in every if isinstance(one, ast.Name))
