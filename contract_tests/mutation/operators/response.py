"""Defects of answers: every member, status, header, list and page that the document describes, wrong in every way."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.operations import Operation, is_refusal_body, resolve
from contract_tests.harness.documents.schema_properties import (
    EACH,
    SchemaProperty,
    property_holders,
    response_properties,
)
from contract_tests.mutation.mutants import Change, Mutant, all_operations, came, wrap_handler
from contract_tests.sandbox.messages import Reply

UNASKED = frozenset([429, *range(500, 600)])
"""Statuses that no request asks for: a sandbox gives them on demand, and no rule of a vendor's does."""

OF_ERRORS = frozenset(["status", "media", "field-missing", "field-type"])
"""The kinds that are planted in errors too: these look alike for every operation."""

OnMember = Callable[[Any, Any], None]
"""Changes what a holder has under a key."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of every answer of a vendor."""
    given = input_names(vendor)
    for operation in all_operations(vendor):
        for status in operation.node["responses"]:
            if status.isdigit() and int(status) not in UNASKED:
                yield from _of_answer(operation, int(status), given)


def input_names(vendor: str) -> set[str]:
    """Return the names of what a vendor's requests may say."""
    return {place[-1] for operation in all_operations(vendor) for place, _ in request_bodies.scalar_schemas(operation)}


def _of_answer(operation: Operation, status: int, given: set[str]) -> Iterator[Mutant]:
    def defect(kind: str, detail: str, change: Change) -> Mutant:
        def changed(before: Reply, request: Any) -> Reply:
            # Every acknowledgement is what the document says of 200.
            return change(before, request) if before.status == status or operation.streamed else before

        def planted(ask: Callable[[Any], Reply], _: Any, request: Any) -> Reply:
            before = ask(request)
            after = changed(before, request)
            came.update([label] if after != before else [])
            return after

        label = f"{status} {detail}".strip()
        touched = frozenset([operation.id])
        plant = wrap_handler(operation.vendor, operation.id, planted)
        return Mutant(operation.vendor, operation.id, kind, label, plant, touched, of_answer=True, change=changed)

    for kind, whole in _OF_WHOLE.items():
        if (status < 300 or kind in OF_ERRORS) and (kind == "body-lost" or not operation.streamed):
            yield defect(kind, "", whole)
    response = operation.response(status) or {}
    for header in response.get("headers", {}):
        yield defect("header-missing", header, partial(_headless, name=header))
    members = response_properties(operation, status)
    for place in members:
        for kind, change in property_mutations(place, given):
            if status < 300 or kind in OF_ERRORS:
                yield defect(kind, str(place), _at(place, change))
    for kind, pointer, on_value in _of_pages(operation, members) if members and status < 300 else ():
        path = tuple(pointer.split("/")[1:])
        yield defect(kind, pointer, partial(_body, path=path, change=on_value))
    envelope = operation.document.get("x-envelope", {})
    if "code" in envelope and (status >= 400 or envelope.keys() & {"failed", "success"}):
        yield defect("error-code", "", partial(_miscoded, operation=operation, code=envelope["code"]))


_OF_WHOLE: dict[str, Change] = {
    "status": lambda reply, _: dataclasses.replace(
        reply, status=418 if reply.status >= 400 else 299 - reply.status % 2
    ),
    # What has no body has no type.
    "media": lambda reply, _: (
        reply if reply.body is None else dataclasses.replace(reply, media="text/html", body=reply.content())
    ),
    "body-lost": lambda reply, _: dataclasses.replace(reply, body=None),
    "body-cut": lambda reply, _: dataclasses.replace(reply, body=reply.content()[:-1] or None),
}


def _headless(reply: Reply, _: Any, name: str) -> Reply:
    kept = {one: value for one, value in reply.headers.items() if one.lower() != name.lower()}
    return dataclasses.replace(reply, headers=kept)


def _miscoded(reply: Reply, request: Any, operation: Operation, code: str) -> Reply:
    path = tuple(code.replace("/0/", f"/{EACH}/").split("/")[1:])
    fails = reply.status >= 400 or is_refusal_body(operation, reply.body)
    return _body(reply, request, path, _other) if fails else reply


