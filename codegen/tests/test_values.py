"""What a model makes of an answer that is not as documented: what is touched breaks, and nothing is lost."""

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
    type: str | None = None  # a name that schemas have a meaning for


class Labels(RootModel[list[Label]]):
    """A list with a class of its own."""


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


def box(told: Any = None, *, strict: bool = False, **members: Any) -> Any:
    return parse(Box, json.dumps({**GOOD, **members} if told is None else told), strict=strict)


def sent(model: Model) -> Any:
    return model.model_dump(mode="json", exclude_unset=True)


def test_a_missing_member_is_named_when_it_is_touched() -> None:
    made = box({name: one for name, one in GOOD.items() if name != "madeAt"})
    assert (made.name, made.default) == ("b", None)
    with pytest.raises(
        MissingFieldError, match=r"^Box\.made_at did not come; .*AwareDatetime is documented$"
    ) as raised:
        assert made.made_at
    assert (raised.value.name, raised.value.obj) == ("made_at", made)
    assert not hasattr(made, "made_at")
    assert getattr(made, "made_at", "never") == "never"
    assert "made_at" not in made.model_fields_set
    with pytest.raises(AttributeError, match="no attribute 'misspelt'") as other:
        assert made.misspelt
    assert not isinstance(other.value, MissingFieldError)


