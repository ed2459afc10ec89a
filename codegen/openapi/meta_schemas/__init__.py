"""JSON Schemas of the hand-written files and of the extensions of OpenAPI, one YAML file each.

``vendor.yaml`` and ``evidence.yaml`` describe whole files. ``x-<name>.yaml`` describes one extension: each of its
`properties` is a kind of object that the extension may be used on. Every such file in this folder is an extension.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.openapi.json_pointer import join
from codegen.openapi.yaml_reader import read

if TYPE_CHECKING:
    from jsonschema_rs import Draft7Validator, Draft202012Validator, ValidationError

_FOLDER = Path(__file__).parent
_LONGEST = 240


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the schema of a file or an extension by its name, such as ``vendor`` or ``x-envelope``."""
    data: dict[str, Any] = read(_FOLDER / f"{name}.yaml").data
    return data


@cache
def extensions() -> dict[str, list[str]]:
    """Return the known extensions, each with the kinds of object that may have it."""
    names = sorted(path.stem for path in _FOLDER.glob("x-*.yaml"))
    return {name: list(schema(name)["properties"]) for name in names}


def violations(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Validate a value against a schema in this folder; yield the JSON Pointer and message of each error."""
    return validation_errors(_validator(name), value)


def validation_errors(validator: Draft202012Validator | Draft7Validator, value: Any) -> Iterator[tuple[str, str]]:
    """Validate a value with a compiled schema; yield the JSON Pointer and message of each error."""
    for error in validator.iter_errors(value):
        cause = _cause(error)
        pointer = ""
        for token in cause.instance_path:
            pointer = join(pointer, token)
        message = cause.message
        yield pointer, message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …"


@cache
def asyncapi_validator() -> Draft7Validator:
    """Return a validator for the official JSON Schema of AsyncAPI 3.0."""
    from jsonschema_rs import Draft7Validator

    return Draft7Validator(json.loads((_FOLDER / "asyncapi" / "3.0.0.json").read_bytes()), offline=True)


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(schema(name), validate_formats=True, offline=True)


def _cause(error: ValidationError) -> ValidationError:
    """Return the most specific cause of an error in an `anyOf` or `oneOf`: that of the best matching alternative."""
    while branches := getattr(error.kind, "context", None):
        causes = (cause for branch in branches for cause in branch)
        furthest = max(causes, key=lambda cause: len(cause.instance_path), default=error)
        if len(furthest.instance_path) <= len(error.instance_path):
            # AsyncAPI allows a `$ref` almost everywhere; without one, the author meant the other alternative.
            likely = [
                branch for branch in branches if branch and not any('"$ref"' in cause.message for cause in branch)
            ]
            if len(likely) != 1 or len(likely) == len(branches):
                break
            furthest = likely[0][0]
        error = furthest
    return error
