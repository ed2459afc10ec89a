"""Tests for coverage: it contains all functions that a handler runs, over HTTP and over a stream."""

from __future__ import annotations

import inspect

import pytest

from contract_tests.harness.documents import asyncapi, operations
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.session import open_session
from contract_tests.harness.targets.targets import Target
from contract_tests.mutation.coverage import ENTRY_POINTS, Recorder
from contract_tests.sandbox import vendors


def test_recorder_nested_call_keeps_recording(
    target: Target, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor_class = vendors.find(target.vendor)
    for name in ENTRY_POINTS:
        # The recorder replaces these methods; monkeypatch restores the originals.
        monkeypatch.setattr(vendor_class, name, getattr(vendor_class, name))
    recorder = Recorder(target.vendor)
    recorder.begin(request.node)
    calls = asyncapi.stream_calls(target.vendor) if target.vendor in targets.streaming_vendors() else []
    with open_session(target, request) as session:
        for operation in [*operations.http_operations(target.vendor), *calls]:
            if not operation.reads:
                continue
            session.send(operation, next(documented_attempts(operation, target.values)).case)
            handler = vendor_class.handlers[operation.id]
            public_names = (name for name in handler.__code__.co_names if not name.startswith("_"))
            methods = {name for name in public_names if inspect.isfunction(getattr(vendor_class, name, None))}
            recorded = {name.rpartition(".")[2] for _, name in recorder.coverage.functions[operation.id]}
            assert {handler.__name__, *methods} <= recorded, operation
