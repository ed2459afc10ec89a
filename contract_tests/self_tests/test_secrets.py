"""Secrets stay where they belong: no log, of ours or of the libraries below, and no error shows one."""

from __future__ import annotations

import asyncio
import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from contract_tests.harness.targets.targets import Target

from .fault_sweep import WHEN, Sweep

NAMED = re.compile(r"(token|secret|password|pin|key)$", re.IGNORECASE)

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # vendors' lifecycles


class Heard(logging.Handler):
    """Keeps the text of whatever is logged, with its fields."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's text."""
        self.texts.append(f"{record.name} {self.format(record)} {vars(record)}")


@pytest.fixture
def heard() -> Iterator[Heard]:
    """All that is logged at any level."""
    root, handler = logging.getLogger(), Heard()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def secrets(value: Any, name: str = "") -> Iterator[str]:
    """Yield the texts in a JSON value that go by the name of a secret."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from secrets(one, str(key))
    elif isinstance(value, list):
        for one in value:
            yield from secrets(one, name)
    elif isinstance(value, str) and len(value) > 5 and NAMED.search(name):
        yield value


@pytest.mark.parametrize("asynchronous", [False, True], ids=["synchronous", "asynchronous"])
def test_no_log_and_no_error_shows_a_secret(target: Target, asynchronous: bool, heard: Heard) -> None:
    if target.controller is None:
        pytest.skip("what the vendor itself answers is nobody's to search")
    sweep = Sweep(target.fresh(WHEN), asynchronous=asynchronous)
    credentials = [*target.credentials.values(), *target.stranger.values()]
    found = {one.rpartition(":")[2] for one in credentials} | set(secrets(dict(target.values)))

    def answered(session: Any) -> None:
        if session.response is not None and "json" in session.response.headers.get("Content-Type", ""):
            try:
                found.update(secrets(session.response.json()))
            except ValueError:  # a body that was cut
                return

    async def calls() -> None:
        async with sweep.network() as http:
            for number, method in enumerate(sweep.methods):
                for stranger in (False, True):
                    error, _ = await sweep.call(http, method, number, stranger=stranger, hooks=[answered])
                    if error is not None:
                        heard.texts.append("".join(traceback.format_exception(error)))

    asyncio.run(calls())
    name = f"{sweep.package.name} "
    assert any(text.startswith(name) for text in heard.texts), "the client's own log is among them"
    assert found
    shown = {secret: text for secret in found for text in heard.texts if secret in text}
    assert not shown
