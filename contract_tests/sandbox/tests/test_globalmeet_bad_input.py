"""GlobalMeet's sandbox: what nobody should send. It is answered with a code, and changes nothing."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from .globalmeet import CALLS, CREATE, FORM, LIVE, OWN, SIGN_IN, STATUS, UPDATE, Meet, data

WITH_DATA: list[tuple[str, dict[str, Any]]] = [(CREATE, LIVE), (UPDATE, {"event_id": OWN})]
MEDIA = ["application/json", "multipart/form-data; boundary=x", "text/plain", f"x{FORM}", "", None]


@pytest.mark.parametrize("path", [SIGN_IN, *CALLS])
@pytest.mark.parametrize("media", MEDIA)
def test_a_body_of_another_type_is_refused(meet: Meet, path: str, media: str | None) -> None:
    form = {"token": meet.token, "event_id": OWN, "username": "owner", **data(LIVE, event_id=OWN)}
    multipart = f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{meet.token}\r\n--x--\r\n'
    for body in (urlencode(form), json.dumps(form), multipart, b"", b"\xff", b"[" * 100_000):
        meet.refused_raw(72, path, body, media)


@pytest.mark.parametrize("path", [SIGN_IN, *CALLS])
def test_a_body_that_is_no_form_is_refused(meet: Meet, path: str) -> None:
    for body in (b"\xff\xfe", b"token=%FF", b"token=%ED%A0%80", b"%", b"token=%zz", b"a=%0", b"\xf0\x28"):
        meet.refused_raw(72, path, body)
    nothing = 72 if path == SIGN_IN else 12
    for body in (b"", b"\x00", b"&&&;;;===", b"[" * 100_000, b"{}", b"=" * 1000, b"a=1&" * 200_000, b"token"):
        meet.refused_raw(nothing, path, body)


def test_the_content_type_is_read_as_http_has_it(meet: Meet) -> None:
    body = urlencode({"token": meet.token, "event_id": OWN})
    for media in (FORM, f"{FORM}; charset=utf-8", FORM.upper(), f"{FORM};boundary=x"):
        assert meet.post(STATUS, body, media).json()["convey_api"]["result"]["returnCode"] == 1


@pytest.mark.parametrize("path", [CREATE, UPDATE])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "}",
        '{"event_id": 1208433',
        "{'event_id': 1208433}",
        '{"event_id": 1208433,}',
        '{"event_id": 0000000}',
        '{"event_id": 1208433} {}',
        '{"event_title": "a\nb"}',
        '{"event_title": "\\ud800"}',
        '{"colour": {"\\udc00": 1}}',
        '{"scheduled_duration": NaN}',
        '{"scheduled_duration": -Infinity}',
        '\ufeff{"event_id": 1208433}',
        "undefined",
        "null",
        "true",
        "1208433",
        "[]",
        '[{"event_id": 1208433}]',
        '"{}"',
        pytest.param('{"event_id": ' + "9" * 5000 + "}", id="digits"),
        pytest.param("[" * 100_000, id="open"),
        pytest.param("[" * 900 + "]" * 900, id="nested"),
        pytest.param('{"a":' * 50_000, id="open objects"),
        pytest.param("[" * 50_000 + "]" * 50_000, id="deep"),
    ],
)
def test_event_data_is_a_json_object(meet: Meet, path: str, text: str) -> None:
    meet.refused(72, path, {"event_data": text}, names="event_data is")


@pytest.mark.parametrize(("path", "members"), WITH_DATA)
def test_event_data_is_given_once(meet: Meet, path: str, members: dict[str, Any]) -> None:
    meet.refused(72, path, names="event_data is missing")
    meet.refused(72, path, [*data(members).items()] * 2, names="event_data is given more than once")
    meet.refused(72, path, {"event_id": OWN}, names="The form has no field 'event_id'")


WRONG: list[Any] = [None, True, False, [], {}, [1], {"a": 1}]
NUMBERS = [
    "scheduled_start_time",
    "scheduled_duration",
    "audience_capacity",
    "event_expiration_months",
    "acquisition_type",
    "scheduled_player_close_time",
]


@pytest.mark.parametrize(("path", "members"), WITH_DATA)
@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_whole_and_no_texts(meet: Meet, path: str, members: dict[str, Any], name: str) -> None:
    for wrong in (*WRONG, "100", "", "3", 100.5, -0.1, 1e-300):
        meet.refused(72, path, data(members, **{name: wrong}), names=f"{name} is a ")
    text = json.dumps({**members, name: "here"}).replace('"here"', "1e999")
    meet.refused(72, path, {"event_data": text}, names=f"{name} is a ")


@pytest.mark.parametrize(("path", "members"), WITH_DATA)
@pytest.mark.parametrize("name", ["event_title", "type", "timezone", "telephony_type", "cost_center"])
def test_texts_are_texts(meet: Meet, path: str, members: dict[str, Any], name: str) -> None:
    for wrong in (*WRONG, 1, 0.5, 10**400):
        meet.refused(72, path, data(members, **{name: wrong}), names=f"{name} is a text")


TAGS = ["<script>alert(1)</script>", "<SCRIPT", "a<b", "</p", "<!--", "1 < 2 <i"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_found_wherever_it_stands(meet: Meet, tag: str) -> None:
    hidden = json.dumps(tag).replace("<", "\\u003c")
    for path, members in WITH_DATA:
        for more in ({"event_title": tag}, {"media_type": tag}, {"colour": [{"a": [tag]}]}, {tag: 1}):
            meet.refused(70, path, data(members, **more))
        meet.refused(70, path, {"event_data": json.dumps({**members, "event_title": "?"}).replace('"?"', hidden)})
        meet.refused(70, path, {"event_data": f"[{hidden}]"})
        meet.refused(70, path, {"event_data": tag})
        meet.refused(70, path, {**data(members), "colour": tag})
        meet.refused(70, path, {**data(members), tag: "colour"})
    meet.refused(70, STATUS, {"event_id": tag})


def test_what_is_no_tag_is_a_text(meet: Meet) -> None:
    for title in ("1 < 2", "<3", "a <", "<", "&lt;b&gt;", "> x", "%3Cscript%3E", "\uff1cscript\uff1e"):
        assert meet.create(event_title=title)["event_title"] == title


def test_an_event_is_named_once_and_by_its_id(meet: Meet) -> None:
    for id in ("", "abc", f"0{OWN}", f"{OWN} ", f"{OWN}\n", f"{OWN}.0", "-1", "NaN", "٤", "9" * 5000, "\0", "null"):
        meet.refused(72, STATUS, {"event_id": id}, names="event_id is")
    meet.refused(72, STATUS, names="event_id is missing")
    twice = [("event_id", OWN), ("event_id", OWN)]
    meet.refused(72, STATUS, twice, names="event_id is given more than once")


def test_a_field_that_nobody_knows_is_refused(meet: Meet) -> None:
    for path in CALLS:
        for name in ("colour", "", "username", "Token", "event_id[]", "x" * 10_000, "\0", "\U0001f600"):
            form = {**data({"event_id": OWN}), name: "red"} if path in (CREATE, UPDATE) else {name: "red"}
            meet.refused(72, path, form, names="The form has no field ")


def test_a_member_that_is_repeated_is_taken_for_its_last(meet: Meet) -> None:
    text = f'{{"event_id": 1, "event_id": {OWN}, "event_title": 5, "event_title": "Last"}}'
    assert meet.result(UPDATE, {"event_data": text})["event_data"]["event_title"] == "Last"


def test_what_is_long_is_cut_and_what_is_too_large_meets_http_itself(meet: Meet) -> None:
    assert meet.create(event_title="x" * 900_000)["event_title"] == "x" * 1000
    before = json.dumps(meet.vendor.show())
    for title in ("x" * 1_000_000, "x" * 10_000_000, "\U0001f600" * 100_000):
        answer = meet.post(CREATE, urlencode({"token": meet.token, **data(LIVE, event_title=title)}))
        assert (answer.status_code, answer.content) == (413, b"")
    assert json.dumps(meet.vendor.show()) == before


def test_an_unknown_address_and_another_method_meet_http_itself(meet: Meet) -> None:
    assert meet.post("/api/event/delete", "").status_code == 404
    for method in ("GET", "PUT", "DELETE"):
        url = f"{STATUS}?token={meet.token}&event_id={OWN}"
        answer = meet.loop.run_until_complete(meet.http.request(method, url))
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    meet.refused_raw(12, f"{STATUS}?token={quote(meet.token)}", f"event_id={OWN}")
