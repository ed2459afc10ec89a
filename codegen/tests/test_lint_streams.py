"""The rules of streams: a small correct stream on which none fires, and for each rule edits of it that make it fire."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import lint

from .lint_cases import CASES as PLAIN
from .lint_cases import STREAM, TEXTS, Case, found

ASKED = "{asked: {$ref: '#/components/messages/Asked'}, told: {$ref: '#/components/messages/Told'}}"
REPLY = "reply: {channel: {$ref: '#/channels/ask'}, messages: [{$ref: '#/channels/ask/messages/told'}]}"
NEWS = "schemas/news.yaml"


def stream(rule: str, old: str, new: str, says: str, *also: str) -> Case:
    return Case(rule, old, new, says, "asyncapi.yaml", also)


CASES = [
    stream(
        "stream-read",
        REPLY,
        REPLY.replace("told'}]", "told'}, {$ref: '#/channels/ask/messages/asked'}]"),
        "2 replies",
        "stream-target",
    ),
    stream(
        "stream-read",
        "messages: [{$ref: '#/channels/made/messages/made'}]",
        "messages: [{$ref: '#/channels/made/messages/made'}]\n    reply: {channel: {$ref: '#/channels/ask'}}",
        "the server asks for a reply",
    ),
    stream("stream-read", "protocol: wss", "protocol: mqtt", "protocol 'mqtt' is not supported"),
    stream("stream-read", "  askNews:", "  listWidgets:", "operationId of openapi.yaml too"),
    stream(
        "stream-read",
        "x-socketio: {path: /socket, transports: [websocket]}",
        "x-none: 1",
        "same address",
        "extension-known",
    ),
    stream(
        "stream-read",
        "Asked:\n      payload: {$ref: 'schemas/news.yaml#/components/schemas/Ask'}",
        "Asked:\n      payload: {schemaFormat: application/vnd.apache.avro, schema: {}}",
        "a payload in application/vnd.apache.avro",
        "stream-target",
        "message-example",
    ),
    stream("stream-text", "    summary: There is news.\n", "", "newsMade has no summary"),
    stream(
        "stream-text",
        "tags: [{name: news}]\n    x-envelope: {payload: /text}",
        "tags: [{name: olds}]\n    x-envelope: {payload: /text}",
        "tag 'olds' is not declared",
    ),
    stream(
        "stream-text",
        "    tags: [{name: news}]\n    x-envelope: {payload: /text}",
        "    x-envelope: {payload: /text}",
        "0 tags",
    ),
    stream("message-example", "\n      examples: [{payload: {text: a widget}}]", "", "no example of this message"),
    stream("message-example", "{text: a widget}", "{text: 1}", 'is not of type "string" (at /text)'),
    stream("stream-target", "id: /head/id", "id: /head/number", "nothing at '/head/number' in the request of askNews"),
    stream("stream-target", "failed: /error/failed", "failed: /failed", "nothing at '/failed' in the reply of askNews"),
    stream("stream-target", "payload: /news}", "payload: /olds}", "nothing at '/olds' in the reply"),
    stream("stream-target", "body: /body", "body: /corps", "nothing at '/corps' in the request"),
    stream("stream-target", "payload: /text", "payload: /words", "nothing at '/words' in the payload of newsMade"),
    stream("stream-unused", "channels:\n", "channels:\n  old: {address: old}\n", "channel old is used by no operation"),
    stream(
        "stream-unused",
        ASKED,
        ASKED.replace("}}", "}, more: {$ref: '#/components/messages/Made'}}"),
        "message more of ask is used by no operation",
    ),
    stream(
        "stream-unused",
        "  messages:\n    Asked:",
        "  messages:\n    Spare: {payload: {type: string}, examples: [{payload: a}]}\n    Asked:",
        "message Spare is in no channel",
    ),
    stream("extension-shape", "path: /socket", "path: socket", "x-socketio/path"),
    stream("extension-shape", "transports: [websocket]", "engineio: [5]", "x-socketio/engineio"),
    Case("schema-name", "Trouble:", "Literal:", "would shadow", NEWS),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule_fires(case: Case, tmp_path: Path) -> None:
    texts = {**TEXTS, **STREAM}
    assert case.old in texts[case.file], "the edit no longer fits the description"
    text = texts[case.file].replace(case.old, case.new)
    if case.file == NEWS:
        text = text.replace("schemas/Trouble", "schemas/Literal")
    fired = found(tmp_path, {**texts, case.file: text})
    mine = [finding for finding in fired if finding.rule == case.rule]
    assert any(case.says in finding.message for finding in mine), fired
    assert {finding.severity for finding in mine} == {lint.all_rules()[case.rule].severity}
    assert {finding.file for finding in mine} <= {Path("specs/toy", name) for name in STREAM}
    assert all(finding.line > 0 for finding in mine)
    assert {finding.rule for finding in fired} <= {case.rule, *case.also}


def test_correct_stream_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, {**TEXTS, **STREAM}) == []


def test_every_rule_is_seen_firing() -> None:
    assert {case.rule for case in [*PLAIN, *CASES]} == set(lint.all_rules())


def test_one_name_means_one_schema(tmp_path: Path) -> None:
    other = STREAM["asyncapi.yaml"] + "  schemas: {Widget: {type: string}}\n"
    fired = [one for one in found(tmp_path, {**TEXTS, **STREAM, "asyncapi.yaml": other}) if one.rule == "stream-read"]
    assert [one.message for one in fired] == ["Widget is another schema in openapi.yaml"]
