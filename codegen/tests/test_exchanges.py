"""Observability of calls: raw responses, hooks, logs without secrets, spans; and proxy and certificate variables."""

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
from .toy_live import serve_stream

FAST_RETRY = Retry(tries=3, backoff=0)
LEFT: dict[str, Any] = {"name": "Left", "class_": "first", "zone": "GMT0", "note": None}

SECRET = "-".join(["s3", "cret"])  # built at run time, so that source lines in tracebacks do not have it

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def exchanges() -> list[Exchange]:
    return []


@pytest.fixture
def toy(url: str, server: toy_server.ToyServer, exchanges: list[Exchange]) -> Iterator[Toy]:
    with Toy("right", "k", base_url=url, retry=FAST_RETRY, hooks=[exchanges.append]) as client:
        yield client


def test_raw_response_wraps_any_method(toy: Toy, server: toy_server.ToyServer) -> None:
    server.faults = [503]
    raw = assert_type(toy.with_raw_response(toy.folders.get_tree), RawResponse[models.Folder])
    assert (raw.status, raw.headers["Content-Type"], raw.tries) == (200, "application/json", 2)
    assert raw.request.url.path == "/folders"
    assert raw.elapsed > 0
    assert raw.parse().name == "root"
    assert "status=200" in repr(raw)
    created = toy.with_raw_response(toy.widgets.create, **LEFT)
    assert (created.status, created.parse().name) == (201, "Left")
    assert toy.with_raw_response(toy.widgets.list().page).parse().items[0].name == "Left"
    assert toy.with_raw_response(toy.reports.download(1).read).parse() == b"PK\x03\x04\xff"


def test_raw_response_of_failed_call_raises_on_parse(toy: Toy) -> None:
    raw = toy.with_raw_response(toy.widgets.get, 1)
    assert raw.status == 404
    with pytest.raises(toy_client.UnknownError) as raised:
        raw.parse()
    assert raised.value.response is raw.response


def test_raw_response_without_response_raises(toy: Toy) -> None:
    with pytest.raises(toy_client.ArgumentError, match="nothing was sent"):
        toy.with_raw_response(toy.widgets.list)
    with (
        Toy("right", base_url="http://127.0.0.1:1", retry=FAST_RETRY) as away,
        pytest.raises(toy_client.TransportError),
    ):
        away.with_raw_response(away.folders.get_tree)


def test_raw_responses_of_concurrent_calls_are_separate(url: str, server: toy_server.ToyServer) -> None:
    async def scenario() -> None:
        async with AsyncToy("right", "k", base_url=url) as toy:
            await asyncio.gather(*(toy.widgets.create(**{**LEFT, "name": str(number)}) for number in range(20)))
            ids = range(1, 21)
            responses = await asyncio.gather(*(toy.with_raw_response(toy.widgets.get, id) for id in ids))
            assert [raw.request.url.path for raw in responses] == [f"/widgets/{id}" for id in ids]
            assert [raw.parse().id for raw in responses] == list(ids)

    asyncio.run(scenario())


def test_stream_call_has_raw_response() -> None:
    async def scenario() -> None:
        exchanges: list[Exchange] = []
        async with (
            serve_stream() as vendor,
            AsyncToy(api_key="k", stream_url=vendor.url, hooks=[exchanges.append]) as toy,
        ):
            raw = assert_type(await toy.with_raw_response(toy.widgets.wave_hand, hand="left"), RawResponse[None])
            assert (raw.status, raw.parse()) == (200, None)
            assert b"left" in raw.request.content
            assert [exchange.method for exchange in exchanges] == ["SEND"]

    asyncio.run(scenario())


