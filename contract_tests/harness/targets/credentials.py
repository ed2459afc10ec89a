"""Credentials: the headers, query parameters, cookies or form fields that authorize a request."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from contract_tests.harness.documents.operations import Operation


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request carries to be let in."""

    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


def credential(operation: Operation, secrets: Mapping[str, str]) -> Credential:
    """Return what an operation asks for, made of secrets by security scheme."""
    asked = operation.security
    if not asked:
        return Credential()
    alternative = next((one for one in asked if secrets.keys() >= one.keys()), None)
    if alternative is None:
        pytest.fail(f"{operation}: no credential for any of {[list(one) for one in asked]}", pytrace=False)
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    cookies: dict[str, str] = {}
    form: dict[str, str] = {}
    places = {"header": headers, "query": query, "cookie": cookies, "form": form}
    for name in alternative:
        scheme = operation.document["components"]["securitySchemes"][name]
        if scheme["type"] == "apiKey":
            places[scheme.get("x-credential", {}).get("in", scheme["in"])][scheme["name"]] = secrets[name]
        elif scheme.get("scheme", "").lower() == "basic":
            headers["Authorization"] = "Basic " + base64.b64encode(secrets[name].encode()).decode()
        else:
            headers["Authorization"] = f"Bearer {secrets[name]}"
    return Credential(headers, query, cookies, form)
