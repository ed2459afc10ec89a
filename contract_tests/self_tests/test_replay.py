"""Tests for replay: a recorded check fails for a changed response, and passes for the original one."""

from __future__ import annotations

import json

import requests
from schemathesis import Response

from contract_tests.harness.documents import outcomes
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.response_conformance import ResponseData
from contract_tests.mutation import replay
from contract_tests.mutation.catalogue import catalogue


def recorded_checks(operation: Operation, status: int) -> list[replay.RecordedCheck]:
    """Return a check of the first documented example of a response; an empty list if there is no example."""
    content = (operation.response(status) or {}).get("content", {})
    return [
        replay.RecordedCheck(
            replay.check_conformance,
            {"operation": operation, "response": ResponseData(status, next(iter(content)), {}, example)},
        )
        for example in outcomes.response_examples(operation, status)[:1]
    ]


def test_replay_status_mutant_fails_check(vendor: str) -> None:
    checks_by_response = {
        (operation.id, str(status)): recorded_checks(operation, status)
        for operation in http_operations(vendor)
        for status in operation.successes
    }
    assert not any(replay.replay(lambda reply, _: reply, checks) for checks in checks_by_response.values())
    messages = [
        replay.replay(mutant.change_response, checks)
        for mutant in catalogue(vendor)
        if mutant.change_response
        and mutant.kind == "status"
        and (checks := checks_by_response.get((mutant.location, mutant.detail)))
    ]
    assert messages
    assert all(message.startswith("status_code_conformance") for message in messages)


def test_replay_conversion_round_trip_keeps_response() -> None:
    prepared = requests.Request("GET", "http://127.0.0.1/things?x=1&x=").prepare()
    headers = {"content-type": ["application/json; charset=utf-8"], "x-a": ["1"]}
    before = Response(200, headers, json.dumps({"a": [1, None]}).encode(), prepared, 0.0, verify=False)
    reply = replay.reply(before)
    assert (reply.status, reply.body, reply.headers, reply.media) == (
        200,
        {"a": [1, None]},
        {"x-a": "1"},
        "application/json",
    )
    after = replay.response(before, reply)
    assert (after.status_code, after.json(), after.headers["x-a"]) == (200, {"a": [1, None]}, ["1"])
    assert replay.request("listThings", before).query == (("x", "1"), ("x", ""))
