"""The toy vendor's generated client: `datetime` in Python, and the vendor's formats in requests and responses."""

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
from .toy_server import BOX_ARGUMENTS

PACKED = datetime(2024, 2, 29, 9, 46, 40, tzinfo=UTC)
COUNT = 1709200000
LOCAL = datetime(2024, 3, 1, 8, 30)
EAST = timezone(timedelta(hours=5, minutes=30))
DATA: dict[str, Any] = {
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
def toy(url: str, server: toy_server.ToyServer, request: pytest.FixtureRequest) -> Iterator[Toy]:
    server.boxes.valid_tickets.add("own")
    with Toy("right", api_key="k", ticket_token="own", base_url=url, strict=request.param) as client:
        yield client


def sent_box(server: toy_server.ToyServer) -> Any:
    return json.loads(dict(parse_qsl(server.requests[-1]["body"].decode()))["box_data"])


def received_box(toy: Toy, server: toy_server.ToyServer, **fields: Any) -> models.Box:
    """Return the box that the client parses from a response with these fields."""
    server.boxes.next_responses = [{"error": {"code": 0}, "box": {**DATA, **fields}}]
    box = toy.boxes.save(**BOX_ARGUMENTS)
    assert box is not None
    return box


def test_times_survive_round_trip_in_vendor_formats(toy: Toy, server: toy_server.ToyServer) -> None:
    arguments: dict[str, Any] = {
        "label": "Left",
        "packed": PACKED,
        "opened": PACKED.astimezone(EAST),
        "sealed": PACKED + timedelta(milliseconds=500),
        "visits": [PACKED, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)],
        "due": LOCAL,
        "back": datetime(2024, 2, 29, 10, 0, 30),
        "lids": [models.Lid(colour="red")],
    }
    box = toy.boxes.save(**arguments)
    assert sent_box(server) == {name: value for name, value in DATA.items() if name != "id"} | {"opened": COUNT}
    assert box is not None
    assert {name: getattr(box, name) for name in arguments} == arguments
    assert {time.tzinfo for time in (box.packed, box.opened, box.sealed, *(box.visits or ())) if time} == {UTC}
    assert (box.due.tzinfo, box.back and box.back.tzinfo) == (None, None)


def test_model_dump_restores_received_data(toy: Toy, server: toy_server.ToyServer) -> None:
    box = received_box(toy, server)
    assert box.model_dump(mode="json", exclude_unset=True) == DATA
    assert json.loads(box.model_dump_json(exclude_unset=True)) == DATA
    dumped = box.model_dump()
    assert (dumped["packed"], dumped["due"], dumped["visits"][0]) == (PACKED, LOCAL, PACKED)
    assert models.Box.model_validate(dumped) == models.Box.model_validate(DATA) == box


def test_model_from_constructor_dumps_vendor_formats() -> None:
    box = models.BoxInput(label="Left", packed=PACKED, due=LOCAL)
    assert box.model_dump(mode="json", exclude_unset=True) == {
        "label": "Left",
        "packed": COUNT,
        "due": "2024/03/01 08:30",
    }


