"""Streams: calls, their acknowledgements and the events that they cause, held to the AsyncAPI document."""

from __future__ import annotations

import contextlib
import json
import random
import shlex
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from schemathesis.generation import GenerationMode
from websockets.exceptions import ConnectionClosed

from contract_tests.harness.__main__ import main as repeat
from contract_tests.harness.checks import access, agreement
from contract_tests.harness.checks.chains import Chain
from contract_tests.harness.checks.operation_conformance import check_operation
from contract_tests.harness.checks.registry import (
    check_attempt,
    check_echo,
    check_examples_covered,
    check_response,
    check_success_reached,
)
from contract_tests.harness.documents import asyncapi, bundles, request_bodies
from contract_tests.harness.documents.asyncapi import Call
from contract_tests.harness.documents.call_effects import makes, payload
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.operations import is_refusal_body, resolve
from contract_tests.harness.documents.outcomes import is_refused, json_body
from contract_tests.harness.generation import malformed_frames
from contract_tests.harness.generation.boundary_cases import boundary_attempts
from contract_tests.harness.generation.cases import Attempt, api_operation, coverage_attempts, documented_attempts
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.generation.profiles import profile
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.reporting.reproduce import call_command
from contract_tests.harness.targets.credentials import Credential, credential
from contract_tests.harness.targets.session import (
    Session,
    may_send_invalid,
    may_write,
    open_session,
    skip_unless_allowed,
)
from contract_tests.harness.targets.socketio_connection import SocketIOConnection
from contract_tests.harness.targets.targets import BEFORE, Target

SHARE = 8
"""Of what the profile draws for an operation, and of its sequences, so much is enough here: the chains draw too."""

MISREAD = (400, 422)
"""Statuses that refuse a request for what it says, and for nothing else."""

_LEFT_OUT = object()
_MAKING = 4
_PATIENCE = 5


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_calls(metafunc)


def test_call(operation: Call, target: Target, request: pytest.FixtureRequest) -> None:
    skip_unless_allowed(target, operation)
    with open_session(target.fresh(BEFORE), request) as session:
        for attempt in documented_attempts(operation, target.values):
            check_echo(session, operation, attempt, check_attempt(session, operation, attempt))
        check_operation(session, operation, share=SHARE)
        check_examples_covered(session, operation)
        if session.live:
            # Of a sandbox chains ask for more.
            check_success_reached(session, operation)


def test_examples_are_as_described(vendor: str) -> None:
    given = bundles.stream_document(vendor)
    for id, node in given["operations"].items():
        for message in (resolve(given, one) for one in (*node["messages"], *node.get("reply", {}).get("messages", ()))):
            for example in message["examples"]:
                assert request_bodies.is_valid_value(given, message["payload"], example["payload"]), (
                    f"{vendor} {id}: {example['name']}"
                )


def test_the_command_that_failures_print_sends_a_call_again(
    vendor: str, target: Target, capsys: pytest.CaptureFixture[str]
) -> None:
    _may_abuse(target)
    operation = next(one for one in asyncapi.stream_calls(vendor) if one.reads)
    (example, *_) = operation.node["requestBody"]["content"][asyncapi.MEDIA]["examples"].values()
    printed = shlex.split(call_command(operation, example["value"]))
    assert printed[:3] == ["python", "-m", "contract_tests.harness"]
    assert repeat(printed[3:]) == 0
    reply, end = json.JSONDecoder().raw_decode(capsys.readouterr().out)
    assert end
    assert request_bodies.is_valid_value(
        operation.document, operation.node["responses"]["200"]["content"][asyncapi.MEDIA]["schema"], reply
    )


def test_without_credential(operation: Call, target: Target, request: pytest.FixtureRequest) -> None:
    access.check_without_credential(operation, target, request)


def test_stranger(operation: Call, target: Target, request: pytest.FixtureRequest) -> None:
    access.check_foreign_credential(operation, target, request)


def test_operations_agree(operation: Call, target: Target, request: pytest.FixtureRequest) -> None:
    agreement.check_agreement(operation, target.fresh(BEFORE), request)


