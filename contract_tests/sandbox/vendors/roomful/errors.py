"""Errors: the codes of what fails, and the envelope around every reply and event of the server."""

from __future__ import annotations

from typing import Any

from ...messages import Refusal, Reply

# RMF-009
BAD_REQUEST = 400
NOT_SIGNED_IN = 401
NOT_ALLOWED = 403
NOT_FOUND = 404
NOT_NOW = 409
ROOM_NOT_FOUND = 802
ROOM_FORBIDDEN = 803
WRONG_PASSWORD = 1006  # RMF-033
USER_NOT_FOUND = 1021


def told(data: Any = None) -> dict[str, Any]:
    """Return what says that all is well, with the data if there are any."""  # RMF-008
    error = {"status": False, "code": 0, "message": ""}
    return {"error": error} if data is None else {"data": data, "error": error}


def succeeded(data: Any = None) -> Reply:
    """Return the reply to a call that worked."""
    return Reply(200, told(data))


def failed(code: int, message: str) -> Reply:
    """Return the reply to a call that failed: without data."""  # RMF-008
    return Reply(code, {"error": {"status": True, "code": code, "message": message}})


def failure(code: int, message: str) -> Refusal:
    """Return what a handler raises to fail."""
    return Refusal(failed(code, message))


def wrong(path: str, why: str) -> Refusal:
    """Return the refusal of a request, which names the member that is not as described."""
    return failure(BAD_REQUEST, f"{path}: {why}")
