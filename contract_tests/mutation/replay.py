"""Held answers: the checks that tests made of what came are made again of the same answers, altered.

So most defects of answers are found without planting any: a test that holds an answer to the document sees a wrong one
whoever made it. What no such check tells is planted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from schemathesis import Response

from contract_tests.harness.checks.registry import check_response
from contract_tests.harness.documents import outcomes
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.response_conformance import ResponseData, is_json, response_data, violations
from contract_tests.harness.documents.schema_properties import property_paths
from contract_tests.harness.generation.cases import Attempt
from contract_tests.harness.observers import CheckCall, observers
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.session import Session
from contract_tests.sandbox.messages import Reply, Request

from .mutants import Change, Mutant

FEW = 3
"""How many answers of a kind are kept of a test that draws, and of the scenarios."""


@dataclass(frozen=True, slots=True)
class RecordedCheck:
    """One check that a test made, with its arguments by parameter name."""

    check: Callable[..., object]
    arguments: Mapping[str, Any]

    @property
    def operation(self) -> str:
        """The id of the operation whose response was checked."""
        return str(self.arguments["operation"].id)


@dataclass(frozen=True, slots=True)
class Kill:
    """What tells a defect: the test, and its words."""

    phase: str
    test: str
    words: str


class RecordedChecks:
    """The checks that tests made, test by test."""

    def __init__(self) -> None:
        self._tests: dict[tuple[str, str], list[RecordedCheck]] = {}
        self._now: list[RecordedCheck] = []
        self._alike: Counter[Any] | None = None
        self._overheard: Counter[Any] = Counter()
        observers.append(self._record)

    def _record(self, call: CheckCall) -> None:
        """Keep a check, of those that see responses of one kind a few."""
        arguments = call.arguments
        if call.check.__qualname__ == Record.check_conformance.__qualname__:
            response = arguments["response"]
            self._overheard[
                kind := (arguments["operation"].id, response.status, frozenset(property_paths(response.body)))
            ] += 1
            if self._overheard[kind] <= FEW:
                self._now.append(
                    RecordedCheck(check_conformance, {name: arguments[name] for name in ("operation", "response")})
                )
        elif self._alike is None or self._differs(call):
            self._now.append(RecordedCheck(call.check, arguments))

    def begin(self, phase: str, test: str, *, drawn: bool) -> None:
        """Take what is checked from now on for a test's; of one that draws a few answers of each kind, one by one."""
        self._now = self._tests[phase, test] = []
        self._alike = Counter() if drawn else None

    def _differs(self, call: CheckCall) -> bool:
        """Return whether few responses to requests of this kind have had the status. No steps of sequences are kept."""
        arguments = call.arguments
        if self._alike is None or call.check.__name__ != check_response.__name__ or "recorder" in arguments:
            return False
        attempt = arguments["attempt"]
        kind = arguments["operation"].id, arguments["response"].status_code, attempt.valid, attempt.ids_exist
        self._alike[kind] += 1
        return self._alike[kind] <= FEW

    def told(self, defects: list[Mutant]) -> dict[str, Kill]:
        """Return what tells each of the defects that altered answers show, by name."""
        seen: dict[str, list[tuple[str, str, list[RecordedCheck]]]] = defaultdict(list)
        for (phase, test), made in self._tests.items():
            for operation in {one.operation for one in made}:
                seen[operation].append((phase, test, [one for one in made if one.operation == operation]))
        found = {}
        for defect, change in ((one, one.change) for one in defects if one.change):
            for phase, test, made in seen[defect.place]:
                if words := replay(change, made):
                    found[defect.name] = Kill(phase, test, words)
                    break
        return found


def replay(change: Change, made: list[RecordedCheck]) -> str:
    """Make checks again, of answers that were changed; return the words of the first that breaks, else none."""
    sessions: dict[int, Session] = {}
    for one in made:
        arguments = {
            name: _altered(change, one.operation, argument, sessions) for name, argument in one.arguments.items()
        }
        try:
            one.check(**arguments)
        except BrokenRule as failure:
            return f"{failure.finding.rule}: {failure.finding.message}".splitlines()[0][:200]
    return ""


def check_conformance(operation: Operation, response: ResponseData) -> None:
    """Hold an answer to the facts of the document. Raises Broken."""
    for one in violations(operation, response):
        raise BrokenRule(operation, one.rule, one.message)


def _altered(change: Change, operation: str, argument: Any, sessions: dict[int, Session]) -> Any:
    if isinstance(argument, Session):
        return sessions.setdefault(id(argument), _ReplaySession(argument))
    if isinstance(argument, ResponseData):
        before = Reply(argument.status, argument.body, dict(argument.headers or {}), argument.media)
        after = change(before, Request(operation, "", "", {}, (), {}, b""))
        body = after.body.decode(errors="replace") if isinstance(after.body, bytes) else after.body
        return ResponseData(after.status, after.media, after.headers, body if is_json(after.media) else None)
    if not isinstance(argument, Response):
        return argument
    sent = reply(argument)
    after = change(sent, request(operation, argument))
    return argument if after == sent else response(argument, after)


class _ReplaySession(Session):
    """A session that has seen no response yet, and that sends nothing."""

    def __init__(self, like: Session) -> None:
        vars(self).update(vars(like), seen_statuses=set(), seen_properties={})

    def is_in_world(self, _: object) -> bool:
        """Take everything for known: the world in which it was asked is gone."""
        return True

    def conforms(self, operation: Operation, _: object, response: Response) -> bool:
        """Check a response against the document. Raises Broken."""
        check_conformance(operation, response_data(response))
        return True

    def failure(self, operation: Operation, rule: str, message: str, _: Attempt, __: Response, *___: str) -> BrokenRule:
        """Return the error for a broken rule without a command, since nobody repeats the request."""
        return BrokenRule(operation, rule, message)


def reply(response: Response) -> Reply:
    """Return an answer as the sandbox gave it."""
    headers = {name: values[0] for name, values in response.headers.items()}
    media = headers.pop("content-type", "").partition(";")[0]
    body = outcomes.json_body(response) if "json" in media else response.content or None
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
