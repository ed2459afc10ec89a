"""Compute the table that compares the capabilities of all vendors from their documents."""

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
    """A capability of a vendor: its text, and a link to its page, if any."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the table; `cells` has a tuple of capabilities for each vendor."""

    title: str
    meaning: str
    cells: tuple[tuple[MatrixCell, ...], ...]


def resource_rows(vendors: list[VendorFacts]) -> list[MatrixRow]:
    """Return a row for each kind of resource with the verbs of its operations, the most common resource first."""

    def nouns(facts: VendorFacts) -> Iterator[str]:
        yield from dict.fromkeys(_noun(call.tag) for call in facts.calls)

    frequency = Counter(noun for facts in vendors for noun in nouns(facts))
    return [
        MatrixRow(noun, "", tuple(tuple(_verbs(facts, noun)) for facts in vendors))
        for noun in sorted(frequency, key=lambda noun: (-frequency[noun], noun))
    ]


def _noun(tag: str) -> str:
    """Return the resource of a tag: its last word. Earlier words only qualify it."""
    return names.words(tag)[-1]


def _verbs(facts: VendorFacts, noun: str) -> Iterator[MatrixCell]:
    first_ids: dict[str, str] = {}
    for call in facts.calls:
        if _noun(call.tag) == noun:
            first_ids.setdefault(call.verb, call.id)
    yield from (MatrixCell(verb, f"{facts.id}/index.html#{name}") for verb, name in first_ids.items())


def trait_rows(vendors: list[VendorFacts]) -> list[MatrixRow]:
    """Return a row for each trait of the APIs, such as authentication and pagination."""
    return [
        MatrixRow(title, meaning, tuple(tuple(map(MatrixCell, find(facts))) for facts in vendors))
        for title, meaning, find in _TRAITS
    ]


# Authentication


def _access(facts: VendorFacts) -> Iterator[str]:
    for bundle in facts.bundles[:1]:
        for scheme in map(bundle.resolve, (bundle.data.get("components") or {}).get("securitySchemes", {}).values()):
            credential = scheme.get("x-credential", {})
            match scheme["type"]:
                case "apiKey":
                    yield f"key in the {credential.get('in', scheme['in'])} {scheme['name']}"
                case "http":
                    yield f"HTTP {scheme['scheme'].capitalize()}"
                case "oauth2":
                    yield f"OAuth 2.0: {', '.join(' '.join(names.words(flow)) for flow in scheme['flows'])}"
            if "sign-in" in credential:
                yield f"token from {credential['sign-in']['operation']}"


# Requests and responses


def _paging(facts: VendorFacts) -> Iterator[str]:
    for style, count in Counter(_paging_styles(facts)).items():
        yield f"{style}: {count}"


def _paging_styles(facts: VendorFacts) -> Iterator[str]:
    for _, _, _, node in operations.iter_operations(facts.api):
        if paging := node.get("x-pagination"):
            yield "next link in the response" if "next" in paging else f"query parameter {paging['position']}"


def _filters(facts: VendorFacts) -> Iterator[str]:
    for path, _, _, node in operations.iter_operations(facts.api):
        path_item = facts.api.resolve(facts.api.data["paths"][path])
        parameters = map(facts.api.resolve, [*path_item.get("parameters", []), *node.get("parameters", [])])
        optional = [item["name"] for item in parameters if item["in"] == "query" and not item.get("required")]
        # Pagination parameters do not filter.
        if node.get("x-pagination") and (
            filters := [name for name in optional if not set(names.words(name)) <= _PAGING]
        ):
            yield f"{node['operationId']}: {len(filters)}"


_PAGING = {"page", "per", "size", "limit", "offset", "cursor", "count"}


def _files(facts: VendorFacts) -> Iterator[str]:
    for _, _, _, node in operations.iter_operations(facts.api):
        for status, response in node["responses"].items():
            content = facts.api.resolve(response).get("content", {})
            if status.startswith("2"):
                files = (
                    kind
                    for kind, media in content.items()
                    if not media_types.is_known(kind) or media_types.is_file(facts.api, media)
                )
                yield from (f"{node['operationId']} returns {kind}" for kind in files)


def _forms(facts: VendorFacts) -> Iterator[str]:
    kinds = Counter(
        next(iter(facts.api.resolve(node["requestBody"])["content"]))
        for _, _, _, node in operations.iter_operations(facts.api)
        if "requestBody" in node
    )
    yield from kinds


