"""What can be seen of a call: the raw answer, hooks, logs without secrets, spans; and what the environment says."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import subprocess
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import httpx
import pytest
import toy_client
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from toy_client import AsyncToy, Exchange, RawResponse, Retry, Toy, models

from . import toy_server
from .toy_live import live

QUICK = Retry(tries=3, backoff=0)
LEFT: dict[str, Any] = {"name": "Left", "class_": "first", "zone": "GMT0", "note": None}

SECRET = "-".join(["s3", "cret"])  # in no line of the source

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def seen() -> list[Exchange]:
    return []


@pytest.fixture
def toy(url: str, server: toy_server.Toy, seen: list[Exchange]) -> Iterator[Toy]:
    with Toy("right", "k", base_url=url, retry=QUICK, hooks=[seen.append]) as client:
        yield client


def test_the_raw_answer_of_any_method_is_at_hand(toy: Toy, server: toy_server.Toy) -> None:
    server.faults = [503]
    raw = assert_type(toy.with_raw_response(toy.folders.get_tree), RawResponse[models.Folder])
    assert (raw.status, raw.headers["Content-Type"], raw.tries) == (200, "application/json", 2)
    assert raw.request.url.path == "/folders"
    assert raw.elapsed > 0
    assert raw.parse().name == "root"
    assert "status=200" in repr(raw)
    made = toy.with_raw_response(toy.widgets.create, **LEFT)
    assert (made.status, made.parse().name) == (201, "Left")
    assert toy.with_raw_response(toy.widgets.list().page).parse().items[0].name == "Left"
    assert toy.with_raw_response(toy.reports.download(1).read).parse() == b"PK\x03\x04\xff"


def test_the_raw_answer_of_a_call_that_failed_is_at_hand_too(toy: Toy) -> None:
    raw = toy.with_raw_response(toy.widgets.get, 1)
    assert raw.status == 404
    with pytest.raises(toy_client.UnknownError) as raised:
        raw.parse()
    assert raised.value.response is raw.response


def test_without_an_answer_there_is_no_raw_one(toy: Toy) -> None:
    with pytest.raises(toy_client.ArgumentError, match="nothing was sent"):
        toy.with_raw_response(toy.widgets.list)
    with Toy("right", base_url="http://127.0.0.1:1", retry=QUICK) as away, pytest.raises(toy_client.TransportError):
        away.with_raw_response(away.folders.get_tree)


def test_the_raw_answers_of_calls_at_the_same_time_are_each_their_own(url: str, server: toy_server.Toy) -> None:
    async def story() -> None:
        async with AsyncToy("right", "k", base_url=url) as toy:
            await asyncio.gather(*(toy.widgets.create(**{**LEFT, "name": str(one)}) for one in range(20)))
            ids = range(1, 21)
            found = await asyncio.gather(*(toy.with_raw_response(toy.widgets.get, one) for one in ids))
            assert [one.request.url.path for one in found] == [f"/widgets/{one}" for one in ids]
            assert [one.parse().id for one in found] == list(ids)

    asyncio.run(story())


def test_a_call_over_the_stream_has_its_raw_answer() -> None:
    async def story() -> None:
        seen: list[Exchange] = []
        async with live() as vendor, AsyncToy(api_key="k", stream_url=vendor.url, hooks=[seen.append]) as toy:
            raw = assert_type(await toy.with_raw_response(toy.widgets.wave_hand, hand="left"), RawResponse[None])
            assert (raw.status, raw.parse()) == (200, None)
            assert b"left" in raw.request.content
            assert [one.method for one in seen] == ["SEND"]

    asyncio.run(story())


def test_no_log_of_a_stream_shows_its_credential(caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        async with live() as vendor, AsyncToy(api_key=SECRET, stream_url=vendor.url) as toy:
            await toy.widgets.wave_hand(hand=SECRET)

    with caplog.at_level(logging.DEBUG):
        asyncio.run(story())
    ours = [one.getMessage() for one in caplog.records if one.name != "websockets.server"]
    assert any("waveHand" in one for one in ours)
    assert not [one for one in ours if SECRET in one]


def test_hooks_are_told_of_each_call_when_it_is_over(toy: Toy, server: toy_server.Toy, seen: list[Exchange]) -> None:
    server.faults = [503]
    toy.folders.get_tree()
    with pytest.raises(toy_client.UnknownError) as raised:
        toy.widgets.get(1)
    good, bad = seen
    assert (good.operation, good.status, good.tries, good.error) == ("getFolderTree", 200, 2, None)
    assert (bad.operation, bad.status, bad.tries, bad.error) == ("getWidget", 404, 1, raised.value)
    assert bad.request is raised.value.request is not None
    assert bad.response is raised.value.response


def test_event_hooks_of_an_own_http_client_see_each_try(url: str, server: toy_server.Toy) -> None:
    asked: list[httpx.Request] = []
    hooks = {"request": [asked.append]}
    with httpx.Client(event_hooks=hooks) as http:
        server.faults = [503]
        Toy("right", base_url=url, retry=QUICK, http_client=http).folders.get_tree()
    assert [one.url.path for one in asked] == ["/folders"] * 2


def test_the_log_has_fields(toy: Toy, server: toy_server.Toy, caplog: pytest.LogCaptureFixture) -> None:
    server.faults = [503]
    with caplog.at_level(logging.DEBUG, logger="toy_client"):
        toy.folders.get_tree()
        with pytest.raises(toy_client.UnknownError):
            toy.widgets.get(12345)
    again, good, bad = records = [one for one in caplog.records if one.name == "toy_client"]
    names = ("operation", "method", "path", "status", "error", "tries")
    assert [getattr(again, name) for name in names[:4]] == ["getFolderTree", "GET", "/folders", 503]
    assert [getattr(good, name) for name in names] == ["getFolderTree", "GET", "/folders", 200, None, 2]
    assert [getattr(bad, name) for name in names][2:5] == ["/widgets/{widgetId}", 404, "UnknownError"]
    assert good.duration > 0  # type: ignore[attr-defined]
    assert [one.levelname for one in records] == ["INFO", "DEBUG", "DEBUG"]
    assert "GET /folders getFolderTree 503 ServiceUnavailableError is tried again in" in again.message
    assert "12345" not in "".join(one.getMessage() for one in records)


def test_a_credential_that_http_cannot_carry_is_not_shown(url: str) -> None:
    with Toy(f"{SECRET}\n", base_url=url) as toy, pytest.raises(toy_client.ArgumentError) as raised:
        toy.folders.get_tree()
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    assert not raised.value.may_have_worked
    with Toy("right", base_url="toy.example.com") as toy, pytest.raises(toy_client.ArgumentError, match="base_url"):
        toy.folders.get_tree()


def test_an_answer_that_does_not_fit_shows_no_value(toy: Toy, url: str, server: toy_server.Toy) -> None:
    server.widgets = {1: [SECRET], 2: {"id": SECRET, "kind": "widget"}}  # type: ignore[dict-item]
    with pytest.raises(toy_client.UnexpectedResponseError) as raised:
        toy.widgets.get(1)
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    with pytest.raises(toy_client.MissingFieldError) as touched:
        _ = toy.widgets.get(2).id
    assert SECRET not in "".join(traceback.format_exception(touched.value))
    with pytest.raises(toy_client.ArgumentError) as refused:
        toy.widgets.create(**{**LEFT, "name": [SECRET]})
    assert SECRET not in "".join(traceback.format_exception(refused.value))


def test_spans_of_the_stock_instrumentation_hold_no_credential(toy: Toy, server: toy_server.Toy) -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        server.faults = [503]
        toy.folders.get_tree()
    finally:
        instrumentor.uninstrument()
    found = spans.get_finished_spans()
    assert [one.name for one in found] == ["GET", "GET"], "one span for each try"
    statuses = [(one.attributes or {})["http.status_code"] for one in found]
    assert statuses == [503, 200]
    assert server.journal[-1]["headers"]["traceparent"].split("-")[1] == f"{found[-1].context.trace_id:032x}"
    assert "right" not in "".join(one.to_json() for one in found)


def test_the_environments_proxy_is_used(server: toy_server.Toy, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", url)
    with Toy("right", base_url="http://toy.example.com") as toy:
        assert toy.folders.get_tree().name == "root"

    async def story() -> None:
        async with AsyncToy("right", base_url="http://toy.example.com") as toy:
            assert (await toy.folders.get_tree()).name == "root"

    asyncio.run(story())
    assert [one["headers"]["host"] for one in server.journal] == ["toy.example.com"] * 2


def test_the_environments_certificates_are_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def serve(listening: socket.socket) -> None:
        for _ in range(2):
            accepted, _ = listening.accept()
            try:
                with context.wrap_socket(accepted, server_side=True) as secured:
                    secured.recv(4096)
                    secured.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"name":"root"}')
            except OSError:
                accepted.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=serve, args=[listening], daemon=True)
        server.start()
        address = f"https://localhost:{listening.getsockname()[1]}"
        once = Retry(tries=1)
        with (
            Toy("right", base_url=address, retry=once) as toy,
            pytest.raises(toy_client.TransportError, match="verify"),
        ):
            toy.folders.get_tree()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with Toy("right", base_url=address, retry=once) as toy:
            assert toy.folders.get_tree().name == "root"
        server.join(timeout=10)
