"""The matrix of what each vendor can do. Every cell is computed from a document; no vendor is known here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from codegen import names
from codegen.ir import operations
from codegen.openapi import media_types
from codegen.openapi.json_tree import iter_objects

from .facts import VendorFacts


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One thing that a vendor has: in words, and where it is shown."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One capability, and what each vendor has of it."""

    title: str
    meaning: str
    cells: tuple[tuple[MatrixCell, ...], ...]


def resource_rows(vendors: list[VendorFacts]) -> list[MatrixRow]:
    """Return a row for each kind of thing that calls are about, the commonest first, with the verbs of its calls."""

    def nouns(facts: VendorFacts) -> Iterator[str]:
        yield from dict.fromkeys(_noun(one.tag) for one in facts.calls)

    common = Counter(noun for facts in vendors for noun in nouns(facts))
    return [
        MatrixRow(noun, "", tuple(tuple(_verbs(facts, noun)) for facts in vendors))
        for noun in sorted(common, key=lambda one: (-common[one], one))
    ]


def _noun(tag: str) -> str:
    """Return what a tag is about: the last of its words, which the others narrow."""
    return names.words(tag)[-1]


def _verbs(facts: VendorFacts, noun: str) -> Iterator[MatrixCell]:
    first: dict[str, str] = {}
    for call in facts.calls:
        if _noun(call.tag) == noun:
            first.setdefault(call.verb, call.id)
    yield from (MatrixCell(verb, f"{facts.id}/index.html#{name}") for verb, name in first.items())


def trait_rows(vendors: list[VendorFacts]) -> list[MatrixRow]:
    """Return a row for each trait of an API that its callers must know."""
    return [
        MatrixRow(title, meaning, tuple(tuple(map(MatrixCell, find(one))) for one in vendors))
        for title, meaning, find in _TRAITS
    ]


# How calls are let in


def _access(facts: VendorFacts) -> Iterator[str]:
    for bundle in facts.bundles[:1]:
        for scheme in map(bundle.resolve, (bundle.data.get("components") or {}).get("securitySchemes", {}).values()):
            how = scheme.get("x-credential", {})
            match scheme["type"]:
                case "apiKey":
                    yield f"key in the {how.get('in', scheme['in'])} {scheme['name']}"
                case "http":
                    yield f"HTTP {scheme['scheme'].capitalize()}"
                case "oauth2":
                    yield f"OAuth 2.0: {', '.join(' '.join(names.words(flow)) for flow in scheme['flows'])}"
            if "sign-in" in how:
                yield f"token by {how['sign-in']['operation']}"


# What calls take and give


def _paging(facts: VendorFacts) -> Iterator[str]:
    for style, count in Counter(_styles(facts)).items():
        yield f"{style}: {count}"


def _styles(facts: VendorFacts) -> Iterator[str]:
    for _, _, _, node in operations.iter_operations(facts.api):
        if paging := node.get("x-pagination"):
            yield "by the answer's link" if "next" in paging else f"by the number {paging['position']}"


def _filters(facts: VendorFacts) -> Iterator[str]:
    for path, _, _, node in operations.iter_operations(facts.api):
        above = facts.api.resolve(facts.api.data["paths"][path])
        declared = map(facts.api.resolve, [*above.get("parameters", []), *node.get("parameters", [])])
        queries = [one["name"] for one in declared if one["in"] == "query" and not one.get("required")]
        # What says how much comes at once narrows nothing.
        if node.get("x-pagination") and (chosen := [one for one in queries if not set(names.words(one)) <= _PAGING]):
            yield f"{node['operationId']}: {len(chosen)}"


_PAGING = {"page", "per", "size", "limit", "offset", "cursor", "count"}


def _files(facts: VendorFacts) -> Iterator[str]:
    for _, _, _, node in operations.iter_operations(facts.api):
        for status, answer in node["responses"].items():
            content = facts.api.resolve(answer).get("content", {})
            if status.startswith("2"):
                files = (
                    kind
                    for kind, one in content.items()
                    if not media_types.is_known(kind) or media_types.is_file(facts.api, one)
                )
                yield from (f"{node['operationId']} gives {kind}" for kind in files)


def _forms(facts: VendorFacts) -> Iterator[str]:
    kinds = Counter(
        next(iter(facts.api.resolve(node["requestBody"])["content"]))
        for _, _, _, node in operations.iter_operations(facts.api)
        if "requestBody" in node
    )
    yield from kinds


