"""CSV exports of an event's data. The server creates them in the background and keeps them for a limited time.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
"""

from __future__ import annotations

import builtins

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_CREATE_EXPORT: Operation[models.Export] = Operation(
    id="createExport",
    method="POST",
    path="/channels/{channelId}/virtual-event/{eventId}/exports.json",
    success={"200": Reply(models.ExportResponse, payload="export")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _create_export(channel_id: int, event_id: int) -> Call[models.Export]:
    return Call.of(_CREATE_EXPORT, path_values={"channelId": channel_id, "eventId": event_id})


_LIST_EXPORTS: Operation[list[models.Export]] = Operation(
    id="listExports",
    method="GET",
    path="/channels/{channelId}/virtual-event/{eventId}/exports.json",
    success={"200": Reply(models.ExportList, payload="exports")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _list_exports(channel_id: int, event_id: int) -> Call[list[models.Export]]:
    return Call.of(_LIST_EXPORTS, path_values={"channelId": channel_id, "eventId": event_id})


_GET_EXPORT: Operation[models.Export] = Operation(
    id="getExport",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}/exports/{exportId}.json",
    success={"200": Reply(models.ExportResponse, payload="export")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _get_export(channel_id: int, event_id: int, export_id: int) -> Call[models.Export]:
    return Call.of(_GET_EXPORT, path_values={"channelId": channel_id, "eventId": event_id, "exportId": export_id})


_DELETE_EXPORT: Operation[None] = Operation(
    id="deleteExport",
    method="DELETE",
    path="/channels/{channelId}/virtual-events/{eventId}/exports/{exportId}.json",
    success={"204": Reply(read="none")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _delete_export(channel_id: int, event_id: int, export_id: int) -> Call[None]:
    return Call.of(_DELETE_EXPORT, path_values={"channelId": channel_id, "eventId": event_id, "exportId": export_id})


class Exports(Resource):
    """CSV exports of an event's data. The server creates them in the background and keeps them for a limited time.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
    """

    def create(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Export:
        """Start an export.

        Starts a CSV export of the event's data. The request has no body. The server creates the export in the
        background. Get the export until its status is `PROCESSED`, then download the file before it expires.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The started export.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return self._client.send(_create_export(channel_id, event_id), options)

    def list(self, channel_id: int, event_id: int, *, options: Options | None = None) -> builtins.list[models.Export]:
        """List the exports of a virtual event.

        Returns all exports of the event in one response.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The exports of the event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return self._client.send(_list_exports(channel_id, event_id), options)

    def get(self, channel_id: int, event_id: int, export_id: int, *, options: Options | None = None) -> models.Export:
        """Get an export.

        Returns one export of the event, with the URL of its file if the file is available.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            export_id: The id of the export.
            options: Overrides client options for this call.

        Returns:
            The export.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, has no such event, or the event has no such export.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return self._client.send(_get_export(channel_id, event_id, export_id), options)

    def delete(self, channel_id: int, event_id: int, export_id: int, *, options: Options | None = None) -> None:
        """Delete an export.

        Deletes the export.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            export_id: The id of the export.
            options: Overrides client options for this call.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, has no such event, or the event has no such export.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return self._client.send(_delete_export(channel_id, event_id, export_id), options)


class AsyncExports(AsyncResource):
    """CSV exports of an event's data. The server creates them in the background and keeps them for a limited time.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
    """

    async def create(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Export:
        """Start an export.

        Starts a CSV export of the event's data. The request has no body. The server creates the export in the
        background. Get the export until its status is `PROCESSED`, then download the file before it expires.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The started export.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return await self._client.send(_create_export(channel_id, event_id), options)

    async def list(
        self, channel_id: int, event_id: int, *, options: Options | None = None
    ) -> builtins.list[models.Export]:
        """List the exports of a virtual event.

        Returns all exports of the event in one response.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The exports of the event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return await self._client.send(_list_exports(channel_id, event_id), options)

    async def get(
        self, channel_id: int, event_id: int, export_id: int, *, options: Options | None = None
    ) -> models.Export:
        """Get an export.

        Returns one export of the event, with the URL of its file if the file is available.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            export_id: The id of the export.
            options: Overrides client options for this call.

        Returns:
            The export.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, has no such event, or the event has no such export.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return await self._client.send(_get_export(channel_id, event_id, export_id), options)

    async def delete(self, channel_id: int, event_id: int, export_id: int, *, options: Options | None = None) -> None:
        """Delete an export.

        Deletes the export.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            export_id: The id of the export.
            options: Overrides client options for this call.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, has no such event, or the event has no such export.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        return await self._client.send(_delete_export(channel_id, event_id, export_id), options)
