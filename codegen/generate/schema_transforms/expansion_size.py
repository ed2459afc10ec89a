"""Growth: references that double at each step, which a page of text turns into more schemas than a machine holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.findings import Failed
from codegen.openapi.bundler import SCHEMAS, Bundle

# No honest union comes near.
_LARGEST = 10_000


def limit_expansion(bundle: Bundle, schemas: dict[str, Any]) -> None:
    """Refuse references that multiply: what has no class of its own is written out wherever it is referred to."""
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = 1
            sizes[name] += sum(map(size, _written_out(schemas.get(name))))
        return sizes[name]

    findings = [
        bundle.find(f"/components/schemas/{name}", "schema-size", f"{name} is {size(name):,} schemas when written out")
        for name in schemas
        if size(name) > _LARGEST
    ]
    if findings:
        raise Failed(findings)


def _written_out(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(ref := schema.get("$ref"), str):
            yield ref.removeprefix(SCHEMAS)
        for key in ("allOf", "oneOf", "anyOf", "items", "additionalProperties"):
            below = schema.get(key)
            for one in below if isinstance(below, list) else [below]:
                yield from _written_out(one)
