"""Errors: a class for each error value that the document ties to a status, derived from the class of the status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import names
from ..bundle import Bundle
from ..core import runtime_errors, status_class
from ..operations import Operation, Response
from .schemas import Schemas


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """One error class of a package: a vendor's value under one status; `base` is the class of the status."""

    name: str
    base: str
    status: int
    code: str | int
    description: str


class Errors:
    """The error classes of one vendor, read from the answers of its operations.

    An answer whose code can be only one value ties that value to its status. Where several are possible the status
    alone names the error, and `code` tells the rest.
    """

    def __init__(self, bundle: Bundle, schemas: Schemas) -> None:
        self._schemas = schemas
        self._pointer = (bundle.data.get("x-envelope") or {}).get("code")
        self._variables = _variables(bundle)
        # The first meaning of a value is the one that is described.
        meanings: dict[tuple[int, str | int], str] = {}
        for operation in schemas.operations:
            for response in operation.failure:
                if (code := self._code(response)) is not None:
                    meanings.setdefault((int(response.status), code), response.description)
        self._classes = self._named(meanings)

    def classes(self) -> list[ErrorClass]:
        """Return the classes that the package defines, beside those of the runtime."""
        return [one for one in self._classes.values() if one.name != one.base]

    def raised(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield class name and meaning of what an operation documents."""
        for response in operation.failure:
            if response.status.isdigit():
                status, code = int(response.status), self._code(response)
                known = self._classes.get((status, code)) if code is not None else None
                yield known.name if known else status_class(status), response.description

    def _named(self, meanings: dict[tuple[int, str | int], str]) -> dict[tuple[int, str | int], ErrorClass]:
        stems = {key: names.pascal(self._variables.get(key[1], str(key[1])), fallback="Code") for key in meanings}
        shared = Counter(stems.values())
        wanted = []
        for (status, _), stem in stems.items():
            base = status_class(status)
            alone = f"{stem.removesuffix('Error')}Error"
            # A value that says what its status says already is that status.
            fits = alone == base or (shared[stem] == 1 and alone not in runtime_errors())
            wanted.append(alone if fits else f"{stem.removesuffix('Error')}{base}")
        free = [one if one == status_class(key[0]) else None for one, key in zip(wanted, stems, strict=True)]
        own = iter(names.unique(one for one, known in zip(wanted, free, strict=True) if known is None))
        return {
            (status, code): ErrorClass(known or next(own), status_class(status), status, code, description)
            for known, ((status, code), description) in zip(free, meanings.items(), strict=True)
        }

    def _code(self, response: Response) -> str | int | None:
        """Return the one value that an answer's code can have, None where it can have several or has none."""
        if self._pointer is None or response.read != "json" or not response.status.isdigit():
            return None
        try:
            walked = self._schemas.steps(response.schema, self._pointer)
        except KeyError:
            return None
        schema = self._schemas.resolve(walked[-1][2]) if walked else {}
        values = [schema["const"]] if "const" in schema else schema.get("enum", [])
        return values[0] if len(values) == 1 and isinstance(values[0], str | int) else None


def _variables(bundle: Bundle) -> dict[Any, str]:
    """Return the names that the document gives to values that are not words (``x-enum-varnames``)."""
    found: dict[Any, str] = {}
    for schema in ((bundle.data.get("components") or {}).get("schemas") or {}).values():
        if isinstance(schema, dict) and "x-enum-varnames" in schema:
            found.update(zip(schema.get("enum", []), schema["x-enum-varnames"], strict=False))
    return found
