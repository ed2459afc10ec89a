"""Rules for AsyncAPI documents: a client can be generated from them, and they contain nothing unused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.findings import Failed, Severity
from codegen.ir import asyncapi
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.shapes import SchemaValidators
from codegen.lint.types import Place, Problems
from codegen.openapi.json_pointer import join, lookup
from codegen.openapi.json_tree import iter_objects

_REQUEST_FIELDS = ("id", "date", "type")
_REPLY_FIELDS = ("code", "message", "failed")


@rule(asyncapi.RULE, "each call becomes a method, and each event becomes a class", Severity.ERROR)
def stream_read(context: Context) -> Problems:
    """A client can be generated: each call has one message and one reply, and all names are unambiguous."""
    streams = context.streams
    if streams is None:
        return
    for read in (lambda: asyncapi.read(streams), lambda: asyncapi.merged_with_openapi(context.bundle, streams)):
        try:
            read()
        except Failed as failed:
            yield from (((finding.file, finding.line), finding.message) for finding in failed.findings)
    for key in streams.data.get("operations") or {}:
        if key in context.by_id:
            yield (
                streams.place(join("/operations", key)),
                f"{key} is an operationId of openapi.yaml too; rename one of them",
            )


@rule(
    "stream-unused",
    "unused channels and messages are generated for no operation and tested by nothing",
    Severity.WARNING,
)
def stream_unused(context: Context) -> Problems:
    """Every channel and every message of a stream is used by an operation."""
    streams = context.streams
    if streams is None:
        return
    used = set(_used(streams.data, streams.data.get("operations") or {}))
    for name, channel in (streams.data.get("channels") or {}).items():
        at = join("/channels", name)
        if not any(pointer == at or pointer.startswith(f"{at}/") for pointer in used):
            yield streams.place(at), f"channel {name} is used by no operation; add an operation or delete the channel"
        for key in streams.resolve(channel).get("messages") or {}:
            inside = join(join(at, "messages"), key)
            if at in used and inside not in used:
                message = f"message {key} of {name} is used by no operation; add it to one or delete it"
                yield streams.place(inside), message
    without_messages = {**streams.data, "components": {**(streams.data.get("components") or {}), "messages": {}}}
    reached = set(_references(without_messages))
    for name in (streams.data.get("components") or {}).get("messages") or {}:
        if (at := join("/components/messages", name)) not in reached:
            yield streams.place(at), f"message {name} is in no channel; add it to one or delete it"


@rule(
    "stream-text",
    "tags become resource objects, and summaries become docstrings of methods and events",
    Severity.WARNING,
)
def stream_text(context: Context) -> Problems:
    """An operation of a stream has one declared tag, a summary and a description."""
    streams = context.streams
    if streams is None:
        return
    declared = {streams.resolve(tag).get("name") for tag in streams.data["info"].get("tags") or ()}
    declared |= {node.fields.get("name") for node in context.nodes("tag")}
    for key, node in (streams.data.get("operations") or {}).items():
        place, operation = streams.place(join("/operations", key)), streams.resolve(node)
        tags = [streams.resolve(tag).get("name") for tag in operation.get("tags") or ()]
        if len(tags) != 1:
            yield place, f"{len(tags)} tags; give {key} exactly one tag"
        for tag in tags:
            if tag not in declared:
                yield place, f"tag {tag!r} is not declared; add it to info.tags"
        for keyword in ("summary", "description"):
            if not operation.get(keyword):
                yield place, f"{key} has no {keyword}; describe it in your own words"


@rule("message-example", "users copy the examples, and tests compare the sandbox with them", Severity.WARNING)
def message_example(context: Context) -> Problems:
    """Every message of a stream has an example, and each example matches the payload schema."""
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
                for location, problem in shapes.problems(join(at, "payload"), example["payload"]):
                    yield place, f"example {index + 1}: {problem}" + (f" (at {location})" if location else "")


@rule("stream-target", "a broken pointer breaks the generated code", Severity.ERROR)
def stream_target(context: Context) -> Problems:
    """The pointers of `x-envelope` lead to properties of the stream's messages."""
    streams = context.streams
    if streams is None:
        return
    shapes = SchemaValidators(streams.data)
    root = streams.data.get("x-envelope") or {}

    def missing(place: Place, schemas: list[str], pointer: Any, subject: str) -> Problems:
        for schema in schemas:
            if isinstance(pointer, str) and not shapes.reaches(schema, pointer, declared=True):
                yield place, f"nothing at {pointer!r} in {subject}; correct the pointer"

    for key, node in (streams.data.get("operations") or {}).items():
        place, operation = streams.place(join("/operations", key)), streams.resolve(node)
        envelope, reply = operation.get("x-envelope") or {}, streams.resolve(operation.get("reply") or {})
        requests, replies = _payloads(streams, operation), _payloads(streams, reply)
        if operation["action"] == "send":
            yield from missing(place, requests, envelope.get("payload"), f"the payload of {key}")
            continue
        for field in _REQUEST_FIELDS:
            yield from missing(place, requests, root.get(field), f"the request of {key}")
        for field in _REPLY_FIELDS:
            yield from missing(place, replies, root.get(field), f"the reply of {key}")
        yield from missing(place, requests, envelope.get("body"), f"the request of {key}")
        yield from missing(place, replies, envelope.get("payload"), f"the reply of {key}")


def _payloads(streams: Any, node: dict[str, Any]) -> list[str]:
    """Return the pointers of the message payloads of an operation or a reply."""
    pointers = []
    for message in node.get("messages") or ():
        at = str(message.get("$ref", "")).removeprefix("#")
        while at and isinstance(ref := lookup(streams.data, at).get("$ref"), str):
            at = ref.removeprefix("#")
        if at and "payload" in lookup(streams.data, at):
            pointers.append(join(at, "payload"))
    return pointers


def _messages(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the messages of the components and the inline messages of channels, with their pointers."""
    for name, message in ((data.get("components") or {}).get("messages") or {}).items():
        yield join("/components/messages", name), message
    for name, channel in (data.get("channels") or {}).items():
        for key, message in (channel.get("messages") or {}).items():
            if "$ref" not in message:
                yield join(join(join("/channels", name), "messages"), key), message


def _used(data: dict[str, Any], operations: dict[str, Any]) -> Iterator[str]:
    """Yield the pointers of the channels and messages that operations use.

    An operation without `messages` uses all messages of its channel.
    """
    yield from _references(operations)
    for operation in operations.values():
        for node in (operation, operation.get("reply") or {}):
            channel = str((node.get("channel") or {}).get("$ref", "")).removeprefix("#")
            if channel and "messages" not in node:
                messages = lookup(data, channel).get("messages") or {}
                yield from (join(join(channel, "messages"), key) for key in messages)


def _references(node: Any) -> Iterator[str]:
    for child in iter_objects(node):
        if isinstance(ref := child.get("$ref"), str):
            yield ref.removeprefix("#")
