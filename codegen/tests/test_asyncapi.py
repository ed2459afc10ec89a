"""Reading AsyncAPI documents: validation, operations and events, unsupported documents, and the generated files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codegen.findings import Failed
from codegen.ir import asyncapi
from codegen.ir.asyncapi import StreamDescription
from codegen.openapi.validation import validate
from codegen.vendors import Vendor

from .conftest import Project, format_findings

GOLDEN = Path(__file__).parent / "golden"
CHAT = {path.name: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "chat").iterdir()}
TOY = Vendor("toy", GOLDEN)


def read_streams(vendor: Vendor) -> StreamDescription:
    """Return what the reader makes of a vendor's AsyncAPI document."""
    bundle = asyncapi.load(vendor.folder())
    assert bundle is not None
    return asyncapi.read(bundle)


def test_stream_document_gives_calls_and_events() -> None:
    streams = read_streams(TOY)
    assert (streams.url, streams.security, streams.answers) == (
        "wss://eu.live.toy.example.com/v1/live",
        (("key",),),
        "/answers",
    )
    assert [(operation.method, operation.path, operation.id) for operation in streams.operations] == [
        ("CALL", "place", "placeTrade"),
        ("CALL", "list", "listTrades"),
        ("CALL", "drop", "dropTrades"),
        ("SEND", "wave", "waveHand"),
    ]
    assert streams.operations[0].filled == ("/head/id", "/head/sent", "/type")
    assert [(event.name, event.payload) for event in streams.events] == [("closed", "/trade"), ("moved", "")]
    assert list(streams.handshake) == ["isQuiet"]


def test_socket_io_channel_is_event(project: Project) -> None:
    streams = read_streams(project.write(CHAT))
    assert (streams.url, streams.socketio) == (
        "wss://chat.example.com/socket",
        {"path": "/socket", "namespace": "/", "transports": ["websocket"], "engineio": [4, 3]},
    )
    assert [operation.path for operation in streams.operations] == ["chat:say"]
    assert [event.name for event in streams.events] == ["chat:said"], (
        "an operation without messages has those of its channel"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("protocol: wss", "protocol: amqp", "protocol 'amqp' is not supported"),
        ("    messages: [{$ref: '#/channels/say/messages/request'}]\n", "", "sayLine receives 2 messages"),
        ("      messages: [{$ref: '#/channels/say/messages/reply'}]\n", "", "sayLine has 2 replies"),
        ("  main:\n", "  main: {host: a, protocol: wss}\n  other:\n", "give all channels the same address"),
        (", id: /event/id", "", ""),
    ],
)
def test_unsupported_document_is_reported_with_line(project: Project, old: str, new: str, message: str) -> None:
    vendor = project.write({**CHAT, "asyncapi.yaml": CHAT["asyncapi.yaml"].replace(old, new)})
    if not message:
        assert "/event/id" not in read_streams(vendor).operations[0].filled
        return
    with pytest.raises(Failed) as failed:
        read_streams(vendor)
    assert any(message in finding.message for finding in failed.value.findings)
    assert all(finding.line > 0 and finding.file.name == "asyncapi.yaml" for finding in failed.value.findings)


def test_plain_frames_without_id_and_type_are_reported(project: Project) -> None:
    text = CHAT["asyncapi.yaml"].replace(
        "    x-socketio: {path: /socket, namespace: /, transports: [websocket], engineio: [4, 3]}\n", ""
    )
    text = text.replace("'chat:said'", "'chat:say'").replace(", id: /event/id, date: /event/date", "")
    with pytest.raises(Failed) as failed:
        read_streams(project.write({**CHAT, "asyncapi.yaml": text}))
    assert [finding.message.partition(" to")[0] for finding in failed.value.findings] == [
        "plain frames need x-envelope.id",
        "plain frames need x-envelope.type",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("asyncapi: 3.0.0", "asyncapi: 2.6.0", 1, "this project supports AsyncAPI 3.0"),
        ("asyncapi: 3.0.0\n", "", 1, "the `asyncapi` field is missing"),
        ("    action: send", "    action: shout", 0, '"shout"'),
        ("    host: chat.example.com\n", "", 0, '"host" is a required property'),
    ],
)
def test_invalid_document_is_reported_with_file_and_line(
    project: Project, old: str, new: str, line: int, message: str
) -> None:
    text = CHAT["asyncapi.yaml"].replace(old, new)
    assert text != CHAT["asyncapi.yaml"]
    bundle = asyncapi.load(project.write({**CHAT, "asyncapi.yaml": text}).folder())
    assert bundle is not None
    findings = validate(bundle)
    assert any(message in finding.message for finding in findings), format_findings(findings)
    assert {finding.file.as_posix() for finding in findings} == {"specs/toy/asyncapi.yaml"}
    assert not line or findings[0].line == line
    assert project.run("validate").code == 1
    assert project.run("generate").code == 1
    assert not (project.root / "generated" / "toy").exists()


def test_valid_document_has_no_findings(project: Project) -> None:
    for vendor in (TOY, project.write(CHAT)):
        bundle = asyncapi.load(vendor.folder())
        assert bundle is not None
        assert validate(bundle) == []


def test_bundle_command_prints_asyncapi_bundle(project: Project) -> None:
    project.write(CHAT)
    printed = json.loads(project.run("bundle", "--asyncapi", "toy").out)
    assert printed["asyncapi"] == "3.0.0"
    assert printed["components"]["schemas"].keys() > {"SayCall", "Header"}
    assert json.loads(project.run("bundle", "toy").out)["openapi"] == "3.1.0"
    project.create_vendor("plain")
    result = project.run("bundle", "--asyncapi", "plain")
    assert (result.code, "this vendor has no stream" in result.err) == (1, True)
    marks = json.loads((TOY.output / "evidence.json").read_text(encoding="utf-8"))
    assert marks["asyncapi.json#/components/schemas/MarketMoved"] == ["TOY-001"]
    assert "asyncapi" in json.loads((TOY.output / "asyncapi.json").read_text(encoding="utf-8"))


def test_reference_to_missing_channel_is_reported(project: Project) -> None:
    broken = CHAT["asyncapi.yaml"].replace("#/channels/said", "#/channels/sad")
    project.write({**CHAT, "asyncapi.yaml": broken})
    result = project.run("lint")
    assert result.code == 1
    assert "points at nothing" in result.err
    assert "asyncapi.yaml" in result.err


def test_changed_asyncapi_document_makes_package_stale(project: Project) -> None:
    project.write(CHAT)
    assert project.run("generate").code == 0
    assert "fresh" in project.run("list").out
    project.edit("Say something.", "Say it.", file="asyncapi.yaml")
    assert "stale" in project.run("list").out
    result = project.run("check")
    assert "asyncapi.json" in result.err


def test_package_without_stream_has_no_stream_code(project: Project) -> None:
    vendor = project.create_vendor("plain")
    assert project.run("generate", "plain").code == 0
    assert not (vendor.output / vendor.package / "_core" / "streams").exists()
    text = (vendor.output / "pyproject.toml").read_text(encoding="utf-8")
    assert "websockets" not in text
    assert "socketio" not in text
    assert "websockets" in (TOY.output / "pyproject.toml").read_text(encoding="utf-8")
