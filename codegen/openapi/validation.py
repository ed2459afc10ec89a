"""Validation: is a bundled document legal? OpenAPI 3.1 is asked of openapi-spec-validator, AsyncAPI 3.0 of its own JSON
Schema. Answered as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from codegen.findings import Finding

from . import json_tree, meta_schemas
from .bundler import ASYNCAPI_DOCUMENT, Bundle
from .json_pointer import join

_OPERATION = re.compile(r"'(?P<method>[a-z]+)' (?:operation )?in '(?P<path>/.*)'")


def validate(bundle: Bundle) -> list[Finding]:
    """Return what the specification of a document does not allow, each at its line."""
    if bundle.place("")[0].name == ASYNCAPI_DOCUMENT:
        return list(_stream(bundle))
    version = bundle.data.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1."):
        found = "there is no `openapi` member" if version is None else f"openapi is {version!r}"
        pointer = "/openapi" if "openapi" in bundle.data else ""
        return [bundle.find(pointer, "openapi-version", f"{found}; this project reads OpenAPI 3.1 (openapi: 3.1.0)")]

    findings: list[Finding] = []
    try:
        for error in _errors(bundle):
            findings.append(_finding(bundle, error))
    except Exception as error:
        # Its later checks presume what its schema, the first check, has just refused, and crash where that is missing.
        if not findings:
            message = f"openapi-spec-validator stumbles ({error!r}); look for a $ref to a component of another kind"
            findings.append(bundle.find("", "openapi-valid", message))
    return findings


def _stream(bundle: Bundle) -> Iterator[Finding]:
    version = bundle.data.get("asyncapi")
    if not isinstance(version, str) or not version.startswith("3.0."):
        found = "there is no `asyncapi` member" if version is None else f"asyncapi is {version!r}"
        pointer = "/asyncapi" if "asyncapi" in bundle.data else ""
        message = f"{found}; this project reads AsyncAPI 3.0 (asyncapi: 3.0.0)"
        yield bundle.find(pointer, "asyncapi-version", message)
        return
    for pointer, message in meta_schemas.validation_errors(meta_schemas.asyncapi_validator(), bundle.data):
        yield bundle.find(pointer, "asyncapi-valid", f"{pointer or 'the document'}: {message}")


def _errors(bundle: Bundle) -> Iterator[Any]:
    """Yield each error; one that the check of a schema found knows its place in that schema alone, so it bears it."""
    from openapi_spec_validator import OpenAPIV31SpecValidator
    from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator

    class Schemas(OpenAPIV31SchemaValidator):
        def __call__(self, schema: Any, *more: Any, **named: Any) -> Iterator[Any]:
            for error in super().__call__(schema, *more, **named):
                vars(error).setdefault("within", schema.read_value())
                yield error

    class Validator(OpenAPIV31SpecValidator):
        keyword_validators = {**OpenAPIV31SpecValidator.keyword_validators, "schema": Schemas}  # noqa: RUF012

    yield from Validator(bundle.data).iter_errors()


def _finding(bundle: Bundle, error: Any) -> Finding:
    schema = getattr(error, "within", None)
    pointer = ""
    if isinstance(schema, dict):
        # It is the very object of the document, which may have equals elsewhere.
        pointer = next((at for at, node in json_tree.iter_values(bundle.data) if node is schema), "")
    for token in error.absolute_path:
        pointer = join(pointer, token)
    if not pointer and (operation := _OPERATION.search(error.message)):
        pointer = join(join("/paths", operation["path"]), operation["method"])
    return bundle.find(pointer, "openapi-valid", f"{pointer or 'the document'}: {_narrowed(error)}")


def _narrowed(error: Any) -> str:
    """Return the message of the deepest cause: an `anyOf` that failed says nothing by itself."""
    while error.context:
        error = max(error.context, key=lambda one: (len(one.absolute_path), one.validator != "required"))
    message = str(error.message)
    return message if len(message) <= 300 else f"{message[:300]}…"
