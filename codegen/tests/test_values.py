"""Models of undocumented responses: invalid fields raise on access only, and all received data is kept."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Annotated, Any, Literal

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime, Field, RootModel, TypeAdapter, ValidationError

from codegen.runtime import (
    Call,
    Dialect,
    IntEnum,
    MissingFieldError,
    Model,
    OneOrMany,
    Operation,
    Page,
    Pages,
    Paging,
    Reply,
    StrEnum,
    UnexpectedResponseError,
    UnixTime,
)
from codegen.runtime.parsing import parse


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    SMALL = 1


class Square(Model):
    kind: Literal["square"]
    id: int
    side: float


class Round(Model):
    kind: Literal["round"]
    id: int
    radius: float


class Label(Model):
    text: str
    type: str | None = None  # a keyword of JSON Schema as a field name


class Labels(RootModel[list[Label]]):
    """A list model."""


class Box(Model):
    name: str
    label: Label
    made_at: Annotated[AwareDatetime, Field(alias="madeAt")]
    packed: UnixTime
    colour: Colour
    size: Size
    default: str | None = None
    remark: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    labels: OneOrMany[Label] = Field(default_factory=list)
    inside: list[Box] = Field(default_factory=list)
    shape: Square | Round | None = None
    tagged: Annotated[Square | Round, Field(discriminator="kind")] | None = None
    either: Label | str | None = None
    metadata: dict[str, Label] = Field(default_factory=dict)
    access_token: Annotated[str | None, Field(alias="accessToken")] = None
    rest: Labels | None = None


GOOD: dict[str, Any] = {
    "name": "b",
    "label": {"text": "t"},
    "madeAt": "2030-01-02T03:04:05Z",
    "packed": 1_700_000_000,
    "colour": "red",
    "size": 1,
}


def parse_box(data: Any = None, *, strict: bool = False, **fields: Any) -> Any:
    """Parse a box from `data`, or from the valid data with some fields replaced."""
    return parse(Box, json.dumps({**GOOD, **fields} if data is None else data), strict=strict)


def dump(model: Model) -> Any:
    """Return the JSON data that the client would send for a model."""
    return model.model_dump(mode="json", exclude_unset=True)


def test_missing_field_raises_on_access() -> None:
    box = parse_box({name: value for name, value in GOOD.items() if name != "madeAt"})
    assert (box.name, box.default) == ("b", None)
    with pytest.raises(
        MissingFieldError, match=r"^Box\.made_at is missing, but is documented as .*AwareDatetime"
    ) as raised:
        assert box.made_at
    assert (raised.value.name, raised.value.obj) == ("made_at", box)
    assert not hasattr(box, "made_at")
    assert getattr(box, "made_at", "never") == "never"
    assert "made_at" not in box.model_fields_set
    with pytest.raises(AttributeError, match="no attribute 'misspelt'") as unknown:
        assert box.misspelt
    assert not isinstance(unknown.value, MissingFieldError)


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("name", None, "null"),
        ("name", 3, "a number"),
        ("name", True, "a boolean"),
        ("label", "t", "another string"),
        ("label", [], "another list"),
        ("madeAt", "soon", "another string"),
        ("packed", {"at": 1}, "another object"),
        ("colour", None, "null"),
        ("size", "large", "another string"),
        ("default", 1, "a number"),
        ("labels", [{"text": "t"}, None], "another list"),
        ("inside", [GOOD, 3], "another list"),
        ("tagged", {"kind": "oval"}, "another object"),
        ("shape", "square", "another string"),
        ("metadata", {"a": 1}, "another object"),
        ("rest", [3], "another list"),
    ],
)
def test_invalid_field_raises_on_access_and_dumps_unchanged(field: str, value: Any, kind: str) -> None:
    box = parse_box(**{field: value})
    name = "made_at" if field == "madeAt" else field
    with pytest.raises(MissingFieldError, match=rf"^Box\.{name} is {kind}, but "):
        getattr(box, name)
    assert box.model_extra == {field: value}
    assert dump(box) == {**GOOD, field: value}
    for duplicate in (copy.copy(box), copy.deepcopy(box), box.model_copy(), pickle.loads(pickle.dumps(box))):
        assert duplicate == box
        assert dump(duplicate) == dump(box)
        assert not hasattr(duplicate, name)
    assert box != parse_box()
    assert f"{field}=" in repr(box)


def test_invalid_nested_field_affects_only_its_model() -> None:
    box = parse_box(inside=[GOOD, {**GOOD, "label": {"text": 1}, "inside": [{}]}], labels={"type": "a"}, new={"a": 1})
    first, second = box.inside
    assert first == parse_box()
    assert second.label.type is None
    for broken, name in ((second.label, "text"), (second.inside[0], "name"), (box.labels[0], "text")):
        with pytest.raises(MissingFieldError, match=rf"\.{name} "):
            getattr(broken, name)
    assert box.new == {"a": 1}


def test_invalid_union_value_uses_best_alternative() -> None:
    box = parse_box(shape={"kind": "round", "id": "?", "radius": 1}, tagged={"kind": "square"}, either={"type": "a"})
    assert (type(box.shape), box.shape.radius, hasattr(box.shape, "id")) == (Round, 1.0, False)
    assert (type(box.tagged), hasattr(box.tagged, "side")) == (Square, False)
    assert (box.either.type, hasattr(box.either, "text")) == ("a", False)
    assert parse_box(either="plain", name=None).either == "plain"


# Pydantic warns since no alternative of the union matches.
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_invalid_union_value_dumps_unchanged() -> None:
    fields: dict[str, Any] = {
        "shape": {"kind": "round", "id": "?", "radius": 1.0},
        "tagged": {"kind": "square"},
        "either": {},
    }
    assert dump(parse_box(**fields)) == {**GOOD, **fields}


def test_unknown_enum_values_are_kept() -> None:
    box = parse_box(colour="blue", size=9)
    assert (box.colour, box.colour.is_known, box.size, box.size.is_known) == ("blue", False, 9, False)
    assert dump(box) == {**GOOD, "colour": "blue", "size": 9}


@pytest.mark.parametrize("value", [None, 3, "text", []])
def test_response_that_is_no_object_raises(value: Any) -> None:
    with pytest.raises(ValidationError, match="validation error for Box"):
        parse(Box, json.dumps(value), strict=False)
    with pytest.raises(ValidationError, match="Invalid JSON"):
        parse(Box, "{", strict=False)
    with pytest.raises(ValidationError):
        parse(list[Box], json.dumps([GOOD, value]), strict=False)


def test_strict_mode_reports_all_errors() -> None:
    assert parse_box(strict=True, remark=None, colour="red") == parse_box(remark=None)
    wrong = {
        "name": 3,
        "packed": True,
        "colour": "blue",
        "default": None,
        "labels": [{"text": "t", "new": 1}],
        "size": "1",
    }
    with pytest.raises(ValidationError) as raised:
        parse_box(strict=True, **wrong, inside=[{}])
    locations = {".".join(map(str, error["loc"])) for error in raised.value.errors()}
    assert locations >= {
        "name",
        "packed",
        "colour",
        "default",
        "labels.0.new",
        "size",
        "inside.0.name",
        "inside.0.madeAt",
    }


def test_invalid_secret_is_hidden_in_repr_and_error() -> None:
    box = parse_box(accessToken=["s3cret"], name=None)
    assert "s3cret" not in repr(box)
    with pytest.raises(MissingFieldError) as raised:
        assert box.access_token
    assert "s3cret" not in str(raised.value)


class Meta(Model):
    count: int


class Links(Model):
    next: str


class Shelf(Model):
    boxes: list[Label]
    links: Links
    meta: Meta


def call_with_response(body: Any, *, payload: str = "", paging: Paging | None = None) -> Any:
    """Return the result of a call for a response body: its payload, or the item texts of its page and the total."""
    operation: Operation[Any] = Operation(
        id="x", method="GET", path="/x", success={"200": Reply(Shelf, payload=payload)}, paging=paging
    )
    response = httpx.Response(200, json=body, request=httpx.Request("GET", "https://example.com/x"))

    def send(call: Call[Any]) -> Any:
        return call.parse(response, Dialect(), strict=False)

    if paging is None:
        return send(Call.of(operation))
    page: Page[Any, Any] = Pages(Call.of(operation), send).page()
    return [label.text for label in page.items], page.total


SHELF: dict[str, Any] = {"boxes": [{"text": "t"}], "links": {"next": "?page=2"}, "meta": {"count": 1}}


@pytest.mark.parametrize("links", [{}, None, 3, {"other": "?page=2"}, {"next": None}])
def test_missing_payload_or_page_field_raises_in_call(links: Any) -> None:
    body = {**SHELF, "links": links}
    with pytest.raises(
        UnexpectedResponseError, match=r"without its links\.next: (Shelf\.links|Links\.next) "
    ) as raised:
        call_with_response(body, payload="links.next")
    assert raised.value.response.json() == body
    with pytest.raises(MissingFieldError, match=r"^(Shelf\.links|Links\.next) "):
        call_with_response(body, paging=Paging("boxes", next="links.next"))
    with pytest.raises(MissingFieldError, match=r"^Shelf\.boxes is missing, "):
        call_with_response({"links": {"next": "?page=2"}}, paging=Paging("boxes", next="links.next"))


def test_page_without_total_is_read() -> None:
    for meta in ({}, None, {"count": "many"}):
        paging = Paging("boxes", position="page", total="meta.count")
        assert call_with_response({**SHELF, "meta": meta}, paging=paging) == (["t"], None)
    assert call_with_response(SHELF, paging=paging) == (["t"], 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "red", "square", "2030-01-01T00:00:00Z"]),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.sampled_from([*GOOD, "id", "text", "new"]), below),
    max_leaves=5,
)
NAMES = [field.alias or name for name, field in Box.model_fields.items()]
BOXES = st.dictionaries(st.sampled_from([*NAMES, "new"]), JSON).map(lambda fields: {**GOOD, **fields})


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@settings(max_examples=300, derandomize=True, deadline=None)
@given(BOXES)
def test_any_object_survives_round_trip(data: dict[str, Any]) -> None:
    box = parse_box(data)
    again = parse_box(dump(box))
    assert again == box
    assert dump(again) == dump(box)
    # Invalid fields are dumped as received; valid ones are dumped in their own format.
    assert dump(box).keys() == data.keys()
    for name, value in (box.model_extra or {}).items():
        assert value == data[name]


def test_valid_data_is_parsed_as_by_pydantic() -> None:
    body = json.dumps(GOOD)
    assert parse(Box, body, strict=False) == TypeAdapter(Box).validate_json(body)
