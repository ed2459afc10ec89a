"""A headless Chromium, driven over the protocol of its developer tools."""

from __future__ import annotations

import contextlib
import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TIMEOUT = 30


class Tab:
    """One tab. `asked` are the addresses that it asked for, `wrong` what its console has of errors."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.asked: list[str] = []
        self.wrong: list[str] = []
        for domain in ("Page", "Network", "Log", "Runtime"):
            self._do(f"{domain}.enable")

    def open(self, url: str) -> None:
        self._do("Page.navigate", url=url)

    def run(self, script: str) -> Any:
        """Return what an expression, or what it promises, is in the end."""
        done = self._do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression is true."""
        looked = f"try {{ if ({condition}) return yes(); }} catch {{}}"
        again = f"Date.now() > end ? no('never: ' + {json.dumps(condition)}) : setTimeout(look, 20)"
        end = f"const end = Date.now() + {TIMEOUT * 1000}"
        self.run(f"new Promise((yes, no) => {{ {end}; const look = () => {{ {looked} {again} }}; look() }})")

    def press(self, key: str, code: int, text: str = "") -> None:
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self._do("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **typed)

    def _do(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv(TIMEOUT))
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])
            self._hear(told.get("method", ""), told.get("params", {}))

    def _hear(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(told["request"]["url"])
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.wrong.append(told["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.wrong.append(told["exceptionDetails"]["text"])
        elif method == "Page.javascriptDialogOpening":
            number = next(self._numbers)
            answer = {"id": number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
            self._socket.send(json.dumps(answer))


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Tab]:
    """Start a browser with a profile in a folder; give its tab."""
    assert PROGRAM is not None
    options = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        "--window-size=1400,1000",
    ]
    command = [PROGRAM, *options, f"--user-data-dir={folder}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = next(line for line in process.stderr if line.startswith("DevTools listening on "))
            address = line.rpartition("ws://")[2].partition("/")[0]
            (page,) = [one for one in httpx.get(f"http://{address}/json/list").json() if one["type"] == "page"]
            with connect(page["webSocketDebuggerUrl"], max_size=None, proxy=None) as socket:
                yield Tab(socket)
        finally:
            process.kill()
