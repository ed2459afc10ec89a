"""Validation: is the bundled document legal OpenAPI 3.1? Asked of openapi-spec-validator, answered as findings."""

from __future__ import annotations

from typing import Any

from .bundle import Bundle
from .documents import join
from .findings import Finding


def validate(bundle: Bundle) -> list[Finding]:
    """Return what the OpenAPI 3.1 specification does not allow, each at its line."""
    version = bundle.data.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1."):
        found = "there is no `openapi` member" if version is None else f"openapi is {version!r}"
        pointer = "/openapi" if "openapi" in bundle.data else ""
        return [bundle.find(pointer, "openapi-version", f"{found}; this project reads OpenAPI 3.1 (openapi: 3.1.0)")]

    from openapi_spec_validator import OpenAPIV31SpecValidator

    findings: list[Finding] = []
    try:
        for error in OpenAPIV31SpecValidator(bundle.data).iter_errors():
            findings.append(_finding(bundle, error))
    except Exception:
        # Its later checks presume what its schema, the first check, has just refused, and crash where that is missing.
        if not findings:
            raise
    return findings


def _finding(bundle: Bundle, error: Any) -> Finding:
    pointer = ""
    for token in error.absolute_path:
        pointer = join(pointer, token)
    return bundle.find(pointer, "openapi-valid", f"{pointer or 'the document'}: {_narrowed(error)}")


def _narrowed(error: Any) -> str:
    """Return the message of the deepest cause: an `anyOf` that failed says nothing by itself."""
    while error.context:
        error = max(error.context, key=lambda one: (len(one.absolute_path), one.validator != "required"))
    message = str(error.message)
    return message if len(message) <= 300 else f"{message[:300]}…"
