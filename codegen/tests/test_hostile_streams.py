"""Hostile AsyncAPI documents: packages keep every text and wire name, and execute nothing of the document."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from codegen.pipeline import build
from codegen.starter import write_starter
from codegen.vendors import Vendor

from . import hostile
from .conftest import run_python
from .hostile import visible_text


def document() -> dict[str, Any]:
    """Return an AsyncAPI document with each hostile text and name in every place that may have one."""
    channels, operations = {}, {}
    schemas: dict[str, Any] = {
        "Told": {"type": "object", "properties": {name: {"type": "string"} for name in hostile.NAMES}},
        "Head": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
    }
    call_properties = {"head": {"$ref": "#/components/schemas/Head"}, "told": {"$ref": "#/components/schemas/Told"}}
    schemas["Asked"] = {"type": "object", "required": ["head"], "properties": call_properties}
    for number, text in enumerate(hostile.TEXTS):
        channels[f"c{number}"] = {
            "address": f"{number} {text}",
            "messages": {
                "in": {"summary": text, "payload": {"$ref": "#/components/schemas/Asked"}},
                "out": {"title": text, "payload": {"$ref": "#/components/schemas/Told"}},
            },
            "bindings": {"ws": {"query": {"type": "object", "properties": {f"{number}{text}": {"description": text}}}}},
        }
        channel = {"$ref": f"#/channels/c{number}"}
        operations[f"call{number}"] = {
            "action": "receive",
            "channel": channel,
            "summary": text,
            "description": text,
            "tags": [{"name": f"t{number % 3}"}],
            "x-envelope": {"body": "/told"},
            "messages": [{"$ref": f"#/channels/c{number}/messages/in"}],
            "reply": {"channel": channel, "messages": [{"$ref": f"#/channels/c{number}/messages/out"}]},
        }
        operations[f"told {text}"[:60] if number % 2 else f"event{number}"] = {
            "action": "send",
            "channel": channel,
            "summary": text,
            "description": text,
            "messages": [{"$ref": f"#/channels/c{number}/messages/out"}],
        }
    return {
        "asyncapi": "3.0.0",
        "info": {"title": hostile.TEXTS[0], "description": "\n".join(hostile.TEXTS), "version": "1"},
        "x-envelope": {"failed": '/fa"iled\\', "code": "/co\nde", "id": "/head/id"},
        "servers": {
            "main": {
                "host": f"a.example{hostile.MARK}\"'\\",
                "protocol": "wss",
                "x-socketio": {"path": f'/{hostile.MARK}"\\\n', "namespace": f"/{hostile.TEXTS[2]}"},
                "security": [{"$ref": "#/components/securitySchemes/k\"'ey"}],
            }
        },
        "channels": channels,
        "operations": operations,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"k\"'ey": {"type": "httpApiKey", "in": "query", "name": f'"{hostile.MARK}\\'}},
        },
    }


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Vendor:
    vendor = Vendor("toy", tmp_path_factory.mktemp("streams"))
    list(write_starter(vendor))
    (vendor.spec / "asyncapi.yaml").write_text(hostile.dump_yaml(document()), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        # The document has pointers to missing nodes. Ignore those findings, and generate the package.
        patched.setattr("codegen.pipeline.diagnostics.start_diagnosis", lambda *_: list)
        outcome = build.generate(vendor)
    assert not outcome.failed, "\n".join(ascii(str(finding)) for finding in outcome.findings)
    return vendor


def test_modules_call_no_injected_function(vendor: Vendor) -> None:
    for path in sorted(path for path in vendor.output.rglob("*.py") if "_core" not in path.parts):
        functions = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        assert not {"__import__", "open", "eval"} & {
            function.id for function in functions if isinstance(function, ast.Name)
        }
    assert not list(vendor.root.rglob("CANARY"))


def test_names_and_texts_are_kept_in_stream_package(vendor: Vendor) -> None:
    program = """
import inspect, json
from toy_client import AsyncToy, events
from toy_client import client as module
from toy_client.events import TYPES
toy = AsyncToy()
sent = []
async def call(request, options):
    sent.append([request.operation.path, request.content["frame"]])
toy.call = call
for tag in (toy.t_0, toy.t_1, toy.t_2):
    for name in [name for name in dir(tag) if name.startswith("call")]:
        method = getattr(tag, name)
        names = [name for name in inspect.signature(method).parameters if name != "options"]
        try:
            method(**{name: name for name in names}).send(None)
        except StopIteration:
            pass
stream = module.STREAM
print(json.dumps([sent, list(TYPES), stream.url, list(stream.signs), stream.socketio.namespace,
    list(toy._handshake_query), [value.make.__doc__ for value in TYPES.values()]]))
"""
    done = run_python("-W", "error", "-c", program, cwd=vendor.output, PYTHONPATH=str(vendor.output), PYTHONUTF8="1")
    assert done.returncode == 0, ascii(done.stderr[-2000:])
    sent, events, url, schemes, namespace, options, docstrings = json.loads(done.stdout)
    addresses = [f"{number} {text}" for number, text in enumerate(hostile.TEXTS)]
    assert sorted(path for path, _ in sent) == sorted(addresses)
    assert all(sorted(frame["told"]) == sorted(hostile.NAMES) for _, frame in sent)
    assert events == addresses
    assert hostile.MARK in url
    assert schemes == ["k\"'ey"]
    assert namespace == f"/{hostile.TEXTS[2]}"
    assert options == [f"{number}{text}" for number, text in enumerate(hostile.TEXTS)]
    for text, docstring in zip(hostile.TEXTS, docstrings, strict=True):
        assert visible_text(text) in visible_text(docstring), ascii(text)


def test_no_file_is_written_outside_package(vendor: Vendor) -> None:
    assert sorted(path.name for path in vendor.root.iterdir()) == ["generated", "specs"]
    assert not Path("CANARY").exists()
