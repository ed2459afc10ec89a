"""Replay: repeat the checks of the contract tests with changed responses, to kill mutants without running tests.

A check that compares a response with the API description fails for a wrong response, wherever it comes from. So most
mutants of responses need no test run; only those that survive the replay are tested.
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

from .mutants import Mutant, ResponseChange

MAX_SIMILAR_CHECKS = 3
"""How many checks of similar responses are kept of each test of generated requests, and of all scenarios together."""


@dataclass(frozen=True, slots=True)
class RecordedCheck:
    """One call of a check by a test, with its arguments by parameter name."""

    check: Callable[..., object]
    arguments: Mapping[str, Any]

    @property
    def operation(self) -> str:
        """The id of the operation whose response was checked."""
        return str(self.arguments["operation"].id)


@dataclass(frozen=True, slots=True)
class Kill:
    """The test whose check killed a mutant, and the message of the failure."""

    phase: str
    test: str
    message: str


class RecordedChecks:
    """The checks of all tests of this process, by test. Records through `observers` from its creation on."""

    def __init__(self) -> None:
        self._tests: dict[tuple[str, str], list[RecordedCheck]] = {}
        self._current_checks: list[RecordedCheck] = []
        self._counts: Counter[Any] | None = None
        self._scenario_counts: Counter[Any] = Counter()
        observers.append(self._record)

    def _record(self, call: CheckCall) -> None:
        """Keep a check, unless there are enough of similar responses."""
        arguments = call.arguments
        if call.check.__qualname__ == Record.check_conformance.__qualname__:
            operation, response = arguments["operation"], arguments["response"]
            similarity = operation.id, response.status, frozenset(property_paths(response.body))
            self._scenario_counts[similarity] += 1
            if self._scenario_counts[similarity] <= MAX_SIMILAR_CHECKS:
                check_arguments = {"operation": operation, "response": response}
                self._current_checks.append(RecordedCheck(check_conformance, check_arguments))
        elif self._counts is None or self._is_rare(call):
            self._current_checks.append(RecordedCheck(call.check, arguments))

    def begin(self, phase: str, test: str, *, generated: bool) -> None:
        """Assign the following checks to a test; of a test of `generated` requests only a few similar ones are kept."""
        self._current_checks = self._tests[phase, test] = []
        self._counts = Counter() if generated else None

    def _is_rare(self, call: CheckCall) -> bool:
        """Return whether few checks of this test had the same status and kind of request.

        Steps of stateful sequences are never kept: they depend on earlier steps.
        """
        arguments = call.arguments
        if self._counts is None or call.check.__name__ != check_response.__name__ or "recorder" in arguments:
            return False
        attempt = arguments["attempt"]
        similarity = arguments["operation"].id, arguments["response"].status_code, attempt.valid, attempt.ids_exist
        self._counts[similarity] += 1
        return self._counts[similarity] <= MAX_SIMILAR_CHECKS

    def kills(self, mutants: list[Mutant]) -> dict[str, Kill]:
        """Return the mutants that replayed checks kill, by name, each with the first check that fails."""
        by_operation: dict[str, list[tuple[str, str, list[RecordedCheck]]]] = defaultdict(list)
        for (phase, test), checks in self._tests.items():
            for operation in {check.operation for check in checks}:
                own = [check for check in checks if check.operation == operation]
                by_operation[operation].append((phase, test, own))
        kills = {}
        for mutant in mutants:
            if mutant.change_response is None:
                continue
            for phase, test, checks in by_operation[mutant.location]:
                if message := replay(mutant.change_response, checks):
                    kills[mutant.name] = Kill(phase, test, message)
                    break
        return kills


def replay(change: ResponseChange, checks: list[RecordedCheck]) -> str:
    """Repeat checks with changed responses; return the message of the first failure, or an empty string."""
    sessions: dict[int, Session] = {}
    for recorded in checks:
        arguments = {
            name: _changed(change, recorded.operation, argument, sessions)
            for name, argument in recorded.arguments.items()
        }
        try:
            recorded.check(**arguments)
        except BrokenRule as failure:
            return f"{failure.finding.rule}: {failure.finding.message}".splitlines()[0][:200]
    return ""


def check_conformance(operation: Operation, response: ResponseData) -> None:
    """Check a response against the API description. Raises BrokenRule for the first violation."""
    for violation in violations(operation, response):
        raise BrokenRule(operation, violation.rule, violation.message)


def _changed(change: ResponseChange, operation: str, argument: Any, sessions: dict[int, Session]) -> Any:
    """Return an argument for a replayed check: a changed response, a replay session, or the argument itself."""
    if isinstance(argument, Session):
        return sessions.setdefault(id(argument), _ReplaySession(argument))
    if isinstance(argument, ResponseData):
        before = Reply(argument.status, argument.body, dict(argument.headers or {}), argument.media)
        after = change(before, Request(operation, "", "", {}, (), {}, b""))
        body = after.body.decode(errors="replace") if isinstance(after.body, bytes) else after.body
        return ResponseData(after.status, after.media, after.headers, body if is_json(after.media) else None)
    if not isinstance(argument, Response):
        return argument
    original = reply(argument)
    after = change(original, request(operation, argument))
    return argument if after == original else response(argument, after)


class _ReplaySession(Session):
    """A copy of a session that has received no responses yet and sends no requests."""

    def __init__(self, original: Session) -> None:
        vars(self).update(vars(original), seen_statuses=set(), seen_properties={})

    def is_in_world(self, _: object) -> bool:
        """Return True for every value: the sandbox state of the recorded request no longer exists."""
        return True

    def conforms(self, operation: Operation, _: object, response: Response) -> bool:
        """Check a response against the API description. Raises BrokenRule for the first violation."""
        check_conformance(operation, response_data(response))
        return True

    def failure(self, operation: Operation, rule: str, message: str, _: Attempt, __: Response, *___: str) -> BrokenRule:
        """Return the error for a broken rule, without the command that reproduces the request."""
        return BrokenRule(operation, rule, message)


def reply(response: Response) -> Reply:
    """Convert a response to the sandbox's reply."""
    headers = {name: values[0] for name, values in response.headers.items()}
    media = headers.pop("content-type", "").partition(";")[0]
    body = outcomes.json_body(response) if "json" in media else response.content or None
    return Reply(response.status_code, body, headers, media)


def request(operation: str, response: Response) -> Request:
    """Return the sandbox's request for a response, with method, URL and query, but without headers and body."""
    prepared = response.request
    url, _, query = str(prepared.url).partition("?")
    return Request(operation, str(prepared.method), url, {}, tuple(parse_qsl(query, keep_blank_values=True)), {}, b"")


def response(original: Response, reply: Reply) -> Response:
    """Convert a reply to a response, with the request and the duration of the original response."""
    headers = {name.lower(): [value] for name, value in reply.headers.items()}
    content = reply.content()
    if reply.body is not None:
        headers["content-type"] = [reply.media]
    headers["content-length"] = [str(len(content))] if "content-length" in headers else []
    headers = {name: values for name, values in headers.items() if values}
    return Response(reply.status, headers, content, original.request, original.elapsed, verify=False)
