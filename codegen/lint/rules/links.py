"""Rules for links, which pass values from the response of an operation to another operation."""

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

# A runtime expression, https://spec.openapis.org/oas/v3.1.0#runtime-expressions
_EXPRESSION = re.compile(
    r"\$(?:url|method|statusCode|(?P<side>request|response)\."
    r"(?:(?P<place>path|query|header)\.(?P<name>.+)|body(?:#(?P<inside>/.*)?)?))"
)
_PLACES = ("path", "query", "header", "cookie")
# The last literal segment of a path and the parameter after it, if any; a file extension such as .json is ignored.
_PATH_END = re.compile(r".*/(?P<noun>[^/{}.]+)(?:/\{(?P<key>[^/{}]+)\})?(?:\.[a-z]+)?/?")


@rule("link-target", "clients and stateful tests cannot follow a broken link", Severity.ERROR)
def link_target(context: Context) -> Problems:
    """Links refer to existing operations, parameters and values."""
    for operation in context.operations:
        for response, link in _links(context, operation):
            target = _target(context, link)
            if target is None and "operationId" in link.fields:
                name = link.fields["operationId"]
                yield join(link.pointer, "operationId"), f"no operation {name!r}; use an operationId of this document"
            parameters = link.fields.get("parameters") or {}
            target_names = {name for place in _PLACES for name in _parameter_names(target, place)}
            for name, value in parameters.items():
                at = join(join(link.pointer, "parameters"), name)
                if target and name not in target_names:
                    listed = ", ".join(sorted(target_names)) or "none"
                    yield at, f"{target.id} has no parameter {name!r}; its parameters: {listed}"
                if problem := _expression_error(context, operation, response, value):
                    yield at, problem
            if problem := _expression_error(context, operation, response, link.fields.get("requestBody")):
                yield join(link.pointer, "requestBody"), problem


@rule("link-missing", "stateful tests follow links from a created resource to its other operations", Severity.WARNING)
def link_missing(context: Context) -> Problems:
    """Operations that create a resource link to those that read, change and delete it; lists link to reading an item.

    Resources are matched by path: ``…/widgets`` creates or lists the resources that ``…/widgets/{widgetId}`` addresses
    with one additional parameter.
    """
    targets: dict[str, list[tuple[OperationNode, str]]] = defaultdict(list)
    for target in context.operations:
        if target.id and (path_end := _PATH_END.fullmatch(target.path)) and path_end["key"]:
            targets[path_end["noun"]].append((target, path_end["key"]))
    for source in context.operations:
        path_end = _PATH_END.fullmatch(source.path)
        if source.method not in {"post", "get"} or not path_end or path_end["key"] or not source.success_schemas():
            continue
        linked_ids = {linked.id for _, link in _links(context, source) if (linked := _target(context, link))}
        for target, key in targets[path_end["noun"]]:
            missing = target.id not in linked_ids and (source.method == "post" or target.method == "get")
            if missing and set(target.names("path")) - set(source.names("path")) == {key}:
                yield source.pointer, f"no link to {target.id}; add one to the response, with its parameter {key}"


def _links(context: Context, operation: OperationNode) -> Iterator[tuple[DocumentNode, DocumentNode]]:
    for response in operation.responses.values():
        for link in response.below("links"):
            yield response, context.follow(link)


def _target(context: Context, link: DocumentNode) -> OperationNode | None:
    ref = link.fields.get("operationRef")
    if isinstance(ref, str):
        return next((operation for operation in context.operations if f"#{operation.pointer}" == ref), None)
    return context.by_id.get(str(link.fields.get("operationId")))


def _parameter_names(target: OperationNode | None, place: str) -> Iterator[str]:
    for name in target.names(place) if target else ():
        yield name
        yield f"{place}.{name}"


def _expression_error(context: Context, source: OperationNode, response: DocumentNode, value: Any) -> str | None:
    """Return why a runtime expression cannot be evaluated; None if it can, or if the value is a constant."""
    if not isinstance(value, str) or not value.startswith("$"):
        return None
    match = _EXPRESSION.fullmatch(value)
    if match is None:
        return f"{value!r} is no runtime expression; write $response.body#/… or $request.path.…"
    side, place, name, inside = match["side"], match["place"], match["name"], match["inside"]
    if place:
        if side == "request":
            names = source.names(place)
        else:
            names = list(response.fields.get("headers") or ()) if place == "header" else []
        if name.casefold() not in {item.casefold() for item in names}:
            return f"{value}: the {side} has no {place} parameter {name!r}; it has: {', '.join(names) or 'none'}"
    elif inside:
        bodies = [response] if side == "response" else map(context.follow, source.node.below("requestBody"))
        body_schemas = json_schemas if side == "response" else _schemas_of_all_types
        schemas = [pointer for body in bodies for pointer in body_schemas(body)]
        if not any(context.shapes.reaches(pointer, inside) for pointer in schemas):
            return f"{value}: the schema of the {side} has nothing at {inside}; correct the pointer"
    return None


def _schemas_of_all_types(body: DocumentNode) -> Iterator[str]:
    return (schema.pointer for media in body.below("content") for schema in media.below("schema"))
