"""Errors by the vendor's error codes. Each class is derived from the class of its HTTP status."""

from __future__ import annotations

from typing import Final

from . import _core


class NameTakenBadRequestError(_core.BadRequestError):
    """41: A value was refused."""


class NameTakenConflictError(_core.ConflictError):
    """41: The name is taken."""


class UnknownError(_core.NotFoundError):
    """40: There is no such thing."""


class TicketExpiredError(_core.UnauthorizedError):
    """50: The ticket has run out."""


class WrongPasswordError(_core.StatusError):
    """51: Account and password do not belong together."""


class BoxFullError(_core.StatusError):
    """52: Nothing more goes into the box."""


class TooLateError(_core.StatusError):
    """71: The market is closed."""


BY_CODE: Final[dict[tuple[int, str | int], type[_core.StatusError]]] = {
    (400, 41): NameTakenBadRequestError,
    (409, 41): NameTakenConflictError,
    (404, 40): UnknownError,
    (200, 50): TicketExpiredError,
    (200, 51): WrongPasswordError,
    (200, 52): BoxFullError,
    (200, 71): TooLateError,
}
"""Error classes by status and code. Errors with other codes use the class of their status."""
