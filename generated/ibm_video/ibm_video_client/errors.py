"""Errors by the vendor's own values, each derived from the error of its status."""

from __future__ import annotations

from typing import Final

from . import _core


class InvalidTokenError(_core.UnauthorizedError):
    """invalid_token: The access token is missing, malformed, expired or revoked."""


class InvalidRequestError(_core.PaymentRequiredError):
    """invalid_request: Virtual events are not enabled for the user."""


class LackOfOwnershipError(_core.ForbiddenError):
    """lack_of_ownership: The channel exists, but the user may not manage it."""


BY_CODE: Final[dict[tuple[int, str | int], type[_core.StatusError]]] = {
    (401, "invalid_token"): InvalidTokenError,
    (402, "invalid_request"): InvalidRequestError,
    (403, "lack_of_ownership"): LackOfOwnershipError,
}
"""The error class of each status and value; other values fall to the class of their status."""
