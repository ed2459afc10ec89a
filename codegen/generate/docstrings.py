"""Write sections of docstrings: errors, return values, links, and the constraints of arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.operations import Operation, Response
from codegen.openapi.bundler import Bundle

from .text import line, sentence
from .time_types import is_time
from .type_annotations import TypeAnnotations

# Longer lists of values are replaced by a reference to the enumeration.
_SHOWN = 12

_OTHERWISE = ("ApiError", "The call failed for another reason, such as a lost connection. See its subclasses.")


def vendor_page(bundle: Bundle, settings: dict[str, Any], tag: str = "") -> str:
    """Return the URL of the vendor's page about a tag, or about the API; empty if no document links to one."""
    tags = [item for item in bundle.data.get("tags", []) if item["name"] == tag]
    sources = [source["page"] for source in settings.get("sources", [])]
    documented = [item["externalDocs"]["url"] for item in (*tags, bundle.data) if "externalDocs" in item]
    return next((url for url in map(line, [*documented, *sources]) if url.startswith(("https://", "http://"))), "")


def see_also_section(url: str) -> str:
    """Return a docstring section that links to a page; empty if the URL is empty."""
    return f"See Also:\n    {url}" if url else ""


def raises_section(raises: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return the documented errors of a method, each with its meaning, and the base class of all other errors."""
    return [*((name, sentence(meaning)) for name, meaning in raises), _OTHERWISE]


def returns_section(operation: Operation, schemas: ModelSchemas) -> list[tuple[str, str]]:
    """Return the description of a method's return value, from the descriptions of the success responses."""
    responses = [response for response in operation.success if response.read != "none"]
    sentences = [sentence(_payload(operation, response, schemas) or response.description) for response in responses]
    if "x-pagination" in operation.extensions:
        sentences.insert(0, "An iterable over the items of all pages. Each page is requested when it is needed.")
    elif responses and all(response.read == "bytes" for response in responses):
        sentences.insert(0, "A file, which is downloaded when you read or save it.")
    return [("", " ".join(dict.fromkeys(filter(None, sentences))) or "The parsed response.")] if responses else []


def _payload(operation: Operation, response: Response, schemas: ModelSchemas) -> str:
    """Return the description of the payload of a streamed reply; the envelope around it is not worth describing."""
    if not operation.streamed:
        return ""
    pointer = operation.extensions.get("x-envelope", {}).get("payload", "")
    walked = schemas.walk(operation, response.schema, pointer)
    schema = walked[-1][2] if walked else response.schema
    described = schemas.description(schema)
    return described or schemas.description(schemas.resolve(schema).get("items", {}))


class SchemaNotes:
    """Describes arguments by the constraints in their schema that their description does not mention."""

    def __init__(self, types: TypeAnnotations) -> None:
        self._types, self._schemas = types, types.schemas

    def __call__(self, schema: Any, description: str, *, deprecated: bool = False) -> str:
        """Return the description of an argument, and a sentence for each constraint that it does not mention."""
        text = sentence(description)
        resolved = self._schemas.resolve(schema)
        is_deprecated = deprecated or _says(schema, "deprecated") or _says(resolved, "deprecated")
        notes = [note for note, value in self._limits(schema, resolved) if not _in(value, text)]
        if is_deprecated and "deprecated" not in text.lower():
            notes.append("Deprecated by the vendor.")
        return " ".join([*filter(None, [text]), *notes])

    def _limits(self, schema: Any, resolved: Any) -> Iterator[tuple[str, object]]:
        """Yield pairs: a sentence, and the value that a description must contain to make the sentence redundant."""
        if not isinstance(resolved, dict):
            return
        if "items" in resolved:
            yield from _sized(resolved, "minItems", "maxItems", "item")
            yield from self._limits(resolved["items"], self._schemas.resolve(resolved["items"]))
        elif "enum" in resolved:
            yield from self._values(schema, resolved)
        elif choices := resolved.get("anyOf") or resolved.get("oneOf"):
            for choice in choices:
                # Even if other alternatives allow any value, the known ones are useful to the caller.
                if _says(self._schemas.resolve(choice), "enum"):
                    yield from self._values(choice, self._schemas.resolve(choice))
        elif "x-class" in resolved:
            pass  # the class documents its values itself
        elif is_time(resolved):
            zoned = resolved.get("format", "").startswith("unixtime")
            yield ("A datetime with a time zone." if zoned else "A datetime without a time zone."), "zone"
        elif resolved.get("format") == "date-time":
            yield "A datetime with a time zone.", "zone"
        else:
            yield from _bounded(resolved)
            yield from _sized(resolved, "minLength", "maxLength", "character")
            if (pattern := resolved.get("pattern")) and "`" not in pattern:
                yield f"Must match `{pattern}`.", pattern
        if isinstance(default := resolved.get("default"), str | int | float):
            yield f"Default: `{default}`.", default

    def _values(self, schema: Any, resolved: dict[str, Any]) -> Iterator[tuple[str, object]]:
        values = [value for value in resolved["enum"] if value is not None]
        name_by_value = dict(zip(values, resolved.get("x-enum-varnames", ()), strict=False))
        name = self._types.class_of(schema)
        if name and len(values) > _SHOWN:
            yield f"One of the {len(values)} values of `models.{name}`.", f"models.{name}"
        elif values:
            entries = (
                f"`{value}` ({name_by_value[value]})" if value in name_by_value else f"`{value}`" for value in values
            )
            yield f"Known values: {', '.join(entries)}.", f"`{values[-1]}`"


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


def _sized(schema: dict[str, Any], minimum: str, maximum: str, unit: str) -> Iterator[tuple[str, object]]:
    for key, word in ((minimum, "At least"), (maximum, "At most")):
        if (count := schema.get(key, 0)) > 0:
            yield f"{word} {count} {unit}{'' if count == 1 else 's'}.", count


def _says(schema: Any, keyword: str) -> bool:
    return isinstance(schema, dict) and bool(schema.get(keyword))


def _in(value: object, text: str) -> bool:
    """Return whether a text contains a value as a whole word; thousands separators in the text are ignored."""
    return re.search(rf"(?<!\w){re.escape(str(value))}(?!\w)", text.replace(",", "")) is not None
