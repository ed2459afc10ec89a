"""Derive error classes from the error codes in the responses of a document."""

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
    """An error class of a package: its code and HTTP status; `base` is the runtime's class for the status."""

    name: str
    base: str
    status: int
    code: str | int
    description: str


class ErrorClasses:
    """The error classes of one vendor, derived from the responses of its operations.

    A response whose code has a single possible value ties this value to its status, and so gets a class. If several
    values are possible, the status determines the class, and users read the value from `code`.
    """

    def __init__(self, bundle: Bundle, schemas: ModelSchemas) -> None:
        self._bundle, self._schemas = bundle, schemas
        self._expired = _expired_codes(bundle)
        self._reports_failure = any("failed" in operation.envelope for operation in schemas.operations)
        self._variables = _enum_texts(bundle, "x-enum-varnames")
        self._meanings = _enum_texts(bundle, "x-enum-descriptions")
        # If a code occurs in several responses, the class uses the first description.
        descriptions: dict[tuple[int, str | int], str] = {}
        for operation in schemas.operations:
            for response in operation.failure:
                if (code := self._code(operation, response)) is not None:
                    descriptions.setdefault((int(response.status), code), response.description)
            for response in operation.success:
                for code, meaning in self._hidden_errors(operation, response):
                    descriptions.setdefault((int(response.status), code), meaning)
        self._classes = self._named_classes(descriptions)

    def classes(self) -> list[ErrorClass]:
        """Return the classes that the package defines itself."""
        return [error_class for error_class in self._classes.values() if error_class.name != error_class.base]

    def documented_errors(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield the class and the meaning of each error that an operation documents."""
        for response in operation.failure:
            if response.status.isdigit():
                status, code = int(response.status), self._code(operation, response)
                error_class = self._classes.get((status, code)) if code is not None else None
                yield error_class.name if error_class else status_class(status), response.description
        for response in operation.success:
            hidden = dict(self._hidden_errors(operation, response))
            # All operations may share one list of codes; the examples show which codes are typical of this operation.
            example_codes = {code for code in self._example_codes(operation, response) if isinstance(code, str | int)}
            example_codes &= hidden.keys()
            for code in filter(example_codes.__contains__, hidden):
                yield self._classes[int(response.status), code].name, hidden[code]
            if hidden.keys() - example_codes:
                yield "StatusError", "Another of the vendor's codes; each has a class of its own."

    def _example_codes(self, operation: Operation, response: Response) -> Iterator[Any]:
        """Yield the codes in the examples of a response."""
        if operation.streamed:
            return
        declared = self._bundle.resolve(lookup(self._bundle.data, operation.pointer)["responses"][response.status])
        for media in declared.get("content", {}).values():
            examples = [self._bundle.resolve(example).get("value") for example in media.get("examples", {}).values()]
            for value in [*examples, media.get("example")]:
                with contextlib.suppress(LookupError, TypeError):
                    yield lookup(value, operation.envelope.get("code", ""))

    def _named_classes(self, descriptions: dict[tuple[int, str | int], str]) -> dict[tuple[int, str | int], ErrorClass]:
        stems = {key: names.pascal(self._variables.get(key[1], str(key[1])), fallback="Code") for key in descriptions}
        shared = Counter(stems.values())
        bases = {key: self._base(*key) for key in descriptions}
        candidates = []
        for key, stem in stems.items():
            base = bases[key]
            short_name = f"{stem.removesuffix('Error')}Error"
            # A code that has the same name as its status needs no class of its own.
            is_unambiguous = short_name == base or (shared[stem] == 1 and short_name not in runtime_errors())
            candidates.append(short_name if is_unambiguous else f"{stem.removesuffix('Error')}{base}")
        runtime_classes = [name if name == bases[key] else None for name, key in zip(candidates, stems, strict=True)]
        generated_names = iter(
            names.unique_names(
                name for name, runtime_class in zip(candidates, runtime_classes, strict=True) if runtime_class is None
            )
        )
        return {
            (status, code): ErrorClass(
                runtime_class or next(generated_names), bases[status, code], status, code, description
            )
            for runtime_class, ((status, code), description) in zip(runtime_classes, descriptions.items(), strict=True)
        }

    def _base(self, status: int, code: str | int) -> str:
        if code in self._expired:
            return status_class(401)
        # A success response may report an HTTP status as its error code.
        is_hidden = self._reports_failure and status < 400
        return status_class(code if is_hidden and isinstance(code, int) and code in range(400, 600) else status)

    def _code(self, operation: Operation, response: Response) -> str | int | None:
        """Return the code of a response if it has a single possible value, else None."""
        values = list(self._values(operation, response))
        return values[0] if len(values) == 1 else None

    def _hidden_errors(self, operation: Operation, response: Response) -> Iterator[tuple[str | int, str]]:
        """Yield the error codes that a success response may report, each with its meaning."""
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


def _expired_codes(bundle: Bundle) -> set[str | int]:
    """Return the error codes that report an expired credential."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    sign_ins = (bundle.resolve(scheme).get("x-credential", {}).get("sign-in", {}) for scheme in declared.values())
    return {code for sign_in in sign_ins for code in sign_in.get("expired", ())}


def _enum_texts(bundle: Bundle, extension: str) -> dict[Any, str]:
    """Return the names or descriptions of enumeration values, from an extension next to `enum`."""
    texts: dict[Any, str] = {}
    for schema in ((bundle.data.get("components") or {}).get("schemas") or {}).values():
        if isinstance(schema, dict) and extension in schema:
            texts.update(zip(schema.get("enum", []), schema[extension], strict=False))
    return texts
