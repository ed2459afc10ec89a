"""Outcome of a response: success or refusal, status, vendor error code, body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemathesis import Response

from .json_values import find
from .operations import Operation, refuses, resolve


def refused(operation: Operation, response: Response) -> bool:
    """Say whether an answer is a refusal, by its status or, where errors come with a success, by its code."""
    return response.status_code >= 400 or hidden(operation, response)


def hidden(operation: Operation, response: Response) -> bool:
    """Say whether an answer is a refusal in spite of its status."""
    return response.status_code < 400 and refuses(operation, content(response))


def status(operation: Operation, response: Response) -> int:
    """Return the status of an answer; of a hidden refusal its code, if that is one of HTTP's, and else 0."""
    if not hidden(operation, response):
        return response.status_code
    found = code(operation, response) if "failed" in operation.document["x-envelope"] else None
    return found if isinstance(found, int) and found in range(400, 600) else 0


def code(operation: Operation, response: Response) -> Any:
    """Return the vendor's own error code in an answer, None where there is none."""
    pointer = operation.document.get("x-envelope", {}).get("code")
    return None if pointer is None else find(content(response), pointer)


def content(response: Response) -> Any:
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
