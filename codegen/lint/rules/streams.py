"""Rules about streams: that a client can be made of the AsyncAPI document, and that nothing in it is for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.findings import Failed, Severity
from codegen.ir import asyncapi as reading
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.shapes import SchemaValidators
from codegen.lint.types import Place, Problems
from codegen.openapi.json_pointer import join, lookup
from codegen.openapi.json_tree import iter_objects

_OF_REQUESTS = ("id", "date", "type")
_OF_REPLIES = ("code", "message", "failed")


@rule(reading.RULE, "the generator makes a method of each call and a class of each event", Severity.ERROR)
def stream_read(context: Context) -> Problems:
    """A client can be made of `asyncapi.yaml`: one message a call, one reply, and no name that means two things."""
    streams = context.streams
    if streams is None:
        return
    for read in (lambda: reading.read(streams), lambda: reading.merged_with_openapi(context.bundle, streams)):
        try:
            read()
        except Failed as failed:
            yield from (((one.file, one.line), one.message) for one in failed.findings)
    for key in streams.data.get("operations") or {}:
        if key in context.by_id:
            yield streams.place(join("/operations", key)), f"{key} is an operationId of openapi.yaml too; rename one"


@rule("stream-unused", "what no operation names is not checked by anything, and generated for nobody", Severity.WARNING)
def stream_unused(context: Context) -> Problems:
    """Every channel and every message of a stream is named by an operation."""
    streams = context.streams
    if streams is None:
        return
    used = set(_used(streams.data, streams.data.get("operations") or {}))
    for name, channel in (streams.data.get("channels") or {}).items():
        at = join("/channels", name)
        if not any(one == at or one.startswith(f"{at}/") for one in used):
            yield streams.place(at), f"channel {name} is named by no operation; describe one, or delete it"
        for key in streams.resolve(channel).get("messages") or {}:
            inside = join(join(at, "messages"), key)
            if at in used and inside not in used:
                yield streams.place(inside), f"message {key} of {name} is named by no operation; name it, or delete it"
    everywhere = {**streams.data, "components": {**(streams.data.get("components") or {}), "messages": {}}}
    reached = set(_references(everywhere))
    for name in (streams.data.get("components") or {}).get("messages") or {}:
        if (at := join("/components/messages", name)) not in reached:
            yield streams.place(at), f"message {name} is in no channel; put it into one, or delete it"


@rule("stream-text", "tags become objects, summaries the documentation of methods and events", Severity.WARNING)
def stream_text(context: Context) -> Problems:
    """An operation of a stream has one declared tag, a summary and a description."""
    streams = context.streams
    if streams is None:
        return
    declared = {streams.resolve(one).get("name") for one in streams.data["info"].get("tags") or ()}
    declared |= {node.fields.get("name") for node in context.nodes("tag")}
    for key, given in (streams.data.get("operations") or {}).items():
        place, operation = streams.place(join("/operations", key)), streams.resolve(given)
        tags = [streams.resolve(one).get("name") for one in operation.get("tags") or ()]
        if len(tags) != 1:
            yield place, f"{len(tags)} tags; give {key} exactly one"
        for tag in tags:
            if tag not in declared:
                yield place, f"tag {tag!r} is not declared; add it to info.tags"
        for member in ("summary", "description"):
            if not operation.get(member):
                yield place, f"{key} has no {member}; say in your own words what it is for"


@rule("message-example", "examples are what readers copy and what the sandbox is compared with", Severity.WARNING)
def message_example(context: Context) -> Problems:
    """Every message of a stream has an example, and each holds to its payload's schema."""
    streams = context.streams
    if streams is None:
        return
    shapes = SchemaValidators(streams.data)
    for at, message in _messages(streams.data):
        examples = message.get("examples") or []
        if not examples and "payload" in message:
            yield streams.place(at), "no example of this message; add one"
        for index, example in enumerate(examples):
            if "payload" in example and "payload" in message:
                place = streams.place(join(join(at, "examples"), index))
                for inside, told in shapes.problems(join(at, "payload"), example["payload"]):
                    yield place, f"example {index + 1}: {told}" + (f" (at {inside})" if inside else "")


@rule("stream-target", "a pointer that leads nowhere breaks the generated code", Severity.ERROR)
def stream_target(context: Context) -> Problems:
    """What `x-envelope` points at in a stream's messages is there."""
    streams = context.streams
    if streams is None:
        return
    shapes = SchemaValidators(streams.data)
    root = streams.data.get("x-envelope") or {}

    def missing(place: Place, schemas: list[str], pointer: Any, what: str) -> Problems:
        for schema in schemas:
            if isinstance(pointer, str) and not shapes.reaches(schema, pointer, declared=True):
                yield place, f"nothing at {pointer!r} in {what}; correct the pointer"

    for key, given in (streams.data.get("operations") or {}).items():
        place, operation = streams.place(join("/operations", key)), streams.resolve(given)
        own, reply = operation.get("x-envelope") or {}, streams.resolve(operation.get("reply") or {})
        asked, answers = _payloads(streams, operation), _payloads(streams, reply)
        if operation["action"] == "send":
            yield from missing(place, asked, own.get("payload"), f"the payload of {key}")
            continue
        for member in _OF_REQUESTS:
            yield from missing(place, asked, root.get(member), f"the request of {key}")
        for member in _OF_REPLIES:
            yield from missing(place, answers, root.get(member), f"the reply of {key}")
        yield from missing(place, asked, own.get("body"), f"the request of {key}")
        yield from missing(place, answers, own.get("payload"), f"the reply of {key}")


def _payloads(streams: Any, holder: dict[str, Any]) -> list[str]:
    """Return the pointers of the payloads of an operation's or a reply's messages."""
    found = []
    for one in holder.get("messages") or ():
        at = str(one.get("$ref", "")).removeprefix("#")
        while at and isinstance(ref := lookup(streams.data, at).get("$ref"), str):
            at = ref.removeprefix("#")
        if at and "payload" in lookup(streams.data, at):
            found.append(join(at, "payload"))
    return found


def _messages(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the messages where they are written: among the components, and in channels."""
    for name, message in ((data.get("components") or {}).get("messages") or {}).items():
        yield join("/components/messages", name), message
    for name, channel in (data.get("channels") or {}).items():
        for key, message in (channel.get("messages") or {}).items():
            if "$ref" not in message:
                yield join(join(join("/channels", name), "messages"), key), message


def _used(data: dict[str, Any], operations: dict[str, Any]) -> Iterator[str]:
    """Yield the pointers of the channels and messages that operations name, or have by naming none."""
    yield from _references(operations)
    for operation in operations.values():
        for holder in (operation, operation.get("reply") or {}):
            channel = str((holder.get("channel") or {}).get("$ref", "")).removeprefix("#")
            if channel and "messages" not in holder:
                held = lookup(data, channel).get("messages") or {}
                yield from (join(join(channel, "messages"), key) for key in held)


def _references(node: Any) -> Iterator[str]:
    for one in iter_objects(node):
        if isinstance(ref := one.get("$ref"), str):
            yield ref.removeprefix("#")
