"""Samples: every success body that a vendor describes, and the generated client that is given it.

Nothing is sent: the client's transport, or the connection of its stream, answers with what a test wants to be read.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from contract_tests.harness.documents import bundles, operations
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.operations import resolve
from contract_tests.harness.generation.response_mutations import Document, Place, complete_value
from contract_tests.harness.targets.targets import Target

from .introspection import Package


@dataclass(frozen=True, slots=True)
class Sample:
    """One success body of an operation, or the body of an event.

    `schema` is what `document` says of it, `body` an example with every member. `given` is where what the caller is
    given stands in it; `read` are the places that the client itself looks at.
    """

    name: str
    document: Document
    schema: Mapping[str, Any]
    body: Any
    given: Place
    read: frozenset[Place]
    operation: Any = None
    status: int = 200


def samples(package: Package) -> Iterator[Sample]:
    """Yield every success body that is described, with one example of each kind."""
    used = {one.id: one for one in _operations(package)}
    for described in operations.http_operations(package.vendor):
        for status in described.successes:
            content = (described.response(status) or {}).get("content", {})
            for media in (one for name, one in content.items() if "json" in name):
                examples = [resolve(described.document, one)["value"] for one in media.get("examples", {}).values()]
                shown = examples or [media[key] for key in ("example",) if key in media]
                yield from _of(described.document, described.node, media["schema"], shown, used[described.id], status)
    document = bundles.stream_document(package.vendor)
    for name, operation in document.get("operations", {}).items():
        called = operation["action"] == "receive"
        for message in operation.get("reply", {}).get("messages", ()) if called else operation["messages"]:
            said = resolve(document, message)
            shown = [one["payload"] for one in said.get("examples", ())]
            yield from _of(document, operation, said["payload"], shown, used[name] if called else said["name"], 200)


def _of(
    document: Document, node: Mapping[str, Any], schema: Any, shown: list[Any], used: Any, status: int
) -> Iterator[Sample]:
    envelope, common = node.get("x-envelope", {}), document.get("x-envelope", {})
    given = _place(envelope.get("payload", ""))
    paging = node.get("x-pagination", {})
    looked = [envelope.get("payload"), common.get("code"), common.get("failed"), *paging.values()]
    read = {_place(one)[:end] for one in looked if isinstance(one, str) for end in range(1, len(_place(one)) + 1)}
    name, operation = (used, None) if isinstance(used, str) else (used.id, used)
    for example in shown or [None]:
        failed, code = (find(example, common.get(key, "/-")) for key in ("failed", "code"))
        if failed is not True and code in (None, *common.get("success", [code])):
            body = complete_value(document, schema, example)
            yield Sample(name, document, schema, body, given, frozenset(read), operation, status)


def _place(pointer: str) -> Place:
    return tuple(pointer.split("/")[1:])


def _operations(package: Package) -> Iterator[Any]:
    resources = importlib.import_module(f"{package.name}.resources")
    for found in pkgutil.iter_modules(resources.__path__):
        module = importlib.import_module(f"{resources.__name__}.{found.name}")
        yield from (one for one in vars(module).values() if isinstance(one, package.core.Operation))


class StubbedClient:
    """A generated client whose vendor answers with whatever is wanted."""

    def __init__(self, package: Package, *, strict: bool) -> None:
        self._response = httpx.Response(204)
        schemes = bundles.document(package.vendor)["components"]["securitySchemes"]
        target = Target(package.vendor, "http://vendor.example", dict.fromkeys(schemes, "name:word"))
        http = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: self._response))
        # An `auth` of its own, so that nobody signs in.
        self._client = package.client(target, asynchronous=True, strict=strict, http_client=http, auth=httpx.Auth())
        self._client._opened = self._told = _Told()
        self._listener: Any = self._client.listen() if hasattr(self._client, "listen") else None
        self._core = package.core

    async def read(self, answer: Sample, body: Any) -> Any:
        """Return what the caller is given of a body. Raises ApiError."""
        operation = answer.operation
        self._told.reply = body
        self._response = httpx.Response(answer.status, json=body)
        if operation is None:
            self._listener.tell(answer.name, body)
            return await anext(self._listener)
        call = self._core.Call(operation, operation.path, (), {"frame": {}} if operation.method == "CALL" else {})
        if operation.method == "CALL":
            return await self._client.call(call)
        return (await self._client.pages(call).page()).body if operation.paging else await self._client.send(call)


class _Told:
    """The connection of a stream, as far as a client looks at it."""

    reply: Any = None

    async def ask(self, *_: object, **__: object) -> Any:
        return self.reply

    async def ensure_open(self) -> None: ...

    def listen(self, listener: object) -> None: ...

    def gives_up(self, _: object) -> bool:
        return False
