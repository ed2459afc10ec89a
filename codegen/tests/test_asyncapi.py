"""Reading of AsyncAPI documents: what is legal, what a client can be made of, and what the package then holds."""

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


def read(vendor: Vendor) -> StreamDescription:
    bundle = asyncapi.load(vendor.folder())
    assert bundle is not None
    return asyncapi.read(bundle)


def test_calls_and_events_are_read_as_operations() -> None:
    found = read(TOY)
    assert (found.url, found.security, found.answers) == (
        "wss://eu.live.toy.example.com/v1/live",
        (("key",),),
        "/answers",
    )
    assert [(one.method, one.path, one.id) for one in found.operations] == [
        ("CALL", "place", "placeTrade"),
        ("CALL", "list", "listTrades"),
        ("CALL", "drop", "dropTrades"),
        ("SEND", "wave", "waveHand"),
    ]
    assert found.operations[0].filled == ("/head/id", "/head/sent", "/type")
    assert [(one.name, one.payload) for one in found.events] == [("closed", "/trade"), ("moved", "")]
    assert list(found.handshake) == ["isQuiet"]


def test_a_socket_io_channel_is_an_event(project: Project) -> None:
    found = read(project.write(CHAT))
    assert (found.url, found.socketio) == (
        "wss://chat.example.com/socket",
        {"path": "/socket", "namespace": "/", "transports": ["websocket"], "engineio": [4, 3]},
    )
    assert [one.path for one in found.operations] == ["chat:say"]
    assert [one.name for one in found.events] == ["chat:said"], "an operation that names no message has its channel's"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("protocol: wss", "protocol: amqp", "protocol 'amqp' is not supported"),
        ("    messages: [{$ref: '#/channels/say/messages/request'}]\n", "", "sayLine takes 2 messages"),
        ("      messages: [{$ref: '#/channels/say/messages/reply'}]\n", "", "sayLine has 2 replies"),
        ("  main:\n", "  main: {host: a, protocol: wss}\n  other:\n", "give all channels the same address"),
        (", id: /event/id", "", ""),
    ],
)
def test_what_no_client_can_be_made_of_is_told_with_its_line(project: Project, old: str, new: str, says: str) -> None:
    vendor = project.write({**CHAT, "asyncapi.yaml": CHAT["asyncapi.yaml"].replace(old, new)})
    if not says:
        assert "/event/id" not in read(vendor).operations[0].filled
        return
    with pytest.raises(Failed) as failed:
        read(vendor)
    assert any(says in one.message for one in failed.value.findings)
    assert all(one.line > 0 and one.file.name == "asyncapi.yaml" for one in failed.value.findings)


def test_plain_frames_want_an_id_and_a_type(project: Project) -> None:
    text = CHAT["asyncapi.yaml"].replace(
        "    x-socketio: {path: /socket, namespace: /, transports: [websocket], engineio: [4, 3]}\n", ""
    )
    text = text.replace("'chat:said'", "'chat:say'").replace(", id: /event/id, date: /event/date", "")
    with pytest.raises(Failed) as failed:
        read(project.write({**CHAT, "asyncapi.yaml": text}))
    assert [one.message.partition(" to")[0] for one in failed.value.findings] == [
        "plain frames need x-envelope.id",
        "plain frames need x-envelope.type",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("asyncapi: 3.0.0", "asyncapi: 2.6.0", 1, "this project reads AsyncAPI 3.0"),
        ("asyncapi: 3.0.0\n", "", 1, "there is no `asyncapi` member"),
        ("    action: send", "    action: shout", 0, '"shout"'),
        ("    host: chat.example.com\n", "", 0, '"host" is a required property'),
    ],
)
def test_validation_names_file_and_line(project: Project, old: str, new: str, line: int, says: str) -> None:
    text = CHAT["asyncapi.yaml"].replace(old, new)
    assert text != CHAT["asyncapi.yaml"]
    bundle = asyncapi.load(project.write({**CHAT, "asyncapi.yaml": text}).folder())
    assert bundle is not None
    findings = validate(bundle)
    assert any(says in one.message for one in findings), format_findings(findings)
    assert {one.file.as_posix() for one in findings} == {"specs/toy/asyncapi.yaml"}
    assert not line or findings[0].line == line
    assert project.run("validate").code == 1
    assert project.run("generate").code == 1
    assert not (project.root / "generated" / "toy").exists()


def test_a_legal_document_has_no_findings(project: Project) -> None:
    for vendor in (TOY, project.write(CHAT)):
        bundle = asyncapi.load(vendor.folder())
        assert bundle is not None
        assert validate(bundle) == []


def test_the_bundle_is_shown_and_kept(project: Project) -> None:
    project.write(CHAT)
    shown = json.loads(project.run("bundle", "--asyncapi", "toy").out)
    assert shown["asyncapi"] == "3.0.0"
    assert shown["components"]["schemas"].keys() > {"SayCall", "Header"}
    assert json.loads(project.run("bundle", "toy").out)["openapi"] == "3.1.0"
    project.create_vendor("plain")
    ran = project.run("bundle", "--asyncapi", "plain")
    assert (ran.code, "does not stream" in ran.err) == (1, True)
    marks = json.loads((TOY.output / "evidence.json").read_text(encoding="utf-8"))
    assert marks["asyncapi.json#/components/schemas/MarketMoved"] == ["TOY-001"]
    assert "asyncapi" in json.loads((TOY.output / "asyncapi.json").read_text(encoding="utf-8"))


def test_what_a_reference_misses_is_told(project: Project) -> None:
    broken = CHAT["asyncapi.yaml"].replace("#/channels/said", "#/channels/sad")
    project.write({**CHAT, "asyncapi.yaml": broken})
    ran = project.run("lint")
    assert ran.code == 1
    assert "points at nothing" in ran.err
    assert "asyncapi.yaml" in ran.err


def test_a_change_of_the_stream_makes_the_package_stale(project: Project) -> None:
    project.write(CHAT)
    assert project.run("generate").code == 0
    assert "fresh" in project.run("list").out
    project.edit("Say something.", "Say it.", file="asyncapi.yaml")
    assert "stale" in project.run("list").out
    ran = project.run("check")
    assert "asyncapi.json" in ran.err


def test_only_packages_that_stream_hold_what_streams(project: Project) -> None:
    vendor = project.create_vendor("plain")
    assert project.run("generate", "plain").code == 0
    assert not (vendor.output / vendor.package / "_core" / "streams").exists()
    text = (vendor.output / "pyproject.toml").read_text(encoding="utf-8")
    assert "websockets" not in text
    assert "socketio" not in text
    assert "websockets" in (TOY.output / "pyproject.toml").read_text(encoding="utf-8")
