"""A browser: headless Chromium, driven over its own protocol, which is cut off from every network."""

from __future__ import annotations

import base64
import itertools
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.sync.client import ClientConnection, connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()
_LONGEST_WAIT = 60


@dataclass
class Page:
    """One page: what it asked of a network, and what it complained of, since it was opened."""

    socket: ClientConnection
    session: str = ""
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def open(self, url: str, width: int, height: int = 900) -> None:
        """Open an address in a window of a size, and wait until it is loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url="about:blank")
        self.asked.clear()
        self.complaints.clear()
        self.call("Page.navigate", url=url)
        self.evaluate(
            "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))"
        )

    def evaluate(self, expression: str) -> Any:
        """Return what an expression gives in the page; a promise is waited for."""
        got = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression is true, looking at each frame."""
        self.evaluate(
            f"new Promise(done => (function look() {{ {condition} ? done() : requestAnimationFrame(look) }})())"
        )

    def screenshot(self) -> bytes:
        """Return the window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """Call a method of the browser, and hear what it tells meanwhile."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": given}
        self.socket.send(json.dumps(message | ({"sessionId": self.session} if self.session else {})))
        while (got := json.loads(self.socket.recv(timeout=_LONGEST_WAIT))).get("id") != number:
            self._hear(got.get("method", ""), got.get("params", {}))
        assert "error" not in got, got
        return dict(got["result"])

    def _hear(self, method: str, told: dict[str, Any]) -> None:
        match method:
            case "Network.requestWillBeSent":
                url = told["request"]["url"]
                if not url.startswith(("file:", "data:", "blob:", "about:")):
                    self.asked.append(url)
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(told["exceptionDetails"])[:500])
            case "Runtime.consoleAPICalled" if told["type"] in ("error", "assert", "warning"):
                self.complaints.append(json.dumps(told["args"])[:500])
            case "Log.entryAdded" if told["entry"]["level"] == "error":
                self.complaints.append(json.dumps(told["entry"])[:500])


@contextmanager
def opened() -> Iterator[Page]:
    """Give a page of a browser of its own."""
    assert PROGRAM is not None
    # The profile may still be written while the browser ends.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = [*_QUIET, "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}", "about:blank"]
        with subprocess.Popen([PROGRAM, *flags], stderr=subprocess.PIPE, text=True) as browser:
            try:
                assert browser.stderr is not None
                found = (re.search(r"DevTools listening on (\S+)", line) for line in browser.stderr)
                address = next(one[1] for one in found if one)
                with connect(address, max_size=None, proxy=None) as socket:
                    page = Page(socket)
                    target = page.call("Target.createTarget", url="about:blank")["targetId"]
                    page.session = page.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                    for domain in ("Page", "Runtime", "Log", "Network"):
                        page.call(f"{domain}.enable")
                    yield page
            finally:
                browser.terminate()
