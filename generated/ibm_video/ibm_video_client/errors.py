"""Errors by the vendor's error codes. Each class is derived from the class of its HTTP status."""

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
"""Error classes by status and code. Errors with other codes use the class of their status."""
