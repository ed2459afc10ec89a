"""Mutants of request handling: missing access control, missing validation, and operations without effect."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl, urlencode

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.targets.credentials import credential
from contract_tests.mutation.mutants import HandlerWrapper, Mutant, all_operations, wrap_handler
from contract_tests.sandbox.messages import Call, Reply
from contract_tests.sandbox.socketio.connection import Connection

Handle = Callable[[Any], Reply]
"""The original handler of an operation; takes a request or a stream call."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants of how a vendor's operations handle requests."""
    operations = all_operations(vendor)
    for operation in operations:

        def mutant(kind: str, detail: str, wrapper: HandlerWrapper, operation: Operation = operation) -> Mutant:
            activate = wrap_handler(vendor, operation.id, wrapper)
            return Mutant(vendor, operation.id, kind, detail, activate, frozenset([operation.id]))

        if any(_is_free_text(schema) for schema in _input_schemas(operation)):
            yield mutant("odd-text-fails", "", _fail_on_special_characters)
        if operation.security and not operation.streamed:
            yield mutant("unauthenticated", "", _without_access_control(operation, accepts_strangers=False))
            yield mutant("unowned", "", _without_access_control(operation, accepts_strangers=True))
        if _documents_refusals(operation):
            yield mutant("invalid-accepted", "", _accept_invalid(operation))
        kind, wrapper = ("stale", _answer_from_cache(operation)) if operation.reads else ("idle", _discard_effect)
        yield mutant(kind, "", wrapper)
        for path, schema in request_bodies.scalar_schemas(operation):
            name = ".".join(path)
            yield mutant("ignored", name, _ignore_property(operation, path))
            if schema.keys() - {"type", "description", "title", "examples", "example"}:
                yield mutant("unchecked", name, _replace_invalid_property(operation, path, schema))
        for parameter in operation.parameters:
            if parameter["in"] == "query":
                yield mutant("ignored", parameter["name"], _ignore_query_parameter(parameter["name"]))
        if operation.method == "DELETE":
            for reader in operations:
                if reader.reads and reader.path.startswith(operation.path):
                    activate = _serve_deleted(operation, reader)
                    ids = frozenset([operation.id, reader.id])
                    yield Mutant(vendor, operation.id, "still-served", reader.id, activate, ids)


def _input_schemas(operation: Operation) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas of an operation's query parameters and of the scalar properties of its body."""
    yield from (parameter["schema"] for parameter in operation.parameters if parameter["in"] == "query")
    yield from (schema for _, schema in request_bodies.scalar_schemas(operation))


def _is_free_text(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"enum", "const", "pattern", "format"}


def _fail_on_special_characters(handle: Handle, _: Any, request: Any) -> Reply:
    """Reply with status 500 to requests with characters outside ASCII, encoded or not."""
    if isinstance(request, Call):
        return Reply(500) if "\\u" in json.dumps(request.arguments, default=str) else handle(request)
    query = "".join(value for _, value in request.query)
    special = not request.body.isascii() or "%C" in request.body.decode("latin-1") or not query.isascii()
    return Reply(500) if special or b"\\u" in request.body else handle(request)


