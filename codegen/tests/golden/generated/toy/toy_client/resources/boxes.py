"""Things that are kept by somebody who speaks in forms and answers 200 to everything.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

import builtins
import datetime

from .. import models
from .._core import UNSET, AsyncDownload, Body, Call, Download, Operation, Options, Reply, Resource, Unset, given
from .._core.streams import AsyncStreamingResource

_SAVE_BOX: Operation[models.Box] = Operation(
    id="saveBox",
    method="POST",
    path="/boxes/save",
    success={"200": Reply(models.BoxAnswer, payload="box")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.BoxForm, json=frozenset(["box_data"])),
    security=(("ticket",),),
)


def _save_box(
    *,
    label: str,
    packed: datetime.datetime,
    due: datetime.datetime,
    opened: datetime.datetime | None | Unset = UNSET,
    sealed: datetime.datetime | None = None,
    visits: builtins.list[datetime.datetime] | None = None,
    back: datetime.datetime | None | Unset = UNSET,
    lids: models.Lid | builtins.list[models.Lid] | None = None,
    notify: bool | None = None,
) -> Call[models.Box]:
    return Call.of(
        _SAVE_BOX,
        body={
            **given({"notify": notify}),
            **{
                "format": "json",
                "box_data": given(
                    {
                        "label": label,
                        "packed": packed,
                        "opened": opened,
                        "sealed": sealed,
                        "visits": visits,
                        "due": due,
                        "back": back,
                        "lids": lids,
                    },
                    nullable=["opened", "back"],
                ),
            },
        },
    )


_LIST_BOXES: Operation[list[models.Box]] = Operation(
    id="listBoxes",
    method="POST",
    path="/boxes/list",
    success={"200": Reply(models.BoxListAnswer, payload="boxes")},
    failure={"401": models.Failure},
    body=Body("application/x-www-form-urlencoded"),
    security=(("ticket",),),
    idempotent=True,
)


def _list_boxes() -> Call[list[models.Box]]:
    return Call.of(_LIST_BOXES, body={})


_SHUT_BOXES: Operation[None] = Operation(
    id="shutBoxes",
    method="POST",
    path="/boxes/shut",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure},
    body=Body("application/x-www-form-urlencoded", model=models.LidForm),
    security=(("ticket",),),
)


def _shut_boxes(*, colour: str | None = None, since: datetime.datetime | None = None) -> Call[None]:
    return Call.of(_SHUT_BOXES, body=given({"colour": colour, "since": since}))


_LOCK_BOXES: Operation[None] = Operation(
    id="lockBoxes",
    method="POST",
    path="/boxes/lock",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure},
    body=Body("application/x-www-form-urlencoded", model=models.LidForm),
    security=(("ticket", "key"),),
)


def _lock_boxes(*, colour: str | None = None, since: datetime.datetime | None = None) -> Call[None]:
    return Call.of(_LOCK_BOXES, body=given({"colour": colour, "since": since}))


_EXPORT_BOXES: Operation[bytes] = Operation(
    id="exportBoxes",
    method="POST",
    path="/boxes/export",
    success={"200": Reply(read="bytes")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    body=Body("application/x-www-form-urlencoded", model=models.LidForm),
    security=(("ticket",),),
    idempotent=True,
)


def _export_boxes(*, colour: str | None = None, since: datetime.datetime | None = None) -> Call[bytes]:
    return Call.of(_EXPORT_BOXES, body=given({"colour": colour, "since": since}))


_PRINT_LABEL: Operation[None] = Operation(
    id="printLabel",
    method="POST",
    path="/labels",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure},
    body=Body("multipart/form-data", model=models.LabelForm),
    security=(("key",),),
)


def _print_label(*, file: bytes, printed: datetime.datetime, due: datetime.datetime | None = None) -> Call[None]:
    return Call.of(_PRINT_LABEL, body=given({"file": file, "printed": printed, "due": due}))


class Boxes(Resource):
    """Things that are kept by somebody who speaks in forms and answers 200 to everything.

    See Also:
        https://toy.example.com/api
    """

    def save(
        self,
        *,
        label: str,
        packed: datetime.datetime,
        due: datetime.datetime,
        opened: datetime.datetime | None | Unset = UNSET,
        sealed: datetime.datetime | None = None,
        visits: builtins.list[datetime.datetime] | None = None,
        back: datetime.datetime | None | Unset = UNSET,
        lids: models.Lid | builtins.list[models.Lid] | None = None,
        notify: bool | None = None,
        options: Options | None = None,
    ) -> models.Box:
        """Save a box.

        Takes JSON inside a form that bears the ticket.

        Args:
            label: What stands on the box. At least 1 character.
            packed: When it was packed. A datetime with a time zone.
            due: When it is due, where it stands. A datetime without a time zone.
            opened: When it was opened; null says that it is shut. A datetime with a time zone.
            sealed: When it was sealed, to the millisecond. A datetime with a time zone.
            visits: When somebody looked at it. A datetime with a time zone.
            back: When it comes back; null says never. A datetime without a time zone.
            lids: One lid as an object, several as a list.
            notify: Whether to tell everybody.
            options: Overrides client options for this call.

        Returns:
            The box, or why it was not saved.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(
            _save_box(
                label=label,
                packed=packed,
                due=due,
                opened=opened,
                sealed=sealed,
                visits=visits,
                back=back,
                lids=lids,
                notify=notify,
            ),
            options,
        )

    def list(self, *, options: Options | None = None) -> builtins.list[models.Box]:
        """List the boxes.

        Takes nothing but the ticket.

        Args:
            options: Overrides client options for this call.

        Returns:
            The boxes.

        Raises:
            UnauthorizedError: The credential is not accepted.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_list_boxes(), options)

    def shut(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> None:
        """Shut the boxes.

        Needs a ticket.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_shut_boxes(colour=colour, since=since), options)

    def lock(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> None:
        """Lock the boxes.

        Needs a ticket and a key.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_lock_boxes(colour=colour, since=since), options)

    def export(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> Download:
        """Export the boxes.

        Returns a table as a file.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The table.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.download(_export_boxes(colour=colour, since=since), options)

    def print_label(
        self,
        *,
        file: bytes,
        printed: datetime.datetime,
        due: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> None:
        """Print a label.

        Takes a file and times in one form of parts.

        Args:
            file: What to print.
            printed: When it was printed. A datetime with a time zone.
            due: When it is due, where it stands. A datetime without a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_print_label(file=file, printed=printed, due=due), options)


class AsyncBoxes(AsyncStreamingResource):
    """Things that are kept by somebody who speaks in forms and answers 200 to everything.

    See Also:
        https://toy.example.com/api
    """

    async def save(
        self,
        *,
        label: str,
        packed: datetime.datetime,
        due: datetime.datetime,
        opened: datetime.datetime | None | Unset = UNSET,
        sealed: datetime.datetime | None = None,
        visits: builtins.list[datetime.datetime] | None = None,
        back: datetime.datetime | None | Unset = UNSET,
        lids: models.Lid | builtins.list[models.Lid] | None = None,
        notify: bool | None = None,
        options: Options | None = None,
    ) -> models.Box:
        """Save a box.

        Takes JSON inside a form that bears the ticket.

        Args:
            label: What stands on the box. At least 1 character.
            packed: When it was packed. A datetime with a time zone.
            due: When it is due, where it stands. A datetime without a time zone.
            opened: When it was opened; null says that it is shut. A datetime with a time zone.
            sealed: When it was sealed, to the millisecond. A datetime with a time zone.
            visits: When somebody looked at it. A datetime with a time zone.
            back: When it comes back; null says never. A datetime without a time zone.
            lids: One lid as an object, several as a list.
            notify: Whether to tell everybody.
            options: Overrides client options for this call.

        Returns:
            The box, or why it was not saved.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(
            _save_box(
                label=label,
                packed=packed,
                due=due,
                opened=opened,
                sealed=sealed,
                visits=visits,
                back=back,
                lids=lids,
                notify=notify,
            ),
            options,
        )

    async def list(self, *, options: Options | None = None) -> builtins.list[models.Box]:
        """List the boxes.

        Takes nothing but the ticket.

        Args:
            options: Overrides client options for this call.

        Returns:
            The boxes.

        Raises:
            UnauthorizedError: The credential is not accepted.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_list_boxes(), options)

    async def shut(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> None:
        """Shut the boxes.

        Needs a ticket.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_shut_boxes(colour=colour, since=since), options)

    async def lock(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> None:
        """Lock the boxes.

        Needs a ticket and a key.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_lock_boxes(colour=colour, since=since), options)

    def export(
        self, *, colour: str | None = None, since: datetime.datetime | None = None, options: Options | None = None
    ) -> AsyncDownload:
        """Export the boxes.

        Returns a table as a file.

        Args:
            colour: The colour of a lid.
            since: Nothing that was packed before. A datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The table.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.download(_export_boxes(colour=colour, since=since), options)

    async def print_label(
        self,
        *,
        file: bytes,
        printed: datetime.datetime,
        due: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> None:
        """Print a label.

        Takes a file and times in one form of parts.

        Args:
            file: What to print.
            printed: When it was printed. A datetime with a time zone.
            due: When it is due, where it stands. A datetime without a time zone.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_print_label(file=file, printed=printed, due=due), options)
