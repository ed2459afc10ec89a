"""The runtime on its own: cases that no vendor's description covers."""

from __future__ import annotations

import datetime
import pickle
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from codegen import runtime
from codegen.runtime import calls, errors, serialization
from codegen.runtime.pages import PagingError


class Zone(runtime.StrEnum):
    GMT = "GMT"
    TRUE = "true"


class Code(runtime.IntEnum):
    OK = 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (0.5, "0.5"),
        (Zone.GMT, "GMT"),
        (Code.OK, "0"),
        (datetime.datetime(2024, 2, 29, 1, tzinfo=datetime.UTC), "2024-02-29T01:00:00+00:00"),
        (datetime.date(2024, 2, 29), "2024-02-29"),
    ],
)
def test_value_is_serialized_for_wire(value: object, text: str) -> None:
    assert serialization.text(value) == text


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_value_that_changes_path_raises(value: str) -> None:
    with pytest.raises(runtime.ArgumentError, match=r"it is a part of the path /a/\{id\}"):
        serialization.path("/a/{id}", {"id": value})


def test_path_values_are_percent_encoded_once() -> None:
    assert serialization.path("/a/{x}/{y}", {"x": "b/c?d#e%", "y": "{x}"}) == "/a/b%2Fc%3Fd%23e%25/%7Bx%7D"


def test_deep_object_gives_bracketed_parameters() -> None:
    assert runtime.deep("filter", {"a": 1, "b": None}) == {"filter[a]": 1, "filter[b]": None}
    assert runtime.deep("filter", None) == {}


def test_unknown_enum_value_is_kept_and_marked() -> None:
    unknown = Zone("Mars/Base")
    assert (unknown, unknown.is_known, repr(unknown)) == ("Mars/Base", False, "<Zone.Mars/Base: 'Mars/Base'>")
    assert Zone.GMT.is_known
    assert {unknown: 1}[Zone("Mars/Base")] == 1
    assert pickle.loads(pickle.dumps(unknown)) == unknown
    assert (Code(7), Code(7).is_known) == (7, False)
    assert TypeAdapter(Zone).validate_python(True) is Zone.TRUE
    assert list(Zone) == [Zone.GMT, Zone.TRUE]
    invalid: list[tuple[Any, object]] = [(Zone, 1), (Code, "x"), (Code, True)]
    for enum, value in invalid:
        with pytest.raises(ValueError, match="is not a valid"):
            enum(value)


def test_status_error_returns_narrowest_class() -> None:
    assert errors.status_error(404) is runtime.NotFoundError
    assert errors.status_error(503) is runtime.ServiceUnavailableError
    assert errors.status_error(502) is runtime.ServerError
    assert errors.status_error(418) is runtime.StatusError


@pytest.mark.parametrize(
    ("content", "body"),
    [(b"", None), (b"not json \xff", "not json �"), (b'{"error": 3}', {"error": 3}), (b"[", "["), (b"null", None)],
)
def test_error_with_any_body_raises_status_error(content: bytes, body: object) -> None:
    operation: runtime.Operation[None] = runtime.Operation(
        id="x", method="GET", path="/x", success={}, failure={"400": dict[str, str]}
    )
    request = httpx.Request("GET", "https://example.com/x?secret=1")
    response = httpx.Response(400, content=content, request=request)
    with pytest.raises(runtime.BadRequestError) as raised:
        runtime.Call.of(operation).parse(response, runtime.Dialect(code=("error", "code", "0")), strict=False)
    assert (raised.value.body, raised.value.code, raised.value.message) == (body, None, None)
    assert "secret" not in str(raised.value)


def test_undocumented_success_status_raises_only_if_strict() -> None:
    operation: runtime.Operation[int] = runtime.Operation(
        id="x", method="GET", path="/x", success={"200": runtime.Reply(int)}
    )
    response = httpx.Response(201, content=b"7", request=httpx.Request("GET", "https://example.com/x"))
    assert runtime.Call.of(operation).parse(response, runtime.Dialect(), strict=False) == 7
    with pytest.raises(runtime.UnexpectedResponseError, match="GET /x returned 201, which is not documented"):
        runtime.Call.of(operation).parse(response, runtime.Dialect(), strict=True)


def test_circular_pages_raise_paging_error() -> None:
    operation: runtime.Operation[Any] = runtime.Operation(
        id="x", method="GET", path="/x", success={}, paging=runtime.Paging("items", next="next", position="page")
    )

    def send(call: calls.Call[Any]) -> Any:
        following = {None: "2", "2": "3", "3": "2"}[dict(call.query).get("page")]
        return SimpleNamespace(items=[following], next=f"?page={following}")

    pages: runtime.Pages[str, Any] = runtime.Pages(runtime.Call.of(operation), send)
    with pytest.raises(PagingError, match="linked to a page that was already read"):
        list(pages)


def test_page_without_items_and_link_is_last() -> None:
    operation: runtime.Operation[Any] = runtime.Operation(
        id="x", method="GET", path="/x", success={}, paging=runtime.Paging("paging.items", next="paging.next")
    )
    pages: runtime.Pages[str, Any] = runtime.Pages(
        runtime.Call.of(operation), lambda _call: SimpleNamespace(paging=None)
    )
    page = pages.page()
    assert (list(page.items), page.position, page.next_position) == ([], "", None)


def test_first_satisfiable_security_requirement_is_used() -> None:
    bearer, key = runtime.Bearer(lambda: "fresh"), runtime.ApiKey("k", "v&", place="query")
    credentials = runtime.Credentials({"bearer": bearer, "key": key, "none": None})
    assert credentials.choose([("none",), ("bearer",)]) is bearer
    assert credentials.choose([("none", "bearer")]) is None
    assert credentials.choose([]) is None
    both = credentials.choose([("bearer", "key")])
    assert both is not None
    request = next(both.sync_auth_flow(httpx.Request("GET", "https://example.com/?a=1")))
    assert request.headers["authorization"] == "Bearer fresh"
    assert str(request.url) == "https://example.com/?a=1&k=v%26"


def test_cookie_api_key_is_added_to_cookies() -> None:
    request = httpx.Request("GET", "https://example.com", headers={"Cookie": "a=1"})
    signed = next(runtime.ApiKey("k", "v", place="cookie").auth_flow(request))
    assert signed.headers["cookie"] == "a=1; k=v"


def test_naive_time_and_empty_list_raise() -> None:
    with pytest.raises(errors.ArgumentError, match="has no zone"):
        serialization.text(datetime.datetime(2030, 1, 1))
    with pytest.raises(errors.ArgumentError, match="leave the argument out"):
        serialization.joined([])


def test_repeated_page_raises_paging_error() -> None:
    paging = runtime.Paging("items", position="page", total="total")
    operation: runtime.Operation[Any] = runtime.Operation(id="x", method="GET", path="/x", success={}, paging=paging)
    same = SimpleNamespace(items=[1, 2], total=None)
    pages: runtime.Pages[int, Any] = runtime.Pages(runtime.Call.of(operation), lambda _call: same)
    with pytest.raises(PagingError, match="the same page twice"):
        list(pages)
    counted = SimpleNamespace(items=[1, 2], total=2)
    assert list(runtime.Pages(runtime.Call.of(operation), lambda _call: counted)) == [1, 2]


def test_secret_fields_are_hidden_in_repr() -> None:
    class Session(runtime.Model):
        token: str
        event_secret: str | None = None
        tokens: int = 3

    text = repr(Session(token="t0p", event_secret="s3cret"))
    assert "t0p" not in text
    assert "s3cret" not in text
    assert "tokens=3" in text