def _without_access_control(operation: Operation, *, accepts_strangers: bool) -> HandlerWrapper:
    """Return a wrapper that handles refused requests with the owner's credential.

    It replaces the credentials of strangers, or missing and expired credentials.
    """

    def wrapper(handle: Handle, state: Any, request: Any) -> Reply:
        reply = handle(request)
        if accepts_strangers:
            stranger = credential(operation, state.stranger())
            replaced = any(request.headers.get(name.lower()) == value for name, value in stranger.headers.items())
            replaced = replaced or any(value in request.body.decode("latin-1") for value in stranger.form.values())
        else:
            schemes = operation.document["components"]["securitySchemes"].values()
            expired = [
                code
                for scheme in schemes
                for code in scheme.get("x-credential", {}).get("sign-in", {}).get("expired", [])
            ]
            code = find(reply.body, operation.document.get("x-envelope", {}).get("code", "/none"))
            # Vendors that document no 401 reply with 404 to clients without a credential.
            refusal = 401 if operation.response(401) else 404
            replaced = reply.status == refusal or code in expired
        if not replaced:
            return reply
        owner = credential(operation, state.credentials())
        headers = {**request.headers, **{name.lower(): value for name, value in owner.headers.items()}}
        body = request.body
        if owner.form:
            fields = parse_qsl(body.decode("latin-1"), keep_blank_values=True)
            remaining = [(name, value) for name, value in fields if name not in owner.form]
            body = urlencode([*remaining, *owner.form.items()]).encode()
        return handle(dataclasses.replace(request, headers=headers, body=body))

    return wrapper


def _documents_refusals(operation: Operation) -> bool:
    """Return whether the API description documents a response to invalid requests."""
    hides_refusals = "success" in operation.document.get("x-envelope", {})
    return operation.streamed or hides_refusals or bool({"400", "422"} & operation.node["responses"].keys())


def _is_refusal(operation: Operation, reply: Reply) -> bool:
    """Return whether a reply refuses an invalid request, by its status or by a code in its envelope."""
    envelope = operation.document.get("x-envelope", {})
    is_hidden_refusal = "success" in envelope and find(reply.body, envelope["code"]) not in envelope["success"]
    return reply.status in (400, 422) or (is_hidden_refusal and reply.status == 200)


def _accept_invalid(operation: Operation) -> HandlerWrapper:
    """Return a wrapper that replies to invalid requests with the last successful reply."""

    successes: list[Reply] = []

    def wrapper(handle: Handle, _: Any, request: Any) -> Reply:
        reply = handle(request)
        if _is_refusal(operation, reply):
            return successes[-1] if successes else reply
        if reply.status < 300:
            successes.append(reply)
        return reply

    return wrapper


def _discard_effect(handle: Handle, state: Any, request: Any) -> Reply:
    """Handle a request, then restore the state from before it."""
    with mock.patch.object(Connection, "__deepcopy__", lambda connection, _: connection, create=True):
        before = copy.deepcopy(
            {name: value for name, value in vars(state).items() if name != "clock"}, {id(state.clock): state.clock}
        )
    reply = handle(request)
    vars(state).update(before)
    return reply


def _answer_from_cache(operation: Operation) -> HandlerWrapper:
    """Return a wrapper that replies to a repeated request with the first reply."""

    def wrapper(handle: Handle, state: Any, request: Any) -> Reply:
        if isinstance(request, Call):
            body = request_bodies.unwrap_envelope(operation, next(iter(request.arguments), None))
            key: Any = (*request.connection.query.items(), json.dumps(body, default=str))
        else:
            key = (request.method, request.url, request.query, request.body, request.headers.get("authorization"))
        cache = _reply_cache(state)
        reply: Reply = cache[key] if key in cache else handle(request)
        if reply.status < 300:
            cache[key] = reply
        return reply

    return wrapper


def _serve_deleted(operation: Operation, reader: Operation) -> Callable[[], None]:
    """Return a function that lets `reader` return objects which `operation` has deleted, if it returned them before."""

    def read(handle: Handle, state: Any, request: Any) -> Reply:
        reply, cache = handle(request), _reply_cache(state)
        if reply.status < 300:
            cache[request.url] = reply
        is_deleted = reply.status == 404 and "deleted" in cache
        return cache[request.url] if is_deleted and request.url in cache else reply

    def delete(handle: Handle, state: Any, request: Any) -> Reply:
        reply = handle(request)
        if reply.status < 300:
            _reply_cache(state)["deleted"] = reply
        return reply

    def activate() -> None:
        wrap_handler(operation.vendor, reader.id, read)()
        wrap_handler(operation.vendor, operation.id, delete)()

    return activate


