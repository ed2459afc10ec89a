"""GlobalMeet's rules, told through the generated client: where events are kept, whose they are, and who presents."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from globalmeet_client import ArgumentError, GlobalMeet, GuestPresenter, InvalidInputError, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import holding
from .events import kept, on_demand, plan
from .raw_forms import EPOCH, INVALID
from .seeded_ids import HOME, OPEN_DAY, RELATIONS, REPORT, RESULTS, SOMEBODY_ELSES, TOWN_HALL, TOWN_HALLS, WEBCASTS

# Folders


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ({}, HOME),
        ({"folder_id": RELATIONS}, RELATIONS),
        ({"folder_id": str(RELATIONS)}, RELATIONS),
        ({"folder_id": HOME}, HOME),
        ({"folder_from_event": TOWN_HALL}, TOWN_HALLS),
        ({"folder_from_event": str(REPORT)}, RELATIONS),
        ({"folder_id": WEBCASTS, "folder_from_event": TOWN_HALL}, WEBCASTS),
        ({"folder_id": WEBCASTS, "folder_from_event": 1}, WEBCASTS),
    ],
    ids=str,
)
def test_a_folder_is_chosen_by_its_id_then_by_an_event_then_home(
    meet: GlobalMeet, world: Controller, said: dict[str, Any], folder: int
) -> None:
    made = meet.events.create(**plan(**said))
    assert kept(world, made.event_id)["folder_id"] == str(folder)
    assert made.folder_name == meet.folders.get_tree(folder_id=folder).folder_name


def test_an_update_moves_an_event_only_when_told_where(meet: GlobalMeet, world: Controller) -> None:
    def folder_after(**said: Any) -> int:
        meet.events.update(event_id=RESULTS, **said)
        return int(kept(world, RESULTS)["folder_id"])

    assert folder_after(event_title="Renamed") == WEBCASTS
    assert folder_after(folder_from_event=TOWN_HALL) == TOWN_HALLS
    assert folder_after(folder_id=HOME, folder_from_event=TOWN_HALL) == HOME
    assert meet.events.get(event_id=RESULTS).folder_name == "Home of the owner"


def test_a_tree_is_a_list_at_every_height(meet: GlobalMeet, target: Target, world: Controller) -> None:
    """The vendor leaves `children` out, sends one folder, or sends a list; who reads it always has a list."""
    home = meet.folders.get_tree()
    assert (home.folder_id, home.folder_name) == (str(HOME), "Home of the owner")
    (webcasts,) = home.children
    assert isinstance(home.children, list)
    assert [(one.folder_id, one.folder_name) for one in webcasts.children] == [
        (str(RELATIONS), "Investor relations"),
        (str(TOWN_HALLS), "Town halls"),
    ]
    assert [one.children for one in webcasts.children] == [[], []]

    added = world.seed("globalmeet", folders=3)["folders"]
    assert [one.folder_id for one in meet.folders.get_tree().children] == [str(WEBCASTS), *map(str, added)]
    new = world.seed("globalmeet", account="newcomer")
    with GlobalMeet(new["username"], new["password"], base_url=target.url, strict=True) as newcomer:
        assert newcomer.folders.get_tree() == models.Folder(
            folder_id=str(new["folder_id"]), folder_name="Home of newcomer"
        )


def test_a_tree_begins_where_one_says(meet: GlobalMeet) -> None:
    for id in (WEBCASTS, str(WEBCASTS)):
        assert meet.folders.get_tree(folder_id=id) == meet.folders.get_tree().children[0]
    assert meet.folders.get_tree(folder_id=TOWN_HALLS).children == []


# Whose it is


def test_what_belongs_to_another_is_not_there(target: Target, meet: GlobalMeet, world: Controller) -> None:
    mine = meet.events.create(**plan())
    theirs: list[Callable[[GlobalMeet, int | str, int], object]] = [
        lambda client, event, _: client.events.get(event_id=event),
        lambda client, event, _: client.events.update(event_id=event, event_title="Taken over"),
        lambda client, event, _: client.events.create(**plan(folder_from_event=event)),
        lambda client, _, folder: client.events.create(**plan(folder_id=folder)),
        lambda client, _, folder: client.folders.get_tree(folder_id=folder),
    ]
    with holding(target, target.stranger["token"]) as stranger:
        own = stranger.events.create(**plan(event_title="My own"))
        assert stranger.events.get(event_id=own.event_id) == own
        stranger_home = int(stranger.folders.get_tree().folder_id)
        cases = [
            (stranger, mine.event_id, HOME),
            (stranger, RESULTS, WEBCASTS),
            (meet, own.event_id, stranger_home),
            (meet, SOMEBODY_ELSES, stranger_home),
            (meet, 999_999, 999_999),
        ]
        before = world.state("globalmeet")["events"]
        for client, event, folder in cases:
            for call in theirs:
                with pytest.raises(InvalidInputError, match="is none of your") as refused:
                    call(client, event, folder)
                assert (refused.value.status, refused.value.code) == (200, 72)
        assert world.state("globalmeet")["events"] == before
        with pytest.raises(InvalidInputError):
            stranger.events.update(event_id=own.event_id, folder_id=HOME)


# Guest presenters


def test_portals_are_asked_for_and_told_by_what_they_offer(meet: GlobalMeet) -> None:
    everything = GuestPresenter(31)
    asked = [GuestPresenter.CONTENT, everything, GuestPresenter.OD_STUDIO | GuestPresenter.REPORTS]
    made = meet.events.create(**plan(guest_presenter_types=asked))
    assert made.guest_presenter_links is not None
    assert [one.guest_presenter_type for one in made.guest_presenter_links] == asked
    told = made.guest_presenter_links[2].guest_presenter_type
    assert isinstance(told, GuestPresenter)
    assert GuestPresenter.REPORTS in told
    assert GuestPresenter.LIVE_STUDIO not in told
    assert all(flag in made.guest_presenter_links[1].guest_presenter_type for flag in GuestPresenter)
    for portal in made.guest_presenter_links:
        assert re.fullmatch("[A-Z0-9]{5,8}", portal.pin)
        assert portal.link.startswith("https://")
    assert len({portal.pin for portal in made.guest_presenter_links}) == 3


def test_a_portal_that_stays_keeps_its_pin(meet: GlobalMeet) -> None:
    flag = GuestPresenter
    made = meet.events.create(**plan(guest_presenter_types=[flag.CONTENT, flag.QA_ONLY]))
    kept_as_it_is = meet.events.update(event_id=made.event_id, event_title="Renamed")
    assert kept_as_it_is.guest_presenter_links == made.guest_presenter_links
    changed = meet.events.update(event_id=made.event_id, guest_presenter_types=[flag.LIVE_STUDIO, flag.QA_ONLY])
    assert made.guest_presenter_links and changed.guest_presenter_links
    new, stayed = changed.guest_presenter_links
    assert stayed == made.guest_presenter_links[1]
    assert new.guest_presenter_type == flag.LIVE_STUDIO


def test_a_portal_for_nothing_or_for_more_than_there_is_is_refused(meet: GlobalMeet, world: Controller) -> None:
    before = world.state("globalmeet")["events"]
    for wrong in ([GuestPresenter(0)], [GuestPresenter(32)], [GuestPresenter.CONTENT, GuestPresenter(64)]):
        with pytest.raises((InvalidInputError, ArgumentError), match="guest_presenter_types"):
            meet.events.create(**plan(guest_presenter_types=wrong))
    assert world.state("globalmeet")["events"] == before


# Closing the player


def test_the_player_closes_when_one_says_or_never(meet: GlobalMeet) -> None:
    made = meet.events.create(**on_demand())
    assert made.scheduled_player_close_time is None, "0 on the wire"
    closing = meet.events.update(event_id=made.event_id, scheduled_player_close_time=START)
    assert closing.scheduled_player_close_time == START
    assert meet.events.get(event_id=made.event_id).scheduled_player_close_time == START
    assert meet.events.get(event_id=OPEN_DAY).scheduled_player_close_time is None
    open_end = meet.events.update(event_id=made.event_id, scheduled_player_close_time=EPOCH)
    assert open_end.scheduled_player_close_time is None
    with pytest.raises(InvalidInputError) as refused:
        meet.events.update(event_id=made.event_id, scheduled_player_close_time=EPOCH.replace(year=1969))
    assert refused.value.message and refused.value.message.startswith(f"{INVALID} scheduled_player_close_time")
