"""The survey: it sees all that an answer enters, over HTTP and over a stream."""

from __future__ import annotations

import inspect

import pytest

from contract_tests.harness.documents import asyncapi, operations
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.session import open_session
from contract_tests.harness.targets.targets import Target
from contract_tests.mutation.coverage import WATCHED, Recorder
from contract_tests.sandbox import vendors


def test_what_an_answer_asks_on_its_way_does_not_end_the_look(
    target: Target, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = vendors.find(target.vendor)
    for name in WATCHED:
        monkeypatch.setattr(kind, name, getattr(kind, name))  # the recorder leaves others in their place
    recorder = Recorder(target.vendor)
    recorder.begin(request.node)
    streamed = asyncapi.stream_calls(target.vendor) if target.vendor in targets.streaming_vendors() else []
    with open_session(target, request) as session:
        for operation in (one for one in [*operations.http_operations(target.vendor), *streamed] if one.reads):
            session.send(operation, next(documented_attempts(operation, target.values)).case)
            handler = kind.handlers[operation.id]
            named = (name for name in handler.__code__.co_names if not name.startswith("_"))
            methods = {name for name in named if inspect.isfunction(getattr(kind, name, None))}
            entered = {name.rpartition(".")[2] for _, name in recorder.survey.functions[operation.id]}
            assert {handler.__name__, *methods} <= entered, operation
