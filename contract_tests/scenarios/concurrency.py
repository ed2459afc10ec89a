"""Concurrent calls: a hundred at once, in threads or in tasks, and the token storage that they share."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from contract_tests.sandbox.admin.controller import Controller

SIZE = 100


def threads(call: Callable[[], object]) -> list[Any]:
    """Return what each of a hundred threads was given or met."""
    together = Barrier(SIZE)

    def one(_: int) -> object:
        together.wait()
        try:
            return call()
        except Exception as error:
            return error

    with ThreadPoolExecutor(SIZE) as pool:
        return list(pool.map(one, range(SIZE)))


async def tasks(call: Callable[[], Awaitable[object]]) -> list[Any]:
    """Return what each of a hundred tasks was given or met."""
    return await asyncio.gather(*(call() for _ in range(SIZE)), return_exceptions=True)


def asked(world: Controller, vendor: str, operation: str) -> int:
    """Return how often an operation was asked for, or a path beside the description ("POST /oauth2/token")."""
    return sum(entry["operation"] == operation for entry in world.journal(vendor))


class Storage:
    """A storage of tokens as text, as a file or a database would be; `saved` counts the writing."""

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        self.text: str | None = None
        self.saved = 0

    def load(self) -> Any:
        """Return the tokens, None where there are none yet."""
        return None if self.text is None else self._kind.model_validate_json(self.text)

    def save(self, tokens: Any) -> None:
        """Put tokens in the place of those that are there."""
        self.text = tokens.model_dump_json()
        self.saved += 1
