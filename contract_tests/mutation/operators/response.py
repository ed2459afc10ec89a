"""Mutants of responses: a wrong property, status, media type, header, list or page, in every documented response."""

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
from contract_tests.mutation.mutants import Mutant, ResponseChange, all_operations, effective, wrap_handler
from contract_tests.sandbox.messages import Reply

UNREQUESTED_STATUSES = frozenset([429, *range(500, 600)])
"""Statuses that no request provokes: the sandbox sends them only if a test configures it to fail."""

KINDS_IN_ERRORS = frozenset(["status", "media", "field-missing", "field-type"])
"""The kinds of mutants that error responses have, too. Errors are alike for all operations, so these few suffice."""

PropertyChange = Callable[[Any, Any], None]
"""Takes an object or a list, and the key of one of its values; changes that value in place."""

ValueChange = Callable[[Any, Any], Any]
"""Takes a value of a response body and the request; returns the value that replaces it, None to remove it."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants of all documented responses of a vendor."""
    request_names = input_names(vendor)
    for operation in all_operations(vendor):
        for status in operation.node["responses"]:
            if status.isdigit() and int(status) not in UNREQUESTED_STATUSES:
                yield from _response_mutants(operation, int(status), request_names)


def input_names(vendor: str) -> set[str]:
    """Return the names of all scalar properties in the request bodies of a vendor."""
    return {path[-1] for operation in all_operations(vendor) for path, _ in request_bodies.scalar_schemas(operation)}


def _response_mutants(operation: Operation, status: int, request_names: set[str]) -> Iterator[Mutant]:
    def mutant(kind: str, detail: str, change: ResponseChange) -> Mutant:
        def change_matching(before: Reply, request: Any) -> Reply:
            # Acknowledgements have no status; the description documents them under 200.
            return change(before, request) if before.status == status or operation.streamed else before

        def wrapper(handle: Callable[[Any], Reply], _: Any, request: Any) -> Reply:
            before = handle(request)
            after = change_matching(before, request)
            effective.update([label] if after != before else [])
            return after

        label = f"{status} {detail}".strip()
        return Mutant(
            operation.vendor,
            operation.id,
            kind,
            label,
            wrap_handler(operation.vendor, operation.id, wrapper),
            frozenset([operation.id]),
            reports_effect=True,
            change_response=change_matching,
        )

    for kind, change_reply in _REPLY_CHANGES.items():
        if (status < 300 or kind in KINDS_IN_ERRORS) and (kind == "body-lost" or not operation.streamed):
            yield mutant(kind, "", change_reply)
    response = operation.response(status) or {}
    for header in response.get("headers", {}):
        yield mutant("header-missing", header, partial(_without_header, name=header))
    properties = response_properties(operation, status)
    for schema_property in properties:
        for kind, change in property_mutations(schema_property, request_names):
            if status < 300 or kind in KINDS_IN_ERRORS:
                yield mutant(kind, str(schema_property), _change_property(schema_property, change))
    for kind, pointer, change_value in _page_mutations(operation, properties) if properties and status < 300 else ():
        path = tuple(pointer.split("/")[1:])
        yield mutant(kind, pointer, partial(_change_values, path=path, change=change_value))
    envelope = operation.document.get("x-envelope", {})
    if "code" in envelope and (status >= 400 or envelope.keys() & {"failed", "success"}):
        yield mutant("error-code", "", partial(_change_error_code, operation=operation, code=envelope["code"]))


_REPLY_CHANGES: dict[str, ResponseChange] = {
    "status": lambda reply, _: dataclasses.replace(
        reply, status=418 if reply.status >= 400 else 299 - reply.status % 2
    ),
    # A reply without a body has no media type.
    "media": lambda reply, _: (
        reply if reply.body is None else dataclasses.replace(reply, media="text/html", body=reply.content())
    ),
    "body-lost": lambda reply, _: dataclasses.replace(reply, body=None),
    "body-cut": lambda reply, _: dataclasses.replace(reply, body=reply.content()[:-1] or None),
}
"""Changes of whole replies, by the kind of the mutant."""


def _without_header(reply: Reply, _: Any, name: str) -> Reply:
    headers = {header: value for header, value in reply.headers.items() if header.lower() != name.lower()}
    return dataclasses.replace(reply, headers=headers)


def _change_error_code(reply: Reply, request: Any, operation: Operation, code: str) -> Reply:
    """Return an error reply with another error code; `code` is the pointer to it. Successes stay unchanged."""
    path = tuple(code.replace("/0/", f"/{EACH}/").split("/")[1:])
    is_error = reply.status >= 400 or is_refusal_body(operation, reply.body)
    return _change_values(reply, request, path, _different_code) if is_error else reply


