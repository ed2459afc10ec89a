"""Held answers: an altered one is told by the check that the test made, one as it was by none."""

from __future__ import annotations

import json

import requests
from schemathesis import Response

from contract_tests.harness.documents import outcomes
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.response_conformance import ResponseData
from contract_tests.mutation import replay
from contract_tests.mutation.catalogue import catalogue


def made(operation: Operation, status: int) -> list[replay.RecordedCheck]:
    """Return the check of the first documented example of an answer; none where there is no example."""
    content = (operation.response(status) or {}).get("content", {})
    examples = outcomes.response_examples(operation, status)[:1]
    return [
        replay.RecordedCheck(
            replay.check_conformance,
            {"operation": operation, "response": ResponseData(status, next(iter(content)), {}, one)},
        )
        for one in examples
    ]


def test_an_answer_with_another_status_is_told_and_one_as_it_was_is_not(vendor: str) -> None:
    given = {(one.id, str(status)): made(one, status) for one in http_operations(vendor) for status in one.successes}
    assert not any(replay.replay(lambda reply, _: reply, answers) for answers in given.values())
    told = [
        replay.replay(one.change, given[one.place, one.detail])
        for one in catalogue(vendor)
        if one.change and one.kind == "status" and given.get((one.place, one.detail))
    ]
    assert told
    assert all(one.startswith("status_code_conformance") for one in told)


def test_an_answer_is_the_same_where_nothing_is_altered() -> None:
    asked = requests.Request("GET", "http://127.0.0.1/things?x=1&x=").prepare()
    headers = {"content-type": ["application/json; charset=utf-8"], "x-a": ["1"]}
    before = Response(200, headers, json.dumps({"a": [1, None]}).encode(), asked, 0.0, verify=False)
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
