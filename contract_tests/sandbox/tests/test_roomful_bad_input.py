"""Roomful: calls that are not as described: refused with the name of the member, nothing changed, nobody told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from contract_tests.sandbox.vendors.roomful.seed import initial

from . import roomful
from .roomful import FAIR, NOW, OURS, Client, Rooms
from .roomful_calls import CALLS, REQUIRED, SESSION

NO_MATTER: list[list[Any]] = [[], [{}], [{"data": {}, "event": {"id": "a"}}]]


class Watched:
    """Ada's connection, and Bea's, who is invited and must be told nothing."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.ada, self.bea = rooms.connect(initial.ADA), rooms.connect(initial.BEA, version=3)
        self.bea.news()

    def refused(self, path: str, name: str, data: Any) -> None:
        self.rooms.fails(self.ada, 400, path, name, data)

    def refused_raw(self, path: str, frame: str) -> str:
        """Assert that a frame's call is refused; the answer goes with the number 7."""
        before = self.rooms.state()
        self.ada.send(frame)
        error = self.ada.answer(7)["error"]
        assert (error["status"], error["code"]) == (True, 400), error
        assert error["message"].startswith(f"{path}: "), error
        assert self.rooms.state() == before
        return str(error["message"])


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with roomful.opened() as rooms:
        watched = Watched(rooms)
        yield watched
        assert watched.bea.news() == [], "nothing that was refused was told"


def with_value(name: str, path: str, value: Any) -> Any:
    """Return the data of a call that would work, with another value at a path."""
    data = json.loads(json.dumps(CALLS[name]))
    *above, last = path.split(".")
    holder = data
    for one in above:
        holder = holder[one]
    holder[last] = value
    return data


def without(name: str, path: str) -> Any:
    data = with_value(name, path, None)
    *above, last = path.split(".")
    holder = data
    for one in above:
        holder = holder[one]
    del holder[last]
    return data


@pytest.mark.parametrize("name", CALLS)
def test_the_call_itself_is_one_object_with_data_and_event(watched: Watched, name: str) -> None:
    good, header = CALLS[name], {"id": ""}
    for arguments, path in (
        ([], "request"),
        ([{"data": good, "event": header}, {}], "request"),
        ([None], "request"),
        (["x"], "request"),
        ([[good]], "request"),
        ([{}], "data"),
        ([{"data": good}], "event"),
        ([{"event": header}], "data"),
        ([{"data": good, "event": {}}], "event.id"),
        ([{"data": good, "event": None}], "event"),
        ([{"data": good, "event": {"id": None}}], "event.id"),
        ([{"data": good, "event": {"id": 5}}], "event.id"),
        ([{"data": good, "event": {"id": "", "date": "now"}}], "event.date"),
        ([{"data": good, "event": header, "more": 1}], "more"),
        ([{"data": None, "event": header}], "data"),
        ([{"data": [good], "event": header}], "data"),
        ([{"data": "x", "event": header}], "data"),
        ([{"data": {**good, "colour": 1}, "event": header}], "data.colour"),
        ([{"data": {**good, "\ud800\U0001f600" * 100: 1}, "event": header}], "data.\\ud800\\U0001f600\\ud800"),
    ):
        frame = json.dumps([f"social:{name}", *arguments])
        before = watched.rooms.state()
        watched.ada.send(f"427{frame}")
        error = watched.ada.answer(7)["error"]
        assert error["code"] == 400, (arguments, error)
        assert error["message"].startswith(path), (arguments, error)
        assert watched.rooms.state() == before


@pytest.mark.parametrize("name", CALLS)
def test_what_must_be_there_is_missed_by_name(watched: Watched, name: str) -> None:
    for path in REQUIRED.get(name, [*CALLS[name]]):
        watched.refused(f"data.{path}", name, without(name, path))


def test_what_else_a_call_says_of_itself_is_let_through(watched: Watched) -> None:
    header = {"id": "", "time": 1.5, "device": {"a": [None]}}
    id = watched.ada.asked("social:getEvents", {"data": {"source": OURS}, "event": header})
    assert watched.ada.answer(id)["error"]["code"] == 0


