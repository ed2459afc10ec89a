"""The example of a package's README: the first call that reads something, with the document's own example values.

A list reads best, then anything that is a GET, then what is a POST and may be repeated all the same.
"""

from __future__ import annotations

from typing import Any

from .. import names
from ..bundle import Bundle
from ..vendors import Vendor
from .arguments import Argument
from .credentials import Scheme
from .face import Method, Tag


def example(vendor: Vendor, bundle: Bundle, tags: list[Tag], schemes: list[Scheme]) -> str:
    """Return a program of a few lines, empty where the document has no operation that reads."""
    every = [(tag, method) for tag in tags for method in tag.methods]
    gets = [one for one in every if one[1].operation.method == "GET"]
    found = [one for one in gets if one[1].paging] or gets
    repeatable = (one for one in every if one[1].operation.extensions.get("x-idempotent"))
    found = found or [one for one in repeatable if one[1].operation.security]
    if not found:
        return ""
    tag, method = found[0]
    client = vendor.client
    secrets = [name for scheme in schemes[:1] for name in scheme.wanted]
    given = [f'{name}=os.environ["{vendor.id.upper()}_{name.upper()}"]' for name in secrets]
    given += _values(bundle, method, of_client=True)
    call = f"client.{tag.module}.{method.name}({', '.join(_values(bundle, method))})"
    if method.paging:
        item = names.snake(method.item.rpartition(".")[2])
        body = [f"    for {item} in {call}:", f"        print({item})"]
    else:
        body = [f"    print({call})"]
    return "\n".join(
        [
            *(["import os", ""] if secrets else []),
            f"from {vendor.package} import {client}",
            "",
            f"with {client}({', '.join(given)}) as client:",
            *body,
        ]
    )


def _values(bundle: Bundle, method: Method, *, of_client: bool = False) -> list[str]:
    shown = {one.name: one for one in method.operation.parameters}
    given = []
    for argument in method.arguments:
        if argument.of_client == of_client and (of_client or argument.default == ""):
            value = repr(_example(bundle, argument, shown[argument.wire].schema if argument.wire in shown else {}))
            positional = argument.place == "path" and not of_client
            given.append(value if positional else f"{argument.name}={value}")
    return given


def _example(bundle: Bundle, argument: Argument, schema: Any) -> object:
    for declared in (bundle.data.get("components") or {}).get("parameters", {}).values():
        if declared.get("name") == argument.wire and "example" in declared:
            return declared["example"]
    resolved = bundle.resolve(schema)
    if isinstance(resolved, dict):
        for found in (resolved.get("example"), *resolved.get("examples", []), *resolved.get("enum", [])):
            if found is not None:
                return found
    return {"int": 1, "float": 1.0, "bool": True}.get(argument.annotation, "example")
