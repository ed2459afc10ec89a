"""The toy vendor's generated client and files: in pieces, onto disk, and never half of one."""

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

QUICK = Retry(tries=3, backoff=0)
PIECE = 64 * 1024
REFUSED = {"error": {"code": 52, "text": "It is full."}}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.Toy) -> Iterator[Toy]:
    server.boxes.valid.add("own")
    with Toy("right", ticket_token="own", base_url=url, retry=QUICK, strict=True) as client:
        yield client


def run(url: str, story: Callable[[AsyncToy], Awaitable[None]]) -> None:
    async def told() -> None:
        async with AsyncToy("right", ticket_token="own", base_url=url, retry=QUICK, strict=True) as toy:
            await story(toy)

    asyncio.run(told())


def listed(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def streamed(*, declared: int | None = None, breaks: bool = False, **headers: str) -> Response:
    """Answer with the table in pieces; one that breaks ends with the connection in the middle."""

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(TABLE) // (2 if breaks else 1), 10_000):
            yield TABLE[start : start + 10_000]
        if breaks:
            raise ConnectionError("the vendor is gone")

    if declared is not None:
        headers["Content-Length"] = str(declared)
    return StreamingResponse(pieces(), media_type="text/csv", headers=headers)


BROKEN = [
    pytest.param(lambda: streamed(declared=len(TABLE), breaks=True), id="length"),
    pytest.param(lambda: streamed(breaks=True), id="chunked"),
    pytest.param(
        lambda: Response(b"\x1f\x8b" + TABLE, media_type="text/csv", headers={"Content-Encoding": "gzip"}), id="packing"
    ),
]
broken = pytest.mark.parametrize("answer", BROKEN)


def test_nothing_is_sent_before_the_file_is_read_and_each_reading_is_a_call(toy: Toy, server: toy_server.Toy) -> None:
    download = toy.boxes.export()
    assert server.journal == []
    assert download.read() == TABLE
    assert b"".join(download) == TABLE
    assert len(server.journal) == 2


def test_a_file_comes_in_pieces(toy: Toy, server: toy_server.Toy) -> None:
    pieces = list(toy.boxes.export())
    assert b"".join(pieces) == TABLE
    assert [len(piece) for piece in pieces[:-1]] == [PIECE] * (len(TABLE) // PIECE)


def test_whoever_has_seen_enough_leaves_the_client_usable(toy: Toy) -> None:
    for _ in range(30):
        assert next(iter(toy.boxes.export()))
    assert toy.boxes.export().read() == TABLE


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_file_on_disk_has_the_rights_of_any_new_file(toy: Toy, tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        length = toy.boxes.export().save(tmp_path / "table.csv")
    finally:
        os.umask(before)
    assert length == len(TABLE)
    assert (tmp_path / "table.csv").read_bytes() == TABLE
    assert (tmp_path / "table.csv").stat().st_mode & 0o777 == mode
    assert listed(tmp_path) == ["table.csv"]


def test_a_path_may_be_text_and_a_file_that_is_there_is_replaced(toy: Toy, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"old" * len(TABLE))
    assert toy.boxes.export().save(str(path)) == len(TABLE)
    assert path.read_bytes() == TABLE


def test_a_name_as_long_as_a_name_may_be_is_no_hindrance(toy: Toy, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".csv")
    toy.boxes.export().save(path)
    assert path.read_bytes() == TABLE


def test_an_open_file_is_written_from_where_it_stands_and_left_open(toy: Toy, tmp_path: Path) -> None:
    memory = io.BytesIO()
    memory.write(b"before ")
    assert toy.boxes.export().save(memory) == len(TABLE)
    assert memory.getvalue() == b"before " + TABLE
    with (tmp_path / "table.csv").open("wb") as file:
        toy.boxes.export().save(file)
        file.write(b"after")
    assert (tmp_path / "table.csv").read_bytes() == TABLE + b"after"


@pytest.mark.parametrize(
    ("answer", "size"),
    [
        pytest.param(lambda: Response(TABLE, media_type="text/csv"), len(TABLE), id="length"),
        pytest.param(streamed, None, id="chunked"),
        pytest.param(
            lambda: Response(gzip.compress(TABLE), media_type="text/csv", headers={"Content-Encoding": "gzip"}),
            None,
            id="packed",
        ),
    ],
)
def test_progress_is_told_with_the_size_where_there_is_one(
    toy: Toy, url: str, server: toy_server.Toy, tmp_path: Path, answer: Callable[[], Response], size: int | None
) -> None:
    server.boxes.file = answer
    told: list[tuple[int, int | None]] = []
    length = toy.boxes.export().save(tmp_path / "one.csv", progress=lambda *now: told.append(now))
    assert length == len(TABLE)
    assert {total for _, total in told} == {size}
    done = [one for one, _ in told]
    assert done == sorted(done)
    assert done[-1] == len(TABLE)
    assert len(done) > 1

    async def story(toy: AsyncToy) -> None:
        again: list[tuple[int, int | None]] = []
        await toy.boxes.export().save(tmp_path / "two.csv", progress=lambda *now: again.append(now))
        assert again == told
        assert (tmp_path / "two.csv").read_bytes() == TABLE

    run(url, story)


def test_an_empty_file_is_a_file(toy: Toy, server: toy_server.Toy, tmp_path: Path) -> None:
    server.boxes.file = lambda: Response(b"", media_type="text/csv")
    assert toy.boxes.export().save(tmp_path / "table.csv") == 0
    assert (tmp_path / "table.csv").read_bytes() == b""
    assert list(toy.boxes.export()) == []


@broken
def test_half_a_file_is_an_error_and_leaves_nothing(
    toy: Toy, url: str, server: toy_server.Toy, tmp_path: Path, answer: Callable[[], Response]
) -> None:
    server.boxes.file = answer
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
    assert listed(tmp_path) == ["kept.csv"]
    assert kept.read_bytes() == b"old"


@broken
def test_the_asynchronous_twin_leaves_nothing_either(
    url: str, toy: Toy, server: toy_server.Toy, tmp_path: Path, answer: Callable[[], Response]
) -> None:
    server.boxes.file = answer

    async def story(toy: AsyncToy) -> None:
        with pytest.raises(toy_client.ApiError, match="POST /boxes/export"):
            await toy.boxes.export().read()
        with pytest.raises(toy_client.ApiError, match="POST /boxes/export"):
            await toy.boxes.export().save(tmp_path / "new.csv")

    run(url, story)
    assert listed(tmp_path) == []


def test_a_connection_that_breaks_is_a_transport_error(toy: Toy, server: toy_server.Toy) -> None:
    server.boxes.file = lambda: streamed(declared=len(TABLE), breaks=True)
    with pytest.raises(toy_client.TransportError) as raised:
        toy.boxes.export().read()
    assert raised.value.request.url.path == "/boxes/export"


def test_what_fails_on_this_side_leaves_nothing_either(toy: Toy, tmp_path: Path) -> None:
    def stop(done: int, size: int | None) -> None:
        raise KeyError(done, size)

    with pytest.raises(KeyError):
        toy.boxes.export().save(tmp_path / "new.csv", progress=stop)
    with pytest.raises(FileNotFoundError):
        toy.boxes.export().save(tmp_path / "no" / "folder.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        toy.boxes.export().save(tmp_path / "folder")
    assert listed(tmp_path) == ["folder"]
    assert toy.boxes.export().read() == TABLE


def test_refusals_are_typed_and_make_no_file(toy: Toy, server: toy_server.Toy, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with pytest.raises(
        toy_client.UnknownError, match=r"404 40: Never heard of it\. \(GET /reports/9/file\)"
    ) as unknown:
        toy.reports.download(9).save(path)
    assert isinstance(unknown.value, toy_client.NotFoundError)
    server.boxes.file = lambda: JSONResponse(REFUSED)
    with pytest.raises(toy_client.BoxFullError) as full:
        toy.boxes.export().save(path)
    assert (full.value.status, full.value.code, full.value.message) == (200, 52, "It is full.")
    assert full.value.body == REFUSED
    with pytest.raises(toy_client.BoxFullError):
        toy.boxes.export().read()
    server.boxes.run_out()
    with pytest.raises(toy_client.TicketExpiredError):
        list(toy.boxes.export())
    assert listed(tmp_path) == []


def test_a_file_of_json_is_a_file(toy: Toy, server: toy_server.Toy) -> None:
    server.boxes.file = lambda: JSONResponse([{"id": 1}])
    assert toy.boxes.export().read() == b'[{"id":1}]'
    server.boxes.file = lambda: JSONResponse({"error": {"code": 0}})
    assert b"".join(toy.boxes.export()) == b'{"error":{"code":0}}'


def test_what_may_be_repeated_is_repeated_before_the_first_piece(toy: Toy, server: toy_server.Toy) -> None:
    server.faults = [503, 429]
    assert toy.boxes.export().read() == TABLE
    assert len(server.journal) == 3


def test_another_status_than_the_documented_one_is_an_error_if_strict(
    toy: Toy, url: str, server: toy_server.Toy
) -> None:
    server.boxes.file = lambda: Response(TABLE, status_code=206, media_type="text/csv")
    with pytest.raises(toy_client.UnexpectedResponseError, match="answered 206, which is not documented"):
        toy.boxes.export().read()
    with Toy(ticket_token="own", base_url=url) as lenient:
        assert lenient.boxes.export().read() == TABLE


def test_a_file_signs_in_like_any_other_call(url: str, server: toy_server.Toy, tmp_path: Path) -> None:
    with Toy(account="toys", password="right & proper", base_url=url) as toy:
        toy.boxes.export().read()
        server.boxes.run_out()
        assert toy.boxes.export().save(tmp_path / "table.csv") == len(TABLE)
    assert server.boxes.given == 2
    assert (tmp_path / "table.csv").read_bytes() == TABLE


def test_the_asynchronous_twin_does_the_same(url: str, toy: Toy, server: toy_server.Toy, tmp_path: Path) -> None:
    async def story(toy: AsyncToy) -> None:
        download = toy.boxes.export()
        assert server.journal == []
        assert await download.read() == TABLE
        pieces = [piece async for piece in download]
        assert [len(piece) for piece in pieces[:-1]] == [PIECE] * (len(TABLE) // PIECE)
        assert await download.save(tmp_path / "table.csv") == len(TABLE)
        memory = io.BytesIO()
        assert await download.save(memory) == len(TABLE)
        assert memory.getvalue() == b"".join(pieces) == (tmp_path / "table.csv").read_bytes() == TABLE
        assert len(server.journal) == 4
        with pytest.raises(toy_client.UnknownError):
            await toy.reports.download(9).save(tmp_path / "other")
        server.boxes.file = lambda: JSONResponse(REFUSED)
        with pytest.raises(toy_client.BoxFullError):
            await toy.boxes.export().save(tmp_path / "other")
        assert listed(tmp_path) == ["table.csv"]

    run(url, story)
