"""OpenAPI links: which parameters of other operations a response provides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from . import request_bodies
from .json_values import find
from .operations import Operation, resolve

HERE = "$response.body#"


def link_parameters(link: Mapping[str, Any], body: Any) -> dict[str, Any]:
    """Return the parameters that a link takes from a body."""
    found = {
        name.rpartition(".")[2]: find(body, expression.removeprefix(HERE))
        for name, expression in link.get("parameters", {}).items()
        if isinstance(expression, str) and expression.startswith(HERE)
    }
    return {name: value for name, value in found.items() if value is not None}


def provided_parameters(operation: Operation, status: int) -> Iterator[tuple[str, str]]:
    """Yield the parameters and members that an answer's links take from its body, and from where in it."""
    for one in (operation.response(status) or {}).get("links", {}).values():
        link = resolve(operation.document, one)
        for parameter, expression in [
            *link.get("parameters", {}).items(),
            *request_bodies.scalar_properties(link.get("requestBody")),
        ]:
            if isinstance(expression, str) and expression.startswith(HERE):
                yield parameter.rpartition(".")[2], expression.removeprefix(HERE)


def listed_parameters(operation: Operation) -> Iterator[tuple[str, str, str]]:
    """Yield the parameters that name the items of a list, where the items stand, and where the value in each."""
    found = {one for status in operation.successes for one in provided_parameters(operation, status)}
    for parameter, pointer in sorted(found):
        items, first, member = pointer.partition("/0/")
        if first:
            yield parameter, items, f"/{member}"
