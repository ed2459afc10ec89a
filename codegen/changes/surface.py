"""Build a contract tree from the public Python API of a package. Griffe reads the source; nothing is imported.

Private modules and classes are included if a public name refers to them.
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
    """Return the public API of the package `package` in a folder."""
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    module = loader.load(package)
    loader.resolve_aliases()
    return _node("", module)


def _node(name: str, member: Any) -> ContractNode:
    target: Any = member.final_target if member.is_alias else member
    kind, parts = target.kind.value, partial(_members, target)
    facts: dict[str, Any] = {"deprecated": _is_deprecated(target)}
    if target.is_attribute:
        # Properties and plain attributes count as the same, because users read both the same way.
        facts["type"], parts = _types(target.annotation), partial(dict[str, ContractNode])
    elif target.is_function:
        facts["call"] = frozenset(["awaited" if "async" in target.labels else "plain"])
        facts["return type"], parts = _types(target.returns), partial(_parameters, target)
    elif target.is_class:
        parts = partial(_class_parts, target)
    label = f"`{target.name}`" if target.is_class and _is_resource(target) else ""
    return ContractNode(kind, name, Direction.RECEIVED, facts, parts, shared=target.path, label=label)


def _is_resource(member: Any) -> bool:
    """Return whether users get an object from the client instead of importing its module or creating instances."""
    return f".{_RESOURCES}." in member.path


def _members(target: Any) -> dict[str, ContractNode]:
    """Return the public members of a module or a class, including inherited members; modules come last."""
    constructor = "" if _is_resource(target) else "__init__"
    public = [
        (name, member)
        for name, member in target.all_members.items()
        if _is_resolvable(member) and member.is_public and (name == constructor or not name.startswith("_"))
    ]
    public.sort(key=lambda pair: pair[1].is_module)
    return {name: _node(f".`{name}`", member) for name, member in public}


def _is_resolvable(member: Any) -> bool:
    """Return whether a name refers to an object of this package."""
    try:
        return not member.is_alias or member.final_target is not None
    except griffe.AliasResolutionError:
        return False


def _class_parts(target: Any) -> dict[str, ContractNode]:
    bases = {f"as {base}": ContractNode("base", f"as `{base}`", Direction.RECEIVED, {}) for base in _bases(target)}
    return {**bases, **_members(target)}


def _bases(target: Any) -> list[str]:
    """Return the names of all direct and indirect base classes that are public."""
    classes = [target, *target.mro()]
    exported = {name for name, member in target.package.all_members.items() if member.is_public}
    private = {class_.name for class_ in classes if "._" in class_.path} - exported
    names = dict.fromkeys(str(base).partition("[")[0].rpartition(".")[2] for class_ in classes for base in class_.bases)
    return [name for name in names if name not in private]


def _parameters(function: Any) -> dict[str, ContractNode]:
    parameters = [parameter for parameter in function.parameters if parameter.name not in ("self", "cls")]
    return {parameter.name: _parameter(parameter, index) for index, parameter in enumerate(parameters, start=1)}


def _parameter(parameter: Any, index: int) -> ContractNode:
    kind = parameter.kind.value
    passing = [*(["by name"] if "keyword" in kind else []), *([f"as argument {index}"] if "positional" in kind else [])]
    facts = {
        "required": bool(parameter.required),
        "passing": frozenset(passing),
        "type": _types(parameter.annotation),
        "default": None if parameter.default is None else str(parameter.default),
    }
    return ContractNode("parameter", f"(`{parameter.name}`)", Direction.SENT, facts)


def _is_deprecated(target: Any) -> bool:
    decorators = getattr(target, "decorators", ())
    return any(str(decorator.value).partition("(")[0].endswith("deprecated") for decorator in decorators)


def _types(annotation: Any) -> frozenset[str] | None:
    """Return the alternatives of an annotation without module names, None if there is no annotation."""
    return None if annotation is None else frozenset(map(ast.unparse, _alternatives(_simplify(str(annotation)))))


def _simplify(text: str) -> ast.expr:
    return _AnnotationSimplifier().visit(ast.parse(text, mode="eval").body)  # type: ignore[no-any-return]


def _alternatives(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_alternatives(node.left), *_alternatives(node.right)]
    return [node]


class _AnnotationSimplifier(ast.NodeTransformer):
    """Reduces dotted names to their last part, and type qualifiers such as `Annotated` to the type inside."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Return `models.Event` as `Event`."""
        return ast.Name(node.attr)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Return `Annotated[Event, …]` as `Event`."""
        visited = self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in _TRANSPARENT:
            return node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
        return visited
