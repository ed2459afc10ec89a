"""Lint rules of AsyncAPI documents: a small valid stream has no findings, and each case makes its rule report one."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import lint

from .lint_cases import CASES as OPENAPI_CASES
from .lint_cases import STREAM, TEXTS, Case, lint_texts

ASK_MESSAGES = "{asked: {$ref: '#/components/messages/Asked'}, told: {$ref: '#/components/messages/Told'}}"
REPLY = "reply: {channel: {$ref: '#/channels/ask'}, messages: [{$ref: '#/channels/ask/messages/told'}]}"
NEWS = "schemas/news.yaml"


def stream_case(rule: str, old: str, new: str, message: str, *other_rules: str) -> Case:
    """Return a case that edits `asyncapi.yaml`."""
    return Case(rule, old, new, message, "asyncapi.yaml", other_rules)


CASES = [
    stream_case(
        "stream-read",
        REPLY,
        REPLY.replace("told'}]", "told'}, {$ref: '#/channels/ask/messages/asked'}]"),
        "2 replies",
        "stream-target",
    ),
    stream_case(
        "stream-read",
        "messages: [{$ref: '#/channels/made/messages/made'}]",
        "messages: [{$ref: '#/channels/made/messages/made'}]\n    reply: {channel: {$ref: '#/channels/ask'}}",
        "the server requests a reply",
    ),
    stream_case("stream-read", "protocol: wss", "protocol: mqtt", "protocol 'mqtt' is not supported"),
    stream_case("stream-read", "  askNews:", "  listWidgets:", "operationId of openapi.yaml too"),
    stream_case(
        "stream-read",
        "x-socketio: {path: /socket, transports: [websocket]}",
        "x-none: 1",
        "same address",
        "extension-known",
    ),
    stream_case(
        "stream-read",
        "Asked:\n      payload: {$ref: 'schemas/news.yaml#/components/schemas/Ask'}",
        "Asked:\n      payload: {schemaFormat: application/vnd.apache.avro, schema: {}}",
        "the payload is described in application/vnd.apache.avro",
        "stream-target",
        "message-example",
    ),
    stream_case("stream-text", "    summary: There is news.\n", "", "newsMade has no summary"),
    stream_case(
        "stream-text",
        "tags: [{name: news}]\n    x-envelope: {payload: /text}",
        "tags: [{name: olds}]\n    x-envelope: {payload: /text}",
        "tag 'olds' is not declared",
    ),
    stream_case(
        "stream-text",
        "    tags: [{name: news}]\n    x-envelope: {payload: /text}",
        "    x-envelope: {payload: /text}",
        "0 tags",
    ),
    stream_case("message-example", "\n      examples: [{payload: {text: a widget}}]", "", "no example of this message"),
    stream_case("message-example", "{text: a widget}", "{text: 1}", 'is not of type "string" (at /text)'),
    stream_case(
        "stream-target", "id: /head/id", "id: /head/number", "nothing at '/head/number' in the request of askNews"
    ),
    stream_case(
        "stream-target", "failed: /error/failed", "failed: /failed", "nothing at '/failed' in the reply of askNews"
    ),
    stream_case("stream-target", "payload: /news}", "payload: /olds}", "nothing at '/olds' in the reply"),
    stream_case("stream-target", "body: /body", "body: /corps", "nothing at '/corps' in the request"),
    stream_case("stream-target", "payload: /text", "payload: /words", "nothing at '/words' in the payload of newsMade"),
    stream_case(
        "stream-unused", "channels:\n", "channels:\n  old: {address: old}\n", "channel old is used by no operation"
    ),
    stream_case(
        "stream-unused",
        ASK_MESSAGES,
        ASK_MESSAGES.replace("}}", "}, more: {$ref: '#/components/messages/Made'}}"),
        "message more of ask is used by no operation",
    ),
    stream_case(
        "stream-unused",
        "  messages:\n    Asked:",
        "  messages:\n    Spare: {payload: {type: string}, examples: [{payload: a}]}\n    Asked:",
        "message Spare is in no channel",
    ),
    stream_case("extension-shape", "path: /socket", "path: socket", "x-socketio/path"),
    stream_case("extension-shape", "transports: [websocket]", "engineio: [5]", "x-socketio/engineio"),
    Case("schema-name", "Trouble:", "Literal:", "would shadow", NEWS),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_edit_makes_rule_fire(case: Case, tmp_path: Path) -> None:
    texts = {**TEXTS, **STREAM}
    assert case.old in texts[case.file], "the text to replace is no longer in the description"
    text = texts[case.file].replace(case.old, case.new)
    if case.file == NEWS:
        text = text.replace("schemas/Trouble", "schemas/Literal")
    findings = lint_texts(tmp_path, {**texts, case.file: text})
    reported = [finding for finding in findings if finding.rule == case.rule]
    assert any(case.message in finding.message for finding in reported), findings
    assert {finding.severity for finding in reported} == {lint.all_rules()[case.rule].severity}
    assert {finding.file for finding in reported} <= {Path("specs/toy", name) for name in STREAM}
    assert all(finding.line > 0 for finding in reported)
    assert {finding.rule for finding in findings} <= {case.rule, *case.other_rules}


def test_correct_stream_has_no_findings(tmp_path: Path) -> None:
    assert lint_texts(tmp_path, {**TEXTS, **STREAM}) == []


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in [*OPENAPI_CASES, *CASES]} == set(lint.all_rules())


def test_schema_name_in_both_documents_is_reported(tmp_path: Path) -> None:
    document = STREAM["asyncapi.yaml"] + "  schemas: {Widget: {type: string}}\n"
    findings = lint_texts(tmp_path, {**TEXTS, **STREAM, "asyncapi.yaml": document})
    assert [finding.message for finding in findings if finding.rule == "stream-read"] == [
        "Widget differs from the schema of that name in openapi.yaml; rename one of them"
    ]
