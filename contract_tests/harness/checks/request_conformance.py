"""Acceptance: what a request said that was accepted, and that the document rules out."""

from __future__ import annotations

from collections.abc import Iterator

import httpx

from contract_tests.harness.documents import query_parameters, request_bodies
from contract_tests.harness.documents.operations import Operation, resolve


def undocumented_input(operation: Operation, request: httpx.Request) -> Iterator[tuple[str, str | None]]:
    """Yield what the document rules out in a request, each with the parameter that says it, None for the body."""
    # A format is only hinted at: a leap second is a moment for whoever knows of it.
    for name, texts in query_parameters.undocumented_parameters(operation, request.url.query.decode(), formats=False):
        yield f"{name} was accepted as {texts or 'left out'}, which the document rules out", name
    content = resolve(operation.document, operation.node.get("requestBody", {})).get("content", {})
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media in content:
        try:
            said = any(
                request_bodies.is_valid_as_sent(operation, media, one)
                for one in request_bodies.interpretations(operation, media, request.content)
            )
        except (ValueError, RecursionError):
            said = False  # no JSON, or no text
        if not said:
            yield "a body was accepted that the document rules out", None
    elif content and (request.content or not request_bodies.is_optional_body(operation)):
        yield f"a body was accepted as {media or 'nothing'}, not {' or '.join(content)}", None
