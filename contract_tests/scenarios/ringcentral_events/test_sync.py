"""RingCentral Events' rules, told through the generated client: registrations synchronised while more of them come."""

from __future__ import annotations

import asyncio
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ringcentral_events_client import Page, Retry, RingCentralEvents, TransportError, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import HOUR, MINUTE

from .clients import asking, asking_async
from .registrations import changed, redeemed, registered, versions
from .seeded_ids import EVENT, LINK

Registrations = Page[models.Registration, models.RegistrationList]


def everything(platform: RingCentralEvents) -> dict[str, datetime.datetime]:
    """Return all that the vendor has, read while nothing changes."""
    return versions(platform.registrations.list(EVENT, per_page=100))


# Night by night


class Mirror:
    """What an integrator keeps: registrations by id, and since when to ask for changes."""

    def __init__(self, world: Controller) -> None:
        self.kept: dict[str, models.Registration] = {}
        self.since: datetime.datetime | None = None
        self._world = world

    def synchronise(self, platform: RingCentralEvents, between: Callable[[int], None] = lambda _: None) -> int:
        """Take in what has changed, and return how many came; `between` is called after each page."""
        # What changes while this run reads is asked for again by the next one.
        began, came = self._world.now(), 0
        pages = platform.registrations.list(EVENT, per_page=10, filter_updated_at_gte=self.since).pages()
        for number, page in enumerate(pages):
            self.kept.update({one.id: one for one in page.items})
            came += len(page.items)
            between(number)
        self.since = began - datetime.timedelta(minutes=1)
        return came

    @property
    def versions(self) -> dict[str, datetime.datetime]:
        """Return what is kept as the vendor's own list would tell it."""
        return versions(self.kept.values())


def test_nights_of_changes_lose_nothing_and_double_nothing(platform: RingCentralEvents, world: Controller) -> None:
    mirror, first = Mirror(world), list(everything(platform))

    def busy(page: int) -> None:
        world.advance(MINUTE)
        registered(world, 3)
        changed(world, first[page], headline=f"Seen on page {page}")
        changed(world, first[-1 - page], refunded=True)

    assert mirror.synchronise(platform, busy) > len(first)
    world.advance(2 * MINUTE)
    for _ in range(3):
        busy_nights = mirror.synchronise(platform, busy)
        assert 0 < busy_nights < len(mirror.kept), "only what has changed comes"
        world.advance(12 * HOUR)
    mirror.synchronise(platform)
    assert mirror.versions == everything(platform)
    assert mirror.synchronise(platform) == 0, "a quiet night brings nothing"


def test_what_changes_behind_the_reader_comes_the_next_night(platform: RingCentralEvents, world: Controller) -> None:
    mirror = Mirror(world)
    mirror.synchronise(platform)
    world.advance(HOUR)
    registered(world, 30)
    early = next(iter(everything(platform)))
    moved: list[str] = []

    def once(page: int) -> None:
        if page == 0:
            # It is older than what was read, and so enters the list before that: all that follows moves on by one.
            changed(world, early, attended=True)
            moved.append(early)

    came = mirror.synchronise(platform, once)
    assert came == 31, "the last one of the first page came again on the second"
    assert mirror.versions != everything(platform)
    mirror.synchronise(platform)
    assert mirror.versions == everything(platform)
    assert mirror.kept[moved[0]].attributes.attended is True


def test_a_visitors_own_changes_are_asked_for_by_themselves(platform: RingCentralEvents, world: Controller) -> None:
    theirs, ours = list(everything(platform))[:2]
    world.advance(HOUR)
    changed(world, theirs, headline="Head gardener")
    platform.registrations.update(ours, metadata={"crm": "7"})
    now = START + datetime.timedelta(hours=1)

    def found(**filters: Any) -> set[str]:
        return {one.id for one in platform.registrations.list(EVENT, **filters)}

    assert found(filter_updated_at_gte=now) == {theirs, ours}
    assert found(filter_user_updated_at_gte=now) == {theirs}
    assert platform.registrations.get(ours).attributes.updated_at == now


# Interrupted


