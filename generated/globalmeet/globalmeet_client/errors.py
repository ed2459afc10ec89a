"""Errors by the vendor's error codes. Each class is derived from the class of its HTTP status."""

from __future__ import annotations

from typing import Final

from . import _core


class GeneralError(_core.StatusError):
    """0: An error without a code of its own."""


class PartialSuccessError(_core.StatusError):
    """2: The call succeeded partially."""


class NotAuthorizedForReportError(_core.StatusError):
    """10: The user has no permission for a report on this event (reports only)."""


class InvalidUserOrSessionError(_core.StatusError):
    """11: The user or the session does not exist."""


class InvalidTokenError(_core.UnauthorizedError):
    """12: The token is unknown or expired."""


class ReportNotAvailableError(_core.StatusError):
    """50: The report is currently not available (reports only)."""


class InvalidReportDataError(_core.StatusError):
    """51: The report contains invalid data (reports only)."""


class ReportingServiceNotAvailableError(_core.StatusError):
    """60: The reporting service is not available (reports only)."""


class CallLimitReachedError(_core.StatusError):
    """61: Too many calls; wait before the next call."""


class ReportLimitReachedError(_core.StatusError):
    """62: Too many reports within an hour (reports only)."""


class InsecureInputError(_core.StatusError):
    """70: The input contains markup that is not allowed."""


class InvalidVersionError(_core.StatusError):
    """71: The requested version does not exist."""


class InvalidInputError(_core.StatusError):
    """72: An input parameter is missing or invalid."""


class AmbiguousPlatformError(_core.StatusError):
    """73: The platform is ambiguous."""


class UnknownReportingResourceError(_core.StatusError):
    """74: The requested report is unknown (reports only)."""


BY_CODE: Final[dict[tuple[int, str | int], type[_core.StatusError]]] = {
    (200, 0): GeneralError,
    (200, 2): PartialSuccessError,
    (200, 10): NotAuthorizedForReportError,
    (200, 11): InvalidUserOrSessionError,
    (200, 12): InvalidTokenError,
    (200, 50): ReportNotAvailableError,
    (200, 51): InvalidReportDataError,
    (200, 60): ReportingServiceNotAvailableError,
    (200, 61): CallLimitReachedError,
    (200, 62): ReportLimitReachedError,
    (200, 70): InsecureInputError,
    (200, 71): InvalidVersionError,
    (200, 72): InvalidInputError,
    (200, 73): AmbiguousPlatformError,
    (200, 74): UnknownReportingResourceError,
}
"""Error classes by status and code. Errors with other codes use the class of their status."""
