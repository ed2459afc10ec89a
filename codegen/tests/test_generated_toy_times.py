"""The toy vendor's generated client and times: `datetime` in Python, whatever the vendor writes on the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl

import pytest
import toy_client
from toy_client import Toy, models

from . import toy_server
from .toy_server import BOX

PACKED = datetime(2024, 2, 29, 9, 46, 40, tzinfo=UTC)
COUNT = 1709200000
LOCAL = datetime(2024, 3, 1, 8, 30)
EAST = timezone(timedelta(hours=5, minutes=30))
WIRE: dict[str, Any] = {
    "id": 1,
    "label": "Left",
    "packed": COUNT,
    "opened": None,
    "sealed": COUNT * 1000 + 500,
    "visits": [COUNT, -1],
    "due": "2024/03/01 08:30",
    "back": "2024-02-29T10.00.30",
    "lids": [{"colour": "red"}],
}
LATEST = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
EARLIEST = int(datetime(1, 1, 1, tzinfo=UTC).timestamp())

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture(params=[False, True], ids=["lenient", "strict"])
def toy(url: str, server: toy_server.Toy, request: pytest.FixtureRequest) -> Iterator[Toy]:
    server.boxes.valid.add("own")
    with Toy("right", api_key="k", ticket_token="own", base_url=url, strict=request.param) as client:
        yield client


def sent(server: toy_server.Toy) -> Any:
    return json.loads(dict(parse_qsl(server.journal[-1]["body"].decode()))["box_data"])


def answered(toy: Toy, server: toy_server.Toy, **members: Any) -> models.Box:
    server.boxes.answers = [{"error": {"code": 0}, "box": {**WIRE, **members}}]
    box = toy.boxes.save(**BOX)
    assert box is not None
    return box


def test_times_go_out_as_the_vendor_writes_them_and_come_back_as_they_were(toy: Toy, server: toy_server.Toy) -> None:
    given: dict[str, Any] = {
        "label": "Left",
        "packed": PACKED,
        "opened": PACKED.astimezone(EAST),
        "sealed": PACKED + timedelta(milliseconds=500),
        "visits": [PACKED, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)],
        "due": LOCAL,
        "back": datetime(2024, 2, 29, 10, 0, 30),
        "lids": [models.Lid(colour="red")],
    }
    box = toy.boxes.save(**given)
    assert sent(server) == {name: value for name, value in WIRE.items() if name != "id"} | {"opened": COUNT}
    assert box is not None
    assert {name: getattr(box, name) for name in given} == given
    assert {one.tzinfo for one in (box.packed, box.opened, box.sealed, *(box.visits or ())) if one} == {UTC}
    assert (box.due.tzinfo, box.back and box.back.tzinfo) == (None, None)


def test_a_model_gives_back_what_came(toy: Toy, server: toy_server.Toy) -> None:
    box = answered(toy, server)
    assert box.model_dump(mode="json", exclude_unset=True) == WIRE
    assert json.loads(box.model_dump_json(exclude_unset=True)) == WIRE
    held = box.model_dump()
    assert (held["packed"], held["due"], held["visits"][0]) == (PACKED, LOCAL, PACKED)
    assert models.Box.model_validate(held) == models.Box.model_validate(WIRE) == box


def test_a_model_may_be_made_by_hand_and_given() -> None:
    box = models.BoxInput(label="Left", packed=PACKED, due=LOCAL)
    assert box.model_dump(mode="json", exclude_unset=True) == {
        "label": "Left",
        "packed": COUNT,
        "due": "2024/03/01 08:30",
    }


def test_null_and_nothing_are_told_apart(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.save(**BOX)
    assert set(sent(server)) == {"label", "packed", "due"}
    toy.boxes.save(**BOX, opened=None, back=None)
    assert {name: sent(server)[name] for name in ("opened", "back")} == {"opened": None, "back": None}
    box = answered(toy, server, opened=None, back=None)
    assert (box.opened, box.back) == (None, None)


def test_what_is_smaller_than_the_unit_is_left_out(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.save(
        **{**BOX, "packed": PACKED + timedelta(microseconds=999_999)},
        sealed=PACKED + timedelta(microseconds=1_999),
        opened=datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC),
    )
    assert (sent(server)["packed"], sent(server)["sealed"], sent(server)["opened"]) == (COUNT, COUNT * 1000 + 1, -1)
    assert all(type(sent(server)[name]) is int for name in ("packed", "sealed", "opened"))


@pytest.mark.parametrize(
    ("count", "time"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (str(COUNT), PACKED),
        ("-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (COUNT + 0.5, PACKED + timedelta(milliseconds=500)),
        (LATEST, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (EARLIEST, datetime(1, 1, 1, tzinfo=UTC)),
        # What reads as milliseconds to some is a count of seconds here.
        (30_000_000_000, datetime(2920, 8, 30, 5, 20, tzinfo=UTC)),
    ],
)
def test_a_count_is_a_time_even_as_text(toy: Toy, server: toy_server.Toy, count: object, time: datetime) -> None:
    assert answered(toy, server, packed=count).packed == time


def test_milliseconds_are_never_taken_for_seconds(toy: Toy, server: toy_server.Toy) -> None:
    assert answered(toy, server, sealed=COUNT).sealed == datetime(1970, 1, 20, 18, 46, 40, tzinfo=UTC)
    assert answered(toy, server, sealed=str(COUNT)).sealed == datetime(1970, 1, 20, 18, 46, 40, tzinfo=UTC)


WRONG: dict[str, list[Any]] = {
    "packed": [
        *(LATEST + 1, EARLIEST - 1, 10**30, -(10**30), "9" * 30, "9" * 5000, True, None, [], {}),
        *("soon", "", "²", "2024-02-29T10:00:00", "NaN", "1e3"),
    ],
    "sealed": [(LATEST + 1) * 1000, 10**30, "later"],
    "visits": [[10**30], ["soon"], [None], COUNT],
    "due": [
        *("2024-03-01 08:30", "01/03/2024 08:30", "2024/03/01", "2024/03/01 08:30:00", "2024/02/30 08:30"),
        *("2024/03/01 24:30", "2024/03/01 08:30 ", "0000/03/01 08:30", "2024/03/01T08:30Z", ""),
        *(COUNT, None, True, []),
    ],
    "back": ["2024/02/29 10:00", "", 0],
}


@pytest.mark.parametrize(
    ("member", "wrong"),
    [(member, one) for member, values in WRONG.items() for one in values],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_such_time_is_an_error_that_names_the_member(
    toy: Toy, server: toy_server.Toy, member: str, wrong: object
) -> None:
    if toy.strict:
        with pytest.raises(toy_client.UnexpectedResponseError, match=rf"POST /boxes/save answered 200 .*box\.{member}"):
            answered(toy, server, **{member: wrong})
        return
    box = answered(toy, server, **{member: wrong})
    with pytest.raises(toy_client.MissingFieldError, match=rf"Box\.{member} came as "):
        getattr(box, member)
    assert box.model_extra == {member: wrong}


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("packed", LOCAL),
        ("opened", LOCAL),
        ("sealed", LOCAL),
        ("visits", [PACKED, LOCAL]),
        ("due", PACKED),
        ("back", PACKED),
        ("packed", "soon"),
        ("packed", None),
        ("due", "soon"),
        ("due", COUNT),
    ],
)
def test_a_time_without_its_zone_or_with_one_too_many_is_refused_before_anything_is_sent(
    toy: Toy, server: toy_server.Toy, member: str, wrong: Any
) -> None:
    with pytest.raises(toy_client.ArgumentError, match=rf"box_data\.{member}"):
        toy.boxes.save(**{**BOX, member: wrong})
    assert server.journal == []


def test_times_are_parameters_too(toy: Toy, server: toy_server.Toy) -> None:
    toy.crates.list(
        since=PACKED.astimezone(EAST),
        until=PACKED + timedelta(microseconds=500_999),
        due=LOCAL,
        moved=[PACKED, PACKED + timedelta(seconds=1)],
    )
    assert server.journal[-1]["query"] == [
        ("since", str(COUNT)),
        ("until", f"{COUNT}500"),
        ("due", "2024/03/01 08:30"),
        ("moved", str(COUNT)),
        ("moved", str(COUNT + 1)),
    ]
    toy.crates.list()
    assert server.journal[-1]["query"] == []


@pytest.mark.parametrize(
    "wrong", [{"since": LOCAL}, {"until": LOCAL}, {"due": PACKED}, {"moved": [PACKED, LOCAL]}], ids=str
)
def test_a_parameter_without_its_zone_or_with_one_too_many_is_refused(
    toy: Toy, server: toy_server.Toy, wrong: Any
) -> None:
    with pytest.raises(toy_client.ArgumentError):
        toy.crates.list(**wrong)
    assert server.journal == []


def test_times_are_fields_of_forms(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.export(since=PACKED.astimezone(EAST)).read()
    assert server.journal[-1]["body"] == f"since={COUNT}&ticket=own".encode()
    with pytest.raises(toy_client.ArgumentError, match="since"):
        toy.boxes.export(since=LOCAL)


def test_times_are_parts_of_forms_of_parts(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.print_label(file=b"\x89PNG\r\n\xff", printed=PACKED.astimezone(EAST), due=LOCAL)
    body = server.journal[-1]["body"]
    assert b'name="file"; filename="file"' in body
    assert b"\r\n\r\n\x89PNG\r\n\xff\r\n" in body
    assert f'name="printed"\r\n\r\n{COUNT}\r\n'.encode() in body
    assert b'name="due"\r\n\r\n2024/03/01 08:30\r\n' in body


def test_every_part_of_the_year_survives_a_round_trip(toy: Toy, server: toy_server.Toy) -> None:
    for time in (datetime(1, 1, 1), datetime(999, 12, 31, 23, 59), datetime(9999, 12, 31, 23, 59), LOCAL):
        box = toy.boxes.save(**{**BOX, "due": time, "packed": time.replace(tzinfo=UTC)})
        assert box is not None
        assert (box.due, box.packed) == (time, time.replace(tzinfo=UTC))
        server.boxes.boxes.clear()


def test_one_or_many_are_a_list(toy: Toy, server: toy_server.Toy) -> None:
    red, blue = models.Lid(colour="red"), models.Lid(colour="blue")
    assert answered(toy, server, lids={"colour": "red"}).lids == [red]
    assert answered(toy, server, lids=[{"colour": "red"}, {"colour": "blue"}]).lids == [red, blue]
    box = answered(toy, server, lids=[])
    assert (box.lids, box.spares) == ([], [])
    assert answered(toy, server, spares={"colour": "blue"}).spares == [blue]
    box.spares.append(blue)
    assert answered(toy, server).spares == [], "nobody shares a list with anybody"
    for wrong, place in (("red", "0"), ([{"colour": "red"}, 3], "1")):
        # In the default mode it breaks only who touches it.
        with pytest.raises(toy_client.ApiError, match=rf"box\.lids\.{place}: |Box\.lids came as another "):
            assert answered(toy, server, lids=wrong).lids


def test_one_or_many_may_be_given_as_either(toy: Toy, server: toy_server.Toy) -> None:
    red = models.Lid(colour="red")
    toy.boxes.save(**BOX, lids=red)
    assert sent(server)["lids"] in ({"colour": "red"}, [{"colour": "red"}])
    toy.boxes.save(**BOX, lids=[red, red])
    assert sent(server)["lids"] == [{"colour": "red"}] * 2
    server.boxes.boxes.clear()
    toy.boxes.save(**BOX)
    assert "lids" not in sent(server)
