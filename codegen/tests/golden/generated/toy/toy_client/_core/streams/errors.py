"""Exceptions of streams, in addition to those of HTTP calls."""

from __future__ import annotations

from typing import Self

import httpx

from ..errors import TransportError


class ConnectionLostError(TransportError):
    """The connection could not be opened, or was lost before the reply arrived.

    `transient` is False if the client was closed, if the vendor rejected the connection for good, or if the client does
    not reconnect (see its `reconnect` argument).
    """

    def __init__(self, message: str, *, request: httpx.Request, may_have_worked: bool, transient: bool = True) -> None:
        super().__init__(message, request=request, may_have_worked=may_have_worked)
        self.transient = transient


class Lost(Exception):
    """The connection was lost. `closed_cleanly` is True if the vendor closed it with a closing handshake."""

    def __init__(self, message: str, *, closed_cleanly: bool = False) -> None:
        super().__init__(message)
        self.closed_cleanly = closed_cleanly


class Refused(Exception):
    """The connection was not opened. `final` is True if the same handshake would always fail."""

    def __init__(self, message: str, *, status: int | None = None, final: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.final = final

    @classmethod
    def from_status(cls, status: int) -> Self:
        """Return the error for a handshake that was rejected with an HTTP status."""
        return cls(f"rejected with status {status}", status=status, final=status in range(400, 500) and status != 429)
