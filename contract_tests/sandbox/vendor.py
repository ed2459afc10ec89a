"""What a vendor's module is made of: a class that is the vendor's state, with one handler for each operation.

```python
class IbmVideo(Vendor):
    @operation("closeVirtualEvent")
    def close(self, request: Request) -> Reply:
        ...
```

A new instance is a clean world. Handlers raise `Refusal` where the vendor would refuse.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from .clock import Clock
from .messages import Refusal, Reply
from .socketio.connection import Connection

Handler = Callable[[Any, Any], Reply]
"""Takes the vendor, and the Request or the Call."""
Decorated = TypeVar("Decorated", bound=Handler)


def operation(name: str) -> Callable[[Decorated], Decorated]:
    """Make a method the handler of an operationId of the description."""

    def mark(handler: Decorated) -> Decorated:
        handler.__dict__["operation"] = name
        return handler

    return mark


def route(method: str, path: str) -> Callable[[Decorated], Decorated]:
    """Make a method the handler of a path beside the description, such as a token endpoint."""

    def mark(handler: Decorated) -> Decorated:
        handler.__dict__["route"] = (method, path)
        return handler

    return mark


@dataclass(slots=True)
class Ids:
    """Counts up from a number."""

    next: int

    def __next__(self) -> int:
        self.next += 1
        return self.next - 1


class Vendor:
    """Base of a vendor: its state, its handlers, and what it tells tests about itself.

    `clock` is the world's clock, `random` a source of the same numbers in every run, `ids` counts up.
    """

    passing: ClassVar[frozenset[str]] = frozenset()
    """The attributes that a saved state leaves out: what is of the clients that are connected."""
    handlers: ClassVar[dict[str, Handler]] = {}
    routes: ClassVar[dict[tuple[str, str], Handler]] = {}

    def __init_subclass__(cls) -> None:
        bases = [base for base in reversed(cls.__bases__) if issubclass(base, Vendor)]
        marked = [value for value in vars(cls).values() if callable(value)]
        own = {one.__dict__["operation"]: one for one in marked if "operation" in getattr(one, "__dict__", {})}
        cls.handlers = {key: one for base in bases for key, one in base.handlers.items()} | own
        beside = {one.__dict__["route"]: one for one in marked if "route" in getattr(one, "__dict__", {})}
        cls.routes = {key: one for base in bases for key, one in base.routes.items()} | beside

    def __init__(self, clock: Clock, seed: int = 0) -> None:
        self.clock = clock
        self.random = random.Random(seed)
        self.ids = Ids(1000)
        self.seed()

    def seed(self) -> None:
        """Fill a clean world with what a first user finds: an account, its things, and what tests need to know."""

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add to the world what a test asks for by name; return what was made. Raises ValueError for unknown names."""
        raise ValueError(f"nothing can be seeded here, so not {', '.join(wanted)}")

    def show(self) -> Mapping[str, Any]:
        """Return the state as JSON values, without secrets, for people and tests to look at."""
        return {}

    # What the swept tests ask. Credentials are by security scheme, as a client would send them.

    def credentials(self) -> Mapping[str, str]:
        """Return the credential of the account that owns the seeded things."""
        return {}

    def stranger(self) -> Mapping[str, str]:
        """Return the credential of another account, which owns none of them."""
        return {}

    def guest(self) -> Mapping[str, str]:
        """Return the credential of somebody whom some of the seeded things concern, but who does not own them."""
        return {}

    def outsiders(self) -> Mapping[int, Mapping[str, str]]:
        """Return credentials of other accounts that no call lets in, by the status with which it refuses them."""
        return {}

    def known(self) -> Mapping[str, list[Any]]:
        """Return values that exist, by the name of the parameter that takes them; the first of each belong together."""
        return {}

    def answer(self, handler: Handler, request: Any) -> Reply:
        """Let a handler answer a request. What goes around every call is laid around this."""
        try:
            return handler(self, request)
        except Refusal as refusal:
            return refusal.reply

    # What HTTP itself rules out, before any handler is asked.

    def unrouted(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Answer what has no operation (404), the wrong method (405), and what is too large (413)."""
        return Reply(status, headers=headers)

    # Streams. The status of a reply to a call is for the journal.

    def connected(self, connection: Connection) -> None:
        """Greet a new connection."""

    def disconnected(self, connection: Connection) -> None:
        """Forget a connection that has ended."""

    def holder(self, connection: Connection) -> str:
        """Return the id of the user for whom a connection stands; empty where it is nobody's."""
        del connection
        return ""

    def failed(self, status: int, why: str) -> Reply:
        """Answer a call that no handler can: 404 no such event, 500 a mistake of the sandbox's, or a test's fault."""
        return Reply(status, {"error": why})


def snapshot(state: Vendor) -> str:
    """Return a vendor's state as a text, to be compared with that of another moment."""
    return json.dumps(state.show(), default=str)


def seeded(
    controls: Mapping[str, Callable[[Any, Any], Mapping[str, Any]]], world: Any, wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """Do to a world what a test asks for by name; return all that was made. Raises ValueError for unknown names."""
    if unknown := wanted.keys() - controls.keys():
        raise ValueError(f"cannot seed {', '.join(sorted(unknown))}; known: {', '.join(controls)}")
    made: dict[str, Any] = {}
    for name, value in wanted.items():
        made |= controls[name](world, value)
    return made
