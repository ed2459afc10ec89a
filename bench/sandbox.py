"""Benchmark the sandbox: responses against a minimal Starlette route, start-up time, memory and web page."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from contract_tests.sandbox import Sandbox, vendors
from contract_tests.sandbox.faults import Entry
from contract_tests.sandbox.testing.serving import served
from contract_tests.sandbox.testing.worlds import Worlds
from pytest_browser import chromium, launched, opened

from .measure import Ratio, compare, medians

_BARE = """
import sys
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from contract_tests.sandbox.testing.serving import listener, server

async def respond(request):
    return Response(BODY, media_type="application/json")

listening = listener()
BODY = bytes.fromhex(sys.argv[1])
print("http://127.0.0.1:%d" % listening.getsockname()[1], flush=True)
app = Starlette(routes=[Route("/ibm_video/channels/{channel}/virtual-events/{event}.json", respond)])
server(app).run([listening])
"""
_PATH = "/ibm_video/channels/123/virtual-events/100.json"
_PIPELINED = 20
notes: list[str] = []


def ratios() -> Iterator[Ratio]:
    """Yield the ratios, and add the start-up time and the memory of the sandbox to `notes`."""
    yield _world_creation()
    yield from _page()
    start = time.perf_counter()
    with running([sys.executable, "-m", "contract_tests.sandbox", "serve", "ibm_video", "--port", "0"]) as (
        process,
        lines,
    ):
        token = re.search(r"[0-9a-f]{40}", lines)
        assert token is not None
        ours = _Connection(lines, token[0])
        body = ours.get()
        ready = time.perf_counter() - start
        with running([sys.executable, "-c", _BARE, body.hex()]) as (_, bare_lines):
            bare = _Connection(bare_lines, token[0])
            assert bare.get() == body
            name = f"sandbox: {_PIPELINED} stateful GETs, against a Starlette route with a fixed response"
            # Pipelined, so that the ratio does not depend on the time to wake an idle process.
            yield compare(
                name, lambda: ours.get(_PIPELINED), lambda: bare.get(_PIPELINED), rounds=15, repeat=20, limit=2.0
            )
        memory = resident(process)
        notes.append(f"sandbox: first response {ready * 1000:.0f} ms after the start; {memory:.0f} MB resident")


def _page() -> Iterator[Ratio]:
    """Yield the longest time that the page is blocked while it scrolls 10,000 rows; nothing without a browser."""
    if chromium() is None:
        notes.append("sandbox: page not measured, because Chromium is not installed")
        return
    sandbox = Sandbox()
    for number in range(10_000):
        entry = Entry(sandbox.clock.now(), "roomful", "getVirtualEvent", "GET", f"/thing/{number}", 200, {})
        sandbox.journal.write(entry)
    with served(sandbox) as url, launched() as browser, opened(browser) as page:
        page.goto(f"{url}/")
        page.locator("#count", has_text="10000").wait_for()
        # Scroll from top to bottom by one screen per frame.
        page.evaluate(
            "new Promise(done => { at('follow').checked = false; let top = 0; const step = () => {"
            " at('rows').scrollTop = top; top += 2800;"
            " top < 280000 ? requestAnimationFrame(step) : done(); }; step(); })"
        )
        longest = page.evaluate(
            "new Promise(done => { new PerformanceObserver(list => done(Math.max(...list.getEntries().map("
            "entry => entry.duration)))).observe({type: 'longtask', buffered: true});"
            " setTimeout(() => done(0), 500); })"
        )
    yield Ratio(
        "sandbox: longest blocking of the page with 10,000 rows, against 250 ms", longest / 1000, 0.25, limit=1.0
    )


def _world_creation() -> Ratio:
    """Return the time to create and discard a world of the slowest vendor, against 5 ms."""
    with contextlib.closing(Worlds()) as worlds:
        worlds.end(worlds.begin("roomful"))
        runs = [partial(lambda vendor: worlds.end(worlds.begin(vendor)), vendor) for vendor in vendors.names()]
        slowest = max(medians(*runs, rounds=9, repeat=5, clock=time.process_time))
    return Ratio("sandbox: creating and discarding a world, against 5 ms", slowest, 0.005, limit=1.0)


def resident(process: subprocess.Popen[str]) -> float:
    """Return the memory of a process in megabytes."""
    pages = Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.contextmanager
def running(command: list[str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a server; yield the process and its output up to the last address that it prints."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = process.stdout.readline()
            while "-m" in command and "_sandbox" not in lines:
                lines += process.stdout.readline()
            yield process, lines
        finally:
            process.terminate()


class _Connection:
    """A persistent HTTP connection with minimal overhead, so that the measurement shows the server."""

    def __init__(self, lines: str, token: str) -> None:
        address = re.search(r"http://([\d.]+):(\d+)", lines)
        assert address is not None
        self._socket = socket.create_connection((address[1], int(address[2])))
        self._request = (
            f"GET {_PATH} HTTP/1.1\r\nHost: {address[1]}:{address[2]}\r\nAuthorization: Bearer {token}\r\n\r\n"
        ).encode()

    def get(self, times: int = 1) -> bytes:
        """Send pipelined requests and return the last response body."""
        self._socket.sendall(self._request * times)
        received, body = b"", b""
        while times:
            received += self._socket.recv(1 << 20)
            while times:
                head, end, rest = received.partition(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head.lower())
                if not end or length is None or len(rest) < int(length[1]):
                    break
                assert received.startswith(b"HTTP/1.1 200"), received
                body, received = rest[: int(length[1])], rest[int(length[1]) :]
                times -= 1
        return body
