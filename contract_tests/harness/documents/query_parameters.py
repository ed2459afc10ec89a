"""Queries: what of a request's parameters arrives in its address, where all is text and what is empty is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from requests import Request
from schemathesis.generation.case import Case

from . import request_bodies
from .operations import Operation


def is_valid_as_sent(operation: Operation, case: Case[Any]) -> bool:
    """Say whether a query is what the document describes, for whoever reads its address."""
    given = case.as_transport_kwargs(base_url="http://vendor")
    address = Request("GET", given["url"], params=given.get("params")).prepare().url
    return not any(undocumented_parameters(operation, urlsplit(address or "").query, formats=True))


def undocumented_parameters(operation: Operation, query: str, *, formats: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the parameters of an address that are not what the document describes: the name and its texts of each."""
    pairs = parse_qsl(query, keep_blank_values=True)
    for one in operation.parameters:
        texts = [value for name, value in pairs if name == one["name"]]
        if one["in"] == "query" and not _holds(operation.document, one, texts, formats=formats):
            yield one["name"], texts


def _holds(document: Mapping[str, Any], parameter: Mapping[str, Any], texts: list[str], *, formats: bool) -> bool:
    if not texts:
        return not parameter.get("required")
    return any(
        request_bodies.is_valid_value(document, parameter["schema"], one, formats=formats) for one in _readings(texts)
    )


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
    value = request_bodies.parse_scalar(text.lower())
    return text if isinstance(value, str) else value
