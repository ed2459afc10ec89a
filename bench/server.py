"""A server in a process of its own that answers each path with the same bytes every time."""

from __future__ import annotations

import contextlib
import multiprocessing
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any


def _serve(listener: socket.socket, bodies: Mapping[str, bytes]) -> None:
    import uvicorn

    async def answer(
        scope: dict[str, Any], _receive: object, send: Callable[[dict[str, Any]], Awaitable[None]]
    ) -> None:
        body = bodies[scope["path"]]
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    uvicorn.Server(uvicorn.Config(answer, log_level="error", lifespan="off")).run([listener])


@contextlib.contextmanager
def served(bodies: Mapping[str, bytes]) -> Iterator[str]:
    """Serve JSON by path on a free port of the loopback interface; give the base URL."""
    # Named as TCP, asyncio sets TCP_NODELAY; otherwise each answer waits 40 ms for an acknowledgement.
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        # Listening before the process starts lets the first call wait in the queue instead of failing.
        listener.listen()
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(listener, bodies), daemon=True)
        process.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            process.terminate()
            process.join()
