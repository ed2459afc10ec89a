"""Held answers: the checks that tests made of what came are made again of the same answers, altered.

So most defects of answers are found without planting any: a test that holds an answer to the document sees a wrong one
whoever made it. What no such check tells is planted.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl

from schemathesis import Response

from contract_tests.harness.checks import registry
from contract_tests.harness.documents import outcomes
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.response_conformance import Answer, is_json, violations
from contract_tests.harness.documents.schema_properties import members
from contract_tests.harness.reporting.findings import Broken
from contract_tests.harness.reporting.records import Notes
from contract_tests.harness.targets.session import Exchange
from contract_tests.sandbox.vendor import Reply, Request

from .mutants import Change, Defect

FEW = 3
"""How many answers of a kind are kept of a test that draws."""

_BY_ITSELF = 4
"""How many arguments `hold` has where an answer is not one of a sequence."""

CHECKS = ("hold", "echoed", "succeeded", "complete")
"""The functions of `checks` that a test calls with an answer, or after all answers."""


@dataclass(frozen=True, slots=True)
class Made:
    """One check that a test made, with what it was given."""

    check: Callable[..., object]
    given: tuple[Any, ...]

    @property
    def operation(self) -> str:
        """The operation whose answer was looked at."""
        return next(one.id for one in self.given if isinstance(one, Operation))


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a defect: the test, and its words."""

    layer: str
    test: str
    words: str


class Answers:
    """The checks that tests made, test by test."""

    def __init__(self) -> None:
        self._tests: dict[tuple[str, str], list[Made]] = {}
        self._now: list[Made] = []
        self._alike: Counter[Any] | None = None
        self._overheard: Counter[Any] = Counter()
        for name in CHECKS:
            self._watch(getattr(registry, name))
        self._tap()

    def _watch(self, original: Callable[..., object]) -> None:
        def watched(*given: Any) -> object:
            if self._alike is None or self._differs(original, given):
                self._now.append(Made(original, given))
            return original(*given)

        # Modules of tests have it by name.
        for module in [one for one in sys.modules.values() if vars(one).get(original.__name__) is original]:
            vars(module)[original.__name__] = watched

    def _tap(self) -> None:
        """Keep a few of the answers of each kind that stories were given."""
        original = Notes.hold

        def noted(notes: Notes, operation: Operation, answer: Answer, request: str = "") -> bool:
            kind = operation.id, answer.status, frozenset(members(answer.body))
            self._overheard[kind] += 1
            if self._overheard[kind] <= FEW:
                self._now.append(Made(hold, (operation, answer)))
            return original(notes, operation, answer, request)

        setattr(Notes, "hold", noted)  # noqa: B010 - the type of a method cannot be assigned

    def begin(self, layer: str, test: str, *, drawn: bool) -> None:
        """Take what is checked from now on for a test's; of one that draws a few answers of each kind, one by one."""
        self._now = self._tests[layer, test] = []
        self._alike = Counter() if drawn else None

    def _differs(self, check: Callable[..., object], given: tuple[Any, ...]) -> bool:
        """Say whether few answers to requests of this kind have had the status."""
        if check.__name__ != "hold" or len(given) != _BY_ITSELF or self._alike is None:
            return False
        _, operation, attempt, response = given
        kind = operation.id, response.status_code, attempt.valid, attempt.known
        self._alike[kind] += 1
        return self._alike[kind] <= FEW

    def told(self, defects: list[Defect]) -> dict[str, Told]:
        """Return what tells each of the defects that altered answers show, by name."""
        seen: dict[str, list[tuple[str, str, list[Made]]]] = defaultdict(list)
        for (layer, test), made in self._tests.items():
            for operation in {one.operation for one in made}:
                seen[operation].append((layer, test, [one for one in made if one.operation == operation]))
        found = {}
        for defect, change in ((one, one.change) for one in defects if one.change):
            for layer, test, made in seen[defect.place]:
                if words := again(change, made):
                    found[defect.name] = Told(layer, test, words)
                    break
        return found


def again(change: Change, made: list[Made]) -> str:
    """Make checks again, of answers that were changed; return the words of the first that breaks, else none."""
    exchanges: dict[int, Exchange] = {}
    # What an altered answer is like is known: nobody asks for the request that brings it.
    with mock.patch.object(registry, "broken", _bare):
        for one in made:
            try:
                one.check(*(_altered(change, one.operation, given, exchanges) for given in one.given))
            except Broken as failure:
                return f"{failure.finding.rule}: {failure.finding.message}".splitlines()[0][:200]
    return ""


def hold(operation: Operation, answer: Answer) -> None:
    """Hold an answer to the facts of the document. Raises Broken."""
    for one in violations(operation, answer):
        raise Broken(operation, one.rule, one.message)


def _bare(operation: Operation, rule: str, message: str, *_: object) -> Broken:
    return Broken(operation, rule, message)


def _altered(change: Change, operation: str, given: Any, exchanges: dict[int, Exchange]) -> Any:
    if isinstance(given, Exchange):
        return exchanges.setdefault(id(given), _Afresh(given))
    if isinstance(given, Answer):
        said = Reply(given.status, given.body, dict(given.headers or {}), given.media)
        after = change(said, Request(operation, "", "", {}, (), {}, b""))
        body = after.body.decode(errors="replace") if isinstance(after.body, bytes) else after.body
        return Answer(after.status, after.media, after.headers, body if is_json(after.media) else None)
    if not isinstance(given, Response):
        return given
    before = reply(given)
    after = change(before, request(operation, given))
    return given if after == before else response(given, after)


class _Afresh(Exchange):
    """An exchange that saw nothing yet, and that asks nobody."""

    def __init__(self, like: Exchange) -> None:
        vars(self).update(vars(like), answered=set(), shown={})

    def knows(self, _: object) -> bool:
        """Take everything for known: the world in which it was asked is gone."""
        return True


def reply(response: Response) -> Reply:
    """Return an answer as the sandbox gave it."""
    headers = {name: values[0] for name, values in response.headers.items()}
    media = headers.pop("content-type", "").partition(";")[0]
    body = outcomes.content(response) if "json" in media else response.content or None
    return Reply(response.status_code, body, headers, media)


def request(operation: str, response: Response) -> Request:
    """Return the request of an answer, as far as its address goes."""
    asked = response.request
    url, _, query = str(asked.url).partition("?")
    return Request(operation, str(asked.method), url, {}, tuple(parse_qsl(query, keep_blank_values=True)), {}, b"")


def response(before: Response, reply: Reply) -> Response:
    """Return an answer that says what a reply says."""
    headers = {name.lower(): [value] for name, value in reply.headers.items()}
    content = reply.content()
    if reply.body is not None:
        headers["content-type"] = [reply.media]
    headers["content-length"] = [str(len(content))] if "content-length" in headers else []
    told = {name: values for name, values in headers.items() if values}
    return Response(reply.status, told, content, before.request, before.elapsed, verify=False)
