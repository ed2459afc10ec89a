"""Defects of taking requests: who is let in, what is looked at, and what becomes of the world."""

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
from contract_tests.mutation.mutants import Around, Mutant, all_operations, wrap_handler
from contract_tests.sandbox.messages import Call, Reply
from contract_tests.sandbox.socketio.connection import Connection

Ask = Callable[[Any], Reply]


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of taking a vendor's requests."""
    everything = all_operations(vendor)
    for operation in everything:

        def planted(kind: str, detail: str, change: Around, operation: Operation = operation) -> Mutant:
            plant = wrap_handler(vendor, operation.id, change)
            return Mutant(vendor, operation.id, kind, detail, plant, frozenset([operation.id]))

        if any(_is_text(schema) for schema in _asked(operation)):
            yield planted("odd-text-fails", "", _fails_on_odd_text)
        if operation.security and not operation.streamed:
            yield planted("unauthenticated", "", _admitting(operation, strangers=False))
            yield planted("unowned", "", _admitting(operation, strangers=True))
        if _refuses(operation):
            yield planted("invalid-accepted", "", _accepting(operation))
        yield planted("idle" if not operation.reads else "stale", "", _staling(operation) if operation.reads else _idle)
        for place, schema in request_bodies.scalar_schemas(operation):
            name = ".".join(place)
            yield planted("ignored", name, _ignoring(operation, place))
            if schema.keys() - {"type", "description", "title", "examples", "example"}:
                yield planted("unchecked", name, _mending(operation, place, schema))
        for one in operation.parameters:
            if one["in"] == "query":
                yield planted("ignored", one["name"], _without(one["name"]))
        if operation.method == "DELETE":
            for reader in everything:
                if reader.reads and reader.path.startswith(operation.path):
                    plant = _undeleted(operation, reader)
                    ids = frozenset([operation.id, reader.id])
                    yield Mutant(vendor, operation.id, "still-served", reader.id, plant, ids)


def _asked(operation: Operation) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas of what a request says in its query and its body."""
    yield from (one["schema"] for one in operation.parameters if one["in"] == "query")
    yield from (schema for _, schema in request_bodies.scalar_schemas(operation))


def _is_text(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"enum", "const", "pattern", "format"}


def _fails_on_odd_text(ask: Ask, _: Any, request: Any) -> Reply:
    if isinstance(request, Call):
        return Reply(500) if "\\u" in json.dumps(request.arguments, default=str) else ask(request)
    values = [value for _, value in request.query]
    odd = not request.body.isascii() or "%C" in request.body.decode("latin-1") or not "".join(values).isascii()
    return Reply(500) if odd or b"\\u" in request.body else ask(request)


def _admitting(operation: Operation, *, strangers: bool) -> Around:
    """Let those in who have no credential, or strangers, as if they had the owner's."""

    def change(ask: Ask, state: Any, request: Any) -> Reply:
        reply = ask(request)
        if strangers:
            theirs = credential(operation, state.stranger())
            other = any(request.headers.get(name.lower()) == one for name, one in theirs.headers.items())
            other = other or any(one in request.body.decode("latin-1") for one in theirs.form.values())
        else:
            schemes = operation.document["components"]["securitySchemes"].values()
            expired = [
                code for one in schemes for code in one.get("x-credential", {}).get("sign-in", {}).get("expired", [])
            ]
            code = find(reply.body, operation.document.get("x-envelope", {}).get("code", "/none"))
            # Where a page has no 401, who is not let in is told that there is nothing.
            refusal = 401 if operation.response(401) else 404
            other = reply.status == refusal or code in expired
        if not other:
            return reply
        owners = credential(operation, state.credentials())
        headers = {**request.headers, **{name.lower(): value for name, value in owners.headers.items()}}
        body = request.body
        if owners.form:
            pairs = parse_qsl(body.decode("latin-1"), keep_blank_values=True)
            body = urlencode([*((name, one) for name, one in pairs if name not in owners.form), *owners.form.items()])
            body = body.encode()
        return ask(dataclasses.replace(request, headers=headers, body=body))

    return change


def _refuses(operation: Operation) -> bool:
    """Say whether the document has an answer to what is invalid."""
    hides = "success" in operation.document.get("x-envelope", {})
    return operation.streamed or hides or bool({"400", "422"} & operation.node["responses"].keys())


def _refused(operation: Operation, reply: Reply) -> bool:
    envelope = operation.document.get("x-envelope", {})
    hides = "success" in envelope and find(reply.body, envelope["code"]) not in envelope["success"]
    return reply.status in (400, 422) or (hides and reply.status == 200)


def _accepting(operation: Operation) -> Around:
    """Answer what is refused as the last request was that was not."""

    kept: list[Reply] = []

    def change(ask: Ask, _: Any, request: Any) -> Reply:
        reply = ask(request)
        if _refused(operation, reply):
            return kept[-1] if kept else reply
        if reply.status < 300:
            kept.append(reply)
        return reply

    return change


