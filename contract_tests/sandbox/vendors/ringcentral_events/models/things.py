"""Things: what the world is made of. A tree, in which an organization has events, and an event has all the rest.

What will be made later does not exist yet: that is how jobs that take their time are told.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, cast

_MADE = attrgetter("created_at")
_ORDER = attrgetter("created_at", "id")


@dataclass(slots=True, eq=False, kw_only=True)
class Thing:
    """A thing with an id of its own. `kind` is the vendor's word for it, `parent` what it belongs to."""

    kind: ClassVar[str]

    id: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    parent: Thing | None
    _parts: dict[type[Thing], list[Any]] = field(default_factory=dict)

    def add(self, part: Thing) -> None:
        """Take a thing among the others of its class: the oldest first, by id where two are as old."""  # RCE-014
        insort(self._parts.setdefault(type(part), []), part, key=_ORDER)

    def remove(self, part: Thing) -> None:
        """Give up a thing."""
        self._parts[type(part)].remove(part)

    def of(self, kind: type[Part], now: datetime.datetime) -> list[Part]:
        """Return what there is of a class at a time, oldest first."""
        parts = self._parts.get(kind, [])
        return cast(list[Part], parts[: bisect_right(parts, now, key=_MADE)])

    def count(self, kind: type[Thing], now: datetime.datetime) -> int:
        """Return how many there are of a class at a time."""
        return bisect_right(self._parts.get(kind, []), now, key=_MADE)

    def parts(self) -> Iterator[Thing]:
        """Yield all that belongs to it, class by class, what is still to come too."""
        for parts in self._parts.values():
            yield from parts

    def above(self, kind: type[Part]) -> Part:
        """Return the thing of a class that this one belongs to, or is."""
        one: Thing | None = self
        while not isinstance(one, kind):
            assert one is not None
            one = one.parent
        return one

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the attributes as the vendor shows them at a time, apart from the id."""
        raise NotImplementedError

    def shown(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the thing as the vendor shows it at a time."""
        return {"id": self.id, "type": self.kind, "attributes": {"id": self.id, **self.attributes(now)}}

    def copied(self, **changes: Any) -> Self:
        """Return the same thing again, without what belongs to it."""
        return replace(self, **{"_parts": {}, **changes})


Part = TypeVar("Part", bound=Thing)
