"""Errors by the vendor's own values, each derived from the error of its status."""

from __future__ import annotations

from typing import Final

from . import _core


class InvalidTokenError(_core.UnauthorizedError):
    """invalid_token: The request has no access token, or one that is malformed, expired or revoked."""


class InvalidRequestError(_core.PaymentRequiredError):
    """invalid_request: Virtual events are not switched on for the user."""


class LackOfOwnershipError(_core.ForbiddenError):
    """lack_of_ownership: The channel exists, but the user may not manage it."""


BY_CODE: Final[dict[str | int, type[_core.StatusError]]] = {
    "bad_request": _core.BadRequestError,
    "invalid_token": InvalidTokenError,
    "invalid_request": InvalidRequestError,
    "lack_of_ownership": LackOfOwnershipError,
    "not_found": _core.NotFoundError,
    "conflict": _core.ConflictError,
    "server_error": _core.ServerError,
}
"""The error class of each value that means one status alone."""
