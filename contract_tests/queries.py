"""Queries: what of a request's parameters arrives in its address, where all is text and what is empty is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from requests import Request
from schemathesis.generation.case import Case

from .bodies import holds
from .operations import Operation


def is_valid_as_sent(operation: Operation, case: Case[Any]) -> bool:
    """Say whether a query is what the document describes, for whoever reads its address."""
    given = case.as_transport_kwargs(base_url="http://vendor")
    address = Request("GET", given["url"], params=given.get("params")).prepare().url
    pairs = parse_qsl(urlsplit(address or "").query, keep_blank_values=True)
    return all(
        _holds(operation.document, one, [value for name, value in pairs if name == one["name"]])
        for one in operation.parameters
        if one["in"] == "query"
    )


def _holds(document: Mapping[str, Any], parameter: Mapping[str, Any], texts: list[str]) -> bool:
    if not texts:
        return not parameter.get("required")
    return any(holds(document, parameter["schema"], one, formats=True) for one in _readings(texts))


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
    try:
        return json.loads(text.lower())
    except (ValueError, RecursionError):
        return text
