"""Operations of the bundled documents: what the swept tests are parametrised by, with the pointers of their nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from . import bundles
from .json_values import at, escape, find

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a vendor; `streamed` where it goes over a stream.

    `describe` gives the document of a vendor's operations, `origin` is what its evidence has before pointers.
    """

    streamed: ClassVar[bool] = False
    origin: ClassVar[str] = ""
    describe: ClassVar[Any] = staticmethod(lambda vendor: bundles.document(vendor))  # noqa: PLW0108  # found when asked

    vendor: str
    id: str
    path: str
    method: str

    def __str__(self) -> str:
        return f"{self.vendor}-{self.id}"

    @property
    def document(self) -> dict[str, Any]:
        """The vendor's bundled document."""
        found: dict[str, Any] = self.describe(self.vendor)
        return found

    @property
    def marks(self) -> tuple[str, ...]:
        """Where evidence of it stands, beside what its document has."""
        return ()

    @property
    def pointer(self) -> str:
        """Where the operation stands in the document."""
        return f"/paths/{escape(self.path)}/{self.method.lower()}"

    @property
    def node(self) -> Mapping[str, Any]:
        """The operation as the document has it."""
        found: Mapping[str, Any] = self.document["paths"][self.path][self.method.lower()]
        return found

    @property
    def parameters(self) -> list[Mapping[str, Any]]:
        """Its parameters, those of the path included."""
        item = self.document["paths"][self.path]
        listed = [*item.get("parameters", []), *self.node.get("parameters", [])]
        found = [resolve(self.document, one) for one in listed]
        return list({(one["in"], one["name"]): one for one in found}.values())

    def response(self, status: int) -> Mapping[str, Any] | None:
        """What the document says of an answer with this status, by its code, its range or `default`."""
        declared = self.node["responses"]
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in declared:
                return resolve(self.document, declared[key])
        return None

    def undocumented(self, status: int, /) -> tuple[str, str, str]:
        """Return the rule that an answer breaks which is not documented, what is told of it, and where it belongs."""
        told = f"{status} came, which is not documented; there are {', '.join(self.node['responses'])}"
        return "status_code_conformance", told, f"{self.pointer}/responses/{status}"

    @property
    def successes(self) -> list[int]:
        """The documented statuses of success."""
        return [int(one) for one in self.node["responses"] if one.startswith("2") and one.isdigit()]

    @property
    def reads(self) -> bool:
        """Whether it only tells: by its method, or as a POST that may be repeated and is no sign-in."""
        repeated = self.method == "POST" and bool(self.node.get("x-idempotent"))
        return self.method in SAFE or (repeated and self.id not in sign_ins(self.document))

    def links(self, target: Operation) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the links from this operation to another one, each with the status whose answer has it."""
        for status in self.successes:
            for one in (self.response(status) or {}).get("links", {}).values():
                link = resolve(self.document, one)
                if link.get("operationId") == target.id:
                    yield status, link

    @property
    def security(self) -> list[Mapping[str, list[str]]]:
        """The alternatives of credentials that it asks for; empty where it asks for none."""
        asked = self.node.get("security", self.document.get("security", []))
        return [] if {} in asked else list(asked)


def sign_ins(document: Mapping[str, Any]) -> set[str]:
    """Return the ids of the operations that give out credentials."""
    schemes = document.get("components", {}).get("securitySchemes", {}).values()
    return {one["x-credential"]["sign-in"]["operation"] for one in schemes if "sign-in" in one.get("x-credential", {})}


def http_operations(vendor: str) -> list[Operation]:
    """Return the operations of a vendor, in the document's order."""
    paths = bundles.document(vendor)["paths"]
    return [
        Operation(vendor, item[method]["operationId"], path, method.upper())
        for path, item in paths.items()
        for method in METHODS
        if method in item
    ]


def stream_call_ids(vendor: str) -> set[str]:
    """Return the ids of the calls that a vendor's stream takes; none where it does not stream."""
    listed = bundles.stream_document(vendor).get("operations", {})
    return {name for name, one in listed.items() if one["action"] == "receive"}


def is_refusal_body(operation: Operation, body: Any) -> bool:
    """Say whether the body of an answer refuses a request, whatever its status."""
    envelope = operation.document.get("x-envelope", {})
    if failed := envelope.get("failed"):
        return find(body, failed) is True
    code = find(body, envelope["code"]) if "code" in envelope else None
    return "success" in envelope and code not in (None, *envelope["success"])


def resolve(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a node, or what it refers to."""
    while "$ref" in node:
        node = at(document, node["$ref"].removeprefix("#"))
    return node


def node_at(vendor: str, place: str) -> Any:
    """Return what a pointer into either of a vendor's documents leads to, None where nothing is."""
    document = bundles.stream_document(vendor) if place.startswith(bundles.STREAM) else bundles.document(vendor)
    return find(document, place.removeprefix(bundles.STREAM))


def response_pointers(operation: Operation, status: int | None = None, instance: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the pointers from an operation down to the schema of a place in its answer, references followed."""
    yield f"/paths/{escape(operation.path)}"
    yield operation.pointer
    yield from operation.marks
    key = next((one for one in (str(status), "default") if one in operation.node["responses"]), None)
    if key is None:
        return
    document = operation.document
    pointers = list(_followed(document, f"{operation.pointer}/responses/{key}"))
    yield from pointers
    content = at(document, pointers[-1]).get("content", {})
    for media in list(content)[:1]:
        pointers = list(_followed(document, f"{pointers[-1]}/content/{escape(media)}/schema"))
        yield from pointers
        for step in instance:
            here = f"{pointers[-1]}/items" if step.isdigit() else f"{pointers[-1]}/properties/{escape(step)}"
            if find(document, here) is None:
                return
            pointers = list(_followed(document, here))
            yield from pointers


def request_pointers(operation: Operation, name: str | None = None) -> Iterator[str]:
    """Yield the pointers from an operation to what it may be asked: what refuses it, its body, the parameter named."""
    yield from response_pointers(
        operation, next((one for one in (400, 422) if str(one) in operation.node["responses"]), None)
    )
    document = operation.document
    pointers = list(_followed(document, f"{operation.pointer}/requestBody"))
    body = find(document, pointers[-1]) or {}
    for media in list(body.get("content", {}))[:1]:
        yield from _followed(document, f"{pointers[-1]}/content/{escape(media)}/schema")
    for parent in (f"/paths/{escape(operation.path)}", operation.pointer):
        for index in range(len(find(document, f"{parent}/parameters") or [])):
            pointers = list(_followed(document, f"{parent}/parameters/{index}"))
            if at(document, pointers[-1])["name"] == name:
                yield from pointers


def _followed(document: Mapping[str, Any], pointer: str) -> Iterator[str]:
    yield pointer
    while "$ref" in (node := find(document, pointer) or {}):
        pointer = node["$ref"].removeprefix("#")
        yield pointer
