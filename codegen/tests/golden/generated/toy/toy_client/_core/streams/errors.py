"""What can go wrong with a connection that stays open, beside what can go wrong with any call."""

from __future__ import annotations

from typing import Self

import httpx

from ..errors import TransportError


class ConnectionLostError(TransportError):
    """The connection could not be had, or ended before the answer came.

    It is not `transient` where the client was closed, the vendor refused for good, or nothing may be opened again.
    """

    def __init__(self, message: str, *, request: httpx.Request, may_have_worked: bool, transient: bool = True) -> None:
        super().__init__(message, request=request, may_have_worked=may_have_worked)
        self.transient = transient


class Lost(Exception):
    """The connection is gone; `ended` says that the vendor closed it in due form."""

    def __init__(self, message: str, *, ended: bool = False) -> None:
        super().__init__(message)
        self.ended = ended


class Refused(Exception):
    """The connection was not opened; `final` says that trying again in the same way is of no use."""

    def __init__(self, message: str, *, status: int | None = None, final: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.final = final

    @classmethod
    def by(cls, status: int) -> Self:
        """Return the refusal of a handshake that was answered with another status than it should be."""
        return cls(f"refused with {status}", status=status, final=status in range(400, 500) and status != 429)
