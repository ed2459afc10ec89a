"""Things that can be made, read, searched, renamed and deleted.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

import builtins
from typing import Literal

from typing_extensions import deprecated

from .. import models
from .._core import (
    UNSET,
    AsyncPages,
    Body,
    Call,
    Operation,
    Options,
    Pages,
    Paging,
    Reply,
    Resource,
    Unset,
    given,
    joined,
)
from .._core.streams import AsyncStreamingResource, Frame

_LIST_WIDGETS: Operation[models.WidgetList] = Operation(
    id="listWidgets",
    method="GET",
    path="/widgets",
    success={"200": Reply(models.WidgetList)},
    failure={"401": models.Failure},
    security=(("bearer",),),
    paging=Paging("widgets", next="paging.next", position="page"),
)


def _list_widgets(
    *,
    filter_name_eq: str | None = None,
    filter_name_in: builtins.list[str] | None = None,
    filter_zone: models.Zone | str | None = None,
    broken: models.BooleanString | bool | str | None = None,
    page: int | None = None,
    x_trace_id: str | None = None,
    session: str | None = None,
) -> Call[models.WidgetList]:
    return Call.of(
        _LIST_WIDGETS,
        query={
            "filter[name][eq]": filter_name_eq,
            "filter[name][in]": joined(filter_name_in, ","),
            "filter[zone]": filter_zone,
            "broken": broken,
            "page": page,
        },
        headers={"X-Trace-Id": x_trace_id},
        cookies={"session": session},
    )


_CREATE_WIDGET: Operation[models.Widget] = Operation(
    id="createWidget",
    method="POST",
    path="/widgets",
    success={"201": Reply(models.WidgetEnvelope, payload="widget")},
    failure={"400": models.NameTakenFailure, "401": models.Failure, "409": models.NameTakenFailure},
    body=Body("application/json", model=models.WidgetInput),
    security=(("bearer", "key"),),
)


def _create_widget(
    *,
    name: str,
    class_: str,
    zone: models.Zone | str,
    note: str | None,
    kind: Literal["widget"] = "widget",
    tags: str | builtins.list[str] | None = None,
    size: int | None | Unset = UNSET,
) -> Call[models.Widget]:
    return Call.of(
        _CREATE_WIDGET,
        body=given(
            {"kind": kind, "name": name, "class": class_, "zone": zone, "note": note, "tags": tags, "size": size},
            nullable=["note", "size"],
        ),
    )


_SEARCH_WIDGETS: Operation[list[models.Widget]] = Operation(
    id="searchWidgets",
    method="POST",
    path="/widgets/search",
    success={"200": Reply(models.WidgetList, payload="widgets")},
    failure={"401": models.Failure},
    body=Body("application/json", model=models.WidgetQuery),
    security=(("bearer",),),
    idempotent=True,
)


def _search_widgets(*, text: str | None = None) -> Call[list[models.Widget]]:
    return Call.of(_SEARCH_WIDGETS, body=given({"text": text}))


_GET_WIDGET: Operation[models.Widget] = Operation(
    id="getWidget",
    method="GET",
    path="/widgets/{widgetId}",
    success={"200": Reply(models.WidgetEnvelope, payload="widget")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    security=(("bearer",),),
)


def _get_widget(widget_id: int) -> Call[models.Widget]:
    return Call.of(_GET_WIDGET, path_values={"widgetId": widget_id})


_RENAME_WIDGET: Operation[None] = Operation(
    id="renameWidget",
    method="PUT",
    path="/widgets/{widgetId}",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    body=Body("application/x-www-form-urlencoded", model=models.NameInput),
    security=(("key",),),
)


def _rename_widget(widget_id: int, *, name: str, loud: models.BooleanString | bool | str | None = None) -> Call[None]:
    return Call.of(_RENAME_WIDGET, path_values={"widgetId": widget_id}, body=given({"name": name, "loud": loud}))


_DELETE_WIDGET: Operation[None] = Operation(
    id="deleteWidget",
    method="DELETE",
    path="/widgets/{widgetId}",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    security=(("key",),),
)


def _delete_widget(widget_id: int) -> Call[None]:
    return Call.of(_DELETE_WIDGET, path_values={"widgetId": widget_id})


_TOUCH_WIDGET: Operation[None] = Operation(
    id="touchWidget",
    method="POST",
    path="/widgets/{widgetId}",
    success={"204": Reply(read="none")},
    failure={},
    security=(),
)


def _touch_widget(widget_id: int) -> Call[None]:
    return Call.of(_TOUCH_WIDGET, path_values={"widgetId": widget_id})


_GET_WIDGET_NOTES: Operation[str] = Operation(
    id="getWidgetNotes",
    method="GET",
    path="/widgets/{widgetId}/notes",
    success={"200": Reply(read="text")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    security=(("bearer",),),
)


def _get_widget_notes(widget_id: int) -> Call[str]:
    return Call.of(_GET_WIDGET_NOTES, path_values={"widgetId": widget_id})


_SET_WIDGET_PICTURE: Operation[None] = Operation(
    id="setWidgetPicture",
    method="PUT",
    path="/widgets/{widgetId}/picture",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    body=Body("multipart/form-data", model=models.PictureInput),
    security=(("key",),),
)


def _set_widget_picture(widget_id: int, *, picture: bytes, caption: str | None = None) -> Call[None]:
    return Call.of(
        _SET_WIDGET_PICTURE, path_values={"widgetId": widget_id}, body=given({"picture": picture, "caption": caption})
    )


_SAVE_WIDGET_BATCH: Operation[None] = Operation(
    id="saveWidgetBatch",
    method="POST",
    path="/batches",
    success={"204": Reply(read="none")},
    failure={"401": models.Failure},
    body=Body("application/x-www-form-urlencoded", model=models.BatchInput, json=frozenset(["batch_data"])),
    security=(("key",),),
)


def _save_widget_batch(*, batch_data: models.Batch, dry_run: bool | None = None) -> Call[None]:
    return Call.of(_SAVE_WIDGET_BATCH, body=given({"batch_data": batch_data, "dry_run": dry_run}))


_WAVE_HAND: Operation[None] = Operation(
    id="waveHand",
    method="SEND",
    path="wave",
    success={"200": Reply(read="none")},
    failure={},
    body=Frame(model=models.WaveCall),
    security=(("key",),),
)


def _wave_hand(*, hand: str) -> Call[None]:
    return Call.of(_WAVE_HAND, body={"hand": hand})


class Widgets(Resource):
    """Things that can be made, read, searched, renamed and deleted.

    See Also:
        https://toy.example.com/api
    """

    def list(
        self,
        *,
        filter_name_eq: str | None = None,
        filter_name_in: builtins.list[str] | None = None,
        filter_zone: models.Zone | str | None = None,
        broken: models.BooleanString | bool | str | None = None,
        page: int | None = None,
        x_trace_id: str | None = None,
        session: str | None = None,
        options: Options | None = None,
    ) -> Pages[models.Widget, models.WidgetList]:
        """List widgets.

        Returns widgets a page at a time.

        Args:
            filter_name_eq: Widgets of exactly this name.
            filter_name_in: Widgets of one of these names.
            filter_zone: Widgets of this zone. Known values: `GMT0`, `gmt0`, `None`, `Africa/Abidjan`.
            broken: Whether broken ones are meant. Known values: `true`, `false`.
            page: Which page, counted from 1.
            x_trace_id: Comes back in the vendor's log.
            session: Keeps the sorting.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.pages(
            _list_widgets(
                filter_name_eq=filter_name_eq,
                filter_name_in=filter_name_in,
                filter_zone=filter_zone,
                broken=broken,
                page=page,
                x_trace_id=x_trace_id,
                session=session,
            ),
            options,
        )

    def create(
        self,
        *,
        name: str,
        class_: str,
        zone: models.Zone | str,
        note: str | None,
        kind: Literal["widget"] = "widget",
        tags: str | builtins.list[str] | None = None,
        size: int | None | Unset = UNSET,
        options: Options | None = None,
    ) -> models.Widget:
        """Make a widget.

        Makes a widget. Needs both credentials.

        Args:
            name: The name of the widget. At least 1 character. At most 20 characters.
            class_: A word that Python keeps for itself.
            zone: Names of which two differ in case alone. Known values: `GMT0`, `gmt0`, `None`, `Africa/Abidjan`.
            note: What to note; null says that there is nothing.
            kind: Always the same word.
            tags: One tag as text, several as a list.
            size: How large, or null for any size. At least 1.
            options: Overrides client options for this call.

        Returns:
            The widget.

        Raises:
            NameTakenBadRequestError: A value was refused.
            UnauthorizedError: The credential is not accepted.
            NameTakenConflictError: The name is taken.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(
            _create_widget(name=name, class_=class_, zone=zone, note=note, kind=kind, tags=tags, size=size), options
        )

    def search(self, *, text: str | None = None, options: Options | None = None) -> builtins.list[models.Widget]:
        """Search widgets.

        Reads although it is a POST, so it may be repeated.

        Args:
            text: A part of the name.
            options: Overrides client options for this call.

        Returns:
            What was found.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_search_widgets(text=text), options)

    def get(self, widget_id: int, *, options: Options | None = None) -> models.Widget:
        """Get a widget.

        Returns one widget.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Returns:
            The widget.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_get_widget(widget_id), options)

    def rename(
        self,
        widget_id: int,
        *,
        name: str,
        loud: models.BooleanString | bool | str | None = None,
        options: Options | None = None,
    ) -> None:
        """Rename a widget.

        Takes a plain form.

        Args:
            widget_id: Which widget.
            name: The name.
            loud: Whether to tell everybody. Known values: `true`, `false`.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_rename_widget(widget_id, name=name, loud=loud), options)

    def delete(self, widget_id: int, *, options: Options | None = None) -> None:
        """Delete a widget.

        Removes a widget.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_delete_widget(widget_id), options)

    @deprecated("Touch a widget (the vendor has deprecated this operation)")
    def touch(self, widget_id: int, *, options: Options | None = None) -> None:
        """Touch a widget.

        Does nothing any more.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_touch_widget(widget_id), options)

    def get_notes(self, widget_id: int, *, options: Options | None = None) -> str:
        """Get the notes on a widget.

        Returns plain text.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Returns:
            The notes.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_get_widget_notes(widget_id), options)

    def set_picture(
        self, widget_id: int, *, picture: bytes, caption: str | None = None, options: Options | None = None
    ) -> None:
        """Set the picture of a widget.

        Takes a form with a file in it.

        Args:
            widget_id: Which widget.
            picture: The file.
            caption: What it shows.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_set_widget_picture(widget_id, picture=picture, caption=caption), options)

    def save_batch(
        self, *, batch_data: models.Batch, dry_run: bool | None = None, options: Options | None = None
    ) -> None:
        """Save many widgets.

        Takes JSON inside a form field, as some vendors do.

        Args:
            batch_data: The widgets of a batch.
            dry_run: Whether to check and not to save.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_save_widget_batch(batch_data=batch_data, dry_run=dry_run), options)


class AsyncWidgets(AsyncStreamingResource):
    """Things that can be made, read, searched, renamed and deleted.

    See Also:
        https://toy.example.com/api
    """

    def list(
        self,
        *,
        filter_name_eq: str | None = None,
        filter_name_in: builtins.list[str] | None = None,
        filter_zone: models.Zone | str | None = None,
        broken: models.BooleanString | bool | str | None = None,
        page: int | None = None,
        x_trace_id: str | None = None,
        session: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.Widget, models.WidgetList]:
        """List widgets.

        Returns widgets a page at a time.

        Args:
            filter_name_eq: Widgets of exactly this name.
            filter_name_in: Widgets of one of these names.
            filter_zone: Widgets of this zone. Known values: `GMT0`, `gmt0`, `None`, `Africa/Abidjan`.
            broken: Whether broken ones are meant. Known values: `true`, `false`.
            page: Which page, counted from 1.
            x_trace_id: Comes back in the vendor's log.
            session: Keeps the sorting.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.pages(
            _list_widgets(
                filter_name_eq=filter_name_eq,
                filter_name_in=filter_name_in,
                filter_zone=filter_zone,
                broken=broken,
                page=page,
                x_trace_id=x_trace_id,
                session=session,
            ),
            options,
        )

    async def create(
        self,
        *,
        name: str,
        class_: str,
        zone: models.Zone | str,
        note: str | None,
        kind: Literal["widget"] = "widget",
        tags: str | builtins.list[str] | None = None,
        size: int | None | Unset = UNSET,
        options: Options | None = None,
    ) -> models.Widget:
        """Make a widget.

        Makes a widget. Needs both credentials.

        Args:
            name: The name of the widget. At least 1 character. At most 20 characters.
            class_: A word that Python keeps for itself.
            zone: Names of which two differ in case alone. Known values: `GMT0`, `gmt0`, `None`, `Africa/Abidjan`.
            note: What to note; null says that there is nothing.
            kind: Always the same word.
            tags: One tag as text, several as a list.
            size: How large, or null for any size. At least 1.
            options: Overrides client options for this call.

        Returns:
            The widget.

        Raises:
            NameTakenBadRequestError: A value was refused.
            UnauthorizedError: The credential is not accepted.
            NameTakenConflictError: The name is taken.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(
            _create_widget(name=name, class_=class_, zone=zone, note=note, kind=kind, tags=tags, size=size), options
        )

    async def search(self, *, text: str | None = None, options: Options | None = None) -> builtins.list[models.Widget]:
        """Search widgets.

        Reads although it is a POST, so it may be repeated.

        Args:
            text: A part of the name.
            options: Overrides client options for this call.

        Returns:
            What was found.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_search_widgets(text=text), options)

    async def get(self, widget_id: int, *, options: Options | None = None) -> models.Widget:
        """Get a widget.

        Returns one widget.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Returns:
            The widget.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_get_widget(widget_id), options)

    async def rename(
        self,
        widget_id: int,
        *,
        name: str,
        loud: models.BooleanString | bool | str | None = None,
        options: Options | None = None,
    ) -> None:
        """Rename a widget.

        Takes a plain form.

        Args:
            widget_id: Which widget.
            name: The name.
            loud: Whether to tell everybody. Known values: `true`, `false`.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_rename_widget(widget_id, name=name, loud=loud), options)

    async def delete(self, widget_id: int, *, options: Options | None = None) -> None:
        """Delete a widget.

        Removes a widget.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_delete_widget(widget_id), options)

    @deprecated("Touch a widget (the vendor has deprecated this operation)")
    async def touch(self, widget_id: int, *, options: Options | None = None) -> None:
        """Touch a widget.

        Does nothing any more.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_touch_widget(widget_id), options)

    async def get_notes(self, widget_id: int, *, options: Options | None = None) -> str:
        """Get the notes on a widget.

        Returns plain text.

        Args:
            widget_id: Which widget.
            options: Overrides client options for this call.

        Returns:
            The notes.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_get_widget_notes(widget_id), options)

    async def set_picture(
        self, widget_id: int, *, picture: bytes, caption: str | None = None, options: Options | None = None
    ) -> None:
        """Set the picture of a widget.

        Takes a form with a file in it.

        Args:
            widget_id: Which widget.
            picture: The file.
            caption: What it shows.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_set_widget_picture(widget_id, picture=picture, caption=caption), options)

    async def save_batch(
        self, *, batch_data: models.Batch, dry_run: bool | None = None, options: Options | None = None
    ) -> None:
        """Save many widgets.

        Takes JSON inside a form field, as some vendors do.

        Args:
            batch_data: The widgets of a batch.
            dry_run: Whether to check and not to save.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_save_widget_batch(batch_data=batch_data, dry_run=dry_run), options)

    async def wave_hand(self, *, hand: str, options: Options | None = None) -> None:
        """Wave a hand.

        Nobody answers.

        Args:
            hand: Left or right.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.call(_wave_hand(hand=hand), options)
