"""Exchange: how requests reach a target. With a credential or without; in a world that no request leaves changed."""

from __future__ import annotations

import base64
import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from schemathesis import Response

from . import bodies
from .cases import Case
from .operations import Operation
from .profiles import repeatable
from .tally import Spent, tally
from .targets import Target
from .verdicts import Broken


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request carries to be let in."""

    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


def credential(operation: Operation, secrets: Mapping[str, str]) -> Credential:
    """Return what an operation asks for, made of secrets by security scheme."""
    asked = operation.security
    if not asked:
        return Credential()
    alternative = next((one for one in asked if secrets.keys() >= one.keys()), None)
    if alternative is None:
        pytest.fail(f"{operation}: no credential for any of {[list(one) for one in asked]}", pytrace=False)
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    cookies: dict[str, str] = {}
    form: dict[str, str] = {}
    places = {"header": headers, "query": query, "cookie": cookies, "form": form}
    for name in alternative:
        scheme = operation.document["components"]["securitySchemes"][name]
        if scheme["type"] == "apiKey":
            places[scheme.get("x-credential", {}).get("in", scheme["in"])][scheme["name"]] = secrets[name]
        elif scheme.get("scheme", "").lower() == "basic":
            headers["Authorization"] = "Basic " + base64.b64encode(secrets[name].encode()).decode()
        else:
            headers["Authorization"] = f"Bearer {secrets[name]}"
    return Credential(headers, query, cookies, form)


class Exchange:
    """Requests to one target, in a world that is made anew whenever one changed it."""

    def __init__(self, target: Target, spent: Spent) -> None:
        self.target = target
        self.spent = spent
        self.answered: set[tuple[str, int]] = set()
        self.changing: set[str] = set()
        self.shown: dict[tuple[str, int, bool], set[tuple[str, ...]]] = {}
        self._session = requests.Session()
        # The environment has credentials and proxies of its own, and looking for them costs more than a request.
        self._session.trust_env = False
        self.look()

    def look(self) -> None:
        """Take the world as it is now for what it was before."""
        self._before = self._state()

    def send(self, operation: Operation, case: Case, carried: Credential | None = None) -> Response:
        """Send a request, with the owner's credential unless told otherwise.

        A credential that is a form's field is a part of the request, and stays as it was drawn unless told otherwise.
        """
        body = case.body
        if carried is None:
            carried = credential(operation, self.target.credentials)
        elif (field := bodies.credential_field(operation)) and isinstance(body, dict):
            body = {**{name: one for name, one in body.items() if name != field}, **carried.form}
        self.spent.cases += 1
        sent, drawn = bodies.written(operation, case.media_type, body), case.body
        with self.spent.on("requests"), contextlib.ExitStack() as after:
            if sent is not drawn:
                # Not otherwise: a case whose body is set is judged anew, and none at all is then held to be wrong.
                after.callback(setattr, case, "body", drawn)
                case.body = sent
            return case.call(
                self.target.url,
                self._session,
                headers=dict(carried.headers),
                params=dict(carried.query) or None,
                cookies=dict(carried.cookies) or None,
                allow_redirects=False,
                timeout=30,
            )

    def clean(self) -> None:
        """Make the world anew."""
        if self.target.controller is not None:
            with self.spent.on("worlds"):
                self.target.controller.reset()

    def changed(self) -> str:
        """Return what differs from the world as it was; empty where nothing does."""
        with self.spent.on("worlds"):
            return difference(self._before, self._state())

    def knows(self, value: object) -> bool:
        """Say whether a value stands anywhere in the world; of a world that nobody sees, anything may be true."""
        return self.target.controller is None or str(value) in set(_leaves(self._state()))

    def _state(self) -> Any:
        return None if self.target.controller is None else self.target.controller.state(self.target.vendor)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()


@contextlib.contextmanager
def exchanging(target: Target, request: pytest.FixtureRequest) -> Iterator[Exchange]:
    """Give the exchange of a test with its target; what it costs is counted to the layer that the test's module is."""
    layer = request.node.path.stem.removeprefix("test_")
    with repeatable(), tally(request.config).of(target.vendor, layer) as spent:
        exchange = Exchange(target, spent)
        try:
            yield exchange
        except Broken as failure:
            # The text says it all; what follows in a traceback is how we came to know.
            raise pytest.fail.Exception(str(failure), pytrace=False) from None
        finally:
            exchange.close()


def allow(target: Target, operation: Operation) -> None:
    """Skip the test where the target must not be written to."""
    if not writable(target) and not operation.reads:
        pytest.skip("writes at the vendor's only with CONTRACT_WRITES=1")


def writable(target: Target) -> bool:
    """Say whether a target may be changed: a sandbox, or the vendor itself where that was asked for."""
    return target.controller is not None or os.environ.get("CONTRACT_WRITES") == "1"


def abusable(target: Target) -> bool:
    """Say whether a target may be sent what is invalid: a sandbox, or the vendor itself where that was asked for."""
    return target.controller is not None or os.environ.get("CONTRACT_INVALID") == "1"


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)
    else:
        yield str(value)


def difference(before: Any, after: Any, path: str = "") -> str:
    """Return the first place where two JSON values differ, with both values; empty where none does."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}, key=str):
            if found := difference(before.get(name), after.get(name), f"{path}/{name}"):
                return found
        return ""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return next(filter(None, (difference(*two, f"{path}/{index}") for index, two in pairs)), "")
    return "" if before == after else f"{path}: {before!r} became {after!r}"[:300]
