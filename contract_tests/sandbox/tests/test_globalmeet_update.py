"""GlobalMeet's sandbox: changing events, and the portals of guest presenters."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .globalmeet import CREATE, LIVE, OWN, UPDATE, Meet, data


def test_only_what_is_sent_is_changed(meet: Meet) -> None:
    before = meet.status(OWN)
    links = meet.update(OWN)["guest_presenter_links"]
    assert meet.update(f"{OWN}", scheduled_duration=150) == {
        **before,
        "scheduled_duration": 150,
        "guest_presenter_links": links,
    }
    assert meet.status(OWN) == {**before, "scheduled_duration": 150}
    kept = meet.kept(OWN)
    meet.update(OWN, event_title="updated event", audience_capacity=1250, timezone="Nowhere")
    changes = {"event_title": "updated event", "audience_capacity": 1250, "timezone": "Etc/UTC"}
    assert meet.kept(OWN) == {**kept, **changes}


def test_the_rules_of_creation_hold(meet: Meet) -> None:
    made = meet.update(OWN, event_title="x" * 1001, scheduled_start_time=1, scheduled_duration=481)
    assert (made["event_title"], made["scheduled_start_time"], made["scheduled_duration"]) == ("x" * 1000, 900_000, 480)
    for wrong in (
        {"audience_capacity": 49},
        {"event_expiration_months": 13},
        {"type": "both"},
        {"event_title": None},
        {"scheduled_duration": "150"},
        {"telephony_type": ""},
        {"guest_presenter_types": "32"},
        {"folder_id": 2204201},
        {"folder_from_event": 1208501},
    ):
        form = data({"event_id": OWN, "scheduled_player_close_time": 5}, **wrong)
        meet.refused(72, UPDATE, form, names=next(iter(wrong)))


def test_a_change_of_kind_needs_what_the_new_kind_needs(meet: Meet) -> None:
    meet.refused(72, UPDATE, data({"event_id": OWN}, acquisition_type=0), names="region is missing")
    meet.update(OWN, region=99, media_type="film")  # ignored, and so not kept for later
    meet.refused(72, UPDATE, data({"event_id": OWN}, acquisition_type=2), names="region is missing")
    meet.refused(72, UPDATE, data({"event_id": OWN}, type="ondemand"), names="media_type is missing")
    meet.update(OWN, acquisition_type=2, region=4)
    meet.update(OWN, acquisition_type=0)
    meet.update(OWN, type="ondemand", media_type="video")
    kept = meet.kept(OWN)
    assert kept["media_type"] == "video"
    assert kept.keys().isdisjoint(["region", "acquisition_type", "telephony_type"])
    meet.refused(72, UPDATE, data({"event_id": OWN}, type="live"), names="acquisition_type is missing")


def test_an_update_names_its_event(meet: Meet) -> None:
    meet.refused(72, UPDATE, data({}, event_title="Whose?"), names="event_id is missing")
    ids: list[Any] = ["", "abc", "0" + str(OWN), f" {OWN}", f"{OWN}.0", -OWN, OWN + 0.5, "١٢٠٨٤٣٣", "9" * 5000]
    for id in [*ids, None, True, [OWN], {"event_id": OWN}]:
        meet.refused(72, UPDATE, data({"event_id": id}), names="event_id is")


def test_an_event_moves_to_the_folder_that_is_named(meet: Meet) -> None:
    assert meet.update(OWN, folder_id="2204104")["folder_name"] == "Town halls"
    assert meet.update(OWN, event_title="It stays")["folder_name"] == "Town halls"
    assert meet.update(OWN, folder_from_event="1208434")["folder_name"] == "Investor relations"
    assert meet.update(OWN, folder_from_event=OWN)["folder_name"] == "Investor relations"


# Guest presenters


def types_of(links: list[dict[str, Any]]) -> list[int]:
    return [link["guest_presenter_type"] for link in links]


def test_there_is_a_portal_for_each_bitmask(meet: Meet) -> None:
    made = meet.create(guest_presenter_types="8,31,2,8,4")
    links = made["guest_presenter_links"]
    assert types_of(links) == [8, 31, 2, 4]
    for link in links:
        assert set(link) == {"guest_presenter_type", "pin", "link"}
        assert re.fullmatch("[A-Z0-9]{5,8}", link["pin"])
        assert link["link"].startswith("https://")
    assert len({link["pin"] for link in links}) == len({link["link"] for link in links}) == 4
    assert "guest_presenter_links" not in meet.status(made["event_id"]), "the page shows them to who makes and changes"
    every = meet.create(guest_presenter_types=",".join(map(str, range(1, 32))))["guest_presenter_links"]
    assert types_of(every) == list(range(1, 32))


def test_an_update_says_which_portals_there_are_and_keeps_the_pins_of_those_that_were(meet: Meet) -> None:
    made = meet.create()
    assert "guest_presenter_links" not in made
    id = made["event_id"]
    first = meet.update(id, guest_presenter_types="16")["guest_presenter_links"]
    both = meet.update(id, guest_presenter_types="1,16")["guest_presenter_links"]
    assert (both[1], types_of(both)) == (first[0], [1, 16])
    assert meet.update(id, event_title="Other")["guest_presenter_links"] == both
    assert meet.update(id, guest_presenter_types="1 ,  8,8")["guest_presenter_links"][0] == both[0]
    assert types_of(meet.update(id)["guest_presenter_links"]) == [1, 8]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "0",
        "32",
        "-1",
        "1,",
        ",1",
        "1,,2",
        "1 2",
        " 1",
        "1\t,2",
        "01",
        "1;2",
        "8.0",
        "x",
        "٨",
        "1\n",
        8,
        [8],
        None,
        True,
    ],
    ids=repr,
)
def test_what_is_no_list_of_bitmasks_is_refused(meet: Meet, wrong: Any) -> None:
    for path, members in ((CREATE, LIVE), (UPDATE, {"event_id": OWN})):
        meet.refused(72, path, data(members, guest_presenter_types=wrong), names="guest_presenter_types is a list")
