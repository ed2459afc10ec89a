"""Rules about links: what flows from one operation's answer into another operation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from codegen.findings import Severity
from codegen.lint.context import Context, OperationNode, json_schemas
from codegen.lint.nodes import DocumentNode
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.openapi.json_pointer import join

_EXPRESSION = re.compile(
    r"\$(?:url|method|statusCode|(?P<side>request|response)\."
    r"(?:(?P<place>path|query|header)\.(?P<name>.+)|body(?:#(?P<inside>/.*)?)?))"
)
_PLACES = ("path", "query", "header", "cookie")
# The last named part of a path, with the parameter behind it if any; an extension like .json belongs to neither.
_ENDING = re.compile(r".*/(?P<noun>[^/{}.]+)(?:/\{(?P<key>[^/{}]+)\})?(?:\.[a-z]+)?/?")


@rule("link-target", "a link that leads nowhere breaks whoever follows it", Severity.ERROR)
def link_target(context: Context) -> Problems:
    """Links name an operation, its parameters, and values that are there."""
    for operation in context.operations:
        for answer, link in _links(context, operation):
            target = _target(context, link)
            if target is None and "operationId" in link.fields:
                name = link.fields["operationId"]
                yield join(link.pointer, "operationId"), f"no operation {name!r}; name an operationId of this document"
            parameters = link.fields.get("parameters") or {}
            known = {name for place in _PLACES for name in _names(target, place)}
            for name, value in parameters.items():
                at = join(join(link.pointer, "parameters"), name)
                if target and name not in known:
                    yield at, f"{target.id} has no parameter {name!r}; it has: {', '.join(sorted(known)) or 'none'}"
                if problem := _unreachable(context, operation, answer, value):
                    yield at, problem
            if problem := _unreachable(context, operation, answer, link.fields.get("requestBody")):
                yield join(link.pointer, "requestBody"), problem


@rule("link-missing", "links are how a stateful test gets from a thing made to the thing used", Severity.WARNING)
def link_missing(context: Context) -> Problems:
    """What creates a thing links to what reads, changes and deletes it; what lists things links to what reads one.

    Things are known by their paths: ``…/widgets`` creates or lists what ``…/widgets/{widgetId}`` addresses by one
    parameter more.
    """
    addressed: dict[str, list[tuple[OperationNode, str]]] = defaultdict(list)
    for target in context.operations:
        if target.id and (ending := _ENDING.fullmatch(target.path)) and ending["key"]:
            addressed[ending["noun"]].append((target, ending["key"]))
    for source in context.operations:
        ending = _ENDING.fullmatch(source.path)
        if source.method not in {"post", "get"} or not ending or ending["key"] or not source.answers():
            continue
        linked = {one.id for _, link in _links(context, source) if (one := _target(context, link))}
        for target, key in addressed[ending["noun"]]:
            wanted = target.id not in linked and (source.method == "post" or target.method == "get")
            if wanted and set(target.names("path")) - set(source.names("path")) == {key}:
                yield source.pointer, f"no link to {target.id}; add one to the answer, with the id that it takes"


def _links(context: Context, operation: OperationNode) -> Iterator[tuple[DocumentNode, DocumentNode]]:
    for answer in operation.responses.values():
        for link in answer.below("links"):
            yield answer, context.follow(link)


def _target(context: Context, link: DocumentNode) -> OperationNode | None:
    ref = link.fields.get("operationRef")
    if isinstance(ref, str):
        return next((one for one in context.operations if f"#{one.pointer}" == ref), None)
    return context.by_id.get(str(link.fields.get("operationId")))


def _names(target: OperationNode | None, place: str) -> Iterator[str]:
    for name in target.names(place) if target else ():
        yield name
        yield f"{place}.{name}"


def _unreachable(context: Context, source: OperationNode, answer: DocumentNode, value: Any) -> str | None:
    """Say why the value of a link's parameter cannot be had; None where it can, or is no runtime expression."""
    if not isinstance(value, str) or not value.startswith("$"):
        return None
    parts = _EXPRESSION.fullmatch(value)
    if parts is None:
        return f"{value!r} is no runtime expression; write $response.body#/… or $request.path.…"
    side, place, name, inside = parts["side"], parts["place"], parts["name"], parts["inside"]
    if place:
        if side == "request":
            known = source.names(place)
        else:
            known = list(answer.fields.get("headers") or ()) if place == "header" else []
        if name.casefold() not in {one.casefold() for one in known}:
            return f"{value}: the {side} has no {place} parameter {name!r}; it has: {', '.join(known) or 'none'}"
    elif inside:
        bodies = [answer] if side == "response" else map(context.follow, source.node.below("requestBody"))
        schemas = [pointer for body in bodies for pointer in (json_schemas(body) if side == "response" else _all(body))]
        if not any(context.shapes.reaches(pointer, inside) for pointer in schemas):
            return f"{value}: the {side}'s schema has nothing at {inside}"
    return None


def _all(body: DocumentNode) -> Iterator[str]:
    return (schema.pointer for media in body.below("content") for schema in media.below("schema"))
