"""The `Mutant` class, and the function that wraps request handlers with mutants of requests and responses."""

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
"""The operation id that stands for stream handshakes, which have none in the description."""

HandlerWrapper = Callable[[Callable[[Any], Reply], Any, Any], Reply]
"""Takes the original handler, the vendor's state and the request or stream call; returns the reply."""


ResponseChange = Callable[[Reply, Any], Reply]
"""Takes a reply and the request or stream call that led to it; returns the mutated reply, or an equal one."""

effective: set[str] = set()
"""Labels of the mutants that changed a response or an event in this process. All other mutants are not covered."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mutant.

    `location` is an operation id, a sandbox function or a pointer into an API description. Tests can kill the mutant
    only if they call one of `operations`; mutants of source code have none, and list the `functions` instead that run
    the code, each as module and qualified name. `activate` applies the mutant to this process and cannot be undone.
    `in_document` marks mutants of API descriptions. If `reports_effect` is true, the mutant adds a label to `effective`
    when it changes a response or an event. `change_response` is the change that a mutant of responses makes.
    """

    vendor: str
    location: str
    kind: str
    detail: str
    activate: Callable[[], None]
    operations: frozenset[str] = frozenset()
    functions: frozenset[tuple[str, str]] = frozenset()
    in_document: bool = False
    reports_effect: bool = False
    change_response: ResponseChange | None = None

    @property
    def name(self) -> str:
        """The unique name in reports, samples and `equivalent_mutants.yaml`; stable while the mutated code is."""
        return f"{self.vendor}/{self.location}/{self.kind}" + (f":{self.detail}" if self.detail else "")

    def picklable(self) -> Mutant:
        """Return a copy without its functions, which cannot be pickled and sent to another process."""
        return dataclasses.replace(self, activate=_do_nothing, change_response=None)


def _do_nothing() -> None:
    """Replace `activate` in picklable copies."""


def all_operations(vendor: str) -> list[Operation]:
    """Return the HTTP operations and the stream calls of a vendor."""
    return [*http_operations(vendor), *asyncapi.stream_calls(vendor)]


def wrap_handler(vendor: str, operation: str, wrapper: HandlerWrapper) -> Callable[[], None]:
    """Return a function that wraps the handler of an operation, for requests over HTTP and over a stream."""

    def activate() -> None:
        vendor_class: Any = vendors.find(vendor)
        original = vendor_class.answer

        def answer(self: Any, handler: Handler, request: Any) -> Reply:
            def handle(request: Any) -> Reply:
                reply: Reply = original(self, handler, request)
                return reply

            return wrapper(handle, self, request) if request.operation == operation else handle(request)

        vendor_class.answer = answer

    return activate
