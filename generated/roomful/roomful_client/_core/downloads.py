"""Downloads: an answer that is a file, read as a whole, in pieces, or into a file on disk."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

import httpx

Progress = Callable[[int, int | None], object]
"""Is told how many bytes have come, and how many there are, None where the vendor does not say."""

_PIECE = 64 * 1024


class Download:
    """A file at the vendor's. Nothing is sent before it is read; each reading is one call."""

    def __init__(self, opened: Callable[[], AbstractContextManager[httpx.Response]]) -> None:
        self._opened = opened

    def read(self) -> bytes:
        """Return the whole file. Raises ApiError."""
        return b"".join(self)

    def __iter__(self) -> Iterator[bytes]:
        """Iterate over the file in pieces as they come. Raises ApiError."""
        with self._opened() as response:
            yield from response.iter_bytes(_PIECE)

    def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write the file to a path, or into an open binary file, and return its length in bytes.

        Under its path the file appears when it is complete; what was there before is replaced, and is left alone
        where something fails. Raises ApiError, and OSError where the file cannot be written.
        """
        with self._opened() as response, _writing(target) as file:
            size, done = _size(response), 0
            for piece in response.iter_bytes(_PIECE):
                done += file.write(piece)
                if progress is not None:
                    progress(done, size)
        return done


class AsyncDownload:
    """A file at the vendor's. Nothing is sent before it is read; each reading is one call."""

    def __init__(self, opened: Callable[[], AbstractAsyncContextManager[httpx.Response]]) -> None:
        self._opened = opened

    async def read(self) -> bytes:
        """Return the whole file. Raises ApiError."""
        return b"".join([piece async for piece in self])

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Iterate over the file in pieces as they come. Raises ApiError."""
        async with self._opened() as response:
            async for piece in response.aiter_bytes(_PIECE):
                yield piece

    async def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write the file to a path, or into an open binary file, and return its length in bytes.

        Under its path the file appears when it is complete; what was there before is replaced, and is left alone
        where something fails. Raises ApiError, and OSError where the file cannot be written.
        """
        async with self._opened() as response:
            with _writing(target) as file:
                size, done = _size(response), 0
                async for piece in response.aiter_bytes(_PIECE):
                    done += file.write(piece)
                    if progress is not None:
                        progress(done, size)
        return done


def _size(response: httpx.Response) -> int | None:
    # A packed answer's length is not that of the file.
    packed = response.headers.get("Content-Encoding", "identity") != "identity"
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and not packed else None


@contextmanager
def _writing(target: str | os.PathLike[str] | IO[bytes]) -> Iterator[IO[bytes]]:
    if not isinstance(target, str | os.PathLike):
        yield target
        return
    path = Path(target)
    # The name of its own, so that a name as long as names may be does not become too long.
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
