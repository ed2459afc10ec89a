"""Outcome of a response: success or refusal, status, vendor error code, body."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

from schemathesis import Response

from .json_values import find
from .operations import Operation, is_refusal_body, resolve


class Refusal(enum.Enum):
    """Why a response refuses a request, as far as its status or the vendor's error code says."""

    NONE = "the request was accepted"
    STATE = "the state of the object does not allow it"
    INVALID = "the request is invalid"
    VENDOR_CODE = "an error code of the vendor's own, with a success status"
    OTHER = "credentials, rights, an unknown address, rate limits, or an error of the server"


_REFUSALS = {
    **dict.fromkeys((406, 407, 409, 410, 412, 423), Refusal.STATE),
    **dict.fromkeys((400, 422), Refusal.INVALID),
}
"""What a status says about a refusal; other statuses are `Refusal.OTHER`."""


def is_refused(operation: Operation, response: Response) -> bool:
    """Say whether an answer is a refusal, by its status or, where errors come with a success, by its code."""
    return response.status_code >= 400 or is_hidden_refusal(operation, response)


def is_hidden_refusal(operation: Operation, response: Response) -> bool:
    """Say whether an answer is a refusal in spite of its status."""
    return response.status_code < 400 and is_refusal_body(operation, json_body(response))


def effective_status(operation: Operation, response: Response) -> int | None:
    """Return the status of a response; of a refusal with a success status its error code, if that is an HTTP status.

    None if the response has a success status and refuses with an error code of the vendor's own.
    """
    if not is_hidden_refusal(operation, response):
        return response.status_code
    error_code = vendor_code(operation, response) if "failed" in operation.document["x-envelope"] else None
    return error_code if isinstance(error_code, int) and error_code in range(400, 600) else None


def refusal(operation: Operation, response: Response) -> Refusal:
    """Return why a response refuses a request; `Refusal.NONE` if it does not."""
    if not is_refused(operation, response):
        return Refusal.NONE
    status = effective_status(operation, response)
    return Refusal.VENDOR_CODE if status is None else _REFUSALS.get(status, Refusal.OTHER)


def vendor_code(operation: Operation, response: Response) -> Any:
    """Return the vendor's own error code in an answer, None where there is none."""
    pointer = operation.document.get("x-envelope", {}).get("code")
    return None if pointer is None else find(json_body(response), pointer)


def json_body(response: Response) -> Any:
    """Return the body of an answer, None where it is no JSON."""
    try:
        return response.json()
    except ValueError:
        return None


def documented_codes(operation: Operation, status: int) -> list[Any]:
    """Return the error codes that the document gives for a status, in its schema or in its examples."""
    pointer = operation.document.get("x-envelope", {}).get("code")
    content = (operation.response(status) or {}).get("content", {})
    if pointer is None or status < 400 or not content:
        return []
    media = next(iter(content.values()))
    schema = resolve(operation.document, media.get("schema", {}))
    for step in pointer.split("/")[1:]:
        schema = resolve(operation.document, schema.get("properties", {}).get(step, {}))
    if "const" in schema or "enum" in schema:
        return [schema["const"]] if "const" in schema else list(schema["enum"])
    return [found for one in response_examples(operation, status) if (found := find(one, pointer)) is not None]


def response_examples(operation: Operation, status: int) -> list[Any]:
    """Return the document's examples of an answer."""
    content = (operation.response(status) or {}).get("content", {})
    media: Mapping[str, Any] = next(iter(content.values()), {})
    named = [resolve(operation.document, one)["value"] for one in media.get("examples", {}).values()]
    return [*named, *([media["example"]] if "example" in media else [])]