def property_mutations(place: SchemaProperty, given: set[str]) -> Iterator[tuple[str, OnMember]]:
    """Yield the ways in which one member can be wrong; those of its value where a request has said it."""
    if not place.path:
        return
    if place.name:
        yield "field-missing", lambda holder, key: holder.pop(key)
        yield "field-renamed", lambda holder, key: holder.update({f"{key}_": holder.pop(key)})
    if place.kinds and "null" not in place.kinds:
        yield "field-null", lambda holder, key: holder.__setitem__(key, None)
    if place.kinds:
        yield "field-type", lambda holder, key: holder.__setitem__(key, _retyped(holder[key], place.kinds))
    if "enum" in place.schema:
        yield "value-new", lambda holder, key: holder.__setitem__(key, _new(holder[key]))
    if place.name in given:
        yield "echo-cut", lambda holder, key: holder.__setitem__(key, _cut(holder[key]))


def _retyped(value: Any, allowed: frozenset[str]) -> Any:
    others = {"string": "7", "integer": 7, "boolean": True, "array": [], "object": {}}
    wrong = (
        other for kind, other in others.items() if kind not in allowed and {kind, "number"} & allowed != {"number"}
    )
    return next((one for one in wrong if type(one) is not type(value)), value)


def _new(value: Any) -> Any:
    return f"{value}_new" if isinstance(value, str) else 9999 if isinstance(value, int) else value


def _cut(value: Any) -> Any:
    if isinstance(value, str | list):
        return value[: len(value) // 2]
    return not value if isinstance(value, bool) else value + 1 if isinstance(value, int | float) else value


def _other(value: Any, _: Any) -> Any:
    return value + 1000 if isinstance(value, int) else f"{value}_other"


def _of_pages(
    operation: Operation, members: list[SchemaProperty]
) -> Iterator[tuple[str, str, Callable[[Any, Any], Any]]]:
    """Yield how lists and pages go wrong: kind, pointer, and what the value there becomes."""
    paging: Mapping[str, Any] = operation.node.get("x-pagination", {})
    shown = operation.node.get("x-envelope", {}).get("payload", "")
    found = {link["parameters"][name] for link in _links(operation) for name in link.get("parameters", {})}
    lists = {str(one).removeprefix("$response.body#").partition("/0/")[0] for one in found if "/0/" in str(one)}
    lists |= {shown for one in members if "array" in one.kinds and f"/{'/'.join(one.path)}" == shown}
    for pointer in sorted(lists | ({paging["items"]} if "items" in paging else set())):
        yield "list-forgets-first", pointer, lambda value, _: value[1:]
        yield "list-forgets-last", pointer, lambda value, _: value[:-1]
        yield "list-doubles", pointer, lambda value, _: value[:1] + value
    if "total" in paging:
        yield "total-off", paging["total"], lambda value, _: value + 1
        yield "total-of-page", paging["total"], lambda value, _: min(value, 1)
    if "next" in paging:
        yield "next-lost", paging["next"], lambda _value, _: None
        yield "next-broken", paging["next"], lambda value, _: value and f"{value.partition('?')[0]}x"
        yield "next-loops", paging["next"], lambda value, request: value and _address(request)


def _address(request: Any) -> str:
    return f"{request.url}?" + "&".join(f"{name}={value}" for name, value in request.query)


def _links(operation: Operation) -> Iterator[Mapping[str, Any]]:
    for status in operation.successes:
        for one in (operation.response(status) or {}).get("links", {}).values():
            yield resolve(operation.document, one)


def _at(place: SchemaProperty, change: OnMember) -> Change:
    return lambda reply, _: dataclasses.replace(reply, body=with_property(reply.body, place, change))


def with_property(body: Any, place: SchemaProperty, change: OnMember) -> Any:
    """Return a body in which a member is changed, wherever it stands."""
    body = _copied(body)
    for holder, key in list(property_holders(body, place.path)):
        change(holder, key)
    return body


def _copied(value: Any) -> Any:
    """Return a copy in which no object stands twice, as it would in one of `copy.deepcopy`."""
    if isinstance(value, dict):
        return {name: _copied(one) for name, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


def _body(reply: Reply, request: Any, path: tuple[str, ...], change: Callable[[Any, Any], Any]) -> Reply:
    body = _copied(reply.body)
    for holder, key in list(property_holders(body, path)):
        holder[key] = change(holder[key], request)
        if holder[key] is None:
            del holder[key]
    return dataclasses.replace(reply, body=body)
