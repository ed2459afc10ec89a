"""What the stories of Roomful share: who there is, how a story is run, and what a listener heard."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from roomful_client import AsyncRoomful, Retry, events

from contract_tests.targets import START, Target

PASSWORDS = {
    "ada": "correct horse battery staple",
    "bea": "bea's password",
    "cal": "cal's password",
    "dan": "dan's password",
    "fay": "fay's password",
}
IDS = {"ada": "u2c95fkz7q40mx", "bea": "u8h13tvy6n52rd", "cal": "u5q70jwd31bk9s", "dan": "u1e64npx98lc2g"}
NETWORK, ROOM = "network:n7t3kx90bq51ye", "r9d36hya5v71tn"
OTHER_NETWORK, COMMUNITY = "network:n4w85mzd20gh6p", "community:n7t3kx90bq51ye:c5w28rjd61fz0p"
GUARDED_ROOM, OTHER_ROOM = "r2k57wbf94xo8e", "r6m13zue82np4h"
PROP, SECOND_PROP, GUARDED_PROP = "p1b62nwe84ks7c", "p7s08lqc35dj2u", "p4v91xgo60ry5i"
FAIR, DRAFT, SMALL = "e7k20v4m81xq3a", "e3f96bzt47wn0c", "e5j82ols16py9d"
"""Ada's event of the community, Ada's draft, and Bea's event of the network."""
QUESTIONS, TALK, SLOT, TABLE = "s4q81mzv0c27hd", "s9n35wkt62fb8y", "s2r70hxe14jl6a", "s6d59cpo83um3g"
"""Of Ada's event a private session of hers to which Bea is invited, a public one of hers, and Bea's open slot; and a
public one of Bea's event, to which Cal is invited."""
HOUR = datetime.timedelta(hours=1)
SOON = START + 24 * HOUR
PATIENCE = 10.0
"""Seconds in which whatever must come comes, on a slow machine too; a story that waits for nothing ends soon."""


def told(story: Callable[[], Awaitable[None]]) -> None:
    """Run a story to its end."""
    asyncio.run(_told(story))


async def _told(story: Callable[[], Awaitable[None]]) -> None:
    async with asyncio.timeout(60):
        await story()


@asynccontextmanager
async def client(target: Target, name: str, **settings: Any) -> AsyncIterator[AsyncRoomful]:
    """Give a client that signs in by itself, strict unless said otherwise."""
    settings = {"strict": True, "timeout": PATIENCE, "retry": Retry(tries=4, backoff=0.01), **settings}
    async with AsyncRoomful(f"{name}@example.com", PASSWORDS[name], base_url=target.url, **settings) as roomful:
        await roomful.connect()
        yield roomful


async def awaited(listener: Any, *kinds: type[Any]) -> Any:
    """Return the next of a listener's events that is of a kind. Raises TimeoutError where none comes."""
    async with asyncio.timeout(PATIENCE):
        return await anext(event async for event in listener if isinstance(event, kinds))


async def heard(listener: Any, count: int) -> list[str]:
    """Return the next of a listener's events of sessions, each in a word. Raises TimeoutError where one is missing."""
    found = [await awaited(listener, events.SessionUpdated, events.SessionDeleted) for _ in range(count)]
    return [f"updated {one.data.title}" if isinstance(one, events.SessionUpdated) else "deleted" for one in found]


async def quiet(listener: Any) -> bool:
    """Say whether a listener hears nothing of sessions for a moment."""
    try:
        async with asyncio.timeout(0.2):
            return not await heard(listener, 1)
    except TimeoutError:
        return True
