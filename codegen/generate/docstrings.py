"""Docs: what a docstring says beyond the description of a thing: limits, known values, zones, and where to read on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.operations import Operation, Response
from codegen.openapi.bundler import Bundle

from .text import line, sentence
from .time_types import is_time
from .type_annotations import Types

# More values than these are not read one after the other.
_SHOWN = 12

_OTHERWISE = ("ApiError", "It failed otherwise: no answer came, or one that is not understood; see its subclasses.")


def vendor_page(bundle: Bundle, settings: dict[str, Any], tag: str = "") -> str:
    """Return the address of the vendor's page on a tag, or on all of the API; empty where no document names one."""
    tags = [one for one in bundle.data.get("tags", []) if one["name"] == tag]
    sources = [one["page"] for one in settings.get("sources", [])]
    named = [one["externalDocs"]["url"] for one in (*tags, bundle.data) if "externalDocs" in one]
    return next((one for one in map(line, [*named, *sources]) if one.startswith(("https://", "http://"))), "")


def see_also_section(address: str) -> str:
    """Return the section of a docstring that links to a page, empty where there is none."""
    return f"See Also:\n    {address}" if address else ""


def raises_section(raises: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return the errors of a method for its docstring: the documented ones, and the base of all others."""
    return [*((name, sentence(meaning)) for name, meaning in raises), _OTHERWISE]


def returns_section(operation: Operation, schemas: ModelSchemas) -> list[tuple[str, str]]:
    """Return what a method gives for its docstring, by what the document says of the successful answers."""
    given = [one for one in operation.success if one.read != "none"]
    told = [sentence(_payload(operation, one, schemas) or one.description) for one in given]
    if "x-pagination" in operation.extensions:
        told.insert(0, "The items of all pages, each page asked for when it is needed.")
    elif given and all(one.read == "bytes" for one in given):
        told.insert(0, "A file, which is asked for when it is read.")
    return [("", " ".join(dict.fromkeys(filter(None, told))) or "What the vendor answers.")] if given else []


def _payload(operation: Operation, response: Response, schemas: ModelSchemas) -> str:
    """Return what the payload of a stream's reply is: of the reply itself there is nothing to say."""
    if not operation.streamed:
        return ""
    pointer = operation.extensions.get("x-envelope", {}).get("payload", "")
    walked = schemas.walk(operation, response.schema, pointer)
    schema = walked[-1][2] if walked else response.schema
    described = schemas.description(schema)
    return described or schemas.description(schemas.resolve(schema).get("items", {}))


class SchemaNotes:
    """Tells of arguments what their schema says and their description does not."""

    def __init__(self, types: Types) -> None:
        self._types, self._schemas = types, types.schemas

    def __call__(self, schema: Any, description: str, *, deprecated: bool = False) -> str:
        """Return the text of an argument: its description, and every limit that the description does not name."""
        text = sentence(description)
        resolved = self._schemas.resolve(schema)
        old = deprecated or _says(schema, "deprecated") or _says(resolved, "deprecated")
        further = [one for one, value in self._limits(schema, resolved) if not _in(value, text)]
        if old and "deprecated" not in text.lower():
            further.append("Deprecated by the vendor.")
        return " ".join([*filter(None, [text]), *further])

    def _limits(self, schema: Any, resolved: Any) -> Iterator[tuple[str, object]]:
        """Yield sentences, each with the word by which a description shows that it says the same."""
        if not isinstance(resolved, dict):
            return
        if "items" in resolved:
            yield from _sized(resolved, "minItems", "maxItems", "item")
            yield from self._limits(resolved["items"], self._schemas.resolve(resolved["items"]))
        elif "enum" in resolved:
            yield from self._values(schema, resolved)
        elif choices := resolved.get("anyOf") or resolved.get("oneOf"):
            for one in choices:
                # Where anything goes, what is known is still worth telling.
                if _says(self._schemas.resolve(one), "enum"):
                    yield from self._values(one, self._schemas.resolve(one))
        elif "x-class" in resolved:
            pass  # tells of itself
        elif is_time(resolved):
            zoned = resolved.get("format", "").startswith("unixtime")
            yield ("A time with a zone." if zoned else "A time without a zone."), "zone"
        elif resolved.get("format") == "date-time":
            yield "A time with a zone.", "zone"
        else:
            yield from _bounded(resolved)
            yield from _sized(resolved, "minLength", "maxLength", "character")
            if (pattern := resolved.get("pattern")) and "`" not in pattern:
                yield f"Matches `{pattern}`.", pattern
        if isinstance(default := resolved.get("default"), str | int | float):
            yield f"Without it the vendor takes `{default}`.", default

    def _values(self, schema: Any, resolved: dict[str, Any]) -> Iterator[tuple[str, object]]:
        values = [value for value in resolved["enum"] if value is not None]
        named = dict(zip(values, resolved.get("x-enum-varnames", ()), strict=False))
        name = self._types.class_of(schema)
        if name and len(values) > _SHOWN:
            yield f"Known are the {len(values)} values of `models.{name}`.", f"models.{name}"
        elif values:
            told = (f"`{value}` ({named[value]})" if value in named else f"`{value}`" for value in values)
            yield f"Known values: {', '.join(told)}.", f"`{values[-1]}`"


def _bounded(schema: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if "minimum" in schema and "maximum" in schema:
        yield f"From {schema['minimum']} to {schema['maximum']}.", schema["maximum"]
        return
    words = {
        "minimum": "At least",
        "maximum": "At most",
        "exclusiveMinimum": "More than",
        "exclusiveMaximum": "Less than",
        "multipleOf": "A multiple of",
    }
    yield from ((f"{word} {schema[key]}.", schema[key]) for key, word in words.items() if key in schema)


def _sized(schema: dict[str, Any], least: str, most: str, unit: str) -> Iterator[tuple[str, object]]:
    for key, word in ((least, "At least"), (most, "At most")):
        if (count := schema.get(key, 0)) > 0:
            yield f"{word} {count} {unit}{'' if count == 1 else 's'}.", count


def _says(schema: Any, keyword: str) -> bool:
    return isinstance(schema, dict) and bool(schema.get(keyword))


def _in(value: object, text: str) -> bool:
    """Tell whether a text has a value as a word of its own, however its thousands are set apart."""
    return re.search(rf"(?<!\w){re.escape(str(value))}(?!\w)", text.replace(",", "")) is not None
