"""Errors: the return codes of what fails, and the envelope around every result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...messages import Reply

GENERAL_ERROR = 0
SUCCESS = 1
PARTIAL_SUCCESS = 2
UNKNOWN_USER = 11
INVALID_TOKEN = 12
TOO_MANY_CALLS = 61
INSECURE_TAGS = 70
INVALID_PARAMETERS = 72

TEXTS = {
    GENERAL_ERROR: "General Error",
    PARTIAL_SUCCESS: "Partial Success",
    10: "You are not authorized to run a report on this event.",
    UNKNOWN_USER: "The User ID or Session ID is invalid.",
    INVALID_TOKEN: "The Token is invalid or expired.",
    50: "The report for this event is currently not available. Please contact your support representative.",
    51: "There was invalid data in the report. Please contact your support representative.",
    60: "The reporting service is not available at this time. Please contact your support representative.",
    TOO_MANY_CALLS: "You have reached the limit on the number of calls you can run for an event. Please try again"
    " later.",
    62: "You have reached the maximum number of reports that can be run within one hour. Please try again later.",
    INSECURE_TAGS: "Oops!! Please remove any insecure tags from the input parameters and try again.",
    71: "Please use a valid version number.",
    INVALID_PARAMETERS: "There were missing or invalid input parameters in your request.",
    73: "Ambiguous platform.",
    74: "Could not identify the Reporting Resource requested",
}
"""What the vendor says of each code that is not success."""

_MEDIA = "application/json;charset=utf-8"
_VERSION = 3  # GLM-004


class Failure(Exception):
    """Ends a handler with a return code. `why` is added to the vendor's text of it."""

    def __init__(self, code: int, why: str = "") -> None:
        text = TEXTS.get(code, TEXTS[GENERAL_ERROR])
        super().__init__(f"{text} {why}".strip())
        self.code = code


def wrong(name: str, why: str) -> Failure:
    """Return what a handler raises for a parameter that is missing or invalid."""
    return Failure(INVALID_PARAMETERS, f"{name} {why}.")  # GLM-021


def succeeded(result: Mapping[str, Any], now: int) -> Reply:
    """Return the answer of a call that did its work."""
    told = {"result": {"returnCode": SUCCESS, **result}, "current_timestamp": now, "version": _VERSION}
    return Reply(200, {"convey_api": told}, media=_MEDIA)


def failed(failure: Failure, now: int, result: Mapping[str, Any] | None = None) -> Reply:
    """Return the answer of a call that failed, or failed in part and still has a result."""
    # The vendor names the time otherwise here than in what succeeds: clients must survive both (GLM-003).
    result = {"returnCode": failure.code, "error": str(failure), **(result or {})}
    return Reply(200, {"convey_api": {"currentTimestamp": now, "version": _VERSION, "result": result}}, media=_MEDIA)