def _times(facts: VendorFacts) -> Iterator[str]:
    descriptions = {
        "date-time": "with time zone (RFC 3339)",
        "date": "dates",
        "unixtime": "seconds since 1970",
        "unixtime-ms": "milliseconds since 1970",
    }
    schemas = [
        schema
        for bundle in facts.bundles
        for schema in iter_objects((bundle.data.get("components") or {}).get("schemas"))
    ]
    formats = {schema["format"] for schema in schemas if isinstance(schema.get("format"), str)}
    yield from (text for name, text in descriptions.items() if name in formats)
    if layouts := sorted({schema["x-datetime-format"] for schema in schemas if "x-datetime-format" in schema}):
        yield f"local time without time zone: {', '.join(layouts)}"


# Streams and webhooks


def _stream(facts: VendorFacts) -> Iterator[str]:
    if facts.stream is None:
        return
    for server in map(facts.stream.resolve, list(facts.stream.data["servers"].values())[:1]):
        yield "Socket.IO" if "x-socketio" in server else server["protocol"]
    yield f"calls: {sum(call.page == 'stream.html' for call in facts.calls)}"
    yield f"events: {len(facts.events)}"


def _webhooks(facts: VendorFacts) -> Iterator[str]:
    yield from facts.api.data.get("webhooks") or {}
    for _, _, _, node in operations.iter_operations(facts.api):
        yield from node.get("callbacks") or {}


# Errors


def _statuses(facts: VendorFacts) -> Iterator[str]:
    statuses = {
        status
        for _, _, _, node in operations.iter_operations(facts.api)
        for status in node["responses"]
        if status >= "4"
    }
    if statuses:
        yield ", ".join(sorted(statuses))


def _errors_in_success(facts: VendorFacts) -> Iterator[str]:
    for bundle in facts.bundles:
        envelope = bundle.data.get("x-envelope") or {}
        if "failed" in envelope:
            yield f"{envelope['failed']} is true"
        elif "success" in envelope:
            yield f"{envelope['code']} is not one of {', '.join(map(str, envelope['success']))}"


def _codes(facts: VendorFacts) -> Iterator[str]:
    yield from dict.fromkeys(
        bundle.data["x-envelope"]["code"] for bundle in facts.bundles if "code" in (bundle.data.get("x-envelope") or {})
    )


def _limits(facts: VendorFacts) -> Iterator[str]:
    if count := sum("429" in node["responses"] for _, _, _, node in operations.iter_operations(facts.api)):
        yield f"status 429 in {count} of {len(facts.calls)} calls"
    headers = {
        header
        for node in iter_objects([facts.api.data.get("paths"), facts.api.data.get("components")])
        for header in (node.get("headers") if isinstance(node.get("headers"), dict) else {}) or {}
    }
    yield from sorted(header for header in headers if {"limit", "retry"} & {*names.words(header)})


def _idempotent(facts: VendorFacts) -> Iterator[str]:
    nodes = [node for _, _, _, node in operations.iter_operations(facts.api)]
    if facts.stream is not None:
        nodes += facts.stream.data["operations"].values()
    if count := sum(bool(node.get("x-idempotent")) for node in nodes):
        yield f"calls with other methods: {count}"


# Documentation


def _lifecycle(facts: VendorFacts) -> Iterator[str]:
    since = facts.lifecycle.get("since")
    yield f"{facts.lifecycle['state']}{f' since {since}' if since else ''}"


def _readings(facts: VendorFacts) -> Iterator[str]:
    counts = Counter(entry.status for entry in facts.readings)
    yield from (f"{status}: {count}" for status, count in counts.items())


def _calls(facts: VendorFacts) -> Iterator[str]:
    yield str(len(facts.calls))


_TRAITS: list[tuple[str, str, Callable[[VendorFacts], Iterable[str]]]] = [
    ("State", "The lifecycle state of the API.", _lifecycle),
    ("Calls", "The number of documented calls.", _calls),
    (
        "Interpretations",
        "Statements that are missing or ambiguous on the vendor's pages, by how certain we are.",
        _readings,
    ),
    ("Authentication", "The credentials that calls require.", _access),
    ("Pagination", "How to request the next page, and the number of paginated lists.", _paging),
    ("Filters", "The number of parameters that filter or sort a list.", _filters),
    ("Request bodies", "The content types of request bodies.", _forms),
    ("Times", "The formats of dates and times.", _times),
    ("Files", "The calls that return a file.", _files),
    ("Stream", "The numbers of calls and events over a persistent connection.", _stream),
    ("Webhooks", "The documented requests that the vendor sends to your server.", _webhooks),
    ("Error statuses", "The documented HTTP status codes of errors.", _statuses),
    (
        "Errors with status 2xx",
        "The condition under which a response is an error despite its status.",
        _errors_in_success,
    ),
    ("Error codes", "The location of the vendor's error code in the response body.", _codes),
    ("Rate limits", "The documented statuses and headers of rate limits.", _limits),
    ("Safe to repeat", "Calls that are idempotent although their HTTP method is not.", _idempotent),
]
