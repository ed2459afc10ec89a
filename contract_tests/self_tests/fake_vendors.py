"""A vendor for the tests of live runs: a sandbox behind an address, which a run knows nothing else of."""

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
class Answered:
    """An answer on its way out, which a drift may change; `headers` by name in lower case, `body` where it is JSON.

    What goes over a stream is a CALL's acknowledgement or an EVENT; `path` is its name there.
    """

    method: str
    path: str
    status: int
    headers: dict[str, str]
    body: Any


Drift = Callable[[Answered], None]


def drifting(app: Any, drift: Drift) -> Any:
    """Return an ASGI app that answers as another does, but for a drift."""

    async def drifted(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not scope["path"].startswith("/_sandbox"):
            send = _answering(scope, send, drift)
        elif scope["type"] == "websocket":
            receive, send = _telling(receive, send, drift)
        await app(scope, receive, send)

    return drifted


def _answering(scope: Any, send: Any, drift: Drift) -> Any:
    start: dict[str, Any] = {}

    async def change(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            return
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        content = message.get("body", b"")
        told = headers.get("content-type", "").startswith("application/json") and content
        one = Answered(scope["method"], scope["path"], start["status"], headers, json.loads(content) if told else None)
        drift(one)
        content = json.dumps(one.body).encode() if told else content
        one.headers["content-length"] = str(len(content))
        raw = [(name.encode(), value.encode()) for name, value in one.headers.items()]
        await send({**start, "status": one.status, "headers": raw})
        await send({**message, "body": content})

    return change


def _telling(receive: Any, send: Any, drift: Drift) -> tuple[Any, Any]:
    """Let what a stream tells drift: acknowledgements, whose path is the call's name, and events, by theirs."""
    asked: dict[str, str] = {}

    async def listen() -> dict[str, Any]:
        message: dict[str, Any] = await receive()
        if call := re.fullmatch(r"42([0-9]+)(\[.*)", message.get("text") or "", re.DOTALL):
            asked[call[1]] = json.loads(call[2])[0]
        return message

    async def change(message: dict[str, Any]) -> None:
        if said := re.fullmatch(r"4([23])([0-9]*)(\[.*)", message.get("text") or "", re.DOTALL):
            kind, number, told = said[1], said[2], json.loads(said[3])
            one = Answered("CALL" if number else "EVENT", asked[number] if number else told[0], 200, {}, told[-1])
            drift(one)
            message["text"] = f"4{kind}{number}{json.dumps([one.body] if number else [one.path, one.body])}"
        await send(message)

    return listen, change


@dataclass(frozen=True)
class Asked:
    """What a run of the contract tests came to."""

    code: int
    out: str
    folder: Path

    @property
    def verdicts(self) -> list[dict[str, Any]]:
        """Its verdicts, as programs read them."""
        return list(json.loads((self.folder / "verdicts.json").read_text(encoding="utf-8")))


@contextmanager
def selling(vendor: str, drift: Drift = lambda _: None) -> Iterator[tuple[dict[str, str], Controller]]:
    """Serve a vendor; give the environment in which a live run asks it, and what looks into its world."""
    # What the documents' examples make is in the future then.
    with served(drifting(Sandbox(start=BEFORE), drift)) as url, Controller(url) as controller:
        target = sandbox_target(vendor, controller)
        names = {f"{vendor}_{scheme}": secret for scheme, secret in target.credentials.items()}
        names |= {f"{vendor}_stranger_{scheme}": secret for scheme, secret in target.stranger.items()}
        names |= {f"{vendor}_url": target.url, f"{vendor}_values": json.dumps(target.values)}
        told = {"CONTRACT_TARGET": "live", "CONTRACT_VENDOR": vendor, "CONTRACT_PAUSE": "0"}
        yield {**told, **{name.upper(): value for name, value in names.items()}}, controller


def run(folder: Path, environment: dict[str, str], *arguments: str) -> Asked:
    """Run the contract tests in a process of their own, with nothing but this environment."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("CONTRACT_", "GITHUB_", "PYTEST_"))
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**clean, "CONTRACT_REPORT": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return Asked(done.returncode, done.stdout + done.stderr, folder)
