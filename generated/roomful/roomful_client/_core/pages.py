"""Pages: a list that the vendor hands out in parts, read as one iteration.

A link to the next page is followed by its query alone, on the operation's own path and at the client's own address:
so the credential never goes to another host, and a client behind a proxy or at a sandbox keeps working.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from .calls import Call
from .errors import ApiError, ArgumentError, MissingFieldError
from .models import reached
from .serialization import merged

Item = TypeVar("Item")
Body = TypeVar("Body")


class PagingError(ApiError):
    """The vendor gives a page again that was already read."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item, Body]):
    """One page: its `items`, the whole `body`, and the number of all items, None where the vendor does not tell it.

    `position` is a text to keep: `pages(start=position)` begins here again, in another process or another year.
    `next_position` is the one to keep when this page is done; None on the last page.
    """

    items: Sequence[Item]
    body: Body
    position: str
    next_position: str | None
    total: int | None = None


class _Walk(Generic[Item, Body]):
    """The state of one iteration over pages, without the sending."""

    def __init__(self, call: Call[Body], start: str | None) -> None:
        paging = call.operation.paging
        assert paging is not None  # only paged operations return pages
        self._paging = paging
        if start is not None:
            kept = tuple(parse_qsl(start, keep_blank_values=True))
            others = dict.fromkeys(
                name for name, one in call.query if name != paging.position and (name, one) not in kept
            )
            if others:
                # The position holds the filters with which it was kept; they cannot be others halfway.
                raise ArgumentError(f"the position was kept with another {', '.join(others)}; leave it out here")
            call = replace(call, query=kept)
        self.call: Call[Body] | None = call
        self._seen = {call.query}
        self._from_first = dict(call.query).get(paging.position, str(paging.first)) == str(paging.first)
        self._count = 0
        self._last: Body | None = None

    def page(self, body: Body) -> Page[Item, Body]:
        """Take one body in: return its page, and make `call` the next one, or None after the last."""
        done = self.call
        assert done is not None
        items: Sequence[Item] = reached(body, self._paging.items) or []
        query = self._next_query(done, body, items)
        self.call = None
        if query is not None:
            if query in self._seen:
                raise PagingError(f"{done.operation}: the next page is one that was already read")
            self._seen.add(query)
            self.call = replace(done, query=query)
        return Page(
            items=items,
            body=body,
            position=urlencode(done.query),
            next_position=None if query is None else urlencode(query),
            total=self._total(body),
        )

    def _next_query(self, done: Call[Body], body: Body, items: Sequence[Item]) -> tuple[tuple[str, str], ...] | None:
        if self._paging.next:
            link = reached(body, self._paging.next)
            return merged(done.query, parse_qsl(urlsplit(str(link)).query)) if link else None
        self._count += len(items)
        total = self._total(body) if self._from_first else None
        if not items or (total is not None and self._count >= total):
            return None
        if body == self._last:
            raise PagingError(f"{done.operation}: the page is the one before it again")
        self._last = body
        number = dict(done.query).get(self._paging.position) or str(self._paging.first)
        return merged(done.query, [(self._paging.position, str(int(number) + 1))])

    def _total(self, body: Body) -> int | None:
        # Pages can be read without it, up to an empty one.
        with contextlib.suppress(MissingFieldError):
            found = reached(body, self._paging.total) if self._paging.total else None
            return found if isinstance(found, int) else None
        return None


class Pages(Generic[Item, Body]):
    """The items of all pages, read as they are needed; `pages()` gives the pages themselves."""

    def __init__(self, call: Call[Body], send: Callable[[Call[Body]], Body]) -> None:
        self._call, self._send = call, send

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def pages(self, *, start: str | None = None) -> Iterator[Page[Item, Body]]:
        """Iterate over the pages, one call each, from the first or from a position that was kept.

        A position holds the arguments of the list too. Raises ApiError; ArgumentError where the list is given others.
        """
        walk: _Walk[Item, Body] = _Walk(self._call, start)
        while walk.call is not None:
            yield walk.page(self._send(walk.call))

    def page(self) -> Page[Item, Body]:
        """Return the first page alone."""
        return next(self.pages())


class AsyncPages(Generic[Item, Body]):
    """The items of all pages, read as they are needed; `pages()` gives the pages themselves."""

    def __init__(self, call: Call[Body], send: Callable[[Call[Body]], Awaitable[Body]]) -> None:
        self._call, self._send = call, send

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self, *, start: str | None = None) -> AsyncIterator[Page[Item, Body]]:
        """Iterate over the pages, one call each, from the first or from a position that was kept.

        A position holds the arguments of the list too. Raises ApiError; ArgumentError where the list is given others.
        """
        walk: _Walk[Item, Body] = _Walk(self._call, start)
        while walk.call is not None:
            yield walk.page(await self._send(walk.call))

    async def page(self) -> Page[Item, Body]:
        """Return the first page alone."""
        return await anext(self.pages())