NO_TEXTS: list[Any] = [None, True, 0, 5, 1.5, [], {}, ["x"], {"a": "b"}]
LONG = ["\ud800", "a\udfffb", "x" * 100_001, "x" * 1_000_000, "\U0001f600" * 300_000]
NO_COUNTS: list[Any] = [
    *(None, True, False, "", "5", str(NOW), [], {}),
    *(0.5, -1, -0.1, NOW + 0.5, 10**30, 1e300, -(10**400)),
]
NO_PRICES: list[Any] = [None, True, "5", [], {}, -0.01, -1, 10**400]
NO_PARTS: list[Any] = [None, True, "1", -0.001, 1.001, 255, 10**400, []]
NO_CUSTOM: list[Any] = [None, [], "x", 5, True, {"a": "\ud800"}, {"\ud800": 1}, {"a": [{"b": "x" * 100_001}]}]
TEXTS = {
    "createEvent": ["source", "event.title", "event.description", "event.previewResourceId", "event.roomId"],
    "updateEvent": ["eventId", "event.title", "event.description", "event.previewResourceId", "event.roomId"],
    "createSession": [f"session.{one}" for one in ("eventId", "roomId", "propId", "title", "description", "id")],
    "updateSession": [f"session.{one}" for one in ("id", "eventId", "roomId", "propId", "title", "ownerId")],
    "getPropSessions": ["roomId", "propId"],
    "getEvent": ["eventId"],
    "joinSession": ["sessionId"],
}
NUMBERS = {
    "createEvent": ["event.startDate", "event.endDate", "event.participantLimit"],
    "updateEvent": ["event.startDate", "event.endDate", "event.participantLimit"],
    "createSession": [f"session.{one}" for one in ("startDate", "duration", "sessionType", "created", "updated")],
    "updateSession": [f"session.{one}" for one in ("startDate", "duration", "sessionType", "created", "updated")],
}


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in TEXTS.items() for path in paths])
def test_texts_are_texts(watched: Watched, name: str, path: str) -> None:
    for wrong in NO_TEXTS:
        watched.refused(f"data.{path}", name, with_value(name, path, wrong))
    for wrong in LONG:
        watched.refused(f"data.{path}", name, with_value(name, path, wrong))


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in NUMBERS.items() for path in paths])
def test_whole_numbers_are_whole_and_not_negative(watched: Watched, name: str, path: str) -> None:
    for wrong in NO_COUNTS:
        watched.refused(f"data.{path}", name, with_value(name, path, wrong))
    for word in ("NaN", "Infinity", "-Infinity", "1e999", "9" * 5000):
        text = json.dumps({"data": with_value(name, path, "here"), "event": {"id": ""}}).replace('"here"', word)
        watched.refused_raw(f"data.{path}", f'427["social:{name}",{text}]')


@pytest.mark.parametrize("name", ["createEvent", "updateEvent"])
def test_a_price_is_a_number_from_0(watched: Watched, name: str) -> None:
    for wrong in NO_PRICES:
        watched.refused("data.event.price", name, with_value(name, "event.price", wrong))


@pytest.mark.parametrize("name", ["createSession", "updateSession"])
def test_session_types_durations_and_colours_have_their_range(watched: Watched, name: str) -> None:
    fine = {"r": 0, "g": 0.5, "b": 1, "a": 1.0}
    for path, wrong in (
        ("sessionType", 3),
        ("sessionType", "PUBLIC"),
        ("duration", 0),
        ("isRecurring", 0),
        ("isRecurring", "true"),
        ("isRecurring", None),
        ("isValid", 1),
        ("color", None),
        ("color", "#ffffff"),
        ("color", [0, 0, 0, 0]),
        ("owner", {}),
    ):
        watched.refused(f"data.session.{path}", name, with_value(name, f"session.{path}", wrong))
    for part in "rgba":
        for wrong in NO_PARTS:
            colour: dict[str, Any] = {**fine, part: wrong}
            watched.refused(f"data.session.color.{part}", name, with_value(name, "session.color", colour))
        colour = {other: value for other, value in fine.items() if other != part}
        watched.refused(f"data.session.color.{part}", name, with_value(name, "session.color", colour))
    watched.refused("data.session.color.x", name, with_value(name, "session.color", {**fine, "x": 1}))


