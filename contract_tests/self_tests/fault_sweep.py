"""A sweep over the methods of a client while one request in five fails."""

from __future__ import annotations

import contextlib
import datetime
import inspect
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from contract_tests.harness.clients.introspection import Method, Package, arguments
from contract_tests.harness.documents.operations import sign_ins
from contract_tests.harness.targets.targets import Target

CALLS = int(os.environ.get("CONTRACT_CALLS", "150"))


SHARE = 0.2


WHEN = datetime.datetime(2027, 1, 20, tzinfo=datetime.UTC)
"""A day before those of the documents' examples."""


class Impatient(httpx.HTTPTransport):
    """Tells every second connection that ends too early as a timeout, which is the same but for the waiting."""

    ended = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and read the whole answer."""
        response = super().handle_request(request)
        with self.telling(request):
            response.read()
        return response

    @contextlib.contextmanager
    def telling(self, request: httpx.Request) -> Iterator[None]:
        """Let every second drop be a timeout."""
        try:
            yield
        except httpx.RemoteProtocolError:
            self.ended += 1
            if self.ended % 2:
                raise httpx.ReadTimeout("the clock says so", request=request) from None
            raise


class AsyncImpatient(httpx.AsyncHTTPTransport):
    """The same for the asynchronous client."""

    def __init__(self) -> None:
        super().__init__()
        self.telling = Impatient().telling

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and read the whole answer."""
        response = await super().handle_async_request(request)
        with self.telling(request):
            await response.aread()
        return response


@dataclass
class Day:
    """What became of the calls; `wrong` is what must not have happened, in words."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def note(
        self, method: Method, error: Any, entries: list[dict[str, Any]], *, usual: type, repeatable: bool, renews: bool
    ) -> None:
        """Take one call in: how it ended and usually does, and what the sandbox did meanwhile."""
        entries = [entry for entry in entries if entry["method"] not in ("EVENT", "DISCONNECT")]
        effects = sum(entry["changed"] for entry in entries)
        self.counts.update(calls=1, requests=len(entries), effects=effects)
        self.counts["failed requests"] += sum(bool(entry["fault"]) for entry in entries)
        if repeatable:
            self.counts.update({"repeatable": 1, "repeatable that failed": type(error) is not usual})
        elif error is not None:
            self.counts.update({"unknown": error.may_have_worked, "certain": not error.may_have_worked})
        if effects > 1 and not renews:
            self.wrong.append(f"{method} was done {effects} times")
        if error is not None and effects and not error.may_have_worked:
            self.wrong.append(f"{method} was done, and its error says that it was not: {error!r}")
        if error is not None and not (error.tries and isinstance(error.request, httpx.Request)):
            self.wrong.append(f"{method} ended in an error without request or tries: {error!r}")


class Sweep:
    """The calls of one vendor's clients in one world, synchronous or not."""

    def __init__(self, target: Target, *, asynchronous: bool) -> None:
        self.package, self.target, self.asynchronous = Package(target.vendor), target, asynchronous
        self.methods = self.package.methods + (self.package.streamed if asynchronous else [])
        clock = type("Clock", (self.package.core.Clock,), {"sleep": lambda *_: None, "asleep": _at_once})()
        self.retry = self.package.core.Retry(clock=clock)
        self.sign_ins = sign_ins(target.document)
        self.known: int | None = None

    async def day(self, calls: int) -> Day:
        """Make so many calls."""
        found, usual = Day(), dict[str, type]()
        async with self.network() as http:
            for number in range(calls):
                method = self.methods[number % len(self.methods)]
                resend = self.asynchronous and number // len(self.methods) % 2 == 1
                if number < len(self.methods):
                    usual[method.operation.id] = type((await self.call(http, method, None))[0])
                error, entries = await self.call(http, method, number, resend=resend)
                found.note(
                    method,
                    error,
                    entries,
                    usual=usual[method.operation.id],
                    repeatable=method.operation.repeatable or (resend and method in self.package.streamed),
                    renews=method.operation.id in self.sign_ins,
                )
        return found

    @contextlib.asynccontextmanager
    async def network(self) -> AsyncIterator[Any]:
        """Give the connections that all calls share."""
        if self.asynchronous:
            async with httpx.AsyncClient(transport=AsyncImpatient()) as http:
                yield http
        else:
            with httpx.Client(transport=Impatient()) as http:
                yield http

    async def call(
        self, http: Any, method: Method, seed: int | None, *, resend: bool = False, **settings: Any
    ) -> tuple[Any, list[dict[str, Any]]]:
        """Make one call, and return its error, if any, and what the journal says; without a seed nothing fails."""
        controller = self.target.controller
        assert controller is not None
        if self.known is None or seed is None:
            # What the last call changed, this one shall not meet.
            controller.reset()
            self.known = 0
            if seed is not None:
                controller.fail("any", share=SHARE, seed=seed, times=10**6)
        path, given = arguments(method, self.target)
        settings = {"http_client": http, "retry": self.retry, **settings}
        if resend and self.package.streamed:
            settings["resend"] = True
        client = self.package.client(self.target, asynchronous=self.asynchronous, **settings)
        try:
            await _result(getattr(getattr(client, method.resource), method.name)(*path, **given))
            error = None
        except self.package.core.ApiError as caught:
            error = caught
        finally:
            await _result(client.aclose() if self.asynchronous else client.close())
        entries = controller.journal(self.target.vendor)[self.known :]
        changed = seed is None or any(entry["changed"] for entry in entries)
        self.known = None if changed else self.known + len(entries)
        return error, entries


async def _at_once(*_: object) -> None:
    """Wait for nothing."""


async def _result(called: Any) -> Any:
    """Return what a call of either client gives: of pages the first, of a file its content."""
    for way in ("page", "read"):
        called = getattr(called, way)() if hasattr(called, way) else called
    return await called if inspect.isawaitable(called) else called