def test_chains(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    _may_write(target)
    with open_session(target.fresh(BEFORE), request) as session:
        followed = _followed(session)
        heard = session.participants(asyncapi.stream_calls(vendor)[0]).received_events
    missed = [one.id for one in asyncapi.stream_calls(vendor) if one.id not in followed]
    assert not missed, f"{vendor}: no chain led to a success of {', '.join(missed)}"
    unheard = [one.id for one in asyncapi.events(vendor).values() if not one.own and one.id not in heard]
    assert not unheard, f"{vendor}: nobody ever heard {', '.join(unheard)}"


def _may_write(target: Target) -> None:
    writing = [one for one in asyncapi.stream_calls(target.vendor) if not one.reads]
    if not (may_write(target, *writing) and may_send_invalid(target)):
        named = ",".join(one.id for one in writing)
        pytest.skip(f"makes and deletes at the vendor's only with CONTRACT_INVALID=1 and CONTRACT_WRITES={named}")


def _may_abuse(target: Target) -> None:
    if target.controller is None:
        pytest.skip("asks for what a sandbox alone allows or shows")


def _followed(session: Session) -> set[str]:
    """Play chains of calls, by the owner and now and then by the guest; return what succeeded. Raises Broken."""
    operations, values = asyncapi.stream_calls(session.target.vendor), session.target.values
    # Drawing whole chains would take longer than playing them: they are made of what is valid one by one.
    modes = [GenerationMode.POSITIVE]
    requests = {
        one: [
            attempt.case.body
            for attempt in (*documented_attempts(one, values), *coverage_attempts(one, values, profile(), modes))
        ]
        for one in operations
    }
    followed: set[str] = set()
    enough = profile().sequences // SHARE * 2
    for number in range(_PATIENCE * enough):
        # What succeeds seldom gets more chains to do so.
        if number >= enough and len(followed) == len(operations):
            break
        session.reset_world()
        chance, chain, told = random.Random(f"{profile().seed} {number}"), Chain(), list[str]()
        for operation, body in _calls(chance, chain, requests):
            case = api_operation(operation).Case(body=body, media_type=asyncapi.MEDIA)
            guest = bool(session.target.guest) and not operation.reads and chance.random() < 0.25
            try:
                if _step(session, operation, case, chain, guest=guest):
                    followed.add(operation.id)
            except BrokenRule as failure:
                raise failure.with_steps(told) from None
            told.append(f"{call_command(operation, body)}{' --as guest' if guest else ''}")
    return followed


def _calls(chance: random.Random, chain: Chain, requests: Mapping[Call, list[Any]]) -> Iterator[tuple[Call, Any]]:
    """Yield the calls of a chain, those that make things more often; at last a look at all that was made or deleted."""
    often = [_MAKING if makes(one) else 1 for one in requests]
    for operation in chance.choices(list(requests), often, k=profile().steps):
        yield operation, _fed(chance, chain, chance.choice(requests[operation]))
    for said in list(chain.known_names()):
        for operation, bodies_of in requests.items():
            named = {name for name, _ in request_bodies.scalar_properties(bodies_of[0])}
            if operation.reads and named <= said.keys():
                yield (
                    operation,
                    request_bodies.with_known_values(bodies_of[0], {name: [one] for name, one in said.items()}),
                )


def _fed(chance: random.Random, chain: Chain, body: Any) -> Any:
    """Return a request that names what the chain has made or deleted."""
    named = dict.fromkeys(name for name, _ in request_bodies.scalar_properties(body))
    made = {name: ids for name in named if (ids := chain.ids(name)) and chance.random() < 0.75}
    return request_bodies.with_known_values(body, {name: [chance.choice(ids)] for name, ids in made.items()})


def _step(session: Session, operation: Call, case: Case, chain: Chain, *, guest: bool) -> bool:
    target, body = session.target, case.body
    response = session.send(operation, case, credential(operation, target.guest if guest else target.credentials))
    # What one of the chain's things is may stand against what is asked of another.
    attempt = Attempt(case, valid=True, ids_exist=not guest and chain.all_exist(operation, body), keeps_order=False)
    check_response(session, operation, attempt, response)
    fails, reply = is_refused(operation, response), json_body(response)
    rule, told = "response_matches_history", "" if fails or guest else chain.contradiction(operation, body, reply)
    if (fails or operation.reads) and (changed := session.participants(operation).world_difference()):
        rule, told = "refusal_changes_nothing" if fails else "reading_changes_nothing", changed
    if told:
        raise session.failure(operation, rule, told, attempt, response)
    if not fails and not guest:
        chain.record(operation, body, reply)
    elif not fails and not operation.reads:
        chain.forget_returned()
    return not fails


def test_order(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    """Calls that are sent together are answered each once, and told in the order in which they were made."""
    _may_abuse(target)
    names = {name: one for name, one in asyncapi.events(vendor).items() if not one.own}
    with open_session(target.fresh(BEFORE), request) as session:
        for operation in asyncapi.stream_calls(vendor):
            told = payload(operation)
            if operation.reads or told is None:
                continue  # does nothing, or answers with nothing that is told
            session.reset_world()
            asked = [
                one.case.body for one in boundary_attempts(operation, target.values, invalid=False) if one.ids_exist
            ]
            answers, heard = session.participants(operation).send_pipelined(operation, asked)
            session.timings.cases += len(asked)
            assert [len(one) for one in answers] == [1] * len(asked), f"{operation}: not answered once each"
            made = [find(one[0][0], told.pointer) for one in answers]
            for member in heard:
                contents = [find(body, names[name].payload) for name, body in member if name in names]
                assert contents in ([], made), f"{operation}: told in another order than it was done"


def test_what_clients_fill_in(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    """A request whose id, date or envelope is not as described is refused, and changes nothing; no other is."""
    _may_abuse(target)
    given = bundles.stream_document(vendor)
    with open_session(target.fresh(BEFORE), request) as session:
        for operation in asyncapi.stream_calls(vendor):
            right = session.participants(operation).fill_request(
                next(documented_attempts(operation, target.values)).case.body
            )
            spoilt = list(_spoilt(given, right))
            wrong = [
                one
                for one in spoilt
                if not request_bodies.is_valid_value(given, asyncapi.request_schema(operation), one)
            ]
            assert wrong, f"{operation}: whatever clients fill in is as described"
            with _wire(target, credential(operation, target.credentials), _versions(vendor)[0]) as wire:
                for arguments in ([], [right, right], *([one] for one in wrong)):
                    session.timings.cases += 1
                    answers = wire.collect_acknowledgements(operation.name, *arguments)
                    told = f"{operation}: {json.dumps(arguments)[:400]} was answered {answers}"
                    assert len(answers) == 1 and is_refusal_body(operation, answers[0][0]), told
                assert not (changed := session.world_difference()), f"{operation}: {changed}"
                for one in (one for one in spoilt if one not in wrong):
                    session.timings.cases += 1
                    (answer,) = wire.collect_acknowledgements(operation.name, one)
                    told = f"{operation}: {json.dumps(one)[:400]} was answered {answer}"
                    assert find(answer[0], given["x-envelope"]["code"]) not in MISREAD, told
            session.reset_world()


def _spoilt(given: Mapping[str, Any], right: Any) -> Iterator[Any]:
    """Yield a request with other things in place of what clients fill in, of what is around it, and of all of it."""
    odd: list[Any] = [None, True, -1, 1.5, "x", "", [], {}, [{}]]
    yield from odd
    filled = asyncapi.client_filled_paths(given)
    for place in dict.fromkeys(one[:depth] for one in filled for depth in range(1, len(one) + 1)):
        way, last = place[:-1], place[-1]
        for one in (*odd, _LEFT_OUT):
            spoilt = json.loads(json.dumps(right))
            inside = find(spoilt, "".join(f"/{step}" for step in way))
            inside.pop(last) if one is _LEFT_OUT else inside.update({last: one})
            yield spoilt


def test_handshakes(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    """Whatever a handshake says, and in every version, a connection is greeted as described, once, and answers."""
    _may_abuse(target)
    greets = any(one.own for one in asyncapi.events(vendor).values())
    with open_session(target, request) as session:
        (operation, *_) = asyncapi.stream_calls(vendor)
        people = [credential(operation, one) for one in (target.credentials, target.guest) if one]
        for version, said, carried in product(_versions(vendor), _said(vendor), (*people, Credential())):
            with _wire(target, carried, version, said) as one, _wire(target, carried, version, said) as other:
                session.timings.cases += 2
                older, newer = (
                    (wire.is_closed(), session.participants(operation).check_received_events(operation, wire))
                    for wire in (one, other)
                )
                told = f"({version}, {said}): the older heard {older[1]}, the newer {newer[1]}"
                assert not newer[0], f"{vendor}: the newer of two connections ends {told}"
                assert len(newer[1]) == len({*newer[1]}) >= greets, f"{vendor}: not greeted once {told}"
                assert older[0] or older[1] == newer[1], f"{vendor}: the two are not greeted alike {told}"
        for event in asyncapi.events(vendor).values():
            check_examples_covered(session, event)


def test_frames(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    """What is malformed harms nobody: the world is as it was, and a new connection is answered at once."""
    _may_abuse(target)
    with open_session(target.fresh(BEFORE), request) as session:
        reading = next(one for one in asyncapi.stream_calls(vendor) if one.reads)
        carried = credential(reading, target.credentials)
        case = next(documented_attempts(reading, target.values)).case
        participants = session.participants(reading)
        chance, count = random.Random(f"{profile().seed}"), profile().invalid
        tried = [
            *malformed_frames.fixed_malformed_frames(reading.name),
            *malformed_frames.random_malformed_frames(reading.name, chance, count),
        ]
        for version, (what, sent) in product(_versions(vendor), tried):
            session.timings.cases += 1
            with _wire(target, carried, version) as wire, contextlib.suppress(ConnectionClosed):
                for frame in sent:
                    wire.send(frame, text=True if isinstance(frame, bytes) and not frame.startswith(b"\x04") else None)
                wire.is_closed()
            with _wire(target, carried, version, timeout=malformed_frames.SOON) as wire:
                (reply,) = wire.call(reading.name, participants.fill_request(case.body))[0]
                assert not is_refusal_body(reading, reply), f"{vendor}: after {what!r} (version {version}): {reply}"
            assert not (told := session.world_difference()), f"{vendor}: {what!r} (version {version}) changed {told}"


def test_reserved_names(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    """Names that libraries keep for themselves are names of nothing: refused, and nobody is anybody else after."""
    _may_abuse(target)
    with open_session(target.fresh(BEFORE), request) as session:
        reading = next(one for one in asyncapi.stream_calls(vendor) if one.reads)
        body = next(documented_attempts(reading, target.values)).case.body
        stranger = credential(reading, target.stranger)
        for version, name in product(_versions(vendor), malformed_frames.RESERVED):
            with _wire(target, stranger, version) as wire:
                session.timings.cases += 1
                wire.drain()
                before, _ = (
                    wire.call(reading.name, session.participants(reading).fill_request(body)),
                    wire.take_events(),
                )
                secrets = dict(credential(reading, target.credentials).query)
                for arguments in ([], [secrets], ["sid", {"QUERY_STRING": urlencode(secrets)}, secrets]):
                    answers = wire.collect_acknowledgements(name, *arguments)
                    assert len(answers) == 1 and is_refusal_body(reading, answers[0][0]), (
                        f"{vendor}: {name!r}: {answers}"
                    )
                assert wire.call(reading.name, session.participants(reading).fill_request(body)) == before, (
                    f"{vendor}: {name!r}"
                )
                assert not wire.take_events(), f"{vendor}: {name!r} was told something"
        assert not (told := session.world_difference()), f"{vendor}: a name changed {told}"


def _wire(
    target: Target, carried: Credential, version: int, said: Mapping[str, str] | None = None, **how: float
) -> SocketIOConnection:
    return SocketIOConnection(
        target,
        carried,
        version=version,
        parameters=asyncapi.handshake_parameters(target.vendor) if said is None else said,
        **how,
    )


def _versions(vendor: str) -> list[int]:
    return list(asyncapi.server(vendor)["x-socketio"]["engineio"])


def _said(vendor: str) -> Iterator[dict[str, str]]:
    """Yield what handshakes can say beside the credential: nothing, the examples, the opposite of what is true."""
    beside = asyncapi.handshake_parameters(vendor)
    yield from ({}, beside, {name: {"true": "false"}.get(one, one) for name, one in beside.items()})