def test_null_and_unset_times_differ(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.save(**BOX_ARGUMENTS)
    assert set(sent_box(server)) == {"label", "packed", "due"}
    toy.boxes.save(**BOX_ARGUMENTS, opened=None, back=None)
    assert {name: sent_box(server)[name] for name in ("opened", "back")} == {"opened": None, "back": None}
    box = received_box(toy, server, opened=None, back=None)
    assert (box.opened, box.back) == (None, None)


def test_fraction_below_unit_is_truncated(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.save(
        **{**BOX_ARGUMENTS, "packed": PACKED + timedelta(microseconds=999_999)},
        sealed=PACKED + timedelta(microseconds=1_999),
        opened=datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC),
    )
    assert (sent_box(server)["packed"], sent_box(server)["sealed"], sent_box(server)["opened"]) == (
        COUNT,
        COUNT * 1000 + 1,
        -1,
    )
    assert all(type(sent_box(server)[name]) is int for name in ("packed", "sealed", "opened"))


@pytest.mark.parametrize(
    ("count", "time"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (str(COUNT), PACKED),
        ("-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (COUNT + 0.5, PACKED + timedelta(milliseconds=500)),
        (LATEST, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (EARLIEST, datetime(1, 1, 1, tzinfo=UTC)),
        # Large counts are seconds too; Pydantic would read them as milliseconds.
        (30_000_000_000, datetime(2920, 8, 30, 5, 20, tzinfo=UTC)),
    ],
)
def test_unix_time_as_number_or_text_is_parsed(
    toy: Toy, server: toy_server.ToyServer, count: object, time: datetime
) -> None:
    assert received_box(toy, server, packed=count).packed == time


def test_millisecond_count_is_not_read_as_seconds(toy: Toy, server: toy_server.ToyServer) -> None:
    assert received_box(toy, server, sealed=COUNT).sealed == datetime(1970, 1, 20, 18, 46, 40, tzinfo=UTC)
    assert received_box(toy, server, sealed=str(COUNT)).sealed == datetime(1970, 1, 20, 18, 46, 40, tzinfo=UTC)


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
    ("field", "wrong"),
    [(field, value) for field, values in WRONG.items() for value in values],
    ids=lambda value: str(value)[:40],
)
def test_invalid_time_error_names_field(toy: Toy, server: toy_server.ToyServer, field: str, wrong: object) -> None:
    if toy.strict:
        with pytest.raises(toy_client.UnexpectedResponseError, match=rf"POST /boxes/save returned 200 .*box\.{field}"):
            received_box(toy, server, **{field: wrong})
        return
    box = received_box(toy, server, **{field: wrong})
    with pytest.raises(toy_client.MissingFieldError, match=rf"Box\.{field} is "):
        getattr(box, field)
    assert box.model_extra == {field: wrong}


@pytest.mark.parametrize(
    ("field", "wrong"),
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
def test_body_time_with_wrong_zone_raises_before_request(
    toy: Toy, server: toy_server.ToyServer, field: str, wrong: Any
) -> None:
    with pytest.raises(toy_client.ArgumentError, match=rf"box_data\.{field}"):
        toy.boxes.save(**{**BOX_ARGUMENTS, field: wrong})
    assert server.requests == []


def test_query_times_are_sent_in_vendor_formats(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.crates.list(
        since=PACKED.astimezone(EAST),
        until=PACKED + timedelta(microseconds=500_999),
        due=LOCAL,
        moved=[PACKED, PACKED + timedelta(seconds=1)],
    )
    assert server.requests[-1]["query"] == [
        ("since", str(COUNT)),
        ("until", f"{COUNT}500"),
        ("due", "2024/03/01 08:30"),
        ("moved", str(COUNT)),
        ("moved", str(COUNT + 1)),
    ]
    toy.crates.list()
    assert server.requests[-1]["query"] == []


@pytest.mark.parametrize(
    "wrong", [{"since": LOCAL}, {"until": LOCAL}, {"due": PACKED}, {"moved": [PACKED, LOCAL]}], ids=str
)
def test_query_time_with_wrong_zone_raises_before_request(toy: Toy, server: toy_server.ToyServer, wrong: Any) -> None:
    with pytest.raises(toy_client.ArgumentError):
        toy.crates.list(**wrong)
    assert server.requests == []


def test_form_time_is_sent_in_vendor_format(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.export(since=PACKED.astimezone(EAST)).read()
    assert server.requests[-1]["body"] == f"since={COUNT}&ticket=own".encode()
    with pytest.raises(toy_client.ArgumentError, match="since"):
        toy.boxes.export(since=LOCAL)


def test_multipart_times_are_sent_in_vendor_formats(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.print_label(file=b"\x89PNG\r\n\xff", printed=PACKED.astimezone(EAST), due=LOCAL)
    body = server.requests[-1]["body"]
    assert b'name="file"; filename="file"' in body
    assert b"\r\n\r\n\x89PNG\r\n\xff\r\n" in body
    assert f'name="printed"\r\n\r\n{COUNT}\r\n'.encode() in body
    assert b'name="due"\r\n\r\n2024/03/01 08:30\r\n' in body


def test_extreme_years_survive_round_trip(toy: Toy, server: toy_server.ToyServer) -> None:
    for time in (datetime(1, 1, 1), datetime(999, 12, 31, 23, 59), datetime(9999, 12, 31, 23, 59), LOCAL):
        box = toy.boxes.save(**{**BOX_ARGUMENTS, "due": time, "packed": time.replace(tzinfo=UTC)})
        assert box is not None
        assert (box.due, box.packed) == (time, time.replace(tzinfo=UTC))
        server.boxes.boxes.clear()


def test_one_or_many_in_response_is_list(toy: Toy, server: toy_server.ToyServer) -> None:
    red, blue = models.Lid(colour="red"), models.Lid(colour="blue")
    assert received_box(toy, server, lids={"colour": "red"}).lids == [red]
    assert received_box(toy, server, lids=[{"colour": "red"}, {"colour": "blue"}]).lids == [red, blue]
    box = received_box(toy, server, lids=[])
    assert (box.lids, box.spares) == ([], [])
    assert received_box(toy, server, spares={"colour": "blue"}).spares == [blue]
    box.spares.append(blue)
    assert received_box(toy, server).spares == [], "each model has its own default list"
    for wrong, place in (("red", "0"), ([{"colour": "red"}, 3], "1")):
        # Without strict mode, the error occurs only when the field is accessed.
        with pytest.raises(toy_client.ApiError, match=rf"box\.lids\.{place}: |Box\.lids is another "):
            assert received_box(toy, server, lids=wrong).lids


def test_one_or_many_argument_accepts_item_or_list(toy: Toy, server: toy_server.ToyServer) -> None:
    red = models.Lid(colour="red")
    toy.boxes.save(**BOX_ARGUMENTS, lids=red)
    assert sent_box(server)["lids"] in ({"colour": "red"}, [{"colour": "red"}])
    toy.boxes.save(**BOX_ARGUMENTS, lids=[red, red])
    assert sent_box(server)["lids"] == [{"colour": "red"}] * 2
    server.boxes.boxes.clear()
    toy.boxes.save(**BOX_ARGUMENTS)
    assert "lids" not in sent_box(server)
