"""The toy vendor's generated client: file downloads in chunks and to disk, without partial files."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import toy_client
from starlette.responses import JSONResponse, Response, StreamingResponse
from toy_client import AsyncToy, Retry, Toy

from . import toy_server
from .toy_boxes import TABLE

FAST_RETRY = Retry(tries=3, backoff=0)
CHUNK_SIZE = 64 * 1024
REFUSED = {"error": {"code": 52, "text": "It is full."}}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.ToyServer) -> Iterator[Toy]:
    server.boxes.valid_tickets.add("own")
    with Toy("right", ticket_token="own", base_url=url, retry=FAST_RETRY, strict=True) as client:
        yield client


def run(url: str, scenario: Callable[[AsyncToy], Awaitable[None]]) -> None:
    """Run a scenario with an asynchronous client."""

    async def connect() -> None:
        async with AsyncToy("right", ticket_token="own", base_url=url, retry=FAST_RETRY, strict=True) as toy:
            await scenario(toy)

    asyncio.run(connect())


def file_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def streamed_table(*, declared: int | None = None, breaks: bool = False, **headers: str) -> Response:
    """Return a response with the table in chunks; with `breaks`, the connection ends in the middle."""

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(TABLE) // (2 if breaks else 1), 10_000):
            yield TABLE[start : start + 10_000]
        if breaks:
            raise ConnectionError("the vendor is gone")

    if declared is not None:
        headers["Content-Length"] = str(declared)
    return StreamingResponse(chunks(), media_type="text/csv", headers=headers)


BROKEN = [
    pytest.param(lambda: streamed_table(declared=len(TABLE), breaks=True), id="length"),
    pytest.param(lambda: streamed_table(breaks=True), id="chunked"),
    pytest.param(
        lambda: Response(b"\x1f\x8b" + TABLE, media_type="text/csv", headers={"Content-Encoding": "gzip"}),
        id="compression",
    ),
]
each_broken = pytest.mark.parametrize("respond", BROKEN)


def test_download_sends_one_request_per_read(toy: Toy, server: toy_server.ToyServer) -> None:
    download = toy.boxes.export()
    assert server.requests == []
    assert download.read() == TABLE
    assert b"".join(download) == TABLE
    assert len(server.requests) == 2


def test_download_iterates_over_chunks(toy: Toy, server: toy_server.ToyServer) -> None:
    chunks = list(toy.boxes.export())
    assert b"".join(chunks) == TABLE
    assert [len(chunk) for chunk in chunks[:-1]] == [CHUNK_SIZE] * (len(TABLE) // CHUNK_SIZE)


def test_unfinished_downloads_leave_client_usable(toy: Toy) -> None:
    for _ in range(30):
        assert next(iter(toy.boxes.export()))
    assert toy.boxes.export().read() == TABLE


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_saved_file_has_mode_of_umask(toy: Toy, tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        length = toy.boxes.export().save(tmp_path / "table.csv")
    finally:
        os.umask(before)
    assert length == len(TABLE)
    assert (tmp_path / "table.csv").read_bytes() == TABLE
    assert (tmp_path / "table.csv").stat().st_mode & 0o777 == mode
    assert file_names(tmp_path) == ["table.csv"]


def test_save_to_existing_path_replaces_file(toy: Toy, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"old" * len(TABLE))
    assert toy.boxes.export().save(str(path)) == len(TABLE)
    assert path.read_bytes() == TABLE


def test_save_with_longest_file_name_works(toy: Toy, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".csv")
    toy.boxes.export().save(path)
    assert path.read_bytes() == TABLE


def test_save_to_open_file_appends_and_keeps_it_open(toy: Toy, tmp_path: Path) -> None:
    memory = io.BytesIO()
    memory.write(b"before ")
    assert toy.boxes.export().save(memory) == len(TABLE)
    assert memory.getvalue() == b"before " + TABLE
    with (tmp_path / "table.csv").open("wb") as file:
        toy.boxes.export().save(file)
        file.write(b"after")
    assert (tmp_path / "table.csv").read_bytes() == TABLE + b"after"


@pytest.mark.parametrize(
    ("respond", "size"),
    [
        pytest.param(lambda: Response(TABLE, media_type="text/csv"), len(TABLE), id="length"),
        pytest.param(streamed_table, None, id="chunked"),
        pytest.param(
            lambda: Response(gzip.compress(TABLE), media_type="text/csv", headers={"Content-Encoding": "gzip"}),
            None,
            id="compressed",
        ),
    ],
)
def test_progress_has_size_only_if_known(
    toy: Toy, url: str, server: toy_server.ToyServer, tmp_path: Path, respond: Callable[[], Response], size: int | None
) -> None:
    server.boxes.export_response = respond
    progress: list[tuple[int, int | None]] = []
    length = toy.boxes.export().save(tmp_path / "first.csv", progress=lambda *step: progress.append(step))
    assert length == len(TABLE)
    assert {total for _, total in progress} == {size}
    done = [count for count, _ in progress]
    assert done == sorted(done)
    assert done[-1] == len(TABLE)
    assert len(done) > 1

    async def scenario(toy: AsyncToy) -> None:
        again: list[tuple[int, int | None]] = []
        await toy.boxes.export().save(tmp_path / "second.csv", progress=lambda *step: again.append(step))
        assert again == progress
        assert (tmp_path / "second.csv").read_bytes() == TABLE

    run(url, scenario)


def test_empty_download_saves_empty_file(toy: Toy, server: toy_server.ToyServer, tmp_path: Path) -> None:
    server.boxes.export_response = lambda: Response(b"", media_type="text/csv")
    assert toy.boxes.export().save(tmp_path / "table.csv") == 0
    assert (tmp_path / "table.csv").read_bytes() == b""
    assert list(toy.boxes.export()) == []


@each_broken
def test_partial_download_raises_and_leaves_no_file(
    toy: Toy, url: str, server: toy_server.ToyServer, tmp_path: Path, respond: Callable[[], Response]
) -> None:
    server.boxes.export_response = respond
    kept = tmp_path / "kept.csv"
    kept.write_bytes(b"old")
    calls: list[Callable[[], Any]] = [
        toy.boxes.export().read,
        lambda: list(toy.boxes.export()),
        lambda: toy.boxes.export().save(tmp_path / "new.csv"),
        lambda: toy.boxes.export().save(kept),
        lambda: toy.boxes.export().save(io.BytesIO()),
    ]
    for call in calls:
        with pytest.raises(toy_client.ApiError, match="POST /boxes/export"):
            call()
    assert file_names(tmp_path) == ["kept.csv"]
    assert kept.read_bytes() == b"old"


@each_broken
def test_partial_asynchronous_download_leaves_no_file(
    url: str, toy: Toy, server: toy_server.ToyServer, tmp_path: Path, respond: Callable[[], Response]
) -> None:
    server.boxes.export_response = respond

    async def scenario(toy: AsyncToy) -> None:
        with pytest.raises(toy_client.ApiError, match="POST /boxes/export"):
            await toy.boxes.export().read()
        with pytest.raises(toy_client.ApiError, match="POST /boxes/export"):
            await toy.boxes.export().save(tmp_path / "new.csv")

    run(url, scenario)
    assert file_names(tmp_path) == []


def test_broken_connection_raises_transport_error(toy: Toy, server: toy_server.ToyServer) -> None:
    server.boxes.export_response = lambda: streamed_table(declared=len(TABLE), breaks=True)
    with pytest.raises(toy_client.TransportError) as raised:
        toy.boxes.export().read()
    assert raised.value.request.url.path == "/boxes/export"


def test_local_error_during_save_leaves_no_file(toy: Toy, tmp_path: Path) -> None:
    def stop(done: int, size: int | None) -> None:
        raise KeyError(done, size)

    with pytest.raises(KeyError):
        toy.boxes.export().save(tmp_path / "new.csv", progress=stop)
    with pytest.raises(FileNotFoundError):
        toy.boxes.export().save(tmp_path / "no" / "folder.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        toy.boxes.export().save(tmp_path / "folder")
    assert file_names(tmp_path) == ["folder"]
    assert toy.boxes.export().read() == TABLE


def test_error_response_raises_its_class_and_saves_no_file(
    toy: Toy, server: toy_server.ToyServer, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    with pytest.raises(
        toy_client.UnknownError, match=r"404 40: Never heard of it\. \(GET /reports/9/file\)"
    ) as unknown:
        toy.reports.download(9).save(path)
    assert isinstance(unknown.value, toy_client.NotFoundError)
    server.boxes.export_response = lambda: JSONResponse(REFUSED)
    with pytest.raises(toy_client.BoxFullError) as full:
        toy.boxes.export().save(path)
    assert (full.value.status, full.value.code, full.value.message) == (200, 52, "It is full.")
    assert full.value.body == REFUSED
    with pytest.raises(toy_client.BoxFullError):
        toy.boxes.export().read()
    server.boxes.expire_tickets()
    with pytest.raises(toy_client.TicketExpiredError):
        list(toy.boxes.export())
    assert file_names(tmp_path) == []


def test_json_file_is_downloaded_as_bytes(toy: Toy, server: toy_server.ToyServer) -> None:
    server.boxes.export_response = lambda: JSONResponse([{"id": 1}])
    assert toy.boxes.export().read() == b'[{"id":1}]'
    server.boxes.export_response = lambda: JSONResponse({"error": {"code": 0}})
    assert b"".join(toy.boxes.export()) == b'{"error":{"code":0}}'


def test_download_retries_before_first_chunk(toy: Toy, server: toy_server.ToyServer) -> None:
    server.faults = [503, 429]
    assert toy.boxes.export().read() == TABLE
    assert len(server.requests) == 3


def test_undocumented_status_raises_only_if_strict(toy: Toy, url: str, server: toy_server.ToyServer) -> None:
    server.boxes.export_response = lambda: Response(TABLE, status_code=206, media_type="text/csv")
    with pytest.raises(toy_client.UnexpectedResponseError, match="returned 206, which is not documented"):
        toy.boxes.export().read()
    with Toy(ticket_token="own", base_url=url) as lenient:
        assert lenient.boxes.export().read() == TABLE


def test_download_signs_in_and_renews_ticket(url: str, server: toy_server.ToyServer, tmp_path: Path) -> None:
    with Toy(account="toys", password="right & proper", base_url=url) as toy:
        toy.boxes.export().read()
        server.boxes.expire_tickets()
        assert toy.boxes.export().save(tmp_path / "table.csv") == len(TABLE)
    assert server.boxes.issued_tickets == 2
    assert (tmp_path / "table.csv").read_bytes() == TABLE


def test_asynchronous_download_works(url: str, toy: Toy, server: toy_server.ToyServer, tmp_path: Path) -> None:
    async def scenario(toy: AsyncToy) -> None:
        download = toy.boxes.export()
        assert server.requests == []
        assert await download.read() == TABLE
        chunks = [chunk async for chunk in download]
        assert [len(chunk) for chunk in chunks[:-1]] == [CHUNK_SIZE] * (len(TABLE) // CHUNK_SIZE)
        assert await download.save(tmp_path / "table.csv") == len(TABLE)
        memory = io.BytesIO()
        assert await download.save(memory) == len(TABLE)
        assert memory.getvalue() == b"".join(chunks) == (tmp_path / "table.csv").read_bytes() == TABLE
        assert len(server.requests) == 4
        with pytest.raises(toy_client.UnknownError):
            await toy.reports.download(9).save(tmp_path / "other")
        server.boxes.export_response = lambda: JSONResponse(REFUSED)
        with pytest.raises(toy_client.BoxFullError):
            await toy.boxes.export().save(tmp_path / "other")
        assert file_names(tmp_path) == ["table.csv"]

    run(url, scenario)
