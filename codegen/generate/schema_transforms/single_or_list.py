"""Annotate properties that are either one object or an array of such objects as lists."""

from __future__ import annotations

import ast
from typing import Any

from codegen.openapi.bundler import SCHEMAS


def is_single_or_list(schema: Any) -> bool:
    """Return whether a transformed schema is either one class or an array of the same class."""
    if not isinstance(schema, dict):
        return False
    choices = [choice for choice in schema.get("oneOf") or schema.get("anyOf") or [] if choice != {"type": "null"}]
    if len(choices) != 2:
        return False
    single, array = sorted(choices, key=lambda choice: "items" in choice)
    ref = single.get("$ref", "")
    return ref.startswith(SCHEMAS) and isinstance(array.get("items"), dict) and array["items"].get("$ref") == ref


def as_lists(source: str, package: str, fields: set[tuple[str, str]]) -> str:
    """Rewrite the annotations of fields, given as (class, field), so that a single object becomes a list of one."""
    if not fields:
        return source
    lines = source.splitlines(keepends=True)
    statements = [
        statement
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and (node.name, statement.target.id) in fields
    ]
    # From the end, so that the line numbers of earlier statements stay valid.
    for statement in sorted(statements, key=lambda statement: -statement.lineno):
        end = statement.end_lineno or statement.lineno
        if isinstance(statement.value, ast.Constant) and statement.value.value is None:
            statement.value = ast.List([], ast.Load())
        statement.annotation = _ListAnnotation().visit(statement.annotation)
        indent = " " * statement.col_offset
        lines[statement.lineno - 1 : end] = [f"{indent}{ast.unparse(ast.fix_missing_locations(statement))}\n"]
    imported = f"from {package}._core import "
    return "".join(lines).replace(imported, f"{imported}OneOrMany, ", 1)


class _ListAnnotation(ast.NodeTransformer):
    """Replaces ``X | list[X] | None``, in any order, with ``OneOrMany[X]``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == "list":
                return ast.Subscript(ast.Name("OneOrMany", ast.Load()), part.slice, ast.Load())
        return node
