"""Reject documents whose references multiply: a short document can expand to more schemas than fit into memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.findings import Failed
from codegen.openapi.bundler import SCHEMAS, Bundle

# Far more than any real document needs.
_MAX_SCHEMAS = 10_000


def limit_expansion(bundle: Bundle, schemas: dict[str, Any]) -> None:
    """Raise Failed for schemas that expand too much; schemas without a class are inlined wherever they are used."""
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = 1
            sizes[name] += sum(map(size, _inlined_references(schemas.get(name))))
        return sizes[name]

    findings = [
        bundle.find(
            f"/components/schemas/{name}",
            "schema-size",
            f"{name} expands to {size(name):,} schemas, more than {_MAX_SCHEMAS:,}; use fewer nested references",
        )
        for name in schemas
        if size(name) > _MAX_SCHEMAS
    ]
    if findings:
        raise Failed(findings)


def _inlined_references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(ref := schema.get("$ref"), str):
            yield ref.removeprefix(SCHEMAS)
        for key in ("allOf", "oneOf", "anyOf", "items", "additionalProperties"):
            subschemas = schema.get(key)
            for subschema in subschemas if isinstance(subschemas, list) else [subschemas]:
                yield from _inlined_references(subschema)
