"""The toy vendor's generated client: what a body is wrapped in, and errors that hide in an answer of success."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
import toy_client
from toy_client import Toy, models

from . import toy_server
from .toy_server import BOX

META = models.CrateMeta(source="shop")

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.Toy) -> Iterator[Toy]:
    server.boxes.valid.add("own")
    with Toy("right", ticket_token="own", base_url=url) as client:
        yield client


def body(server: toy_server.Toy) -> Any:
    return json.loads(server.journal[-1]["body"])


def test_what_a_body_is_wrapped_in_is_filled_in(toy: Toy, server: toy_server.Toy) -> None:
    crate = toy.crates.create(title="Left")
    assert body(server) == {"data": {"type": "crate", "attributes": {"title": "Left"}}}
    assert server.journal[-1]["headers"]["content-type"] == "application/vnd.api+json"
    assert isinstance(crate, models.Crate)
    assert (crate.id, crate.attributes.title, crate.attributes.note) == ("c-1", "Left", None)


def test_what_stands_beside_is_an_argument_too(toy: Toy, server: toy_server.Toy) -> None:
    toy.crates.create(title="Left", note=None, kind="wooden", meta=META)
    assert body(server) == {
        "data": {"type": "crate", "attributes": {"title": "Left", "note": None, "kind": "wooden"}},
        "meta": {"source": "shop"},
    }
    toy.crates.change("c-1", id="c-2", title="Right")
    assert (server.journal[-1]["method"], server.journal[-1]["path"]) == ("PATCH", "/crates/c-1")
    assert body(server) == {"data": {"type": "crate", "id": "c-2", "attributes": {"title": "Right"}}}


def test_a_body_that_is_wanted_is_sent_though_nothing_is_in_it(toy: Toy, server: toy_server.Toy) -> None:
    toy.crates.change("c-1", id="c-1")
    assert body(server) == {"data": {"type": "crate", "id": "c-1", "attributes": {}}}
    toy.crates.change("c-1", id="c-1", note=None)
    assert body(server)["data"]["attributes"] == {"note": None}


def test_a_body_that_is_not_wanted_is_sent_if_something_is_in_it(toy: Toy, server: toy_server.Toy) -> None:
    toy.crates.open("c-1")
    assert server.journal[-1]["body"] == b""
    assert "content-type" not in server.journal[-1]["headers"]
    toy.crates.open("c-1", tool="bar")
    assert body(server) == {"data": {"type": "opening", "attributes": {"tool": "bar"}}}
    toy.crates.open("c-1", meta=META)
    assert body(server) == {"data": {"type": "opening", "attributes": {}}, "meta": {"source": "shop"}}
    toy.crates.open("c-1", tool="bar", meta=META)
    assert body(server) == {"data": {"type": "opening", "attributes": {"tool": "bar"}}, "meta": {"source": "shop"}}


def test_an_argument_that_does_not_fit_is_named_where_it_goes(toy: Toy, server: toy_server.Toy) -> None:
    with pytest.raises(toy_client.ArgumentError, match=r"^data\.attributes\.title: String should have at most 20"):
        toy.crates.create(title="x" * 21)
    with pytest.raises(toy_client.ArgumentError, match=r"^meta"):
        toy.crates.create(title="x", meta=3)  # type: ignore[arg-type]
    with pytest.raises(toy_client.ArgumentError, match=r"^box_data\.label: String should have at least 1"):
        toy.boxes.save(**{**BOX, "label": ""})
    with pytest.raises(TypeError, match="type"):
        toy.crates.create(title="x", type="crate")  # type: ignore[call-arg]
    assert server.journal == []


def test_json_inside_a_form_is_wrapped_too(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.save(**{**BOX, "label": 'é "&" ='})
    form = dict(parse_qsl(server.journal[-1]["body"].decode(), strict_parsing=True))
    assert json.loads(form.pop("box_data"))["label"] == 'é "&" ='
    assert form == {"format": "json", "ticket": "own"}
    toy.boxes.save(**BOX, notify=False)
    form = dict(parse_qsl(server.journal[-1]["body"].decode(), strict_parsing=True))
    assert (form["notify"], form["format"], form["ticket"]) == ("false", "json", "own")


def test_no_model_holds_what_the_client_fills_in() -> None:
    for model in (models.BoxForm, models.LidForm):
        assert "ticket" not in model.model_fields


def refused(toy: Toy, server: toy_server.Toy, answer: dict[str, Any]) -> toy_client.StatusError:
    server.boxes.answers = [answer]
    with pytest.raises(toy_client.StatusError) as raised:
        toy.boxes.save(**BOX)
    return raised.value


def test_an_error_that_hides_in_a_success_is_typed(toy: Toy, server: toy_server.Toy) -> None:
    error = refused(toy, server, {"error": {"code": 52, "text": "It is full."}})
    assert type(error) is toy_client.BoxFullError
    assert isinstance(error, toy_client.ApiError)
    assert (error.status, error.code, error.message) == (200, 52, "It is full.")
    assert isinstance(error.body, models.BoxAnswer)
    assert error.body.error.code is models.BoxCode.BOX_FULL
    assert str(error) == "52: It is full. (POST /boxes/save)"
    assert (error.request.method, error.response.status_code) == ("POST", 200)
    assert (toy_client.BoxFullError.__doc__ or "").startswith("52: Nothing more goes into the box.")


def test_a_ticket_that_ran_out_is_unauthorized_by_whatever_status(toy: Toy, server: toy_server.Toy) -> None:
    error = refused(toy, server, {"error": {"code": 50}})
    assert type(error) is toy_client.TicketExpiredError
    assert isinstance(error, toy_client.UnauthorizedError)
    assert (error.status, error.message) == (200, None)


def test_a_body_that_does_not_fit_does_not_hide_the_error(toy: Toy, server: toy_server.Toy) -> None:
    body = {"error": {"code": 52, "text": "It is full."}, "box": "none"}
    error = refused(toy, server, body)
    assert type(error) is toy_client.BoxFullError
    assert (error.body.error.text, hasattr(error.body, "box")) == ("It is full.", False)
    assert error.body.model_dump(mode="json", exclude_unset=True) == body


@pytest.mark.parametrize("code", [99, -1, "52", "full"])
def test_a_code_that_nobody_documented_is_an_error_too(toy: Toy, server: toy_server.Toy, code: int | str) -> None:
    error = refused(toy, server, {"error": {"code": code, "text": "Who knows?"}})
    assert type(error) is toy_client.StatusError
    assert (error.status, error.code, error.message) == (200, code, "Who knows?")


@pytest.mark.parametrize("code", [41, 40])
def test_a_code_of_another_status_is_not_mistaken_for_it(toy: Toy, server: toy_server.Toy, code: int) -> None:
    assert type(refused(toy, server, {"error": {"code": code}})) is toy_client.StatusError


def test_an_answer_without_a_code_is_a_success(toy: Toy, server: toy_server.Toy) -> None:
    server.boxes.answers = [{"error": {"code": 0}}]
    with pytest.raises(toy_client.UnexpectedResponseError, match="POST /boxes/save answered 200 without its box"):
        toy.boxes.save(**BOX)
    # No operation but those of the boxes has a code in an answer of success.
    assert toy.reports.get(2) == models.ReportInProgress(id=2, done=0.5)
    server.boxes.answers = [{"box": None}]
    with pytest.raises(toy_client.UnexpectedResponseError, match="answered 200 without its box"):
        toy.boxes.save(**BOX)


def test_methods_say_that_errors_may_hide(toy: Toy) -> None:
    document = type(toy.boxes).save.__doc__ or ""
    assert "StatusError: Another of the vendor's codes; each has a class of its own." in document
