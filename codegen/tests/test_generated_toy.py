"""The toy vendor's generated client against a server: requests, responses, pages, errors and retries."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator

import httpx
import pytest
import toy_client
from toy_client import AsyncToy, Retry, Toy, models

from . import toy_server

FAST_RETRY = Retry(tries=3, backoff=0)
LEFT = {"name": "Left", "class_": "first", "zone": "GMT0", "note": None}
RIGHT = {"name": "Right", "class_": "second", "zone": "gmt0", "note": "A note"}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.ToyServer) -> Iterator[Toy]:
    with Toy("right", "k", base_url=url, retry=FAST_RETRY, strict=True) as client:
        yield client


def test_json_body_keeps_null_and_omits_unset_fields(toy: Toy, server: toy_server.ToyServer) -> None:
    widget = toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    sent = server.requests[-1]
    assert json.loads(sent["body"]) == {
        "kind": "widget",
        "name": "Left",
        "class": "first",
        "zone": "GMT0",
        "note": None,
    }
    assert sent["headers"]["content-type"] == "application/json"
    assert (widget.id, widget.class_, widget.note, widget.zone) == (1, "first", None, models.Zone.GMT0)


def test_nullable_field_none_is_sent_as_null(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT, size=None, tags=["a", "b"])  # type: ignore[arg-type]
    body = json.loads(server.requests[-1]["body"])
    assert body["size"] is None
    assert body["tags"] == ["a", "b"]


def test_operation_with_two_schemes_sends_both_credentials(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    headers = server.requests[-1]["headers"]
    assert (headers["authorization"], headers["x-key"]) == ("Bearer right", "k")
    toy.widgets.get(1)
    assert "x-key" not in server.requests[-1]["headers"]


def test_parameters_are_sent_in_query_header_and_cookie(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.list(
        filter_name_eq="a&b=c",
        filter_name_in=["x", "y"],
        filter_zone=models.Zone.NONE,
        broken=True,
        x_trace_id="t-9",
        session="s-9",
    ).page()
    sent = server.requests[-1]
    assert sent["query"] == [
        ("filter[name][eq]", "a&b=c"),
        ("filter[name][in]", "x,y"),
        ("filter[zone]", "None"),
        ("broken", "true"),
    ]
    assert sent["headers"]["x-trace-id"] == "t-9"
    assert sent["cookies"] == {"session": "s-9"}
    assert sent["headers"]["user-agent"].startswith("toy-client/1.2.3 ")


def test_next_page_keeps_base_url_and_filters(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    toy.widgets.create(**RIGHT)  # type: ignore[arg-type]
    assert [widget.name for widget in toy.widgets.list(filter_name_eq="L")] == ["Left", "Right"]
    assert server.requests[-1]["query"] == [("filter[name][eq]", "L"), ("page", "2")]
    first, second = toy.widgets.list().pages()
    assert (first.position, first.next_position, second.position, second.next_position) == (
        "",
        "page=2",
        "page=2",
        None,
    )
    (again,) = toy.widgets.list().pages(start=first.next_position)
    assert [widget.name for widget in again.items] == ["Right"]
    assert [widget.name for widget in toy.widgets.list(page=2)] == ["Right"]


def test_numbered_pages_end_with_empty_page(toy: Toy) -> None:
    assert list(toy.logs.list()) == ["1-1", "1-2", "2-1", "2-2"]


def test_form_body_is_url_encoded(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    toy.widgets.rename(1, name="Ä & B", loud=True)
    assert server.requests[-1]["body"] == b"name=%C3%84+%26+B&loud=true"
    batch = models.Batch(widgets=[models.NameInput(name='"quoted"')])
    toy.widgets.save_batch(batch_data=batch, dry_run=False)
    sent = httpx.QueryParams(server.requests[-1]["body"].decode())
    assert json.loads(sent["batch_data"]) == {"widgets": [{"name": '"quoted"'}]}
    assert sent["dry_run"] == "false"


def test_file_is_sent_as_multipart(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    toy.widgets.set_picture(1, picture=b"\x89PNG", caption="From the left")
    sent = server.requests[-1]
    assert sent["headers"]["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="picture"; filename="picture"' in sent["body"]
    assert b"\x89PNG" in sent["body"]
    assert b'name="caption"\r\n\r\nFrom the left' in sent["body"]


def test_responses_are_parsed_to_bytes_text_and_trees(toy: Toy) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    assert toy.reports.download(1).read() == b"PK\x03\x04\xff"
    assert toy.widgets.get_notes(1) == "Näh"
    (child,) = toy.folders.get_tree().children
    assert [(folder.name, folder.children) for folder in child.children] == [("leaf", [])]


def test_each_success_status_returns_its_type(toy: Toy) -> None:
    assert isinstance(toy.reports.get(1), models.Report)
    assert isinstance(toy.reports.get(2), models.ReportInProgress)


def test_error_class_depends_on_status_and_code(toy: Toy) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    with pytest.raises(toy_client.NameTakenConflictError) as taken:
        toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    error = taken.value
    assert isinstance(error, toy_client.ConflictError)
    assert (error.status, error.code, error.message) == (409, 41, "Somebody has it.")
    assert isinstance(error.body, models.NameTakenFailure)
    assert (error.request.method, error.response.status_code) == ("POST", 409)
    with pytest.raises(toy_client.UnknownError, match=r"^404 40: Never heard of it\. \(GET /widgets/9\)$"):
        toy.widgets.get(9)


def test_missing_credential_is_named_in_error_note(url: str, server: toy_server.ToyServer) -> None:
    with Toy(base_url=url) as toy, pytest.raises(toy_client.UnauthorizedError) as raised:
        toy.widgets.get(1)
    assert raised.value.__notes__ == [
        "The client has no credential: use Toy(bearer=…) or Toy(api_key=…) or Toy(account=…, password=…)"
    ]


def test_invalid_argument_raises_before_request(toy: Toy, server: toy_server.ToyServer) -> None:
    with pytest.raises(toy_client.ArgumentError, match="name: String should have at most 20 characters"):
        toy.widgets.create(**{**LEFT, "name": "x" * 21})  # type: ignore[arg-type]
    with pytest.raises(toy_client.ArgumentError, match="must not be"):
        toy.reports.get("..")  # type: ignore[arg-type]
    assert server.requests == []


def test_invalid_response_body_raises_unexpected_response(toy: Toy) -> None:
    with pytest.raises(toy_client.UnexpectedResponseError, match=r"GET /reports/\{reportId\} returned 200") as raised:
        toy.reports.get(3)
    assert "no number" not in str(raised.value)


def test_only_idempotent_calls_are_retried(toy: Toy, server: toy_server.ToyServer) -> None:
    server.faults = [503, 429]
    toy.folders.get_tree()
    assert len(server.requests) == 3
    server.faults = [503]
    toy.widgets.search(text="x")
    assert len(server.requests) == 5
    server.faults = [503]
    with pytest.raises(toy_client.ServiceUnavailableError):
        toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    assert len(server.requests) == 6


def test_call_options_override_client_options(toy: Toy, server: toy_server.ToyServer) -> None:
    server.faults = [503]
    options = toy_client.Options(retry=Retry(tries=1), headers={"X-Why": "test"}, timeout=5)
    with pytest.raises(toy_client.ServiceUnavailableError) as raised:
        toy.folders.get_tree(options=options)
    assert raised.value.body == "not now"
    assert server.requests[-1]["headers"]["x-why"] == "test"


def test_connection_refused_raises_transport_error() -> None:
    with Toy("right", base_url="http://127.0.0.1:1", retry=Retry(tries=1)) as toy:
        with pytest.raises(toy_client.TransportError, match=r"GET /folders: ") as raised:
            toy.folders.get_tree()
        assert raised.value.request.url.port == 1


def test_unknown_values_and_fields_raise_only_if_strict(server: toy_server.ToyServer, url: str) -> None:
    data = {"id": 1, "kind": "widget", "name": "n", "class": "c", "zone": "Mars/Base", "note": None, "new": [1]}
    server.widgets[1] = data
    with Toy("right", base_url=url) as toy:
        widget = toy.widgets.get(1)
        assert (widget.zone, widget.zone.is_known) == ("Mars/Base", False)
        assert widget.model_dump(mode="json", exclude_unset=True) == data
    with Toy("right", base_url=url, strict=True) as toy, pytest.raises(toy_client.UnexpectedResponseError) as raised:
        toy.widgets.get(1)
    assert "widget.zone" in str(raised.value)
    assert "widget.new" in str(raised.value)


def test_asynchronous_client_calls_and_pages_work(server: toy_server.ToyServer, url: str) -> None:
    async def scenario() -> None:
        async with AsyncToy("right", "k", base_url=url, retry=FAST_RETRY) as toy:
            await toy.widgets.create(**LEFT)  # type: ignore[arg-type]
            await toy.widgets.create(**RIGHT)  # type: ignore[arg-type]
            assert [widget.name async for widget in toy.widgets.list()] == ["Left", "Right"]
            assert [page.position async for page in toy.widgets.list().pages()] == ["", "page=2"]
            assert [page.position async for page in toy.widgets.list().pages(start="page=2")] == ["page=2"]
            assert (await toy.logs.list().page()).items == ["1-1", "1-2"]
            await toy.widgets.delete(1)
            with pytest.raises(toy_client.UnknownError):
                await toy.widgets.get(1)
            server.faults = [503]
            assert await toy.reports.download(1).read() == b"PK\x03\x04\xff"

    asyncio.run(scenario())


def test_page_position_with_other_arguments_raises(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.create(**LEFT)  # type: ignore[arg-type]
    first = toy.widgets.list(filter_name_eq="Left").page()
    assert toy.widgets.list().page().position == ""
    for listed in (toy.widgets.list(), toy.widgets.list(filter_name_eq="Left")):
        (again, *_) = listed.pages(start=first.position)
        assert again.items == first.items
    count = len(server.requests)
    with pytest.raises(toy_client.ArgumentError, match=r"another filter\[name\]\[eq\]; leave it out"):
        next(toy.widgets.list(filter_name_eq="Right").pages(start=first.position))
    with pytest.raises(toy_client.ArgumentError, match="leave it out"):
        next(toy.widgets.list(filter_name_eq="Right").pages(start=""))
    assert len(server.requests) == count


def test_deprecated_operation_warns(toy: Toy) -> None:
    with pytest.warns(DeprecationWarning, match="Touch a widget"):
        toy.widgets.touch(7)


def test_deprecated_vendor_client_warns(url: str) -> None:
    with pytest.warns(toy_client.LifecycleWarning, match=r"deprecated this API on 2024-02-29\. Use something real\."):
        Toy(base_url=url).close()


def test_client_extras_are_in_package(toy: Toy) -> None:
    assert toy.is_up()
    assert toy_client.finished(lambda: toy.reports.get(2)) is None
    assert toy_client.finished(lambda: toy.reports.get(1)) == toy.reports.get(1)


def test_log_has_no_credential_or_parameter(toy: Toy, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="toy_client"):
        toy.widgets.list(filter_name_eq="hidden").page()
    log = "".join(record.getMessage() for record in caplog.records if record.name == "toy_client")
    assert "GET /widgets listWidgets 200" in log
    assert "right" not in log
    assert "hidden" not in log
