"""Errors: one class per error value that the document ties to a status, derived from the class of that status."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

from .. import names
from ..bundle import Bundle
from ..operations import Operation, Response
from .schemas import Schemas, steps

_RUNTIME = Path(__file__).parents[1] / "runtime" / "errors.py"


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """One error class of a package; `base` is the class of its status in the runtime."""

    name: str
    base: str
    code: str | int
    description: str


class Errors:
    """The error classes of one vendor, read from the answers of its operations."""

    def __init__(self, bundle: Bundle, schemas: Schemas) -> None:
        self._schemas = schemas
        self._pointer = (bundle.data.get("x-envelope") or {}).get("code")
        # The first meaning of a (status, code) is the one that is described.
        self._meanings: dict[tuple[int, str | int], str] = {}
        for operation in schemas.operations:
            for response in operation.failure:
                for code in self._codes(response):
                    self._meanings.setdefault((int(response.status), code), response.description)

    def classes(self) -> list[ErrorClass]:
        """Return the classes that the package defines, beside those of the runtime."""
        return [
            ErrorClass(self._name(status, code), status_class(status), code, description)
            for (status, code), description in self._meanings.items()
            if self._name(status, code) != status_class(status)
        ]

    def by_code(self) -> dict[str | int, str]:
        """Return the class name of each code that means one status alone."""
        found: dict[str | int, list[str]] = {}
        for status, code in self._meanings:
            found.setdefault(code, []).append(self._name(status, code))
        return {code: classes[0] for code, classes in found.items() if len(classes) == 1}

    def raised(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield class name and meaning of what an operation documents."""
        for response in operation.failure:
            codes = list(self._codes(response))
            if len(codes) == 1:
                yield self._name(int(response.status), codes[0]), response.description
            elif response.status.isdigit():
                yield status_class(int(response.status)), response.description

    def _name(self, status: int, code: str | int) -> str:
        text = names.pascal(str(code), fallback="Code")
        name = text if text.endswith("Error") else f"{text}Error"
        statuses = [one for one, other in self._meanings if other == code]
        if name == status_class(status):
            return name
        return (
            name
            if len(statuses) == 1 and name not in runtime_errors()
            else f"{name.removesuffix('Error')}{status}Error"
        )

    def _codes(self, response: Response) -> Iterator[str | int]:
        if self._pointer is None or response.read != "json" or not response.status.isdigit():
            return
        try:
            walked = steps(self._schemas, response.schema, self._pointer)
        except KeyError:
            return
        schema = self._schemas.resolve(walked[-1][2]) if walked else {}
        values = [schema["const"]] if "const" in schema else schema.get("enum", [])
        yield from (value for value in values if isinstance(value, str | int))


@cache
def runtime_errors() -> dict[str, range]:
    """Return the runtime's error classes with the statuses of each, read from its source and never kept by hand."""
    found: dict[str, range] = {}
    for node in ast.parse(_RUNTIME.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = range(0)
            for statement in node.body:
                if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                    low, high = (ast.literal_eval(one) for one in statement.value.args)
                    found[node.name] = range(low, high)
    return found


def status_class(status: int) -> str:
    """Return the runtime's narrowest error class of a status."""
    fitting = {name: span for name, span in runtime_errors().items() if status in span}
    return min(fitting, key=lambda name: len(fitting[name]), default="StatusError")


def phrase(status: str) -> str:
    """Return the standard phrase of a status, empty where there is none."""
    return HTTPStatus(int(status)).phrase if status.isdigit() and int(status) in set(HTTPStatus) else ""
