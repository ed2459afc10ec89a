"""Fake vendors for tests of live runs: a sandbox that is served at a URL, and whose responses may drift."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract_tests.harness.documents.bundles import ROOT
from contract_tests.harness.targets.targets import BEFORE, sandbox_target
from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.sandbox.testing.serving import served


@dataclass
class OutgoingMessage:
    """A response, an acknowledgement or an event that a drift may change before it is sent.

    `headers` has lower-case names; `body` is None unless it is JSON. For messages of a stream, `method` is CALL (an
    acknowledgement) or EVENT, and `path` is the name of the call or of the event.
    """

    method: str
    path: str
    status: int
    headers: dict[str, str]
    body: Any


Drift = Callable[[OutgoingMessage], None]
"""Changes a message in place."""


def with_drift(app: Any, drift: Drift) -> Any:
    """Return an ASGI app that applies a drift to all messages of another app, except those of its control API."""

    async def drifting_app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not scope["path"].startswith("/_sandbox"):
            send = _drifting_send(scope, send, drift)
        elif scope["type"] == "websocket":
            receive, send = _drifting_stream(receive, send, drift)
        await app(scope, receive, send)

    return drifting_app


def _drifting_send(scope: Any, send: Any, drift: Drift) -> Any:
    """Return an ASGI `send` that applies a drift to HTTP responses."""
    start: dict[str, Any] = {}

    async def send_changed(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            return
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        content = message.get("body", b"")
        is_json = headers.get("content-type", "").startswith("application/json") and content
        body = json.loads(content) if is_json else None
        response = OutgoingMessage(scope["method"], scope["path"], start["status"], headers, body)
        drift(response)
        content = json.dumps(response.body).encode() if is_json else content
        response.headers["content-length"] = str(len(content))
        raw_headers = [(name.encode(), value.encode()) for name, value in response.headers.items()]
        await send({**start, "status": response.status, "headers": raw_headers})
        await send({**message, "body": content})

    return send_changed


def _drifting_stream(receive: Any, send: Any, drift: Drift) -> tuple[Any, Any]:
    """Return ASGI `receive` and `send` functions that apply a drift to acknowledgements and events of Socket.IO."""
    call_names: dict[str, str] = {}

    async def receive_and_note_calls() -> dict[str, Any]:
        message: dict[str, Any] = await receive()
        if call := re.fullmatch(r"42([0-9]+)(\[.*)", message.get("text") or "", re.DOTALL):
            call_names[call[1]] = json.loads(call[2])[0]
        return message

    async def send_changed(message: dict[str, Any]) -> None:
        if frame := re.fullmatch(r"4([23])([0-9]*)(\[.*)", message.get("text") or "", re.DOTALL):
            packet_type, number, arguments = frame[1], frame[2], json.loads(frame[3])
            method, name = ("CALL", call_names[number]) if number else ("EVENT", arguments[0])
            outgoing = OutgoingMessage(method, name, 200, {}, arguments[-1])
            drift(outgoing)
            arguments = [outgoing.body] if number else [outgoing.path, outgoing.body]
            message["text"] = f"4{packet_type}{number}{json.dumps(arguments)}"
        await send(message)

    return receive_and_note_calls, send_changed


@dataclass(frozen=True)
class RunResult:
    """The exit code, the output and the report folder of a run of the contract tests."""

    exit_code: int
    output: str
    folder: Path

    @property
    def verdicts(self) -> list[dict[str, Any]]:
        """The content of `verdicts.json` in the report folder."""
        return list(json.loads((self.folder / "verdicts.json").read_text(encoding="utf-8")))


@contextmanager
def serve_vendor(vendor: str, drift: Drift = lambda _: None) -> Iterator[tuple[dict[str, str], Controller]]:
    """Serve a fake vendor in this block.

    Yields the environment variables for a live run against it, and the controller of its sandbox.
    """
    # With an early start, the dates in the examples of the description are in the future.
    with served(with_drift(Sandbox(start=BEFORE), drift)) as url, Controller(url) as controller:
        target = sandbox_target(vendor, controller)
        names = {f"{vendor}_{scheme}": secret for scheme, secret in target.credentials.items()}
        names |= {f"{vendor}_stranger_{scheme}": secret for scheme, secret in target.stranger.items()}
        names |= {f"{vendor}_url": target.url, f"{vendor}_values": json.dumps(target.values)}
        options = {"CONTRACT_TARGET": "live", "CONTRACT_VENDOR": vendor, "CONTRACT_PAUSE": "0"}
        yield {**options, **{name.upper(): value for name, value in names.items()}}, controller


def run_contract_tests(folder: Path, environment: dict[str, str], *arguments: str) -> RunResult:
    """Run the contract tests in a process of its own and write the report to a folder.

    Variables for contract tests, GitHub and pytest are removed from the inherited environment.
    """
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("CONTRACT_", "GITHUB_", "PYTEST_"))
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    completed = subprocess.run(
        command,
        cwd=ROOT,
        env={**inherited, "CONTRACT_REPORT": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return RunResult(completed.returncode, completed.stdout + completed.stderr, folder)
