"""Queries: what of a request's parameters arrives in its address, where all is text and what is empty is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from requests import Request
from schemathesis.generation.case import Case

from . import bodies
from .operations import Operation


def is_valid_as_sent(operation: Operation, case: Case[Any]) -> bool:
    """Say whether a query is what the document describes, for whoever reads its address."""
    given = case.as_transport_kwargs(base_url="http://vendor")
    address = Request("GET", given["url"], params=given.get("params")).prepare().url
    pairs = parse_qsl(urlsplit(address or "").query, keep_blank_values=True)
    return all(
        holds(operation, one, [value for name, value in pairs if name == one["name"]], formats=True)
        for one in operation.parameters
        if one["in"] == "query"
    )


def holds(operation: Operation, parameter: Mapping[str, Any], texts: list[str], *, formats: bool) -> bool:
    """Say whether a parameter is what the document describes, read from the texts that its name has in an address."""
    if not texts:
        return not parameter.get("required")
    schema = parameter["schema"]
    return any(bodies.holds(operation.document, schema, one, formats=formats) for one in _readings(texts))


def _readings(texts: list[str]) -> Iterator[Any]:
    """Yield what the texts of one parameter may stand for."""
    lists = [texts, *([texts[0].split(",")] if len(texts) == 1 else [])]
    for values in lists:
        yield values
        yield [_plain(one) for one in values]
    if len(texts) == 1:
        yield texts[0]
        yield _plain(texts[0])


def _plain(text: str) -> Any:
    """Return the number or the truth value that a text is written as, else the text."""
    value = bodies.meant(text.lower())
    return text if isinstance(value, str) else value
