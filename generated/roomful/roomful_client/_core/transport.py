"""Transports that read the whole answer, so that one that breaks off in its body is repeated like any other."""

from __future__ import annotations

import httpx

STREAMED = "streamed"
"""The request's extension that says that its answer is read by whoever asked, piece by piece."""


class Whole(httpx.BaseTransport):
    """Reads each answer that is not streamed before whoever repeats calls has turned away."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request. Raises httpx.TransportError, also for a body that breaks off."""
        response = self._inner.handle_request(request)
        if not request.extensions.get(STREAMED):
            try:
                response.read()
            finally:
                response.close()
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class AsyncWhole(httpx.AsyncBaseTransport):
    """Reads each answer that is not streamed before whoever repeats calls has turned away."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request. Raises httpx.TransportError, also for a body that breaks off."""
        response = await self._inner.handle_async_request(request)
        if not request.extensions.get(STREAMED):
            try:
                await response.aread()
            finally:
                await response.aclose()
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()
