"""Defects: what one is, and the seam where those of answers and of requests are planted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contract_tests.harness.documents import asyncapi
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.sandbox import vendors
from contract_tests.sandbox.messages import Reply
from contract_tests.sandbox.vendor import Handler

CONNECT = "connect"
"""What handshakes go by where operations go by their ids."""

Around = Callable[[Callable[[Any], Reply], Any, Any], Reply]
"""Takes what answers a request, the vendor's state, and the request or the call of a stream."""


Change = Callable[[Reply, Any], Reply]
"""Takes an answer, and the request or the call; returns the answer with a defect, or as it was."""

came: set[str] = set()
"""The defects of answers that have come to be, in this process: one that changed no answer was never planted."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted defect.

    `place` is an operation, or a function of the sandbox's; `operations` are those that it can be seen by. One of a
    rule has none, and is known by the functions that it is at `home` in, each a module and a qualified name. `plant`
    plants it in this process, for good. `change` is what one of an answer makes of it, given the request too.
    """

    vendor: str
    place: str
    kind: str
    detail: str
    plant: Callable[[], None]
    operations: frozenset[str] = frozenset()
    home: frozenset[tuple[str, str]] = frozenset()
    of_document: bool = False
    of_answer: bool = False
    change: Change | None = None

    @property
    def name(self) -> str:
        """What it is called in reports and waivers: the same for as long as what it is planted in."""
        return f"{self.vendor}/{self.place}/{self.kind}" + (f":{self.detail}" if self.detail else "")

    def bare(self) -> Mutant:
        """Return the defect without what plants it, which no other process can be told."""
        return dataclasses.replace(self, plant=_planted, change=None)


def _planted() -> None:
    """Plant nothing: it was done elsewhere."""


def all_operations(vendor: str) -> list[Operation]:
    """Return a vendor's operations, and the calls of its stream."""
    return [*http_operations(vendor), *asyncapi.stream_calls(vendor)]


def wrap_handler(vendor: str, operation: str, change: Around) -> Callable[[], None]:
    """Return what lays a change around every answer of an operation, be it asked over HTTP or over a stream."""

    def plant() -> None:
        kind: Any = vendors.find(vendor)
        original = kind.answer

        def answer(self: Any, handler: Handler, request: Any) -> Reply:
            def ask(request: Any) -> Reply:
                reply: Reply = original(self, handler, request)
                return reply

            return change(ask, self, request) if request.operation == operation else ask(request)

        kind.answer = answer

    return plant