@pytest.mark.parametrize(
    ("member", "told", "kind"),
    [
        ("name", None, "null"),
        ("name", 3, "a number"),
        ("name", True, "a truth value"),
        ("label", "t", "another text"),
        ("label", [], "another list"),
        ("madeAt", "soon", "another text"),
        ("packed", {"at": 1}, "another object"),
        ("colour", None, "null"),
        ("size", "large", "another text"),
        ("default", 1, "a number"),
        ("labels", [{"text": "t"}, None], "another list"),
        ("inside", [GOOD, 3], "another list"),
        ("tagged", {"kind": "oval"}, "another object"),
        ("shape", "square", "another text"),
        ("metadata", {"a": 1}, "another object"),
        ("rest", [3], "another list"),
    ],
)
def test_what_does_not_fit_is_named_when_it_is_touched_and_goes_out_as_it_came(
    member: str, told: Any, kind: str
) -> None:
    made = box(**{member: told})
    name = "made_at" if member == "madeAt" else member
    with pytest.raises(MissingFieldError, match=rf"^Box\.{name} came as {kind}; "):
        getattr(made, name)
    assert made.model_extra == {member: told}
    assert sent(made) == {**GOOD, member: told}
    for other in (copy.copy(made), copy.deepcopy(made), made.model_copy(), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert sent(other) == sent(made)
        assert not hasattr(other, name)
    assert made != box()
    assert f"{member}=" in repr(made)


def test_errors_stand_where_they_are_and_nowhere_else() -> None:
    made = box(inside=[GOOD, {**GOOD, "label": {"text": 1}, "inside": [{}]}], labels={"type": "a"}, new={"a": 1})
    first, second = made.inside
    assert first == box()
    assert second.label.type is None
    for broken, name in ((second.label, "text"), (second.inside[0], "name"), (made.labels[0], "text")):
        with pytest.raises(MissingFieldError, match=rf"\.{name} "):
            getattr(broken, name)
    assert made.new == {"a": 1}


def test_a_union_keeps_to_the_choice_that_fits_best() -> None:
    made = box(shape={"kind": "round", "id": "?", "radius": 1}, tagged={"kind": "square"}, either={"type": "a"})
    assert (type(made.shape), made.shape.radius, hasattr(made.shape, "id")) == (Round, 1.0, False)
    assert (type(made.tagged), hasattr(made.tagged, "side")) == (Square, False)
    assert (made.either.type, hasattr(made.either, "text")) == ("a", False)
    assert box(either="plain", name=None).either == "plain"


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # it looks for a choice that fits
def test_a_union_goes_out_as_it_came() -> None:
    members: dict[str, Any] = {
        "shape": {"kind": "round", "id": "?", "radius": 1.0},
        "tagged": {"kind": "square"},
        "either": {},
    }
    assert sent(box(**members)) == {**GOOD, **members}


def test_unknown_values_stay_readable() -> None:
    made = box(colour="blue", size=9)
    assert (made.colour, made.colour.is_known, made.size, made.size.is_known) == ("blue", False, 9, False)
    assert sent(made) == {**GOOD, "colour": "blue", "size": 9}


@pytest.mark.parametrize("told", [None, 3, "text", []])
def test_what_is_no_such_thing_at_all_is_an_error_at_once(told: Any) -> None:
    with pytest.raises(ValidationError, match="validation error for Box"):
        parse(Box, json.dumps(told), strict=False)
    with pytest.raises(ValidationError, match="Invalid JSON"):
        parse(Box, "{", strict=False)
    with pytest.raises(ValidationError):
        parse(list[Box], json.dumps([GOOD, told]), strict=False)


def test_strict_mode_reports_everything_at_once() -> None:
    assert box(strict=True, remark=None, colour="red") == box(remark=None)
    wrong = {
        "name": 3,
        "packed": True,
        "colour": "blue",
        "default": None,
        "labels": [{"text": "t", "new": 1}],
        "size": "1",
    }
    with pytest.raises(ValidationError) as raised:
        box(strict=True, **wrong, inside=[{}])
    places = {".".join(map(str, one["loc"])) for one in raised.value.errors()}
    assert places >= {"name", "packed", "colour", "default", "labels.0.new", "size", "inside.0.name", "inside.0.madeAt"}


def test_a_secret_that_does_not_fit_is_not_shown() -> None:
    made = box(accessToken=["s3cret"], name=None)
    assert "s3cret" not in repr(made)
    with pytest.raises(MissingFieldError) as raised:
        assert made.access_token
    assert "s3cret" not in str(raised.value)


class Meta(Model):
    count: int


class Links(Model):
    next: str


class Shelf(Model):
    boxes: list[Label]
    links: Links
    meta: Meta


def answered(body: Any, *, payload: str = "", paging: Paging | None = None) -> Any:
    """Return what a call of an answer gives: its payload, or the texts of its page and the number of all."""
    operation: Operation[Any] = Operation(
        id="x", method="GET", path="/x", success={"200": Reply(Shelf, payload=payload)}, paging=paging
    )
    response = httpx.Response(200, json=body, request=httpx.Request("GET", "https://example.com/x"))

    def send(call: Call[Any]) -> Any:
        return call.parse(response, Dialect(), strict=False)

    if paging is None:
        return send(Call.of(operation))
    page: Page[Any, Any] = Pages(Call.of(operation), send).page()
    return [one.text for one in page.items], page.total


SHELF: dict[str, Any] = {"boxes": [{"text": "t"}], "links": {"next": "?page=2"}, "meta": {"count": 1}}


@pytest.mark.parametrize("links", [{}, None, 3, {"other": "?page=2"}, {"next": None}])
def test_what_the_client_itself_needs_is_named_by_the_call(links: Any) -> None:
    told = {**SHELF, "links": links}
    with pytest.raises(
        UnexpectedResponseError, match=r"without its links\.next: (Shelf\.links|Links\.next) "
    ) as raised:
        answered(told, payload="links.next")
    assert raised.value.response.json() == told
    with pytest.raises(MissingFieldError, match=r"^(Shelf\.links|Links\.next) "):
        answered(told, paging=Paging("boxes", next="links.next"))
    with pytest.raises(MissingFieldError, match=r"^Shelf\.boxes did not come; "):
        answered({"links": {"next": "?page=2"}}, paging=Paging("boxes", next="links.next"))


def test_pages_do_without_the_number_of_all_items() -> None:
    for meta in ({}, None, {"count": "many"}):
        paging = Paging("boxes", position="page", total="meta.count")
        assert answered({**SHELF, "meta": meta}, paging=paging) == (["t"], None)
    assert answered(SHELF, paging=paging) == (["t"], 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "red", "square", "2030-01-01T00:00:00Z"]),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.sampled_from([*GOOD, "id", "text", "new"]), below),
    max_leaves=5,
)
NAMES = [field.alias or name for name, field in Box.model_fields.items()]
BOXES = st.dictionaries(st.sampled_from([*NAMES, "new"]), JSON).map(lambda told: {**GOOD, **told})


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@settings(max_examples=300, derandomize=True, deadline=None)
@given(BOXES)
def test_whatever_comes_is_read_and_goes_out_again(told: dict[str, Any]) -> None:
    made = box(told)
    again = box(sent(made))
    assert again == made
    assert sent(again) == sent(made)
    # What was not understood is untouched; what was has its own way of being written.
    assert sent(made).keys() == told.keys()
    for name, value in (made.model_extra or {}).items():
        assert value == told[name]


def test_what_fits_is_parsed_by_the_compiled_schema_alone() -> None:
    body = json.dumps(GOOD)
    assert parse(Box, body, strict=False) == TypeAdapter(Box).validate_json(body)