def property_mutations(
    schema_property: SchemaProperty, request_names: set[str]
) -> Iterator[tuple[str, PropertyChange]]:
    """Yield the kinds of mutants of a property, each with its change.

    Properties in `request_names` may echo a value of the request, so these have mutants of the value, too.
    """
    if not schema_property.path:
        return
    if schema_property.name:
        yield "field-missing", lambda owner, key: owner.pop(key)
        yield "field-renamed", lambda owner, key: owner.update({f"{key}_": owner.pop(key)})
    types = schema_property.kinds
    if types and "null" not in types:
        yield "field-null", lambda owner, key: owner.__setitem__(key, None)
    if types:
        yield "field-type", lambda owner, key: owner.__setitem__(key, _value_of_wrong_type(owner[key], types))
    if "enum" in schema_property.schema:
        yield "value-new", lambda owner, key: owner.__setitem__(key, _unlisted_value(owner[key]))
    if schema_property.name in request_names:
        yield "echo-cut", lambda owner, key: owner.__setitem__(key, _altered_value(owner[key]))


def _value_of_wrong_type(value: Any, types: frozenset[str]) -> Any:
    """Return a value of a type that is not among `types` and that the value does not have; else the value itself."""
    samples = {"string": "7", "integer": 7, "boolean": True, "array": [], "object": {}}
    wrong = (sample for name, sample in samples.items() if name not in types and {name, "number"} & types != {"number"})
    return next((sample for sample in wrong if type(sample) is not type(value)), value)


def _unlisted_value(value: Any) -> Any:
    """Return a value that no enumeration lists."""
    return f"{value}_new" if isinstance(value, str) else 9999 if isinstance(value, int) else value


def _altered_value(value: Any) -> Any:
    """Return half of a text or a list, the negation of a boolean, or the next number."""
    if isinstance(value, str | list):
        return value[: len(value) // 2]
    return not value if isinstance(value, bool) else value + 1 if isinstance(value, int | float) else value


def _different_code(value: Any, _: Any) -> Any:
    return value + 1000 if isinstance(value, int) else f"{value}_other"


def _page_mutations(operation: Operation, properties: list[SchemaProperty]) -> Iterator[tuple[str, str, ValueChange]]:
    """Yield the kinds of mutants of lists and pages, each with the pointer to a value and the change of that value."""
    paging: Mapping[str, Any] = operation.node.get("x-pagination", {})
    payload = operation.node.get("x-envelope", {}).get("payload", "")
    expressions = {link["parameters"][name] for link in _links(operation) for name in link.get("parameters", {})}
    # A link with the expression `$response.body#/items/0/id` shows that `/items` is a list.
    lists = {
        str(expression).removeprefix("$response.body#").partition("/0/")[0]
        for expression in expressions
        if "/0/" in str(expression)
    }
    lists |= {
        payload
        for schema_property in properties
        if "array" in schema_property.kinds and f"/{'/'.join(schema_property.path)}" == payload
    }
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
        yield "next-loops", paging["next"], lambda value, request: value and _url(request)


def _url(request: Any) -> str:
    return f"{request.url}?" + "&".join(f"{name}={value}" for name, value in request.query)


def _links(operation: Operation) -> Iterator[Mapping[str, Any]]:
    """Yield the OpenAPI links of the success responses of an operation."""
    for status in operation.successes:
        for link in (operation.response(status) or {}).get("links", {}).values():
            yield resolve(operation.document, link)


def _change_property(schema_property: SchemaProperty, change: PropertyChange) -> ResponseChange:
    return lambda reply, _: dataclasses.replace(reply, body=with_property(reply.body, schema_property, change))


def with_property(body: Any, schema_property: SchemaProperty, change: PropertyChange) -> Any:
    """Return a copy of a body in which every occurrence of a property is changed."""
    body = _copied(body)
    for owner, key in list(property_holders(body, schema_property.path)):
        change(owner, key)
    return body


def _copied(value: Any) -> Any:
    """Return a deep copy in which no two properties share an object; `copy.deepcopy` would preserve shared objects."""
    if isinstance(value, dict):
        return {name: _copied(child) for name, child in value.items()}
    return [_copied(child) for child in value] if isinstance(value, list) else value


def _change_values(reply: Reply, request: Any, path: tuple[str, ...], change: ValueChange) -> Reply:
    """Return a reply in which every value at a path is changed, or removed if the change returns None."""
    body = _copied(reply.body)
    for owner, key in list(property_holders(body, path)):
        owner[key] = change(owner[key], request)
        if owner[key] is None:
            del owner[key]
    return dataclasses.replace(reply, body=body)
