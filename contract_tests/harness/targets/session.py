"""Session: how requests reach a target. With a credential or without; in a world that no request leaves changed."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from schemathesis import Response

from contract_tests.harness.documents import request_bodies, run_options
from contract_tests.harness.documents.asyncapi import Call, Event
from contract_tests.harness.documents.json_values import difference, scalars
from contract_tests.harness.documents.operations import (
    Operation,
    http_operations,
    is_refusal_body,
    request_pointers,
    response_pointers,
)
from contract_tests.harness.documents.outcomes import effective_status, is_refused
from contract_tests.harness.documents.response_conformance import ResponseData, message_data, response_data, violations
from contract_tests.harness.documents.schema_properties import property_paths
from contract_tests.harness.generation.cases import Attempt
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.generation.profiles import deterministic_generation
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.reporting.records import Record, record_of
from contract_tests.harness.reporting.reproduce import repeat_command

from .cleanup import CreatedObjects
from .credentials import Credential, credential
from .rate_limits import RateLimitExhausted, rate_limit
from .socketio_participants import Participants
from .targets import Target

PATIENCE = 3
"""How often the same is asked of a vendor who says that it was asked too often."""

GONE = (404, 410)
"""Statuses by which what is to be removed is not there any more."""

ABOUT_REQUESTS = ("negative_data_rejection", "near_miss_is_refused", "valid_is_accepted")
"""Rules that concern what the document says about requests, not about responses."""

UNREACHED = "success_is_reached"
"""The rule that a vendor who does not know an id breaks by no fault of its own."""


class Session:
    """Requests to one target, in a world that is made anew whenever one changed it.

    What is made at a vendor's is removed when the session is closed.
    """

    def __init__(self, target: Target, record: Record) -> None:
        self.target = target
        self.record = record
        self.timings = record.timings
        self.created_objects = CreatedObjects()
        record.secrets |= target.secrets
        self.seen_statuses: set[tuple[str, int]] = set()
        self.changing_operations: set[str] = set()
        self.seen_properties: dict[tuple[str, int, bool], set[tuple[str, ...]]] = {}
        self._session = requests.Session()
        # The environment has credentials and proxies of its own, and looking for them costs more than a request.
        self._session.trust_env = False
        self._participants: Participants | None = None
        self.take_snapshot()

    def take_snapshot(self) -> None:
        """Take the world as it is now for what it was before."""
        self._before = self._state()

    def send(self, operation: Operation, case: Case, carried: Credential | None = None) -> Response:
        """Send a request, or a call over a stream, with the owner's credential unless told otherwise.

        A credential that is a form's field is a part of the request, and stays as it was drawn unless told otherwise.
        """
        body = case.body
        if carried is None:
            carried = credential(operation, self.target.credentials)
        elif (field := request_bodies.credential_field(operation)) and isinstance(body, dict):
            body = {**{name: one for name, one in body.items() if name != field}, **carried.form}
        for _ in range(PATIENCE):
            if self.live:
                rate_limit(operation.vendor).wait(operation)
            self.timings.cases += 1
            with self.timings.measure("requests"):
                response = self._sent(operation, case, body, carried)
            if not (self.live and self._asked_too_often(operation, response)):
                break
        else:
            raise RateLimitExhausted(
                f"{operation}: the vendor answers that it was asked too often; the rest was left out"
            )
        if run_options.record_path():
            self.record.record_response(operation, response_data(response))
        if self.live and self._took(operation, response):
            self.created_objects.add(operation, case, response_data(response))
        return response

    def _sent(self, operation: Operation, case: Case, body: Any, carried: Credential) -> Response:
        if isinstance(operation, Call):
            return self.participants(operation).send(operation, case, carried)
        sent, drawn = request_bodies.encode_nested_json(operation, case.media_type, body), case.body
        with contextlib.ExitStack() as after:
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

    def check_event(self, event: Event, body: Any, request: str) -> None:
        """Hold an event to the document, as the answers to what was asked are held; `request` led to it. Raises Broken.

        Of the vendor itself it is noted which facts it breaks.
        """
        event_data = message_data(body)
        self.record_properties(event, 200, body, failed=is_refusal_body(event, body))
        if run_options.record_path():
            self.record.record_response(event, event_data)
        self._conforms(event, event_data, lambda: request, f"told: {json.dumps(body)[:400]}")

    def record_properties(self, operation: Operation, status: int, body: Any, *, failed: bool) -> None:
        """Remember which members an answer or an event had, of those that succeed and of those that do not."""
        self.seen_properties.setdefault((operation.id, status, failed), set()).update(property_paths(body))

    def conforms(self, operation: Operation, case: Case, response: Response) -> bool:
        """Check a response against the document: the same rules for a sandbox, a vendor and recordings.

        Every violation by a vendor is noted, so one run reports all that changed; return whether there was none. The
        first violation by a sandbox raises Broken, so that Hypothesis looks for the smallest request.
        """
        return self._conforms(
            operation, response_data(response), lambda: repeat_command(operation, case), _shown(response)
        )

    def _conforms(self, operation: Operation, response: ResponseData, request: Callable[[], str], shown: str) -> bool:
        if self.live:
            return not self.record.check_conformance(operation, response, request())
        if one := next(violations(operation, response), None):
            raise BrokenRule(operation, one.rule, one.message, one.pointers, request(), shown)
        return True

    def failure(
        self, operation: Operation, rule: str, message: str, attempt: Attempt, response: Response, *instance: str
    ) -> BrokenRule:
        """Return the error for a broken rule, with a command that repeats the request without its credential.

        `instance` is the path of the value concerned in the response body.
        """
        pointers: Iterable[str] = response_pointers(operation, response.status_code, instance)
        if rule == "not_a_server_error":
            pointers = ()
        elif rule in ABOUT_REQUESTS:
            data = attempt.case.meta.phase.data if attempt.case.meta else None
            pointers = request_pointers(operation, data.parameter if data else None)
        return BrokenRule(operation, rule, message, pointers, repeat_command(operation, attempt.case), _shown(response))

    @property
    def live(self) -> bool:
        """Whether the target is the vendor itself."""
        return self.target.controller is None

    def _asked_too_often(self, operation: Operation, response: Response) -> bool:
        headers = {name.lower(): values[0] for name, values in response.headers.items()}
        return rate_limit(operation.vendor).update(effective_status(operation, response), headers)

    def _took(self, operation: Operation, response: Response) -> bool:
        return response.status_code < 300 and not is_refused(operation, response)

    def participants(self, operation: Operation) -> Participants:
        """Return everybody who is connected to the stream, with the credentials that an operation asks for."""
        if self._participants is None:
            target = self.target
            everybody = [target.credentials, target.credentials, target.guest, target.stranger]
            carried = [credential(operation, one) for one in everybody if one]
            self._participants = Participants(target, carried, self.check_event)
        return self._participants

    def reset_world(self) -> None:
        """Make a sandbox's world anew; that of a vendor goes on, and so do its connections."""
        if self.target.controller is not None:
            self._part()
            with self.timings.measure("worlds"):
                self.target.controller.reset(self.target.vendor)

    def world_difference(self) -> str:
        """Return what differs from the world as it was; empty where nothing does."""
        with self.timings.measure("worlds"):
            now = self._state()
            return "" if now == self._before else difference(json.loads(self._before), json.loads(now))

    def is_in_world(self, value: object) -> bool:
        """Say whether a value stands anywhere in the world; of a world that nobody sees, anything may be true."""
        return self.target.controller is None or str(value) in map(str, scalars(json.loads(self._state())))

    def _state(self) -> str:
        """Return the world as JSON; of one that nobody sees, the same always."""
        return "null" if self.target.controller is None else self.target.controller.snapshot(self.target.vendor)

    def close(self) -> None:
        """Remove what was made at a vendor's, and close the connections."""

        def gone(operation: Operation, response: Response) -> bool:
            return self._took(operation, response) or effective_status(operation, response) in GONE

        self.record.leftovers += self.created_objects.remove(self.send, gone)
        self._part()
        self._session.close()

    def _part(self) -> None:
        if self._participants is not None:
            self._participants.close()


