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
from .streams import StreamFace


def example(vendor: Vendor, bundle: Bundle, tags: list[Tag], schemes: list[Scheme]) -> str:
    """Return a program of a few lines, empty where the document has no operation that reads."""
    every = [(tag, method) for tag in tags for method in tag.methods]
    gets = [one for one in every if one[1].operation.method == "GET" and not one[1].download]
    found = [one for one in gets if one[1].paging] or gets
    repeatable = (one for one in every if one[1].operation.extensions.get("x-idempotent") and one[1] in one[0].plain)
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


def _reads(method: Method) -> bool:
    return bool(method.operation.extensions.get("x-idempotent")) or method.name.partition("_")[0] in ("get", "list")


def stream_example(vendor: Vendor, tags: list[Tag], schemes: list[Scheme], stream: StreamFace) -> str:
    """Return the body of a function that makes a call over the stream and listens."""
    thing = names.words(vendor.client)[-1]
    wanted = {name for alternative in stream.security for name in alternative}
    usual = next((scheme.wanted for scheme in schemes if scheme.name in wanted), ())
    given = [f'{name}=os.environ["{vendor.id.upper()}_{name.upper()}"]' for name in usual]
    lines = [f"    async with Async{vendor.client}({', '.join(given)}) as {thing}:"]
    # What reads makes the better example, and what takes texts alone can be shown without knowing more.
    calls = [(tag, one) for tag in tags for one in tag.methods if _is_shown(one)]
    calls.sort(key=lambda one: (not _reads(one[1]), len(_needed(one[1]))))
    if calls:
        tag, method = calls[0]
        arguments = ", ".join(f'{one.name}="…"' for one in _needed(method))
        lines.append(f"        print(await {thing}.{tag.module}.{method.name}({arguments}))")
    if stream.events:
        event = stream.events[0].class_name
        lines += [
            f"        async for event in {thing}.listen():",
            f"            if isinstance(event, events.{event}):",
            "                print(event.data)",
        ]
    return "\n".join(lines)


def _needed(method: Method) -> list[Argument]:
    return [one for one in method.arguments if one.default == ""]


def _is_shown(method: Method) -> bool:
    texts = all("str" in one.annotation.split(" | ") for one in _needed(method))
    return method.operation.method == "CALL" and method.returns != "None" and texts