def _times(facts: VendorFacts) -> Iterator[str]:
    told = {
        "date-time": "with zone (RFC 3339)",
        "date": "dates",
        "unixtime": "seconds since 1970",
        "unixtime-ms": "ms since 1970",
    }
    schemas = [
        one for bundle in facts.bundles for one in iter_objects((bundle.data.get("components") or {}).get("schemas"))
    ]
    formats = {one["format"] for one in schemas if isinstance(one.get("format"), str)}
    yield from (words for name, words in told.items() if name in formats)
    if layouts := sorted({one["x-datetime-format"] for one in schemas if "x-datetime-format" in one}):
        yield f"local, without zone: {', '.join(layouts)}"


# What comes unasked


def _stream(facts: VendorFacts) -> Iterator[str]:
    if facts.stream is None:
        return
    for server in map(facts.stream.resolve, list(facts.stream.data["servers"].values())[:1]):
        yield "Socket.IO" if "x-socketio" in server else server["protocol"]
    yield f"calls: {sum(one.page == 'stream.html' for one in facts.calls)}"
    yield f"events: {len(facts.events)}"


def _webhooks(facts: VendorFacts) -> Iterator[str]:
    yield from facts.api.data.get("webhooks") or {}
    for _, _, _, node in operations.iter_operations(facts.api):
        yield from node.get("callbacks") or {}


# What goes wrong


def _statuses(facts: VendorFacts) -> Iterator[str]:
    found = {
        status
        for _, _, _, node in operations.iter_operations(facts.api)
        for status in node["responses"]
        if status >= "4"
    }
    if found:
        yield ", ".join(sorted(found))


def _hidden(facts: VendorFacts) -> Iterator[str]:
    for bundle in facts.bundles:
        envelope = bundle.data.get("x-envelope") or {}
        if "failed" in envelope:
            yield f"{envelope['failed']} is true"
        elif "success" in envelope:
            yield f"{envelope['code']} is none of {', '.join(map(str, envelope['success']))}"


def _codes(facts: VendorFacts) -> Iterator[str]:
    yield from dict.fromkeys(
        bundle.data["x-envelope"]["code"] for bundle in facts.bundles if "code" in (bundle.data.get("x-envelope") or {})
    )


def _limits(facts: VendorFacts) -> Iterator[str]:
    if count := sum("429" in node["responses"] for _, _, _, node in operations.iter_operations(facts.api)):
        yield f"429 at {count} of {len(facts.calls)} calls"
    headers = {
        header
        for one in iter_objects([facts.api.data.get("paths"), facts.api.data.get("components")])
        for header in (one.get("headers") if isinstance(one.get("headers"), dict) else {}) or {}
    }
    yield from sorted(one for one in headers if {"limit", "retry"} & {*names.words(one)})


def _again(facts: VendorFacts) -> Iterator[str]:
    nodes = [node for _, _, _, node in operations.iter_operations(facts.api)]
    if facts.stream is not None:
        nodes += facts.stream.data["operations"].values()
    if count := sum(bool(one.get("x-idempotent")) for one in nodes):
        yield f"calls beyond HTTP's own rule: {count}"


# How much is known


def _lifecycle(facts: VendorFacts) -> Iterator[str]:
    since = facts.lifecycle.get("since")
    yield f"{facts.lifecycle['state']}{f' since {since}' if since else ''}"


def _readings(facts: VendorFacts) -> Iterator[str]:
    counted = Counter(one.status for one in facts.readings)
    yield from (f"{status}: {count}" for status, count in counted.items())


def _calls(facts: VendorFacts) -> Iterator[str]:
    yield str(len(facts.calls))


_TRAITS: list[tuple[str, str, Callable[[VendorFacts], Iterable[str]]]] = [
    ("State", "What the vendor says of the API's future.", _lifecycle),
    ("Calls", "How many calls are described.", _calls),
    ("Readings", "What the pages leave open: read from a page, or inferred.", _readings),
    ("Access", "How a call shows who makes it.", _access),
    ("Pages of lists", "How the next page is had, and how many lists come in pages.", _paging),
    ("Narrowing lists", "How many parameters choose and order what a list gives.", _filters),
    ("Bodies", "What requests are written in.", _forms),
    ("Times", "How times are written.", _times),
    ("Files", "Which calls give a file.", _files),
    ("Stream", "Calls and events over a connection that stays.", _stream),
    ("Webhooks", "What the vendor sends to an address of yours, as far as its page describes it.", _webhooks),
    ("Error statuses", "The refusals that are documented.", _statuses),
    ("Errors in a success", "A call has failed in spite of its status where this holds.", _hidden),
    ("Codes of errors", "Where an error body has the vendor's own code.", _codes),
    ("Rate limits", "Where the document speaks of them.", _limits),
    ("Safe to repeat", "Calls that may be sent twice though their method says otherwise.", _again),
]