def _shown(response: Response) -> str:
    """Return the status and the beginning of a response, for a report."""
    return f"answered {response.status_code}: {response.content[:400].decode(errors='replace')}"


@contextlib.contextmanager
def open_session(target: Target, request: pytest.FixtureRequest) -> Iterator[Session]:
    """Give the session of a test with its target; what it found and what it cost is noted."""
    record = record_of(request.node)
    with deterministic_generation(), record.measure():
        session = Session(target, record)
        try:
            yield session
        except RateLimitExhausted as reason:
            if not record.findings:
                pytest.skip(str(reason))
        except BrokenRule as failure:
            if session.live and failure.finding.rule == UNREACHED:
                if not record.findings:
                    name = f"{target.vendor}_values".upper()
                    pytest.skip(f"{failure.finding.operation} never succeeded; {name} names ids that exist")
            else:
                # What a vendor answered may tell of people.
                shown = failure.finding.response.partition(":")[0] if session.live else failure.finding.response
                record.add_finding(replace(failure.finding, response=shown))
        finally:
            session.close()
    record.fail_on_findings()


def skip_unless_allowed(target: Target, operation: Operation) -> None:
    """Skip the test where the operation must not be asked of the target."""
    if not operation.reads and not may_write(target, operation):
        pytest.skip(f"writes at the vendor's only what is named: CONTRACT_WRITES={operation.id}")


def may_write(target: Target, *operations: Operation) -> bool:
    """Say whether a target may be changed by operations, all that there are where none is given.

    A sandbox may; the vendor itself by those that ``CONTRACT_WRITES`` names, with commas between.
    """
    named = os.environ.get("CONTRACT_WRITES", "").replace(" ", "").split(",")
    writing = [one for one in operations or http_operations(target.vendor) if not one.reads]
    return target.controller is not None or all(one.id in named for one in writing)


def may_send_invalid(target: Target) -> bool:
    """Say whether a target may be sent what is invalid: a sandbox, or the vendor itself where that was asked for."""
    return target.controller is not None or os.environ.get("CONTRACT_INVALID") == "1"
