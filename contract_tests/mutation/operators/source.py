"""Mutants of sandbox code: conditions not enforced or inverted, bounds off by one, statements without effect.

A mutant edits the syntax tree of a vendor's module, which is then loaded again. Only code that a request handler
reaches is mutated; the rest serves the tests and has no counterpart in the vendor's API.
"""

from __future__ import annotations

import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from contract_tests.mutation.mutants import Mutant
from contract_tests.sandbox import vendors

Edit = Callable[[], object]
"""Edits a node of a syntax tree in place."""

_TEST_METHODS = frozenset(["seed", "reseed", "show", "known", "credentials", "stranger"])
"""Methods of a vendor's state that only tests call."""

_ENTRY_POINTS = frozenset(["answer", "unrouted", "connected", "disconnected", "holder", "failed"])
"""Methods of a vendor's state that the sandbox server calls."""

_SWAPPED_BOUNDS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants of a vendor's sandbox code."""
    reachable, modules = _reachable_names(vendor), syntax_trees(vendor)
    for module, tree in modules.items():
        counts: Counter[str] = Counter()
        for index, (function, kind, detail, _) in enumerate(mutations(tree)):
            location = f"{module}.{function}".strip(".")
            label = re.sub(r"\s+", " ", detail)[:60].rstrip()
            counts[f"{location}/{kind}:{label}"] += 1
            if (count := counts[f"{location}/{kind}:{label}"]) > 1:
                label = f"{label}#{count}"
            users = frozenset([(module, function)]) if function else _users(modules, label.partition(" ")[0])
            if functions := frozenset(user for user in users if _is_reachable(user[1], reachable)):
                yield Mutant(vendor, location, kind, label, _activation(vendor, module, index), functions=functions)


