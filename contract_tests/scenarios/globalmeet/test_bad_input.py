"""GlobalMeet and what nobody should send, past the client: answered with a code, as JSON, and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .events import kept, plan
from .raw_forms import CREATE, SIGN_IN, STATUS, TREE, UPDATE, Forms, told, wire
from .seeded_ids import RESULTS, WEBCASTS

CALLS = [CREATE, UPDATE, STATUS, TREE]
GOOD: dict[str, dict[str, str]] = {
    CREATE: {"event_data": wire(plan())},
    UPDATE: {"event_data": wire({"event_id": RESULTS, "event_title": "Changed"})},
    STATUS: {"event_id": str(RESULTS)},
    TREE: {},
}
SCRIPT = "<script>alert(1)</script>"

Refused = Callable[[httpx.Response, int], None]


@pytest.fixture
def refused(world: Controller) -> Refused:
    before = json.dumps(world.state("globalmeet"))

    def check(answer: httpx.Response, code: int) -> None:
        assert told(answer)[0] == code, answer.text[:300]
        assert told(answer)[1], "every code but 1 comes with a text"
        assert json.dumps(world.state("globalmeet")) == before

    return check


def test_what_is_refused_below_would_else_succeed(forms: Forms, target: Target, world: Controller) -> None:
    for path, form in GOOD.items():
        assert told(forms.post(path, form)) == (1, "")
    named = {name: target.values[name][0] for name in ("username", "password")}
    assert told(forms.post(SIGN_IN, named, token=None)) == (1, "")


# Forms


@pytest.mark.parametrize("path", CALLS)
def test_a_form_has_each_of_its_fields_once_and_no_others(forms: Forms, refused: Refused, path: str) -> None:
    good = [*GOOD[path].items()]
    for more in ("colour", "", "Token", "event_data[]", "x" * 10_000, "\0", "\N{GRINNING FACE}"):
        refused(forms.post(path, [*good, (more, "red")]), 72)
    for name, value in good:
        refused(forms.post(path, [*good, (name, value)]), 72)
        refused(forms.post(path, [(name, ""), *good]), 72)
        refused(forms.post(path, {name: ""}), 72)
        refused(forms.post(path, {}), 72)
    token = forms.token
    refused(forms.post(path, [("token", token), *good]), 12)


@pytest.mark.parametrize("path", CALLS)
def test_who_asks_is_asked_before_what_is_asked_for(forms: Forms, refused: Refused, path: str) -> None:
    token = forms.token
    wrong = [None, " ", "nobody's", token[:-1], f"{token} ", f"{token}\r\n", f"\n{token}", token.upper(), f"{token}\0"]
    for one in wrong:
        for form in (GOOD[path], {}, {"event_data": SCRIPT, "colour": "red"}):
            refused(forms.post(path, form, token=one), 12)
    header = {"Authorization": f"Bearer {token}"}
    refused(forms.http.post(path, data={"event_id": RESULTS, **GOOD[path]}, headers=header), 12)


@pytest.mark.parametrize("path", [SIGN_IN, *CALLS])
@pytest.mark.parametrize("media", ["application/json", "multipart/form-data; boundary=x", "text/plain", "nonsense", ""])
def test_what_is_no_form_is_refused(forms: Forms, refused: Refused, path: str, media: str) -> None:
    form = str(httpx.QueryParams({"token": forms.token, **GOOD.get(path, {})}))
    for body in (form, json.dumps({"token": forms.token, **GOOD.get(path, {})}), "", "--x--\r\n"):
        refused(forms.send(path, body, media), 72)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"token=%FF", b"token=%ED%A0%80", b"%", b"a=%zz", b"a=1&b=%0"], ids=repr)
def test_bytes_that_are_no_text_are_refused(forms: Forms, refused: Refused, body: bytes) -> None:
    for path in (SIGN_IN, *CALLS):
        refused(forms.send(path, body), 72)


def test_a_sign_in_wants_a_name_and_a_password(forms: Forms, target: Target, refused: Refused) -> None:
    name, password = target.values["username"][0], target.values["password"][0]
    for form in (
        {},
        {"username": name},
        {"password": password},
        {"username": name, "password": ""},
        {"username": "", "password": password},
        {"username": name, "password": password, "colour": "red"},
        [("username", name), ("username", name), ("password", password)],
    ):
        refused(forms.post(SIGN_IN, form, token=None), 72)
    refused(forms.post(SIGN_IN, {"username": name, "password": password}), 72)
    refused(forms.post(SIGN_IN, {"username": SCRIPT, "password": password}, token=None), 70)
    for wrong in (f"{password} ", f"{password}\n", password.upper(), "' OR 1=1 --", "x" * 100_000):
        refused(forms.post(SIGN_IN, {"username": name, "password": wrong}, token=None), 11)


# event_data


@pytest.mark.parametrize("path", [CREATE, UPDATE])
@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "",
        " ",
        "null",
        "true",
        "1208433",
        '"{}"',
        "[]",
        '[{"event_id": 1208433}]',
        "undefined",
        "{'event_id': 1208433}",
        '{"event_id": 1208433,}',
        '{"event_id": 0000000}',
        '{"event_id": 1208433} {}',
        '{"event_title": "a\nb"}',
        '{"event_title": "\\ud800"}',
        '{"scheduled_duration": NaN}',
        '{"scheduled_duration": -Infinity}',
        pytest.param('{"event_id": ' + "9" * 5000 + "}", id="digits"),
        pytest.param("[" * 100_000, id="open"),
        pytest.param('{"a":' * 50_000, id="open objects"),
        pytest.param("[" * 50_000 + "]" * 50_000, id="deep"),
    ],
)
def test_event_data_is_one_json_object(forms: Forms, refused: Refused, path: str, text: str) -> None:
    refused(forms.post(path, {"event_data": text}), 72)


@pytest.mark.parametrize("wrong", ["60", "", None, True, [], {}, [60], 60.5, "sixty", 10**400], ids=ascii)
def test_a_number_is_a_whole_number_and_no_text(forms: Forms, refused: Refused, wrong: Any) -> None:
    for name in ("scheduled_start_time", "audience_capacity", "event_expiration_months", "acquisition_type"):
        refused(forms.post(CREATE, {"event_data": wire(plan(**{name: wrong}))}), 72)
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": RESULTS, name: wrong})}), 72)
    if wrong != 10**400:
        refused(forms.post(CREATE, {"event_data": wire(plan(scheduled_duration=wrong))}), 72)


def test_a_long_has_64_bits(forms: Forms, refused: Refused) -> None:
    for beyond in (-(2**63) - 1, 2**63):
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": RESULTS, "scheduled_start_time": beyond})}), 72)
    for within in (-(2**63), 2**63 - 1):
        said = {"event_id": RESULTS, "scheduled_start_time": within}
        assert told(forms.post(UPDATE, {"event_data": wire(said)})) == (1, "")


def test_a_duration_beyond_all_bounds_is_one_of_eight_hours(forms: Forms, world: Controller) -> None:
    said = {"event_id": RESULTS, "scheduled_duration": 10**400, "audience_capacity": 50.0}
    assert told(forms.post(UPDATE, {"event_data": wire(said)}))[0] == 1
    assert (kept(world, RESULTS)["scheduled_duration"], kept(world, RESULTS)["audience_capacity"]) == (480, 50)


@pytest.mark.parametrize(
    "wrong", [1, 0.5, None, True, [], {}, ["All hands"], {"en": "All hands"}, "half \ud83d"], ids=ascii
)
def test_a_text_is_a_text(forms: Forms, refused: Refused, wrong: Any) -> None:
    for name in ("guest_presenter_types", "event_title", "type", "timezone", "cost_center"):
        refused(forms.post(CREATE, {"event_data": wire(plan(**{name: wrong}))}), 72)
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": RESULTS, name: wrong})}), 72)


UNIT = {"acquisition_type": 1, "region": 3, "vcu_address": "192.0.2.7", "vcu_connection_type": "SIP"}
FILM = {"type": "ondemand", "media_type": "video"}


@pytest.mark.parametrize(
    ("kind", "name", "wrong"),
    [
        ({}, "acquisition_type", -1),
        ({"video_bridge_type": "standard"}, "acquisition_type", 5),
        ({"acquisition_type": 0}, "region", 0),
        ({"acquisition_type": 2}, "region", 6),
        (UNIT, "vcu_address", "somewhere"),
        (UNIT, "vcu_address", "192.0.2.256"),
        (UNIT, "vcu_connection_type", "sip"),
        ({"acquisition_type": 3}, "telephony_type", "carrier pigeon"),
        ({"acquisition_type": 4}, "video_bridge_type", "simple"),
        (FILM, "media_type", "smell"),
        ({}, "scheduled_player_close_time", -1),
        ({}, "scheduled_player_close_time", 2**63),
        # What does not apply may be anything, of its type.
        (FILM, "region", "Europe"),
        (FILM, "vcu_address", 7),
        *(({}, name, 1) for name in ("media_type", "vcu_connection_type", "video_bridge_type")),
        ({}, "telephony_type", ["bridge"]),
        ({"folder_id": WEBCASTS}, "folder_from_event", [RESULTS]),
    ],
)
def test_a_member_is_what_its_kind_of_event_takes(
    forms: Forms, refused: Refused, kind: dict[str, Any], name: str, wrong: Any
) -> None:
    refused(forms.post(CREATE, {"event_data": wire(plan(**{**kind, name: wrong}))}), 72)
    refused(forms.post(UPDATE, {"event_data": wire({"event_id": RESULTS, "type": "live", **kind, name: wrong})}), 72)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (UNIT, "vcu_address"),
        (UNIT, "vcu_connection_type"),
        ({"acquisition_type": 3, "telephony_type": "bridge"}, "telephony_type"),
        ({"acquisition_type": 4, "video_bridge_type": "advanced"}, "video_bridge_type"),
        (FILM, "media_type"),
    ],
)
def test_a_member_that_is_wrong_leaves_the_one_before(
    forms: Forms, world: Controller, kind: dict[str, Any], name: str
) -> None:
    made = forms.post(CREATE, {"event_data": wire(plan(**kind))}).json()["convey_api"]["result"]["event_data"]
    before = world.state("globalmeet")
    for wrong in ("wrong", 7):
        code, _ = told(forms.post(UPDATE, {"event_data": wire({"event_id": made["event_id"], name: wrong})}))
        assert code == 72
    assert world.state("globalmeet") == before


def test_a_member_that_nobody_knows_is_refused(forms: Forms, refused: Refused) -> None:
    for name in ("colour", "Event_title", "", "token", "\0", "__proto__"):
        refused(forms.post(CREATE, {"event_data": wire(plan(**{name: 1}))}), 72)
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": RESULTS, name: 1})}), 72)
    refused(forms.post(CREATE, {"event_data": wire(plan(event_id=RESULTS))}), 72)
    refused(forms.post(UPDATE, {"event_data": wire({"event_title": "Of which?"})}), 72)


@pytest.mark.parametrize("tag", [SCRIPT, "<SCRIPT", "a<b", "</p", "<!--", "1 < 2 <i"])
def test_a_tag_is_found_wherever_it_hides(forms: Forms, refused: Refused, tag: str) -> None:
    escaped = json.dumps(tag).replace("<", "\\u003c")
    refused(forms.post(STATUS, {"event_id": tag}), 70)
    refused(forms.post(TREE, {"folder_id": tag}), 70)
    for path, known in ((CREATE, plan()), (UPDATE, {"event_id": RESULTS})):
        for more in ({"event_title": tag}, {"cost_center": tag}, {"colour": [{"a": [tag]}]}, {tag: 1}):
            refused(forms.post(path, {"event_data": wire({**known, **more})}), 70)
        refused(forms.post(path, {"event_data": wire({**known, "event_title": "?"}).replace('"?"', escaped)}), 70)
        refused(forms.post(path, {**GOOD[path], tag: "colour"}), 70)
        refused(forms.post(path, {**GOOD[path], "colour": tag}), 70)


def test_an_id_is_written_as_it_is_known(forms: Forms, refused: Refused) -> None:
    for id in (f"0{RESULTS}", f"{RESULTS} ", f"{RESULTS}\n", f"{RESULTS}.0", "-1", "٤", "\0", "9" * 5000, "null"):
        refused(forms.post(STATUS, {"event_id": id}), 72)
        refused(forms.post(TREE, {"folder_id": id}), 72)
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": id, "event_title": "x"})}), 72)
    others: list[Any] = [None, True, [], {}, [RESULTS], 1.5]
    for other in others:
        refused(forms.post(UPDATE, {"event_data": wire({"event_id": other, "event_title": "x"})}), 72)


# Sizes and methods


@pytest.mark.undocumented("HTTP itself refuses")
def test_what_is_long_is_cut_and_what_is_enormous_meets_http_itself(forms: Forms, world: Controller) -> None:
    answer = forms.post(CREATE, {"event_data": wire(plan(event_title="x" * 900_000))})
    assert answer.json()["convey_api"]["result"]["event_data"]["event_title"] == "x" * 1000
    before = world.state("globalmeet")
    for title in ("x" * 10_000_000, "\N{GRINNING FACE}" * 200_000):
        enormous = forms.post(CREATE, {"event_data": wire(plan(event_title=title))})
        assert (enormous.status_code, enormous.content) == (413, b"")
    assert world.state("globalmeet") == before


@pytest.mark.usefixtures("discreet")
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
def test_everything_is_posted(forms: Forms, world: Controller, method: str) -> None:
    before = world.state("globalmeet")
    for path in (SIGN_IN, *CALLS):
        query = f"token={quote(forms.token)}&event_id={RESULTS}"
        answer = forms.http.request(method, f"{path}?{query}")
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert world.state("globalmeet") == before
