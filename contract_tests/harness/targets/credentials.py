"""Credentials: the headers, query parameters, cookies or form fields that authorize a request."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from contract_tests.harness.documents.operations import Operation


@dataclass(frozen=True, slots=True)
class Credential:
    """The parts of a request that authorize it, each by name."""

    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


def credential(operation: Operation, secrets: Mapping[str, str]) -> Credential:
    """Return the credential for an operation.

    `secrets` are by security scheme. The first alternative whose schemes all have a secret is used. Fails the test if
    there is none.
    """
    alternatives = operation.security
    if not alternatives:
        return Credential()
    alternative = next((schemes for schemes in alternatives if secrets.keys() >= schemes.keys()), None)
    if alternative is None:
        pytest.fail(
            f"{operation}: no credential for any of {[list(schemes) for schemes in alternatives]}", pytrace=False
        )
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    cookies: dict[str, str] = {}
    form: dict[str, str] = {}
    parts = {"header": headers, "query": query, "cookie": cookies, "form": form}
    for name in alternative:
        scheme = operation.document["components"]["securitySchemes"][name]
        if scheme["type"] == "apiKey":
            parts[scheme.get("x-credential", {}).get("in", scheme["in"])][scheme["name"]] = secrets[name]
        elif scheme.get("scheme", "").lower() == "basic":
            headers["Authorization"] = "Basic " + base64.b64encode(secrets[name].encode()).decode()
        else:
            headers["Authorization"] = f"Bearer {secrets[name]}"
    return Credential(headers, query, cookies, form)