@cache
def syntax_trees(vendor: str) -> dict[str, ast.Module]:
    """Return the syntax trees of a vendor's modules by dotted name, which is empty for the package itself."""
    package = Path(vendors.__file__).parent / vendor
    files = sorted(package.rglob("*.py")) if package.is_dir() else [package.with_suffix(".py")]
    return {module_name(vendor, path): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def module_name(vendor: str, path: Path) -> str:
    """Return the dotted name of a module relative to the vendor's package, empty for the package itself.

    Raises ValueError if the path is not in the vendor's package.
    """
    parts = path.relative_to(Path(vendors.__file__).parent).with_suffix("").parts
    if parts[0] != vendor:
        raise ValueError(f"{path} is not a module of {vendor}")
    return ".".join(part for part in parts[1:] if part != "__init__")


def _is_reachable(function: str, reachable: frozenset[str]) -> bool:
    """Return whether a handler reaches a function or one that encloses it; the names of classes are ignored."""
    return any(name in reachable for name in function.split(".") if not name.lstrip("_")[:1].isupper())


def _users(modules: dict[str, ast.Module], constant: str) -> frozenset[tuple[str, str]]:
    """Return the functions that use a constant, each as module and qualified name."""
    return frozenset(
        (module, name)
        for module, tree in modules.items()
        for name, function in _functions(tree)
        if constant in _names(function)
    )


def _functions(node: ast.AST, scope: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield all functions in a tree with their qualified names."""
    for child in ast.iter_child_nodes(node):
        child_scope = _scope_of(child, scope)
        if isinstance(child, ast.FunctionDef):
            yield ".".join(child_scope), child
        yield from _functions(child, child_scope)


def _scope_of(node: ast.AST, scope: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the functions and classes that enclose the content of a node."""
    return (*scope, node.name) if isinstance(node, ast.FunctionDef | ast.ClassDef) else scope


# Code that handlers reach


@cache
def _reachable_names(vendor: str) -> frozenset[str]:
    """Return all names that the handlers and entry points of a vendor use, directly or through other definitions."""
    uses: dict[str, set[str]] = {}
    pending: set[str] = {*_ENTRY_POINTS}
    for tree in syntax_trees(vendor).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                uses.setdefault(node.name, set()).update(_names(node))
                if any(
                    isinstance(decorator, ast.Call) and _called_name(decorator) in ("operation", "route")
                    for decorator in node.decorator_list
                ):
                    pending.add(node.name)
            elif isinstance(node, ast.ClassDef):
                special_methods = {
                    statement.name
                    for statement in node.body
                    if isinstance(statement, ast.FunctionDef) and statement.name.startswith("__")
                }
                uses.setdefault(node.name, set()).update(special_methods)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Name):
                        uses.setdefault(target.id, set()).update(_names(node.value))
    reachable: set[str] = set()
    while pending:
        name = pending.pop()
        reachable.add(name)
        pending |= uses.get(name, set()) - reachable - _TEST_METHODS
    return frozenset(reachable)


def _names(node: ast.AST) -> set[str]:
    """Return all names and attribute names in a tree."""
    return {
        child.id if isinstance(child, ast.Name) else child.attr
        for child in ast.walk(node)
        if isinstance(child, ast.Name | ast.Attribute)
    }


def _called_name(call: ast.Call) -> str:
    """Return the name of the called function, empty if it is not a simple name."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


# Edits of syntax trees


def mutations(tree: ast.Module) -> Iterator[tuple[str, str, str, Edit]]:
    """Yield all mutations of a module: the qualified name of the function, the kind, the detail, and the edit."""
    yield from _mutations_below(tree, ())


def _mutations_below(node: ast.AST, scope: tuple[str, ...]) -> Iterator[tuple[str, str, str, Edit]]:
    in_function = bool(scope) and not isinstance(node, ast.ClassDef)
    for child in ast.iter_child_nodes(node):
        edits = _code_edits(child) if in_function else _constant_edits(child) if not scope else ()
        yield from ((".".join(scope), *edit) for edit in edits)
        yield from _mutations_below(child, _scope_of(child, scope))


def _code_edits(node: ast.AST) -> Iterator[tuple[str, str, Edit]]:
    """Yield the mutations of a statement or an expression: kind, detail and edit."""
    match node:
        case ast.If(test=test, body=[*_, ast.Raise()], orelse=[]):
            yield "unenforced", ast.unparse(test), partial(setattr, node, "test", ast.Constant(False))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "flipped", ast.unparse(test), partial(setattr, node, "test", _negated(test))
        case ast.Return(value=ast.expr() as value) if _is_boolean(value):
            yield "flipped", ast.unparse(node), partial(setattr, node, "value", _negated(value))
        case ast.comprehension(ifs=conditions):
            for index, condition in enumerate(conditions):
                edit = partial(conditions.__setitem__, index, ast.Constant(True))
                yield "unfiltered", ast.unparse(condition), edit
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "undone", ast.unparse(node), partial(_turn_into_pass, node)
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            for index, target in enumerate(targets):
                if isinstance(target, ast.Attribute | ast.Subscript):
                    unchanged = ast.parse(ast.unparse(target), mode="eval").body
                    yield "undone", f"{index} of {ast.unparse(node)}", partial(values.__setitem__, index, unchanged)
        case ast.AugAssign() | ast.Delete():
            yield "undone", ast.unparse(node), partial(_turn_into_pass, node)
        case ast.expr():
            yield from _expression_edits(node)


def _is_boolean(value: ast.expr) -> bool:
    """Return whether an expression is a boolean constant or a comparison with `==`, `is` or `in`."""
    match value:
        case ast.Constant(value=bool()) | ast.Compare(ops=[ast.Eq() | ast.Is() | ast.In()]):
            return True
    return False


def _expression_edits(node: ast.expr) -> Iterator[tuple[str, str, Edit]]:
    match node:
        case ast.Compare(ops=operators):
            for index, operator in enumerate(operators):
                if swapped := _SWAPPED_BOUNDS.get(type(operator)):
                    detail = f"{index} of {ast.unparse(node)}" if len(operators) > 1 else ast.unparse(node)
                    yield "bound", detail, partial(operators.__setitem__, index, swapped())
        case ast.BoolOp(op=operator, values=values):
            neutral = ast.Constant(isinstance(operator, ast.And))
            for index in range(len(values)):
                yield "halved", f"without {index} of {ast.unparse(node)}", partial(values.__setitem__, index, neutral)
        case ast.BinOp(op=ast.Add() | ast.Sub(), right=ast.Constant(value=int() as value)):
            yield "number", ast.unparse(node), partial(setattr, node, "right", ast.Constant(value + 1))


def _constant_edits(node: ast.AST) -> Iterator[tuple[str, str, Edit]]:
    """Yield the mutations of the integers and booleans in the value of a module constant."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            pass
        case _:
            return
    constants = [child for child in ast.walk(value) if isinstance(child, ast.Constant)]
    numbers = [(constant, constant.value) for constant in constants if isinstance(constant.value, int)]
    for index, (constant, number) in enumerate(numbers if name.isupper() else ()):
        if isinstance(number, bool):
            yield "flipped", f"{name} {index}", partial(setattr, constant, "value", not number)
        else:
            yield "number", f"{name} {index}", partial(setattr, constant, "value", number + 1)


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _turn_into_pass(node: ast.stmt) -> None:
    """Turn a statement into `pass` in place, so that its parent need not be known."""
    for name in (*node._fields, "type_comment"):
        node.__dict__.pop(name, None)
    node.__class__ = ast.Pass


# Activation: unload the vendor's modules, and load them with the edited tree


def _activation(vendor: str, module: str, index: int) -> Callable[[], None]:
    """Return a function that loads a vendor's modules again, one of them with the edit at `index`."""

    def activate() -> None:
        package = f"{vendors.__name__}.{vendor}"
        mutated_module = f"{package}.{module}".strip(".")
        tree = mutated_tree(vendor, module, index)
        for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
            del sys.modules[name]
        vars(vendors).pop(vendor, None)
        sys.meta_path.insert(0, _TreeFinder(mutated_module, tree))
        importlib.import_module(package)

    return activate


def mutated_tree(vendor: str, module: str, index: int) -> ast.Module:
    """Return a copy of a module's syntax tree with one edit applied: the one that `mutations` yields at `index`."""
    tree = copy.deepcopy(syntax_trees(vendor)[module])
    *_, edit = next(mutation for position, mutation in enumerate(mutations(tree)) if position == index)
    edit()
    return ast.fix_missing_locations(tree)


class _TreeFinder(importlib.abc.MetaPathFinder):
    """Import finder for one module, which loads it from a syntax tree."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._tree = name, tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        assert spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader)
        loader: Any = spec.loader
        tree = self._tree

        def get_code(_: str) -> CodeType:
            return compile(tree, loader.path, "exec")

        loader.get_code = get_code
        return spec
