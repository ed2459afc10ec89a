"""GlobalMeet's sandbox: signing in, and the tokens that come of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .globalmeet import ANOTHERS, CALLS, HOUR, NOW, OWN, SIGN_IN, STATUS, TREE, Meet, data


def pair(meet: Meet) -> dict[str, str]:
    known = meet.vendor.known()
    return {"username": known["username"][0], "password": known["password"][0]}


def signed_in(meet: Meet, form: dict[str, str]) -> Any:
    return meet.result(SIGN_IN, form, token=None)["authenticationData"]


def test_a_name_and_its_password_give_a_token_of_two_hours(meet: Meet) -> None:
    given = signed_in(meet, pair(meet))
    assert set(given) == {"token", "token_expiration"}
    assert given["token_expiration"] == NOW + 2 * HOUR
    assert re.fullmatch("[0-9a-f]{256}", given["token"])
    assert meet.result(STATUS, {"event_id": OWN}, token=given["token"])["event_data"]["event_id"] == OWN


def test_a_token_counts_up_to_its_expiration_and_no_longer(meet: Meet) -> None:
    token = signed_in(meet, pair(meet))["token"]
    meet.sandbox.clock.advance(2 * 60 * 60 - 0.001)
    meet.result(TREE, token=token)
    meet.sandbox.clock.advance(0.001)
    meet.refused(12, TREE, token=token)
    meet.sandbox.clock.advance(365 * 24 * 60 * 60)
    meet.result(TREE)  # what is seeded outlasts the tests


def test_a_new_token_ends_none_that_was_given_out_before(meet: Meet) -> None:
    first = signed_in(meet, pair(meet))
    meet.sandbox.clock.advance(60 * 60)
    second = signed_in(meet, pair(meet))
    assert first["token"] != second["token"]
    assert second["token_expiration"] - first["token_expiration"] == HOUR
    for one in (first, second):
        meet.result(TREE, token=one["token"])
    meet.sandbox.clock.advance(60 * 60)
    meet.refused(12, TREE, token=first["token"])
    meet.result(TREE, token=second["token"])


def test_a_wrong_name_or_password_is_no_user(meet: Meet) -> None:
    good = pair(meet)
    stranger = meet.vendor.accounts.by_name["stranger"]
    for change in (
        {"username": "nobody"},
        {"username": "stranger"},
        {"username": "Owner"},
        {"username": "owner "},
        {"username": "owner\n"},
        {"password": "x"},
        {"password": good["password"].upper() + "\0"},
        {"password": stranger.password},
    ):
        meet.refused(11, SIGN_IN, {**good, **change}, token=None)


def test_a_name_and_a_password_are_needed_once_each(meet: Meet) -> None:
    good = pair(meet)
    for name in good:
        less = {one: good[one] for one in good if one != name}
        meet.refused(72, SIGN_IN, less, token=None, names=f"{name} is missing")
        meet.refused(72, SIGN_IN, {**less, name: ""}, token=None, names=f"{name} is missing")
        twice = [*good.items(), (name, good[name])]
        meet.refused(72, SIGN_IN, twice, token=None, names=f"{name} is given more than once")
        meet.refused(70, SIGN_IN, {**good, name: "<script>"}, token=None)
    meet.refused(72, SIGN_IN, token=None)
    meet.refused(72, SIGN_IN, {**good, "colour": "red"}, token=None, names="The form has no field 'colour'")


@pytest.mark.parametrize("path", CALLS)
def test_every_other_call_looks_at_the_token_first(meet: Meet, path: str) -> None:
    expired = meet.vendor.reseed({"token": "expired"})["token"]
    good = meet.token
    bad = {"event_data": "<script>", "event_id": "<b>", "folder_id": "?"}
    for token in (
        None,
        expired,
        "0" * len(good),
        good[:-1],
        f"{good}0",
        good.upper(),
        f" {good}",
        f"{good}\n",
        f"{good}\r\nX: y",
        f"Bearer {good}",
        "<script>",
        "\0",
        "x" * 100_000,
    ):
        meet.refused(12, path, bad, token=token)
    meet.refused(12, path, [("token", ""), *bad.items()], token=None)
    meet.refused(12, path, [("token", good), *bad.items()])
    meet.refused(70, path, bad)


def test_what_belongs_to_another_is_answered_like_what_is_not_there(meet: Meet) -> None:
    stranger = meet.vendor.stranger()["token"]
    for id in (ANOTHERS, 9999999):
        meet.refused(72, STATUS, {"event_id": id}, names="event_id is none of your events")
        update = data({"event_id": id}, event_title="Mine")
        meet.refused(72, CALLS[1], update, names="event_id is none of your events")
    for id in (2204201, 9999999):
        meet.refused(72, TREE, {"folder_id": id}, names="folder_id is none of your folders")
    assert meet.result(STATUS, {"event_id": ANOTHERS}, token=stranger)["event_data"]["event_id"] == ANOTHERS
    meet.refused(72, STATUS, {"event_id": OWN}, token=stranger, names="event_id")