@pytest.mark.parametrize("name", ["createSession", "inviteUsersToSession"])
def test_invitations_are_objects_of_four_ways_and_a_role(watched: Watched, name: str) -> None:
    for wrong, path in (
        (None, ""),
        ({}, ""),
        ("x", ""),
        ([None], "[0]"),
        (["x"], "[0]"),
        ([{}, [1]], "[1]"),
        ([{"role": 3}], "[0].role"),
        ([{"role": -1}], "[0].role"),
        ([{"role": "1"}], "[0].role"),
        ([{"userId": 5}], "[0].userId"),
        ([{"facebook": "1"}], "[0].facebook"),
        ([{"facebook": "1:2:3"}], "[0].facebook"),
        ([{"facebook": ":"}], "[0].facebook"),
        ([{"emails": "a@example.com"}], "[0].emails"),
        ([{"emails": [5]}], "[0].emails[0]"),
        ([{"emails": ["a", None]}], "[0].emails[1]"),
        ([{"phones": [["+1"]]}], "[0].phones[0]"),
        ([{"email": "a@example.com"}], "[0].email"),
    ):
        watched.refused(f"data.usersToInvite{path}", name, {**CALLS[name], "usersToInvite": wrong})


def test_invitations_are_taken_back_by_texts(watched: Watched) -> None:
    for wrong, path in ((None, ""), (initial.BEA, ""), ([5], "[0]"), ([{"userId": initial.BEA}], "[0]")):
        data = {**SESSION, "usersToInvite": wrong}
        watched.refused(f"data.usersToInvite{path}", "deleteUserSessionInvitations", data)


@pytest.mark.parametrize("name", ["createEvent", "getEvents"])
def test_a_source_has_one_of_two_forms(watched: Watched, name: str) -> None:
    for wrong in ("", "x", "network", "network:", "network:a:b", "community:a", "community:a:", "Network:a", "event:a"):
        watched.refused("data.source", name, with_value(name, "source", wrong))


@pytest.mark.parametrize("name", ["createEvent", "updateEvent"])
@pytest.mark.parametrize("path", ["event.customData", "formSchema"])
def test_custom_data_are_an_object_of_json(watched: Watched, name: str, path: str) -> None:
    for wrong in NO_CUSTOM:
        watched.refused(f"data.{path}", name, with_value(name, path, wrong))
    for word in ("NaN", "-Infinity", "1e999"):
        text = json.dumps({"data": with_value(name, path, {"a": ["here"]}), "event": {"id": ""}})
        watched.refused_raw(f"data.{path}", f'427["social:{name}",{text.replace(chr(34) + "here" + chr(34), word)}]')


def test_whatever_json_has_comes_back_as_it_was(watched: Watched) -> None:
    custom: dict[str, Any] = {"": [[], {}, None, True, 0, -1.5, 10**40], "é\U0001f600": {"a": {"b": "\0\u2028"}}}
    data = {"source": OURS, "event": {**FAIR, "customData": custom}, "formSchema": custom}
    event = watched.ada.get("createEvent", data)["event"]
    assert event["customData"] == event["formSchema"] == custom
    nested: Any = "x"
    for _ in range(90):
        nested = [nested]
    data = {"eventId": event["id"], "event": {"customData": {"a": nested}}}
    assert watched.ada.get("updateEvent", data)["event"]["customData"] == {"a": nested}


def test_ids_of_nothing_are_not_found(watched: Watched) -> None:
    for name, code in {
        "getEvent": 404,
        "deleteEvent": 404,
        "getSessions": 404,
        "getSession": 404,
        "joinSession": 404,
    }.items():
        (member,) = CALLS[name]
        for id in ("", "x", "e0", "0", "../x", "\0", "__proto__", "x" * 100_000, initial.FOREIGN, initial.FOREIGN_TALK):
            watched.rooms.fails(watched.ada, code, f"data.{member}", name, {member: id})


def test_whole_numbers_may_be_written_with_a_point(watched: Watched) -> None:
    client: Client = watched.ada
    event = {**FAIR, "startDate": float(NOW + 5), "participantLimit": 2.0}
    made = client.get("createEvent", {"source": OURS, "event": event})["event"]
    assert (made["startDate"], made["participantLimit"]) == (NOW + 5, 2)


def test_an_endpoint_that_there_is_not_is_answered_in_words(watched: Watched) -> None:
    for name in (
        "social:nothing",
        "social:",
        "createEvent",
        "social:createevent",
        "user_info",
        "social:sessionUpdated",
    ):
        for arguments in NO_MATTER:
            error = watched.ada.answer(watched.ada.asked(name, *arguments))["error"]
            assert (error["status"], error["code"], error["message"]) == (True, 404, "There is no such endpoint")
