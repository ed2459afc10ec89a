"""Grounding: a drawn case is made sense of before it is sent.

Ids that the target knows take the place of drawn ones, and members whose order matters those of the documented example,
since no schema can say that an end comes after its beginning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from schemathesis.core import NotSet
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.case import Case as GeneratedCase

from contract_tests.harness.documents import query_parameters, request_bodies
from contract_tests.harness.documents.operations import Operation, resolve
from contract_tests.harness.documents.request_bodies import Values

Case = GeneratedCase[Any]


def use_known_path_values(case: Case, values: Values, *, keep: frozenset[str] = frozenset()) -> bool:
    """Let a case name what is known to exist, apart from the names to `keep`; say whether its path does."""
    negated = _negated(case)
    for location, container in (
        (ParameterLocation.PATH, case.path_parameters),
        (ParameterLocation.QUERY, case.query),
    ):
        if location not in negated and isinstance(container, dict):
            container.update({name: values[name][0] for name in container if values.get(name) and name not in keep})
    case._record_starting_state()
    return ParameterLocation.PATH not in negated and not any(
        name in keep for name in case.path_parameters if values.get(name)
    )


def _negated(case: Case) -> set[ParameterLocation]:
    """Return the places in which a case is invalid."""
    meta = case.meta  # asked for once, since the case looks each time whether it is still as it was
    return {place for place in ParameterLocation if meta is not None and meta.is_negative_at(place)}


def became_valid(operation: Operation, case: Case) -> bool:
    """Say whether a case was made invalid and as it is sent is not: a link gave what it lacked, or what it is sent as
    lost it, for neither forms nor addresses have types.
    """
    if _negated(case) == {ParameterLocation.QUERY}:
        return query_parameters.is_valid_as_sent(operation, case)
    if _negated(case) - {ParameterLocation.BODY}:
        return False
    if case.media_type is None or isinstance(case.body, NotSet):
        negative = case.meta is not None and case.meta.generation.mode.is_negative
        return negative and "requestBody" in operation.node and request_bodies.is_optional_body(operation)
    if not _negated(case):
        return False
    return request_bodies.is_valid_as_sent(operation, case.media_type, case.body)


def use_known_body_values(operation: Operation, case: Case, values: Values, *, keep: Collection[str] = ()) -> None:
    """Let headers and members of a body name what is known to exist, unless that is what made them invalid."""
    for name in case.headers if ParameterLocation.HEADER not in _negated(case) else ():
        if found := request_bodies.known_values(name, values):
            case.headers[name] = str(found[0])
    if not isinstance(case.body, dict) or not case.body or case.media_type is None:
        return
    body = request_bodies.with_known_values(case.body, values, keep=keep)
    if ParameterLocation.BODY not in _negated(case) or not request_bodies.is_valid(operation, case.media_type, body):
        case.body = body
        case._record_starting_state()


def use_example_values(operation: Operation, case: Case) -> bool:
    """Let the members of a body whose order matters be those of the documented example; say whether they are."""
    example = next((body for media, body in request_bodies.examples(operation) if media == case.media_type), None)
    if not isinstance(case.body, dict) or not isinstance(example, Mapping):
        return not isinstance(case.body, dict)
    content = resolve(operation.document, operation.node["requestBody"])["content"][case.media_type]
    strict = case.meta is not None and case.meta.generation.mode.is_negative
    case.body = _settled(operation.document, content["schema"], case.body, example, strict=strict)
    case._record_starting_state()
    return True


def _settled(document: Mapping[str, Any], schema: Any, body: Any, example: Any, *, strict: bool) -> Any:
    schema = resolve(document, schema)
    if isinstance(body, dict) and isinstance(example, Mapping):
        members = schema.get("properties", {})
        return {
            name: _settled(document, members[name], value, example[name], strict=strict)
            if name in members and name in example
            else value
            for name, value in body.items()
        }
    # What makes a request invalid must stay: all else is made right, so that it is refused for nothing but that.
    if strict and ("format" in schema or not request_bodies.is_valid_value(document, schema, body)):
        return body
    return example if has_ordered_values(schema) else body


def has_ordered_values(schema: Mapping[str, Any]) -> bool:
    """Whether values of a schema have an order, so that a vendor may refuse one for its neighbour's sake.

    A number between bounds of its own has none.
    """
    if schema.keys() >= {"minimum", "maximum"} and "format" not in schema:
        return False
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return bool({"integer", "number"} & {*kinds}) or "pattern" in schema or "format" in schema
