"""Paging: iterates over the items of a list that the vendor returns in pages.

Of a link to the next page only the query is used, with the operation's own path and the client's own base URL. So the
credential never reaches another host, and clients of a proxy or a sandbox keep working.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from .calls import Call
from .errors import ApiError, ArgumentError, MissingFieldError
from .models import follow_path
from .serialization import merged

Item = TypeVar("Item")
Body = TypeVar("Body")


class PagingError(ApiError):
    """The vendor returned a page, or a link to a page, that was already read."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item, Body]):
    """One page of a list.

    Attributes:
        items: The items of the page.
        body: The whole parsed body.
        position: Position of this page. Save it and pass it to `pages(start=position)` to resume with this page,
            even in another process.
        next_position: Position of the next page, or None on the last page.
        total: Number of items on all pages, or None if the vendor does not report it.
    """

    items: Sequence[Item]
    body: Body
    position: str
    next_position: str | None
    total: int | None = None


class _Walk(Generic[Item, Body]):
    """The state of one iteration over pages; does no I/O."""

    def __init__(self, call: Call[Body], start: str | None) -> None:
        paging = call.operation.paging
        assert paging is not None  # only paged operations return pages
        self._paging = paging
        if start is not None:
            saved_query = tuple(parse_qsl(start, keep_blank_values=True))
            conflicts = dict.fromkeys(
                name for name, value in call.query if name != paging.position and (name, value) not in saved_query
            )
            if conflicts:
                # A position contains the filters of its list, and they must not change between pages.
                raise ArgumentError(
                    f"the saved position has another {', '.join(conflicts)}; leave it out when you resume"
                )
            call = replace(call, query=saved_query)
        self.call: Call[Body] | None = call
        self._seen = {call.query}
        self._starts_at_first = dict(call.query).get(paging.position, str(paging.first)) == str(paging.first)
        self._count = 0
        self._last: Body | None = None

    def page(self, body: Body) -> Page[Item, Body]:
        """Return the page of a body, and set `call` to the call of the next page, or to None after the last."""
        current = self.call
        assert current is not None
        items: Sequence[Item] = follow_path(body, self._paging.items) or []
        query = self._next_query(current, body, items)
        self.call = None
        if query is not None:
            if query in self._seen:
                raise PagingError(f"{current.operation}: the vendor linked to a page that was already read")
            self._seen.add(query)
            self.call = replace(current, query=query)
        return Page(
            items=items,
            body=body,
            position=urlencode(current.query),
            next_position=None if query is None else urlencode(query),
            total=self._total(body),
        )

    def _next_query(self, current: Call[Body], body: Body, items: Sequence[Item]) -> tuple[tuple[str, str], ...] | None:
        if self._paging.next:
            link = follow_path(body, self._paging.next)
            return merged(current.query, parse_qsl(urlsplit(str(link)).query)) if link else None
        self._count += len(items)
        total = self._total(body) if self._starts_at_first else None
        if not items or (total is not None and self._count >= total):
            return None
        if body == self._last:
            raise PagingError(f"{current.operation}: the vendor returned the same page twice")
        self._last = body
        number = dict(current.query).get(self._paging.position) or str(self._paging.first)
        return merged(current.query, [(self._paging.position, str(int(number) + 1))])

    def _total(self, body: Body) -> int | None:
        # Without a total, paging ends at the first empty page.
        with contextlib.suppress(MissingFieldError):
            total = follow_path(body, self._paging.total) if self._paging.total else None
            return total if isinstance(total, int) else None
        return None


class Pages(Generic[Item, Body]):
    """Iterates over the items of all pages and requests each page when it is needed.

    Use `pages()` to iterate over the pages instead.
    """

    def __init__(self, call: Call[Body], send: Callable[[Call[Body]], Body]) -> None:
        self._call, self._send = call, send

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def pages(self, *, start: str | None = None) -> Iterator[Page[Item, Body]]:
        """Iterate over the pages, with one call for each.

        Args:
            start: Saved `Page.position` to resume from; by default the first page. A position contains the arguments
                of its list.

        Raises:
            ArgumentError: The position was saved with other arguments of the list.
            PagingError: The vendor returned a page twice.
            ApiError: A call failed.
        """
        walk: _Walk[Item, Body] = _Walk(self._call, start)
        while walk.call is not None:
            yield walk.page(self._send(walk.call))

    def page(self) -> Page[Item, Body]:
        """Return the first page. Raises ApiError if the call fails."""
        return next(self.pages())


class AsyncPages(Generic[Item, Body]):
    """Iterates over the items of all pages and requests each page when it is needed.

    Use `pages()` to iterate over the pages instead.
    """

    def __init__(self, call: Call[Body], send: Callable[[Call[Body]], Awaitable[Body]]) -> None:
        self._call, self._send = call, send

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self, *, start: str | None = None) -> AsyncIterator[Page[Item, Body]]:
        """Iterate over the pages, with one call for each.

        Args:
            start: Saved `Page.position` to resume from; by default the first page. A position contains the arguments
                of its list.

        Raises:
            ArgumentError: The position was saved with other arguments of the list.
            PagingError: The vendor returned a page twice.
            ApiError: A call failed.
        """
        walk: _Walk[Item, Body] = _Walk(self._call, start)
        while walk.call is not None:
            yield walk.page(await self._send(walk.call))

    async def page(self) -> Page[Item, Body]:
        """Return the first page. Raises ApiError if the call fails."""
        return await anext(self.pages())