def test_stream_log_has_no_credential(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serve_stream() as vendor, AsyncToy(api_key=SECRET, stream_url=vendor.url) as toy:
            await toy.widgets.wave_hand(hand=SECRET)

    with caplog.at_level(logging.DEBUG):
        asyncio.run(scenario())
    messages = [record.getMessage() for record in caplog.records if record.name != "websockets.server"]
    assert any("waveHand" in message for message in messages)
    assert not [message for message in messages if SECRET in message]


def test_hook_receives_each_finished_call(toy: Toy, server: toy_server.ToyServer, exchanges: list[Exchange]) -> None:
    server.faults = [503]
    toy.folders.get_tree()
    with pytest.raises(toy_client.UnknownError) as raised:
        toy.widgets.get(1)
    good, bad = exchanges
    assert (good.operation, good.status, good.tries, good.error) == ("getFolderTree", 200, 2, None)
    assert (bad.operation, bad.status, bad.tries, bad.error) == ("getWidget", 404, 1, raised.value)
    assert bad.request is raised.value.request is not None
    assert bad.response is raised.value.response


def test_httpx_event_hook_receives_each_try(url: str, server: toy_server.ToyServer) -> None:
    requests: list[httpx.Request] = []
    hooks = {"request": [requests.append]}
    with httpx.Client(event_hooks=hooks) as http:
        server.faults = [503]
        Toy("right", base_url=url, retry=FAST_RETRY, http_client=http).folders.get_tree()
    assert [request.url.path for request in requests] == ["/folders"] * 2


def test_log_records_have_call_fields(toy: Toy, server: toy_server.ToyServer, caplog: pytest.LogCaptureFixture) -> None:
    server.faults = [503]
    with caplog.at_level(logging.DEBUG, logger="toy_client"):
        toy.folders.get_tree()
        with pytest.raises(toy_client.UnknownError):
            toy.widgets.get(12345)
    retried, good, bad = records = [record for record in caplog.records if record.name == "toy_client"]
    names = ("operation", "method", "path", "status", "error", "tries")
    assert [getattr(retried, name) for name in names[:4]] == ["getFolderTree", "GET", "/folders", 503]
    assert [getattr(good, name) for name in names] == ["getFolderTree", "GET", "/folders", 200, None, 2]
    assert [getattr(bad, name) for name in names][2:5] == ["/widgets/{widgetId}", 404, "UnknownError"]
    assert good.duration > 0  # type: ignore[attr-defined]
    assert [record.levelname for record in records] == ["INFO", "DEBUG", "DEBUG"]
    assert "GET /folders getFolderTree 503 ServiceUnavailableError is retried in" in retried.message
    assert "12345" not in "".join(record.getMessage() for record in records)


def test_invalid_credential_is_not_in_error(url: str) -> None:
    with Toy(f"{SECRET}\n", base_url=url) as toy, pytest.raises(toy_client.ArgumentError) as raised:
        toy.folders.get_tree()
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    assert not raised.value.may_have_worked
    with Toy("right", base_url="toy.example.com") as toy, pytest.raises(toy_client.ArgumentError, match="base_url"):
        toy.folders.get_tree()


def test_invalid_values_are_not_in_errors(toy: Toy, url: str, server: toy_server.ToyServer) -> None:
    server.widgets = {1: [SECRET], 2: {"id": SECRET, "kind": "widget"}}  # type: ignore[dict-item]
    with pytest.raises(toy_client.UnexpectedResponseError) as raised:
        toy.widgets.get(1)
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    with pytest.raises(toy_client.MissingFieldError) as missing:
        _ = toy.widgets.get(2).id
    assert SECRET not in "".join(traceback.format_exception(missing.value))
    with pytest.raises(toy_client.ArgumentError) as refused:
        toy.widgets.create(**{**LEFT, "name": [SECRET]})
    assert SECRET not in "".join(traceback.format_exception(refused.value))


def test_opentelemetry_spans_have_no_credential(toy: Toy, server: toy_server.ToyServer) -> None:
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
    finished = spans.get_finished_spans()
    assert [span.name for span in finished] == ["GET", "GET"], "one span for each try"
    statuses = [(span.attributes or {})["http.status_code"] for span in finished]
    assert statuses == [503, 200]
    assert server.requests[-1]["headers"]["traceparent"].split("-")[1] == f"{finished[-1].context.trace_id:032x}"
    assert "right" not in "".join(span.to_json() for span in finished)


def test_http_proxy_variable_is_used(server: toy_server.ToyServer, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", url)
    with Toy("right", base_url="http://toy.example.com") as toy:
        assert toy.folders.get_tree().name == "root"

    async def scenario() -> None:
        async with AsyncToy("right", base_url="http://toy.example.com") as toy:
            assert (await toy.folders.get_tree()).name == "root"

    asyncio.run(scenario())
    assert [request["headers"]["host"] for request in server.requests] == ["toy.example.com"] * 2


def test_ssl_cert_file_variable_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    options = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(["openssl", *options.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
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
