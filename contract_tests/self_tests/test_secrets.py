"""Tests for secrets: no log record and no error of a generated client contains one."""

from __future__ import annotations

import asyncio
import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from contract_tests.harness.targets.targets import Target

from .fault_sweep import START, Sweep

SECRET_NAME = re.compile(r"(token|secret|password|pin|key)$", re.IGNORECASE)

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # deprecated vendor APIs


class LogCollector(logging.Handler):
    """Collects the texts of all log records, with their attributes."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Add the text of a record."""
        self.texts.append(f"{record.name} {self.format(record)} {vars(record)}")


@pytest.fixture
def logs() -> Iterator[LogCollector]:
    """Collect the log records of all loggers and levels during a test."""
    root, collector = logging.getLogger(), LogCollector()
    level = root.level
    root.addHandler(collector)
    root.setLevel(logging.DEBUG)
    try:
        yield collector
    finally:
        root.removeHandler(collector)
        root.setLevel(level)


def secrets_in(value: Any, name: str = "") -> Iterator[str]:
    """Yield the strings in a JSON value whose property has the name of a secret."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from secrets_in(child, str(key))
    elif isinstance(value, list):
        for child in value:
            yield from secrets_in(child, name)
    elif isinstance(value, str) and len(value) > 5 and SECRET_NAME.search(name):
        yield value


@pytest.mark.parametrize("asynchronous", [False, True], ids=["synchronous", "asynchronous"])
def test_client_logs_and_errors_contain_no_secret(target: Target, asynchronous: bool, logs: LogCollector) -> None:
    if target.controller is None:
        pytest.skip("responses of the vendor itself may contain private data and are not searched")
    sweep = Sweep(target.fresh(START), asynchronous=asynchronous)
    credentials = [*target.credentials.values(), *target.stranger.values()]
    secrets = {credential.rpartition(":")[2] for credential in credentials} | set(secrets_in(dict(target.values)))

    def collect_secrets(session: Any) -> None:
        if session.response is not None and "json" in session.response.headers.get("Content-Type", ""):
            try:
                secrets.update(secrets_in(session.response.json()))
            except ValueError:  # a truncated body
                return

    async def call_all_methods() -> None:
        async with sweep.http_client() as http:
            for number, method in enumerate(sweep.methods):
                for stranger in (False, True):
                    error, _ = await sweep.call(http, method, number, stranger=stranger, hooks=[collect_secrets])
                    if error is not None:
                        logs.texts.append("".join(traceback.format_exception(error)))

    asyncio.run(call_all_methods())
    name = f"{sweep.package.name} "
    assert any(text.startswith(name) for text in logs.texts), "the client logged nothing"
    assert secrets
    leaks = {secret: text for secret in secrets for text in logs.texts if secret in text}
    assert not leaks
