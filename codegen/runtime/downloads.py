"""Downloads: read a file into memory, in chunks, or save it to disk."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

import httpx

Progress = Callable[[int, int | None], object]
"""Callback that receives the number of bytes read so far and the total, which is None if it is unknown."""

_CHUNK_SIZE = 64 * 1024


class Download:
    """A file to download. Nothing is sent until it is read, and each read sends a new call."""

    def __init__(self, opened: Callable[[], AbstractContextManager[httpx.Response]]) -> None:
        self._open_response = opened

    def read(self) -> bytes:
        """Return the whole file. Raises ApiError if the call fails."""
        return b"".join(self)

    def __iter__(self) -> Iterator[bytes]:
        """Iterate over the file in chunks of 64 KiB. Raises ApiError if the call fails."""
        with self._open_response() as response:
            yield from response.iter_bytes(_CHUNK_SIZE)

    def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Save the file to a path or into an open binary file, and return its size in bytes.

        A path is written atomically: the file appears when it is complete and replaces an existing file. If the
        download fails, an existing file stays unchanged.

        Args:
            target: Path, or binary file object.
            progress: Callback that receives the bytes read so far and the total (None if unknown).

        Raises:
            ApiError: The call failed.
            OSError: The file cannot be written.
        """
        with self._open_response() as response, _atomic_writer(target) as file:
            size, done = _total_size(response), 0
            for chunk in response.iter_bytes(_CHUNK_SIZE):
                done += file.write(chunk)
                if progress is not None:
                    progress(done, size)
        return done


class AsyncDownload:
    """A file to download. Nothing is sent until it is read, and each read sends a new call."""

    def __init__(self, opened: Callable[[], AbstractAsyncContextManager[httpx.Response]]) -> None:
        self._open_response = opened

    async def read(self) -> bytes:
        """Return the whole file. Raises ApiError if the call fails."""
        return b"".join([chunk async for chunk in self])

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Iterate over the file in chunks of 64 KiB. Raises ApiError if the call fails."""
        async with self._open_response() as response:
            async for chunk in response.aiter_bytes(_CHUNK_SIZE):
                yield chunk

    async def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Save the file to a path or into an open binary file, and return its size in bytes.

        A path is written atomically: the file appears when it is complete and replaces an existing file. If the
        download fails, an existing file stays unchanged.

        Args:
            target: Path, or binary file object.
            progress: Callback that receives the bytes read so far and the total (None if unknown).

        Raises:
            ApiError: The call failed.
            OSError: The file cannot be written.
        """
        async with self._open_response() as response:
            with _atomic_writer(target) as file:
                size, done = _total_size(response), 0
                async for chunk in response.aiter_bytes(_CHUNK_SIZE):
                    done += file.write(chunk)
                    if progress is not None:
                        progress(done, size)
        return done


def _total_size(response: httpx.Response) -> int | None:
    # The Content-Length of a compressed response is not the size of the file.
    compressed = response.headers.get("Content-Encoding", "identity") != "identity"
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and not compressed else None


@contextmanager
def _atomic_writer(target: str | os.PathLike[str] | IO[bytes]) -> Iterator[IO[bytes]]:
    if not isinstance(target, str | os.PathLike):
        yield target
        return
    path = Path(target)
    # Not derived from the target's name, which may already have the maximum length.
    partial_file = path.with_name(f".{secrets.token_hex(8)}.partial_file")
    try:
        with partial_file.open("xb") as file:
            yield file
        partial_file.replace(path)
    finally:
        partial_file.unlink(missing_ok=True)
