"""Surfaces as contracts: what users of a package can name, read by griffe from its source and never imported.

What the package keeps private counts where a public name leads to it.
"""

from __future__ import annotations

import ast
from functools import partial
from pathlib import Path
from typing import Any

import griffe

from .contract import ContractNode, Direction

_RESOURCES = "resources"
_TRANSPARENT = ("Annotated", "Final", "ClassVar", "Required", "NotRequired")


def surface(folder: Path, package: str) -> ContractNode:
    """Return the surface of a package that lies in a folder."""
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    loaded = loader.load(package)
    loader.resolve_aliases()
    return _node("", loaded)


def _node(name: str, given: Any) -> ContractNode:
    found: Any = given.final_target if given.is_alias else given
    kind, parts = found.kind.value, partial(_members, found)
    facts: dict[str, Any] = {"deprecated": _deprecated(found)}
    if found.is_attribute:
        # Whether it is stored or worked out makes no difference to whoever reads it.
        facts["type"], parts = _types(found.annotation), partial(dict[str, ContractNode])
    elif found.is_function:
        facts["call"] = frozenset(["awaited" if "async" in found.labels else "plain"])
        facts["return type"], parts = _types(found.returns), partial(_parameters, found)
    elif found.is_class:
        parts = partial(_class, found)
    home = f"`{found.name}`" if found.is_class and _is_reached(found) else ""
    return ContractNode(kind, name, Direction.RECEIVED, facts, parts, shared=found.path, home=home)


def _is_reached(found: Any) -> bool:
    """Tell whether users have a thing by their client: they name at most its class, never its module, and make none."""
    return f".{_RESOURCES}." in found.path


def _members(found: Any) -> dict[str, ContractNode]:
    """Return what is public in a module or a class, inherited members included; modules come last."""
    made = "" if _is_reached(found) else "__init__"
    public = [
        (name, one)
        for name, one in found.all_members.items()
        if _is_known(one) and one.is_public and (name == made or not name.startswith("_"))
    ]
    public.sort(key=lambda pair: pair[1].is_module)
    return {name: _node(f".`{name}`", one) for name, one in public}


def _is_known(member: Any) -> bool:
    """Tell whether a name leads to something in this package."""
    try:
        return not member.is_alias or member.final_target is not None
    except griffe.AliasResolutionError:
        return False


def _class(found: Any) -> dict[str, ContractNode]:
    return {
        **{f"as {base}": ContractNode("base", f"as `{base}`", Direction.RECEIVED, {}) for base in _bases(found)},
        **_members(found),
    }


def _bases(found: Any) -> list[str]:
    """Return all classes above one that users can name, near or far."""
    line = [found, *found.mro()]
    exported = {name for name, one in found.package.all_members.items() if one.is_public}
    unseen = {one.name for one in line if "._" in one.path} - exported
    names = dict.fromkeys(str(base).partition("[")[0].rpartition(".")[2] for one in line for base in one.bases)
    return [name for name in names if name not in unseen]


def _parameters(found: Any) -> dict[str, ContractNode]:
    listed = [one for one in found.parameters if one.name not in ("self", "cls")]
    return {one.name: _parameter(one, index) for index, one in enumerate(listed, start=1)}


def _parameter(one: Any, index: int) -> ContractNode:
    kind = one.kind.value
    given = [*(["by name"] if "keyword" in kind else []), *([f"as argument {index}"] if "positional" in kind else [])]
    facts = {
        "required": bool(one.required),
        "passing": frozenset(given),
        "type": _types(one.annotation),
        "default": None if one.default is None else str(one.default),
    }
    return ContractNode("parameter", f"(`{one.name}`)", Direction.SENT, facts)


def _deprecated(found: Any) -> bool:
    decorators = getattr(found, "decorators", ())
    return any(str(one.value).partition("(")[0].endswith("deprecated") for one in decorators)


def _types(annotation: Any) -> frozenset[str] | None:
    """Return the alternatives of an annotation, whatever modules their names come from; None where there is none."""
    return None if annotation is None else frozenset(map(ast.unparse, _alternatives(_short(str(annotation)))))


def _short(text: str) -> ast.expr:
    return _Short().visit(ast.parse(text, mode="eval").body)  # type: ignore[no-any-return]


def _alternatives(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_alternatives(node.left), *_alternatives(node.right)]
    return [node]


class _Short(ast.NodeTransformer):
    """Leaves of each dotted name the last part, and of what only annotates a type the type."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Return `models.Event` as `Event`."""
        return ast.Name(node.attr)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Return `Annotated[Event, …]` as `Event`."""
        visited = self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in _TRANSPARENT:
            return node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
        return visited
