"""Serving: the sandbox on a socket, HTTP and websockets."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .engine import LARGEST_MESSAGE

if TYPE_CHECKING:
    import uvicorn


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


@contextlib.contextmanager
def served(app: Any) -> Iterator[str]:
    """Serve an app from a thread of this process, on a free port of loopback; give its URL."""
    # Named as TCP, asyncio sets TCP_NODELAY; otherwise each answer may wait 40 ms for an acknowledgement.
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        running = server(app, log_level="critical")
        thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
        thread.start()
        while not running.started and thread.is_alive():
            time.sleep(0.001)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            running.should_exit = True
            thread.join()
