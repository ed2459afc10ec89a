"""An HTTP server in a separate process with a fixed response for each path."""

from __future__ import annotations

import contextlib
import multiprocessing
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any


def _serve(listener: socket.socket, bodies: Mapping[str, bytes]) -> None:
    import uvicorn

    async def respond(
        scope: dict[str, Any], _receive: object, send: Callable[[dict[str, Any]], Awaitable[None]]
    ) -> None:
        body = bodies[scope["path"]]
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    uvicorn.Server(uvicorn.Config(respond, log_level="error", lifespan="off")).run([listener])


@contextlib.contextmanager
def served(bodies: Mapping[str, bytes]) -> Iterator[str]:
    """Serve JSON by path on a free port of the loopback interface, and yield the base URL."""
    # asyncio sets TCP_NODELAY only if the protocol is TCP explicitly; without it, each response takes 40 ms longer.
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        # The socket listens before the process starts, so that an early call waits instead of failing.
        listener.listen()
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(listener, bodies), daemon=True)
        process.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            process.terminate()
            process.join()
