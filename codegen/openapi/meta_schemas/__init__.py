"""Schemas: the JSON Schemas of what people write by hand beside OpenAPI itself, one YAML file each.

``vendor.yaml`` and ``evidence.yaml`` describe whole files. ``x-<name>.yaml`` describes one extension as an object with
a single member: the kind of object that the extension stands on. The files that are there are the list.
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
    """Return the schema of a file or an extension by name, like ``vendor`` or ``x-envelope``."""
    data: dict[str, Any] = read(_FOLDER / f"{name}.yaml").data
    return data


@cache
def extensions() -> dict[str, list[str]]:
    """Return the known extensions, each with the kinds of object on which it may stand."""
    names = sorted(path.stem for path in _FOLDER.glob("x-*.yaml"))
    return {name: list(schema(name)["properties"]) for name in names}


def violations(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Hold a value to a schema of ours; yield the JSON Pointer inside the value and what is wrong there."""
    return validation_errors(_validator(name), value)


def validation_errors(validator: Draft202012Validator | Draft7Validator, value: Any) -> Iterator[tuple[str, str]]:
    """Hold a value to a compiled schema; yield the JSON Pointer inside the value and what is wrong there."""
    for error in validator.iter_errors(value):
        cause = _cause(error)
        pointer = ""
        for token in cause.instance_path:
            pointer = join(pointer, token)
        message = cause.message
        yield pointer, message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …"


@cache
def asyncapi_validator() -> Draft7Validator:
    """Return what holds documents to the AsyncAPI Initiative's own schema of AsyncAPI 3.0."""
    from jsonschema_rs import Draft7Validator

    return Draft7Validator(json.loads((_FOLDER / "asyncapi" / "3.0.0.json").read_bytes()), offline=True)


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(schema(name), validate_formats=True, offline=True)


def _cause(error: ValidationError) -> ValidationError:
    """Descend into the alternative that came furthest: "none of these" helps nobody who meant one of them."""
    while branches := getattr(error.kind, "context", None):
        causes = (one for branch in branches for one in branch)
        furthest = max(causes, key=lambda one: len(one.instance_path), default=error)
        if len(furthest.instance_path) <= len(error.instance_path):
            # AsyncAPI lets a reference stand for almost everything; what is none was meant to be the thing itself.
            meant = [branch for branch in branches if branch and not any('"$ref"' in one.message for one in branch)]
            if len(meant) != 1 or len(meant) == len(branches):
                break
            furthest = meant[0][0]
        error = furthest
    return error
