"""Defects of rules: each rule of a vendor's not enforced, a little off, or the other way round.

They are planted in the syntax tree of the vendor's module, which is then loaded anew: only in what a handler reaches,
since the rest serves tests, and is no vendor's.
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

_TESTS_OWN = frozenset(["seed", "reseed", "show", "known", "credentials", "stranger"])
_ENTRIES = frozenset(["answer", "unrouted", "connected", "disconnected", "holder", "failed"])
_BOUNDS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of a vendor's rules."""
    reached, modules = _reached(vendor), syntax_trees(vendor)
    for module, tree in modules.items():
        seen: Counter[str] = Counter()
        for index, (where, kind, detail, _) in enumerate(mutations(tree)):
            place = f"{module}.{where}".strip(".")
            label = re.sub(r"\s+", " ", detail)[:60].rstrip()
            seen[f"{place}/{kind}:{label}"] += 1
            if (count := seen[f"{place}/{kind}:{label}"]) > 1:
                label = f"{label}#{count}"
            users = frozenset([(module, where)]) if where else _users(modules, label.partition(" ")[0])
            if home := frozenset(one for one in users if _handles(one[1], reached)):
                yield Mutant(vendor, place, kind, label, _planting(vendor, module, index), home=home)


@cache
def syntax_trees(vendor: str) -> dict[str, ast.Module]:
    """Return the syntax trees of a vendor's modules by name; the package's own is empty."""
    home = Path(vendors.__file__).parent / vendor
    files = sorted(home.rglob("*.py")) if home.is_dir() else [home.with_suffix(".py")]
    return {module_name(vendor, path): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def module_name(vendor: str, path: Path) -> str:
    """Return the dotted name of a vendor's module below the vendor's package, empty for the package itself.

    Raises ValueError if the path is no module of the vendor.
    """
    home = Path(vendors.__file__).parent
    parts = path.relative_to(home).with_suffix("").parts
    if parts[0] != vendor:
        raise ValueError(f"{path} is no module of {vendor}")
    return ".".join(part for part in parts[1:] if part != "__init__")


def _handles(where: str, reached: frozenset[str]) -> bool:
    """Say whether a handler reaches a function, or one that it is local to; that of its class means nothing."""
    return any(one in reached for one in where.split(".") if not one.lstrip("_")[:1].isupper())


def _users(modules: dict[str, ast.Module], name: str) -> frozenset[tuple[str, str]]:
    """Return the functions that use a constant."""
    return frozenset(
        (module, where)
        for module, tree in modules.items()
        for where, function in _functions(tree)
        if name in _names(function)
    )


def _functions(node: ast.AST, where: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions in a tree by their qualified names."""
    for child in ast.iter_child_nodes(node):
        inner = _within(where, child)
        if isinstance(child, ast.FunctionDef):
            yield ".".join(inner), child
        yield from _functions(child, inner)


def _within(where: tuple[str, ...], node: ast.AST) -> tuple[str, ...]:
    """Return the names that lead into a node."""
    return (*where, node.name) if isinstance(node, ast.FunctionDef | ast.ClassDef) else where


# What a handler reaches, by the names that it uses, and those that these use


@cache
def _reached(vendor: str) -> frozenset[str]:
    using: dict[str, set[str]] = {}
    roots: set[str] = {*_ENTRIES}
    for tree in syntax_trees(vendor).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                using.setdefault(node.name, set()).update(_names(node))
                if any(
                    isinstance(one, ast.Call) and _called(one) in ("operation", "route") for one in node.decorator_list
                ):
                    roots.add(node.name)
            elif isinstance(node, ast.ClassDef):
                special = {
                    one.name for one in node.body if isinstance(one, ast.FunctionDef) and one.name.startswith("__")
                }
                using.setdefault(node.name, set()).update(special)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Name):
                        using.setdefault(target.id, set()).update(_names(node.value))
    found: set[str] = set()
    while roots:
        name = roots.pop()
        found.add(name)
        roots |= using.get(name, set()) - found - _TESTS_OWN
    return frozenset(found)


def _names(node: ast.AST) -> set[str]:
    return {
        one.id if isinstance(one, ast.Name) else one.attr
        for one in ast.walk(node)
        if isinstance(one, ast.Name | ast.Attribute)
    }


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


# How each is planted: where it stands, its node, kind and detail, and what edits the tree


def mutations(tree: ast.Module) -> Iterator[tuple[str, str, str, Edit]]:
    """Yield all that can be wrong in a module: the function, kind and detail, and what edits the tree."""
    yield from _inside(tree, ())


def _inside(node: ast.AST, where: tuple[str, ...]) -> Iterator[tuple[str, str, str, Edit]]:
    for child in ast.iter_child_nodes(node):
        inner = _within(where, child)
        in_function = bool(where) and not isinstance(node, ast.ClassDef)
        found = _of_code(child) if in_function else _of_constant(child) if not where else ()
        yield from ((".".join(where), *one) for one in found)
        yield from _inside(child, inner)


def _of_code(node: ast.AST) -> Iterator[tuple[str, str, Edit]]:
    """Yield what can be wrong in a statement, or in a condition."""
    match node:
        case ast.If(test=test, body=[*_, ast.Raise()], orelse=[]):
            yield "unenforced", ast.unparse(test), partial(setattr, node, "test", ast.Constant(False))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "flipped", ast.unparse(test), partial(setattr, node, "test", _not(test))
        case ast.Return(value=ast.expr() as value) if _decides(value):
            yield "flipped", ast.unparse(node), partial(setattr, node, "value", _not(value))
        case ast.comprehension(ifs=ifs):
            for index, one in enumerate(ifs):
                yield "unfiltered", ast.unparse(one), partial(ifs.__setitem__, index, ast.Constant(True))
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "undone", ast.unparse(node), partial(_blank, node)
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            for index, one in enumerate(targets):
                if isinstance(one, ast.Attribute | ast.Subscript):
                    as_it_was = ast.parse(ast.unparse(one), mode="eval").body
                    yield "undone", f"{index} of {ast.unparse(node)}", partial(values.__setitem__, index, as_it_was)
        case ast.AugAssign() | ast.Delete():
            yield "undone", ast.unparse(node), partial(_blank, node)
        case ast.expr():
            yield from _of_expression(node)


def _decides(value: ast.expr) -> bool:
    """Say whether what is returned is true or false."""
    match value:
        case ast.Constant(value=bool()) | ast.Compare(ops=[ast.Eq() | ast.Is() | ast.In()]):
            return True
    return False


def _of_expression(node: ast.expr) -> Iterator[tuple[str, str, Edit]]:
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                if other := _BOUNDS.get(type(op)):
                    detail = f"{index} of {ast.unparse(node)}" if len(ops) > 1 else ast.unparse(node)
                    yield "bound", detail, partial(ops.__setitem__, index, other())
        case ast.BoolOp(op=op, values=values):
            neutral = ast.Constant(isinstance(op, ast.And))
            for index in range(len(values)):
                yield "halved", f"without {index} of {ast.unparse(node)}", partial(values.__setitem__, index, neutral)
        case ast.BinOp(op=ast.Add() | ast.Sub(), right=ast.Constant(value=int() as value)):
            yield "number", ast.unparse(node), partial(setattr, node, "right", ast.Constant(value + 1))


def _of_constant(node: ast.AST) -> Iterator[tuple[str, str, Edit]]:
    """Yield what can be wrong in a constant: each of its numbers and truths."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            pass
        case _:
            return
    plain = ((one, one.value) for one in ast.walk(value) if isinstance(one, ast.Constant))
    numbers = ((one, number) for one, number in plain if isinstance(number, int))
    for index, (one, number) in enumerate(numbers if name.isupper() else ()):
        if isinstance(number, bool):
            yield "flipped", f"{name} {index}", partial(setattr, one, "value", not number)
        else:
            yield "number", f"{name} {index}", partial(setattr, one, "value", number + 1)


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _blank(node: ast.stmt) -> None:
    """Let a statement do nothing, where it stands."""
    for name in (*node._fields, "type_comment"):
        node.__dict__.pop(name, None)
    node.__class__ = ast.Pass


# Planting: the vendor's modules are forgotten, and loaded anew with one tree edited


def _planting(vendor: str, module: str, index: int) -> Callable[[], None]:
    def plant() -> None:
        package = f"{vendors.__name__}.{vendor}"
        mutated = f"{package}.{module}".strip(".")
        tree = mutated_tree(vendor, module, index)
        for name in [one for one in sys.modules if one == package or one.startswith(f"{package}.")]:
            del sys.modules[name]
        vars(vendors).pop(vendor, None)
        sys.meta_path.insert(0, _Finder(mutated, tree))
        importlib.import_module(package)

    return plant


def mutated_tree(vendor: str, module: str, index: int) -> ast.Module:
    """Return a module's tree with one of its edits made."""
    tree = copy.deepcopy(syntax_trees(vendor)[module])
    *_, edit = next(one for at, one in enumerate(mutations(tree)) if at == index)
    edit()
    return ast.fix_missing_locations(tree)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module, whose code is that of a tree."""

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

        def code(_: str) -> CodeType:
            return compile(tree, loader.path, "exec")

        loader.get_code = code
        return spec
