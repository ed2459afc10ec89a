"""Serving: the sandbox on a socket, HTTP and websockets."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from ..socketio.engine import LARGEST_MESSAGE

if TYPE_CHECKING:
    import uvicorn

Result = TypeVar("Result")


def listener(host: str = "127.0.0.1", port: int = 0) -> socket.socket:
    """Return a socket that listens; port 0 is a free one. Raises OSError, or OverflowError for no port."""
    # Named as TCP, asyncio sets TCP_NODELAY; otherwise each answer may wait 40 ms for an acknowledgement.
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Lets a port be taken again at once; elsewhere it would let two servers take it.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except (OSError, OverflowError):
        made.close()
        raise
    return made


def server(app: Any, *, log_level: str = "warning") -> uvicorn.Server:
    """Return a server of an ASGI app, to be run on a socket."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level=log_level,
        lifespan="off",
        loop="auto",
        http="httptools",
        # Closes a connection whose frames are none, and reads no further.
        ws="websockets-sansio",
        # In bytes, of which a character has four at most; the stream itself counts characters.
        ws_max_size=4 * LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        # Engine.IO has a heartbeat of its own.
        ws_ping_interval=None,
        server_header=False,
        # The app tells the time of its own clock.
        date_header=False,
    )
    return uvicorn.Server(config)


class Background:
    """A server of an app in a thread of this process, on a free port of loopback, until it is closed."""

    def __init__(self, app: Any) -> None:
        self._listener = listener()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._server = server(app, log_level="critical")
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.001)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=self._server.config.get_loop_factory()) as runner:
            self._loop = runner.get_loop()
            runner.run(self._server.serve([self._listener]))

    def submit(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Do something in the server's loop, between what its clients ask."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """End the server and its connections."""
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()


@contextlib.contextmanager
def served(app: Any) -> Iterator[str]:
    """Serve an app from a thread of this process, on a free port of loopback; give its URL."""
    with contextlib.closing(Background(app)) as background:
        yield background.url
