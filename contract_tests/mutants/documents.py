"""Defects of documents: a wrong type, bound, value, status or requirement, which the sandbox must expose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from .. import bodies, cases, targets
from ..members import Place, places
from ..operations import at, described, escape
from ..places import followed
from .answers import UNASKED
from .defects import Defect

Edit = Callable[[dict[str, Any]], object]

OTHERS = {"string": "integer", "integer": "string", "number": "string", "boolean": "string", "array": "object"}


def defects(vendor: str) -> Iterator[Defect]:
    """Yield the defects of a vendor's document; a schema that several operations share is one place."""
    document = targets.document(vendor)
    touched: dict[tuple[str, str, str], set[str]] = {}
    edits: dict[tuple[str, str, str], tuple[str, Edit]] = {}
    for operation in described(vendor):
        for pointer, kind, detail, edit in _edits(document, operation.pointer):
            key = (pointer, kind, detail)
            touched.setdefault(key, set()).add(operation.id)
            edits[key] = pointer, edit
    for (pointer, kind, detail), operations in touched.items():
        at_pointer, edit = edits[pointer, kind, detail]
        plant = _planting(vendor, at_pointer, edit)
        yield Defect(vendor, pointer, f"document-{kind}", detail, plant, frozenset(operations), of_document=True)


def _planting(vendor: str, pointer: str, edit: Edit) -> Callable[[], None]:
    def plant() -> None:
        # The document is read once and kept: all that was made of it is forgotten.
        edit(at(targets.document(vendor), pointer))
        cases.schema.cache_clear()
        bodies._validator.cache_clear()
        bodies._compiled.clear()

    return plant


def _edits(document: Any, pointer: str) -> Iterator[tuple[str, str, str, Edit]]:
    node = at(document, pointer)
    for status in (one for one in node["responses"] if one.isdigit() and int(one) not in UNASKED):
        yield f"{pointer}/responses", "status-missing", status, partial(_renamed, name=status, other="599")
        if status.startswith("2"):
            yield f"{pointer}/responses", "status", status, partial(_renamed, name=status, other="299")
        response = followed(document, f"{pointer}/responses/{status}")
        for media in at(document, response).get("content", {}):
            yield f"{response}/content", "media", media, partial(_renamed, name=media, other="text/x")
            if "json" in media:
                for place in places(document, f"{response}/content/{escape(media)}/schema"):
                    yield from _of_answered(place)
    body = followed(document, f"{pointer}/requestBody")
    for media in list(at(document, body).get("content", {}) if "requestBody" in node else {}):
        for place in places(document, f"{body}/content/{escape(media)}/schema"):
            yield from _of_asked(place)
    for index in range(len(node.get("parameters", []))):
        parameter = followed(document, f"{pointer}/parameters/{index}")
        described = at(document, parameter)
        if described["in"] == "query":
            yield parameter, "required", described["name"], _required_or_not
            for place in places(document, f"{parameter}/schema"):
                yield from _of_asked(place)


def _of_answered(place: Place) -> Iterator[tuple[str, str, str, Edit]]:
    schema, pointer = place.schema, place.pointer
    yield from _of_type(place)
    for value in schema.get("enum", [])[:1]:
        yield pointer, "value-missing", str(value), partial(dict.update, enum=["none of these"])
    for name in schema.get("required", []):
        yield pointer, "requires", f"{name}_", partial(_requiring, name=f"{name}_")


def _of_asked(place: Place) -> Iterator[tuple[str, str, str, Edit]]:
    schema, pointer = place.schema, place.pointer
    yield from _of_type(place)
    for value in schema.get("enum", [])[:1]:
        yield pointer, "value-more", str(value), lambda node: node["enum"].insert(0, f"{node['enum'][0]}_")
    for word in ("minLength", "maxLength", "minimum", "maximum", "minItems"):
        if word in schema:
            for by in (1, -1) if schema[word] else (1,):
                yield pointer, "bound", f"{word} {by:+d}", partial(_shifted, word=word, by=by)
    for name in schema.get("properties", {}):
        if name in schema.get("required", []):
            yield pointer, "requires-not", name, partial(_requiring, name=name)
        else:
            yield pointer, "requires", name, partial(_requiring, name=name)


def _of_type(place: Place) -> Iterator[tuple[str, str, str, Edit]]:
    named = place.schema.get("type")
    kind = named if isinstance(named, str) else next((one for one in named or [] if one != "null"), None)
    if kind in OTHERS:
        yield place.pointer, "type", str(kind), partial(dict.update, type=OTHERS[kind])


def _renamed(node: dict[str, Any], name: str, other: str) -> None:
    node[other] = node.pop(name)


def _required_or_not(node: dict[str, Any]) -> None:
    node["required"] = not node.get("required", False)


def _requiring(node: dict[str, Any], name: str) -> None:
    """Require a member, or, where it is required, no longer."""
    node["required"] = sorted({*node.get("required", [])} ^ {name})


def _shifted(node: dict[str, Any], word: str, by: int) -> None:
    node[word] += by
