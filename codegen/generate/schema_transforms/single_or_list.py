"""Lists: a member that comes as one object or as a list of them is a list for whoever reads it."""

from __future__ import annotations

import ast
from typing import Any

from codegen.openapi.bundler import SCHEMAS


def is_one_or_many(shown: Any) -> bool:
    """Tell whether a schema, as the model generator is shown it, is a class or a list of the same class."""
    if not isinstance(shown, dict):
        return False
    choices = [one for one in shown.get("oneOf") or shown.get("anyOf") or [] if one != {"type": "null"}]
    if len(choices) != 2:
        return False
    one, many = sorted(choices, key=lambda choice: "items" in choice)
    ref = one.get("$ref", "")
    return ref.startswith(SCHEMAS) and isinstance(many.get("items"), dict) and many["items"].get("$ref") == ref


def as_lists(source: str, package: str, fields: set[tuple[str, str]]) -> str:
    """Rewrite the annotations of fields, given by class and name, so that one object is taken for a list of one."""
    if not fields:
        return source
    lines = source.splitlines(keepends=True)
    found = [
        statement
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and (node.name, statement.target.id) in fields
    ]
    # From the end, so that the places of the others stay what they were.
    for statement in sorted(found, key=lambda one: -one.lineno):
        end = statement.end_lineno or statement.lineno
        if isinstance(statement.value, ast.Constant) and statement.value.value is None:
            statement.value = ast.List([], ast.Load())
        statement.annotation = _Listed().visit(statement.annotation)
        indent = " " * statement.col_offset
        lines[statement.lineno - 1 : end] = [f"{indent}{ast.unparse(ast.fix_missing_locations(statement))}\n"]
    imported = f"from {package}._core import "
    return "".join(lines).replace(imported, f"{imported}OneOrMany, ", 1)


class _Listed(ast.NodeTransformer):
    """Makes ``X | list[X] | None``, in whatever order, ``OneOrMany[X]``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == "list":
                return ast.Subscript(ast.Name("OneOrMany", ast.Load()), part.slice, ast.Load())
        return node
