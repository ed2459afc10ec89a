"""The toy vendor's generated client: request bodies in an envelope, and errors in responses with a success status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
import toy_client
from toy_client import Toy, models

from . import toy_server
from .toy_server import BOX_ARGUMENTS

META = models.CrateMeta(source="shop")

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.ToyServer) -> Iterator[Toy]:
    server.boxes.valid_tickets.add("own")
    with Toy("right", ticket_token="own", base_url=url) as client:
        yield client


def sent_body(server: toy_server.ToyServer) -> Any:
    return json.loads(server.requests[-1]["body"])


def test_body_is_sent_in_its_envelope(toy: Toy, server: toy_server.ToyServer) -> None:
    crate = toy.crates.create(title="Left")
    assert sent_body(server) == {"data": {"type": "crate", "attributes": {"title": "Left"}}}
    assert server.requests[-1]["headers"]["content-type"] == "application/vnd.api+json"
    assert isinstance(crate, models.Crate)
    assert (crate.id, crate.attributes.title, crate.attributes.note) == ("c-1", "Left", None)


def test_envelope_properties_are_arguments(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.crates.create(title="Left", note=None, kind="wooden", meta=META)
    assert sent_body(server) == {
        "data": {"type": "crate", "attributes": {"title": "Left", "note": None, "kind": "wooden"}},
        "meta": {"source": "shop"},
    }
    toy.crates.change("c-1", id="c-2", title="Right")
    assert (server.requests[-1]["method"], server.requests[-1]["path"]) == ("PATCH", "/crates/c-1")
    assert sent_body(server) == {"data": {"type": "crate", "id": "c-2", "attributes": {"title": "Right"}}}


def test_required_body_without_values_is_sent(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.crates.change("c-1", id="c-1")
    assert sent_body(server) == {"data": {"type": "crate", "id": "c-1", "attributes": {}}}
    toy.crates.change("c-1", id="c-1", note=None)
    assert sent_body(server)["data"]["attributes"] == {"note": None}


def test_optional_body_is_sent_only_with_values(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.crates.open("c-1")
    assert server.requests[-1]["body"] == b""
    assert "content-type" not in server.requests[-1]["headers"]
    toy.crates.open("c-1", tool="bar")
    assert sent_body(server) == {"data": {"type": "opening", "attributes": {"tool": "bar"}}}
    toy.crates.open("c-1", meta=META)
    assert sent_body(server) == {"data": {"type": "opening", "attributes": {}}, "meta": {"source": "shop"}}
    toy.crates.open("c-1", tool="bar", meta=META)
    assert sent_body(server) == {"data": {"type": "opening", "attributes": {"tool": "bar"}}, "meta": {"source": "shop"}}


def test_invalid_argument_error_names_its_body_path(toy: Toy, server: toy_server.ToyServer) -> None:
    with pytest.raises(toy_client.ArgumentError, match=r"^data\.attributes\.title: String should have at most 20"):
        toy.crates.create(title="x" * 21)
    with pytest.raises(toy_client.ArgumentError, match=r"^meta"):
        toy.crates.create(title="x", meta=3)  # type: ignore[arg-type]
    with pytest.raises(toy_client.ArgumentError, match=r"^box_data\.label: String should have at least 1"):
        toy.boxes.save(**{**BOX_ARGUMENTS, "label": ""})
    with pytest.raises(TypeError, match="type"):
        toy.crates.create(title="x", type="crate")  # type: ignore[call-arg]
    assert server.requests == []


def test_json_in_form_field_is_sent_in_its_envelope(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.save(**{**BOX_ARGUMENTS, "label": 'é "&" ='})
    form = dict(parse_qsl(server.requests[-1]["body"].decode(), strict_parsing=True))
    assert json.loads(form.pop("box_data"))["label"] == 'é "&" ='
    assert form == {"format": "json", "ticket": "own"}
    toy.boxes.save(**BOX_ARGUMENTS, notify=False)
    form = dict(parse_qsl(server.requests[-1]["body"].decode(), strict_parsing=True))
    assert (form["notify"], form["format"], form["ticket"]) == ("false", "json", "own")


def test_models_omit_credential_field() -> None:
    for model in (models.BoxForm, models.LidForm):
        assert "ticket" not in model.model_fields


def raised_error(toy: Toy, server: toy_server.ToyServer, response: dict[str, Any]) -> toy_client.StatusError:
    """Return the error that a call raises for a response body."""
    server.boxes.next_responses = [response]
    with pytest.raises(toy_client.StatusError) as raised:
        toy.boxes.save(**BOX_ARGUMENTS)
    return raised.value


def test_error_code_in_status_200_raises_its_class(toy: Toy, server: toy_server.ToyServer) -> None:
    error = raised_error(toy, server, {"error": {"code": 52, "text": "It is full."}})
    assert type(error) is toy_client.BoxFullError
    assert isinstance(error, toy_client.ApiError)
    assert (error.status, error.code, error.message) == (200, 52, "It is full.")
    assert isinstance(error.body, models.BoxAnswer)
    assert error.body.error.code is models.BoxCode.BOX_FULL
    assert str(error) == "52: It is full. (POST /boxes/save)"
    assert (error.request.method, error.response.status_code) == ("POST", 200)
    assert (toy_client.BoxFullError.__doc__ or "").startswith("52: Nothing more goes into the box.")


def test_expired_ticket_code_raises_unauthorized_error(toy: Toy, server: toy_server.ToyServer) -> None:
    error = raised_error(toy, server, {"error": {"code": 50}})
    assert type(error) is toy_client.TicketExpiredError
    assert isinstance(error, toy_client.UnauthorizedError)
    assert (error.status, error.message) == (200, None)


def test_error_code_in_invalid_body_raises_its_class(toy: Toy, server: toy_server.ToyServer) -> None:
    body = {"error": {"code": 52, "text": "It is full."}, "box": "none"}
    error = raised_error(toy, server, body)
    assert type(error) is toy_client.BoxFullError
    assert (error.body.error.text, hasattr(error.body, "box")) == ("It is full.", False)
    assert error.body.model_dump(mode="json", exclude_unset=True) == body


@pytest.mark.parametrize("code", [99, -1, "52", "full"])
def test_undocumented_code_raises_status_error(toy: Toy, server: toy_server.ToyServer, code: int | str) -> None:
    error = raised_error(toy, server, {"error": {"code": code, "text": "Who knows?"}})
    assert type(error) is toy_client.StatusError
    assert (error.status, error.code, error.message) == (200, code, "Who knows?")


@pytest.mark.parametrize("code", [41, 40])
def test_code_of_another_status_raises_plain_status_error(toy: Toy, server: toy_server.ToyServer, code: int) -> None:
    assert type(raised_error(toy, server, {"error": {"code": code}})) is toy_client.StatusError


def test_response_without_error_code_is_success(toy: Toy, server: toy_server.ToyServer) -> None:
    server.boxes.next_responses = [{"error": {"code": 0}}]
    with pytest.raises(toy_client.UnexpectedResponseError, match="POST /boxes/save returned 200 without its box"):
        toy.boxes.save(**BOX_ARGUMENTS)
    # Only the box operations have an error code in success responses.
    assert toy.reports.get(2) == models.ReportInProgress(id=2, done=0.5)
    server.boxes.next_responses = [{"box": None}]
    with pytest.raises(toy_client.UnexpectedResponseError, match="returned 200 without its box"):
        toy.boxes.save(**BOX_ARGUMENTS)


def test_docstring_documents_errors_in_success_status(toy: Toy) -> None:
    document = type(toy.boxes).save.__doc__ or ""
    assert "StatusError: Another of the vendor's codes; each has a class of its own." in document