def _idle(ask: Ask, state: Any, request: Any) -> Reply:
    """Answer as if it were done, and leave the world as it is."""
    with mock.patch.object(Connection, "__deepcopy__", lambda one, _: one, create=True):
        before = copy.deepcopy(
            {name: one for name, one in vars(state).items() if name != "clock"}, {id(state.clock): state.clock}
        )
    reply = ask(request)
    vars(state).update(before)
    return reply


def _staling(operation: Operation) -> Around:
    """Answer what was asked before as it was answered then."""

    def change(ask: Ask, state: Any, request: Any) -> Reply:
        if isinstance(request, Call):
            said = request_bodies.unwrap_envelope(operation, next(iter(request.arguments), None))
            key: Any = (*request.connection.query.items(), json.dumps(said, default=str))
        else:
            key = (request.method, request.url, request.query, request.body, request.headers.get("authorization"))
        kept = _kept(state)
        reply: Reply = kept[key] if key in kept else ask(request)
        if reply.status < 300:
            kept[key] = reply
        return reply

    return change


def _undeleted(operation: Operation, reader: Operation) -> Callable[[], None]:
    """Let what was read before it was deleted be read thereafter."""

    def read(ask: Ask, state: Any, request: Any) -> Reply:
        reply, kept = ask(request), _kept(state)
        if reply.status < 300:
            kept[request.url] = reply
        gone = reply.status == 404 and "deleted" in kept
        return kept[request.url] if gone and request.url in kept else reply

    def delete(ask: Ask, state: Any, request: Any) -> Reply:
        reply = ask(request)
        if reply.status < 300:
            _kept(state)["deleted"] = reply
        return reply

    def plant() -> None:
        wrap_handler(operation.vendor, reader.id, read)()
        wrap_handler(operation.vendor, operation.id, delete)()

    return plant


def _kept(state: Any) -> dict[Any, Reply]:
    """Return what a defect remembers of one world."""
    kept: dict[Any, Reply] = vars(state).setdefault("_kept_by_a_defect", {})
    return kept


def _without(name: str) -> Around:
    def change(ask: Ask, _: Any, request: Any) -> Reply:
        return ask(dataclasses.replace(request, query=tuple(one for one in request.query if one[0] != name)))

    return change


# Members of bodies


def _ignoring(operation: Operation, place: tuple[str, ...]) -> Around:
    """Take a request as if it did not say a member, or, if it must, as if it said what the example does."""

    def ignored(body: dict[str, Any], example: Mapping[str, Any]) -> None:
        if place[-1] in body:
            _replaced(body, place[-1], example)

    return _rewriting(operation, place, ignored)


def _mending(operation: Operation, place: tuple[str, ...], schema: Mapping[str, Any]) -> Around:
    """Take a request as if a member that is not as documented were as in the example, or not there."""

    def mended(body: dict[str, Any], example: Mapping[str, Any]) -> None:
        value = body.get(place[-1])
        holds = any(request_bodies.is_valid_value(operation.document, schema, one) for one in (value, _read(value)))
        if place[-1] in body and not holds:
            _replaced(body, place[-1], example)

    return _rewriting(operation, place, mended)


def _replaced(body: dict[str, Any], name: str, example: Mapping[str, Any]) -> None:
    """Let a member be as in the example, or gone where that has none."""
    if example.get(name) is None:
        del body[name]
    else:
        body[name] = example[name]


def _rewriting(
    operation: Operation, place: tuple[str, ...], change: Callable[[dict[str, Any], Mapping[str, Any]], None]
) -> Around:
    def changed(ask: Ask, _: Any, request: Any) -> Reply:
        try:
            body = _parsed(request)
        except (ValueError, RecursionError):
            return ask(request)
        media, example = _example(operation)
        inside: Any = body
        for step in place[:-1]:
            inside, example = (inside.get(step) if isinstance(inside, dict) else None), find(example, f"/{step}")
        if not isinstance(inside, dict):
            return ask(request)
        before = copy.deepcopy(body)
        change(inside, example if isinstance(example, Mapping) else {})
        if body == before:
            return ask(request)
        said: dict[str, Any] = {"body": _written(operation, media, body)}
        return ask(dataclasses.replace(request, **({"arguments": (body,)} if operation.streamed else said)))

    return changed


@cache
def _example(operation: Operation) -> tuple[str, Any]:
    case = next(documented_attempts(operation, {})).case
    return str(case.media_type), case.body


def _parsed(request: Any) -> Any:
    if isinstance(request, Call):
        (body,) = request.arguments
        return copy.deepcopy(body)
    if request.media != request_bodies.FORM:
        return json.loads(request.body)
    return {name: _read(value) if value.startswith("{") else value for name, value in request.form()}


def _read(text: Any) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return text


def _written(operation: Operation, media: str, body: Any) -> bytes:
    if media != request_bodies.FORM:
        return json.dumps(body).encode()
    text = request_bodies.encode_nested_json(operation, media, body)
    return (text if isinstance(text, str) else urlencode(list(body.items()))).encode()
