"""Errors: a class for each error value that the document ties to a status, derived from the class of the status."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen import names
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.operations import Operation, Response
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import lookup
from codegen.runtime_source import runtime_errors, status_class


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

    def __init__(self, bundle: Bundle, schemas: ModelSchemas) -> None:
        self._bundle, self._schemas = bundle, schemas
        self._expired = _expired(bundle)
        self._failing = any("failed" in one.envelope for one in schemas.operations)
        self._variables = _beside(bundle, "x-enum-varnames")
        self._meanings = _beside(bundle, "x-enum-descriptions")
        # The first meaning of a value is the one that is described.
        meanings: dict[tuple[int, str | int], str] = {}
        for operation in schemas.operations:
            for response in operation.failure:
                if (code := self._code(operation, response)) is not None:
                    meanings.setdefault((int(response.status), code), response.description)
            for response in operation.success:
                for code, meaning in self._hidden(operation, response):
                    meanings.setdefault((int(response.status), code), meaning)
        self._classes = self._named(meanings)

    def classes(self) -> list[ErrorClass]:
        """Return the classes that the package defines, beside those of the runtime."""
        return [one for one in self._classes.values() if one.name != one.base]

    def raised(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield class name and meaning of what an operation documents."""
        for response in operation.failure:
            if response.status.isdigit():
                status, code = int(response.status), self._code(operation, response)
                known = self._classes.get((status, code)) if code is not None else None
                yield known.name if known else status_class(status), response.description
        for response in operation.success:
            hidden = dict(self._hidden(operation, response))
            # One list of codes serves all operations; the examples tell which of them this one meets first.
            shown = {one for one in self._shown(operation, response) if isinstance(one, str | int)} & hidden.keys()
            for code in filter(shown.__contains__, hidden):
                yield self._classes[int(response.status), code].name, hidden[code]
            if hidden.keys() - shown:
                yield "StatusError", "Another of the vendor's codes; each has a class of its own."

    def _shown(self, operation: Operation, response: Response) -> Iterator[Any]:
        """Yield the codes that the examples of an answer show."""
        if operation.streamed:
            return
        declared = self._bundle.resolve(lookup(self._bundle.data, operation.pointer)["responses"][response.status])
        for media in declared.get("content", {}).values():
            examples = [self._bundle.resolve(one).get("value") for one in media.get("examples", {}).values()]
            for value in [*examples, media.get("example")]:
                with contextlib.suppress(LookupError, TypeError):
                    yield lookup(value, operation.envelope.get("code", ""))

    def _named(self, meanings: dict[tuple[int, str | int], str]) -> dict[tuple[int, str | int], ErrorClass]:
        stems = {key: names.pascal(self._variables.get(key[1], str(key[1])), fallback="Code") for key in meanings}
        shared = Counter(stems.values())
        bases = {key: self._base(*key) for key in meanings}
        wanted = []
        for key, stem in stems.items():
            base = bases[key]
            alone = f"{stem.removesuffix('Error')}Error"
            # A value that says what its status says already is that status.
            fits = alone == base or (shared[stem] == 1 and alone not in runtime_errors())
            wanted.append(alone if fits else f"{stem.removesuffix('Error')}{base}")
        free = [one if one == bases[key] else None for one, key in zip(wanted, stems, strict=True)]
        own = iter(names.unique_names(one for one, known in zip(wanted, free, strict=True) if known is None))
        return {
            (status, code): ErrorClass(known or next(own), bases[status, code], status, code, description)
            for known, ((status, code), description) in zip(free, meanings.items(), strict=True)
        }

    def _base(self, status: int, code: str | int) -> str:
        if code in self._expired:
            return status_class(401)
        # What an answer of success reports may have a status of HTTP's as its code.
        hidden = self._failing and status < 400
        return status_class(code if hidden and isinstance(code, int) and code in range(400, 600) else status)

    def _code(self, operation: Operation, response: Response) -> str | int | None:
        """Return the one value that an answer's code can have, None where it can have several or has none."""
        values = list(self._values(operation, response))
        return values[0] if len(values) == 1 else None

    def _hidden(self, operation: Operation, response: Response) -> Iterator[tuple[str | int, str]]:
        """Yield the codes with which an answer of success reports an error, and what each means."""
        success = operation.envelope.get("success", ())
        if success or "failed" in operation.envelope:
            for code in self._values(operation, response):
                if code not in success:
                    yield code, self._meanings.get(code, response.description)

    def _values(self, operation: Operation, response: Response) -> Iterator[str | int]:
        pointer = operation.envelope.get("code")
        if pointer is None or response.read != "json" or not response.status.isdigit():
            return
        try:
            walked = self._schemas.steps(response.schema, pointer)
        except KeyError:
            return
        schema = self._schemas.resolve(walked[-1][2]) if walked else {}
        values = [schema["const"]] if "const" in schema else schema.get("enum", [])
        yield from (value for value in values if isinstance(value, str | int))


def _expired(bundle: Bundle) -> set[str | int]:
    """Return the codes that say that a credential has run out."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    how = (bundle.resolve(scheme).get("x-credential", {}).get("sign-in", {}) for scheme in declared.values())
    return {code for one in how for code in one.get("expired", ())}


def _beside(bundle: Bundle, extension: str) -> dict[Any, str]:
    """Return what the document says of values in an extension beside their enumeration."""
    found: dict[Any, str] = {}
    for schema in ((bundle.data.get("components") or {}).get("schemas") or {}).values():
        if isinstance(schema, dict) and extension in schema:
            found.update(zip(schema.get("enum", []), schema[extension], strict=False))
    return found