def _reply_cache(state: Any) -> dict[Any, Reply]:
    """Return the replies that a mutant caches; they are part of the state, so a reset of the sandbox clears them."""
    replies: dict[Any, Reply] = vars(state).setdefault("_mutant_replies", {})
    return replies


def _ignore_query_parameter(name: str) -> HandlerWrapper:
    def wrapper(handle: Handle, _: Any, request: Any) -> Reply:
        query = tuple(parameter for parameter in request.query if parameter[0] != name)
        return handle(dataclasses.replace(request, query=query))

    return wrapper


# Properties of request bodies


def _ignore_property(operation: Operation, path: tuple[str, ...]) -> HandlerWrapper:
    """Return a wrapper that replaces a property with its value in the example, or removes it."""

    def change(owner: dict[str, Any], example: Mapping[str, Any]) -> None:
        if path[-1] in owner:
            _use_example_value(owner, path[-1], example)

    return _change_body(operation, path, change)


def _replace_invalid_property(operation: Operation, path: tuple[str, ...], schema: Mapping[str, Any]) -> HandlerWrapper:
    """Return a wrapper that replaces a property with its value in the example, or removes it, if it is invalid."""

    def change(owner: dict[str, Any], example: Mapping[str, Any]) -> None:
        value = owner.get(path[-1])
        is_valid = any(
            request_bodies.is_valid_value(operation.document, schema, candidate)
            for candidate in (value, _parse_json(value))
        )
        if path[-1] in owner and not is_valid:
            _use_example_value(owner, path[-1], example)

    return _change_body(operation, path, change)


def _use_example_value(owner: dict[str, Any], name: str, example: Mapping[str, Any]) -> None:
    """Set a property to its value in the example, or remove it if the example has none."""
    if example.get(name) is None:
        del owner[name]
    else:
        owner[name] = example[name]


def _change_body(
    operation: Operation, path: tuple[str, ...], change: Callable[[dict[str, Any], Mapping[str, Any]], None]
) -> HandlerWrapper:
    """Return a wrapper that changes the object which contains the property at `path`, in the body of each request.

    `change` takes that object and the corresponding object of the example body. Requests without it stay unchanged.
    """

    def wrapper(handle: Handle, _: Any, request: Any) -> Reply:
        try:
            body = _parse_body(request)
        except (ValueError, RecursionError):
            return handle(request)
        media, example = _example(operation)
        owner: Any = body
        for step in path[:-1]:
            owner, example = (owner.get(step) if isinstance(owner, dict) else None), find(example, f"/{step}")
        if not isinstance(owner, dict):
            return handle(request)
        before = copy.deepcopy(body)
        change(owner, example if isinstance(example, Mapping) else {})
        if body == before:
            return handle(request)
        if operation.streamed:
            return handle(dataclasses.replace(request, arguments=(body,)))
        return handle(dataclasses.replace(request, body=_encode_body(operation, media, body)))

    return wrapper


@cache
def _example(operation: Operation) -> tuple[str, Any]:
    """Return the media type and the body of the first documented request of an operation."""
    case = next(documented_attempts(operation, {})).case
    return str(case.media_type), case.body


def _parse_body(request: Any) -> Any:
    """Return the body of a request or a stream call. Raises ValueError if it is no JSON and no form."""
    if isinstance(request, Call):
        (body,) = request.arguments
        return copy.deepcopy(body)
    if request.media != request_bodies.FORM:
        return json.loads(request.body)
    return {name: _parse_json(value) if value.startswith("{") else value for name, value in request.form()}


def _parse_json(text: Any) -> Any:
    """Return the parsed value of JSON text; other values are returned unchanged."""
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return text


def _encode_body(operation: Operation, media: str, body: Any) -> bytes:
    if media != request_bodies.FORM:
        return json.dumps(body).encode()
    text = request_bodies.encode_nested_json(operation, media, body)
    return (text if isinstance(text, str) else urlencode(list(body.items()))).encode()
