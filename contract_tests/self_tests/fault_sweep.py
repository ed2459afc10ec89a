"""Fault sweep: call all methods of a generated client while one request in five fails."""

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
"""The number of calls per vendor and client."""

FAULT_SHARE = 0.2
"""The share of requests that fail, from 0 to 1."""

START = datetime.datetime(2027, 1, 20, tzinfo=datetime.UTC)
"""The sandbox's time at the start: before the dates in the examples of the API descriptions."""


class TimeoutTransport(httpx.HTTPTransport):
    """Reports every second dropped connection as a timeout, so that tests of timeouts need not wait for one."""

    drops = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the whole response. Raises ReadTimeout for every second dropped connection."""
        response = super().handle_request(request)
        with self.drops_as_timeouts(request):
            response.read()
        return response

    @contextlib.contextmanager
    def drops_as_timeouts(self, request: httpx.Request) -> Iterator[None]:
        """Raise ReadTimeout instead of every second RemoteProtocolError in this block."""
        try:
            yield
        except httpx.RemoteProtocolError:
            self.drops += 1
            if self.drops % 2:
                raise httpx.ReadTimeout("simulated timeout", request=request) from None
            raise


class AsyncTimeoutTransport(httpx.AsyncHTTPTransport):
    """The same for the asynchronous client."""

    def __init__(self) -> None:
        super().__init__()
        self.drops_as_timeouts = TimeoutTransport().drops_as_timeouts

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the whole response. Raises ReadTimeout for every second dropped connection."""
        response = await super().handle_async_request(request)
        with self.drops_as_timeouts(request):
            await response.aread()
        return response


@dataclass
class SweepResult:
    """Counts of calls, requests and their outcomes; `violations` are messages about wrong behaviour of the client."""

    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def add(
        self,
        method: Method,
        error: Any,
        entries: list[dict[str, Any]],
        *,
        error_without_faults: type,
        repeatable: bool,
        signs_in: bool,
    ) -> None:
        """Add a call: its error, the error type without faults, and the sandbox's journal entries of the call.

        A sign-in may change the sandbox several times, because each attempt issues a token.
        """
        entries = [entry for entry in entries if entry["method"] not in ("EVENT", "DISCONNECT")]
        effects = sum(entry["changed"] for entry in entries)
        self.counts.update(calls=1, requests=len(entries), effects=effects)
        self.counts["failed requests"] += sum(bool(entry["fault"]) for entry in entries)
        if repeatable:
            self.counts.update({"repeatable": 1, "repeatable that failed": type(error) is not error_without_faults})
        elif error is not None:
            self.counts.update({"unknown": error.may_have_worked, "certain": not error.may_have_worked})
        if effects > 1 and not signs_in:
            self.violations.append(f"{method} took effect {effects} times")
        if error is not None and effects and not error.may_have_worked:
            self.violations.append(f"{method} took effect, but its error says that it did not: {error!r}")
        if error is not None and not (error.tries and isinstance(error.request, httpx.Request)):
            self.violations.append(f"{method} raised an error without `request` or `tries`: {error!r}")


class Sweep:
    """Calls of one vendor's client, synchronous or asynchronous, that share one sandbox."""

    def __init__(self, target: Target, *, asynchronous: bool) -> None:
        self.package, self.target, self.asynchronous = Package(target.vendor), target, asynchronous
        self.methods = self.package.methods + (self.package.streamed if asynchronous else [])
        clock = type("Clock", (self.package.core.Clock,), {"sleep": lambda *_: None, "asleep": _return_at_once})()
        self.retry = self.package.core.Retry(clock=clock)
        self.sign_ins = sign_ins(target.document)
        self._journal_length: int | None = None

    async def run(self, calls: int) -> SweepResult:
        """Call all methods in turn, `calls` times in total, while requests fail."""
        result, errors_without_faults = SweepResult(), dict[str, type]()
        async with self.http_client() as http:
            for number in range(calls):
                method = self.methods[number % len(self.methods)]
                resend = self.asynchronous and number // len(self.methods) % 2 == 1
                if number < len(self.methods):
                    errors_without_faults[method.operation.id] = type((await self.call(http, method, None))[0])
                error, entries = await self.call(http, method, number, resend=resend)
                result.add(
                    method,
                    error,
                    entries,
                    error_without_faults=errors_without_faults[method.operation.id],
                    repeatable=method.operation.repeatable or (resend and method in self.package.streamed),
                    signs_in=method.operation.id in self.sign_ins,
                )
        return result

    @contextlib.asynccontextmanager
    async def http_client(self) -> AsyncIterator[Any]:
        """Open the HTTP client that all calls share."""
        if self.asynchronous:
            async with httpx.AsyncClient(transport=AsyncTimeoutTransport()) as http:
                yield http
        else:
            with httpx.Client(transport=TimeoutTransport()) as http:
                yield http

    async def call(
        self, http: Any, method: Method, seed: int | None, *, resend: bool = False, **settings: Any
    ) -> tuple[Any, list[dict[str, Any]]]:
        """Call a method; return its error, if any, and the sandbox's journal entries of the call.

        `seed` determines which requests fail; without a seed none does.
        """
        controller = self.target.controller
        assert controller is not None
        if self._journal_length is None or seed is None:
            # Reset the sandbox, so that a call does not depend on what the previous call changed.
            controller.reset()
            self._journal_length = 0
            if seed is not None:
                controller.fail("any", share=FAULT_SHARE, seed=seed, times=10**6)
        path_arguments, keyword_arguments = arguments(method, self.target)
        settings = {"http_client": http, "retry": self.retry, **settings}
        if resend and self.package.streamed:
            settings["resend"] = True
        client = self.package.client(self.target, asynchronous=self.asynchronous, **settings)
        try:
            await _result(getattr(getattr(client, method.resource), method.name)(*path_arguments, **keyword_arguments))
            error = None
        except self.package.core.ApiError as caught:
            error = caught
        finally:
            await _result(client.aclose() if self.asynchronous else client.close())
        entries = controller.journal(self.target.vendor)[self._journal_length :]
        changed = seed is None or any(entry["changed"] for entry in entries)
        self._journal_length = None if changed else self._journal_length + len(entries)
        return error, entries


async def _return_at_once(*_: object) -> None:
    """Replace the clock's asynchronous sleep."""


async def _result(returned: Any) -> Any:
    """Return the result of a call of either client: the first page of a list, the content of a file."""
    for name in ("page", "read"):
        returned = getattr(returned, name)() if hasattr(returned, name) else returned
    return await returned if inspect.isawaitable(returned) else returned