def test_a_run_that_broke_off_is_taken_up_by_another_process(
    target: Target, platform: RingCentralEvents, world: Controller, tmp_path: Path
) -> None:
    saved = tmp_path / "position.json"
    before = everything(platform)
    got: list[models.Registration] = []
    with pytest.raises(TransportError):
        for number, page in enumerate(platform.registrations.list(EVENT, per_page=10).pages()):
            got += page.items
            saved.write_text(json.dumps({"position": page.next_position, "ids": [one.id for one in got]}))
            if number == 2:
                world.fail("disconnect", operation="listRegistrations")
    assert len(got) == 30
    platform.close()

    new = registered(world, 15)
    kept = json.loads(saved.read_text())
    with asking(target) as again:
        pages = list(again.registrations.list(EVENT).pages(start=kept["position"]))
        assert [len(page.items) for page in pages] == [10, 10, 10, 10, 6], "the position knows how long a page is"
        ids = [*kept["ids"], *(one.id for page in pages for one in page.items)]
        assert len(ids) == len({*ids}) == pages[-1].total == len(before) + len(new)
        assert ids == [one.id for one in again.registrations.list(EVENT)]


def test_an_asynchronous_run_is_taken_up_where_a_synchronous_one_ended(
    target: Target, platform: RingCentralEvents, world: Controller
) -> None:
    since = START - datetime.timedelta(days=365)
    pages = platform.registrations.list(EVENT, per_page=25, filter_created_at_gt=since).pages()
    first: Registrations = next(pages)
    assert (len(first.items), first.total) == (25, 61)
    new = registered(world, 30)

    async def rest() -> list[Registrations]:
        async with asking_async(target) as again:
            listed = again.registrations.list(EVENT).pages(start=first.next_position)
            return [page async for page in listed]

    others = asyncio.run(rest())
    assert others[-1].next_position is None
    assert {page.total for page in others} == {61 + len(new)}
    ids = [one.id for page in [first, *others] for one in page.items]
    assert len(ids) == len({*ids}) == 61 + len(new)
    assert {*new} <= {*ids}


def test_a_page_that_was_half_done_is_read_again(target: Target, world: Controller) -> None:
    done: dict[str, models.Registration] = {}
    doing = ""

    async def until_it_is_killed() -> None:
        nonlocal doing
        async with asking_async(target) as platform:
            async for page in platform.registrations.list(EVENT, per_page=20).pages():
                doing = page.position
                for number, one in enumerate(page.items):
                    if len(done) > 20 and number == 7:
                        return
                    done[one.id] = one

    asyncio.run(until_it_is_killed())
    assert len(done) == 27
    redeemed(world, LINK)
    with asking(target) as platform:
        again = [one for page in platform.registrations.list(EVENT).pages(start=doing) for one in page.items]
        assert [one.id for one in again[:7]] == [*done][20:]
        done.update({one.id: one for one in again})
        assert versions(done.values()) == everything(platform)


def test_a_bad_moment_is_tried_again_before_anybody_hears_of_it(target: Target, world: Controller) -> None:
    with asking(target, retry=Retry(tries=3, backoff=0)) as platform:
        pages = platform.registrations.list(EVENT, per_page=50).pages()
        first = next(pages)
        world.fail("disconnect", operation="listRegistrations")
        world.fail("status", operation="listRegistrations", status=429, headers={"Retry-After": "0"})
        (last,) = pages
        assert len(first.items) + len(last.items) == last.total


def test_a_position_is_kept_for_as_long_as_anybody_likes(platform: RingCentralEvents, world: Controller) -> None:
    since = START - datetime.timedelta(days=20)
    listed = platform.registrations.list(EVENT, per_page=10, filter_created_at_gte=since, filter_refunded_eq=False)
    pages = list(listed.pages())
    assert [page.next_position for page in pages] == [*(page.position for page in pages[1:]), None]
    world.advance(400 * 24 * HOUR)
    for page in pages:
        (first, *_) = platform.registrations.list(EVENT).pages(start=page.position)
        assert [one.id for one in first.items] == [one.id for one in page.items]
