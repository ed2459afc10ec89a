"""Things that come wrapped twice.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

import builtins
import datetime
from typing import Literal

from .. import models
from .._core import MILLISECONDS, SECONDS, UNSET, Body, Call, Layout, Operation, Options, Reply, Resource, Unset, given
from .._core.streams import AsyncStreamingResource

_LIST_CRATES: Operation[list[models.Crate]] = Operation(
    id="listCrates",
    method="GET",
    path="/crates",
    success={"200": Reply(models.CrateList, payload="data")},
    failure={"401": models.Failure},
    security=(("bearer",),),
)


def _list_crates(
    *,
    since: datetime.datetime | None = None,
    until: datetime.datetime | None = None,
    due: datetime.datetime | None = None,
    moved: builtins.list[datetime.datetime] | None = None,
) -> Call[list[models.Crate]]:
    return Call.of(
        _LIST_CRATES,
        query={
            "since": SECONDS.write(since),
            "until": MILLISECONDS.write(until),
            "due": Layout("%Y/%m/%d %H:%M").write(due),
            "moved": [SECONDS.write(item) for item in moved or ()] or None,
        },
    )


_CREATE_CRATE: Operation[models.Crate] = Operation(
    id="createCrate",
    method="POST",
    path="/crates",
    success={"201": Reply(models.CrateAnswer, payload="data")},
    failure={"401": models.Failure},
    body=Body("application/vnd.api+json", model=models.CrateCreation),
    security=(("bearer",),),
)


def _create_crate(
    *,
    title: str,
    note: str | None | Unset = UNSET,
    kind: Literal["wooden"] | None = None,
    meta: models.CrateMeta | None = None,
) -> Call[models.Crate]:
    return Call.of(
        _CREATE_CRATE,
        body={
            **given({"meta": meta}),
            **{
                "data": {
                    "type": "crate",
                    "attributes": given({"title": title, "note": note, "kind": kind}, nullable=["note"]),
                }
            },
        },
    )


_CHANGE_CRATE: Operation[None] = Operation(
    id="changeCrate",
    method="PATCH",
    path="/crates/{crateId}",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    body=Body("application/vnd.api+json", model=models.CrateChange),
    security=(("bearer",),),
)


def _change_crate(crate_id: str, *, id: str, title: str | None = None, note: str | None | Unset = UNSET) -> Call[None]:
    return Call.of(
        _CHANGE_CRATE,
        path_values={"crateId": crate_id},
        body={
            "data": {
                **{"id": id},
                **{"type": "crate", "attributes": given({"title": title, "note": note}, nullable=["note"])},
            }
        },
    )


_OPEN_CRATE: Operation[None] = Operation(
    id="openCrate",
    method="POST",
    path="/crates/{crateId}/opening",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    body=Body("application/vnd.api+json", model=models.CrateOpening),
    security=(("bearer",),),
)


def _open_crate(crate_id: str, *, tool: str | None = None, meta: models.CrateMeta | None = None) -> Call[None]:
    return Call.of(
        _OPEN_CRATE,
        path_values={"crateId": crate_id},
        body={**beside_1, **{"data": {"type": "opening", "attributes": members}}}
        if any([members := given({"tool": tool}), beside_1 := given({"meta": meta})])
        else None,
    )


class Crates(Resource):
    """Things that come wrapped twice.

    See Also:
        https://toy.example.com/api
    """

    def list(
        self,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        due: datetime.datetime | None = None,
        moved: builtins.list[datetime.datetime] | None = None,
        options: Options | None = None,
    ) -> builtins.list[models.Crate]:
        """List the crates.

        Takes one time of each kind.

        Args:
            since: Nothing before this. A datetime with a time zone.
            until: Nothing after this. A datetime with a time zone.
            due: What is due then. A datetime without a time zone.
            moved: What was moved at one of these times. A datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The crates.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_list_crates(since=since, until=until, due=due, moved=moved), options)

    def create(
        self,
        *,
        title: str,
        note: str | None | Unset = UNSET,
        kind: Literal["wooden"] | None = None,
        meta: models.CrateMeta | None = None,
        options: Options | None = None,
    ) -> models.Crate:
        """Make a crate.

        Takes its members two levels down.

        Args:
            title: The title of the crate. At most 20 characters.
            note: What to note; null says that there is nothing.
            kind: Has one value only, and may be left out.
            meta: Who asks.
            options: Overrides client options for this call.

        Returns:
            The crate.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_create_crate(title=title, note=note, kind=kind, meta=meta), options)

    def change(
        self,
        crate_id: str,
        *,
        id: str,
        title: str | None = None,
        note: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> None:
        """Change a crate.

        Wants the name of the crate in the body too.

        Args:
            crate_id: Which crate.
            id: The name of the crate, once more.
            title: The new title.
            note: What to note; null says that there is nothing.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_change_crate(crate_id, id=id, title=title, note=note), options)

    def open(
        self,
        crate_id: str,
        *,
        tool: str | None = None,
        meta: models.CrateMeta | None = None,
        options: Options | None = None,
    ) -> None:
        """Open a crate.

        Takes a body or none.

        Args:
            crate_id: Which crate.
            tool: What to use.
            meta: Who asks.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_open_crate(crate_id, tool=tool, meta=meta), options)


class AsyncCrates(AsyncStreamingResource):
    """Things that come wrapped twice.

    See Also:
        https://toy.example.com/api
    """

    async def list(
        self,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        due: datetime.datetime | None = None,
        moved: builtins.list[datetime.datetime] | None = None,
        options: Options | None = None,
    ) -> builtins.list[models.Crate]:
        """List the crates.

        Takes one time of each kind.

        Args:
            since: Nothing before this. A datetime with a time zone.
            until: Nothing after this. A datetime with a time zone.
            due: What is due then. A datetime without a time zone.
            moved: What was moved at one of these times. A datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The crates.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_list_crates(since=since, until=until, due=due, moved=moved), options)

    async def create(
        self,
        *,
        title: str,
        note: str | None | Unset = UNSET,
        kind: Literal["wooden"] | None = None,
        meta: models.CrateMeta | None = None,
        options: Options | None = None,
    ) -> models.Crate:
        """Make a crate.

        Takes its members two levels down.

        Args:
            title: The title of the crate. At most 20 characters.
            note: What to note; null says that there is nothing.
            kind: Has one value only, and may be left out.
            meta: Who asks.
            options: Overrides client options for this call.

        Returns:
            The crate.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_create_crate(title=title, note=note, kind=kind, meta=meta), options)

    async def change(
        self,
        crate_id: str,
        *,
        id: str,
        title: str | None = None,
        note: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> None:
        """Change a crate.

        Wants the name of the crate in the body too.

        Args:
            crate_id: Which crate.
            id: The name of the crate, once more.
            title: The new title.
            note: What to note; null says that there is nothing.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_change_crate(crate_id, id=id, title=title, note=note), options)

    async def open(
        self,
        crate_id: str,
        *,
        tool: str | None = None,
        meta: models.CrateMeta | None = None,
        options: Options | None = None,
    ) -> None:
        """Open a crate.

        Takes a body or none.

        Args:
            crate_id: Which crate.
            tool: What to use.
            meta: Who asks.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_open_crate(crate_id, tool=tool, meta=meta), options)
