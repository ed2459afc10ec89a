"""Validate bundled documents: OpenAPI 3.1 with openapi-spec-validator, AsyncAPI 3.0 with its official JSON Schema."""

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
    """Return the violations of the OpenAPI or AsyncAPI specification in a document."""
    if bundle.place("")[0].name == ASYNCAPI_DOCUMENT:
        return list(_asyncapi_findings(bundle))
    version = bundle.data.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1."):
        problem = "the `openapi` field is missing" if version is None else f"openapi is {version!r}"
        pointer = "/openapi" if "openapi" in bundle.data else ""
        message = f"{problem}; this project supports OpenAPI 3.1 (openapi: 3.1.0)"
        return [bundle.find(pointer, "openapi-version", message)]

    findings: list[Finding] = []
    try:
        for error in _errors(bundle):
            findings.append(_finding(bundle, error))
    except Exception as error:
        # If the document violates the schema of OpenAPI, the validator's later checks may crash; the violations
        # are reported already then.
        if not findings:
            message = f"openapi-spec-validator crashes ({error!r}); look for a $ref to a component of another kind"
            findings.append(bundle.find("", "openapi-valid", message))
    return findings


def _asyncapi_findings(bundle: Bundle) -> Iterator[Finding]:
    version = bundle.data.get("asyncapi")
    if not isinstance(version, str) or not version.startswith("3.0."):
        problem = "the `asyncapi` field is missing" if version is None else f"asyncapi is {version!r}"
        pointer = "/asyncapi" if "asyncapi" in bundle.data else ""
        message = f"{problem}; this project supports AsyncAPI 3.0 (asyncapi: 3.0.0)"
        yield bundle.find(pointer, "asyncapi-version", message)
        return
    for pointer, message in meta_schemas.validation_errors(meta_schemas.asyncapi_validator(), bundle.data):
        yield bundle.find(pointer, "asyncapi-valid", f"{pointer or 'the document'}: {message}")


def _errors(bundle: Bundle) -> Iterator[Any]:
    """Yield the validator's errors; those in a Schema Object get it as `within`, as their paths are relative to it."""
    from openapi_spec_validator import OpenAPIV31SpecValidator
    from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator

    class Schemas(OpenAPIV31SchemaValidator):
        def __call__(self, schema: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
            for error in super().__call__(schema, *args, **kwargs):
                vars(error).setdefault("within", schema.read_value())
                yield error

    class Validator(OpenAPIV31SpecValidator):
        keyword_validators = {**OpenAPIV31SpecValidator.keyword_validators, "schema": Schemas}  # noqa: RUF012

    yield from Validator(bundle.data).iter_errors()


def _finding(bundle: Bundle, error: Any) -> Finding:
    schema = getattr(error, "within", None)
    pointer = ""
    if isinstance(schema, dict):
        # Find the same object by identity, since equal objects may exist elsewhere.
        pointer = next((at for at, node in json_tree.iter_values(bundle.data) if node is schema), "")
    for token in error.absolute_path:
        pointer = join(pointer, token)
    if not pointer and (operation := _OPERATION.search(error.message)):
        pointer = join(join("/paths", operation["path"]), operation["method"])
    return bundle.find(pointer, "openapi-valid", f"{pointer or 'the document'}: {_narrowed(error)}")


def _narrowed(error: Any) -> str:
    """Return the message of an error's most specific cause; a failed `anyOf` alone does not explain anything."""
    while error.context:
        error = max(error.context, key=lambda cause: (len(cause.absolute_path), cause.validator != "required"))
    message = str(error.message)
    return message if len(message) <= 300 else f"{message[:300]}…"
