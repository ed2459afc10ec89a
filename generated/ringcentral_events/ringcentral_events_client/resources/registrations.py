"""Registrations for an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

import builtins
import datetime

from .. import models
from .._core import (
    AsyncPages,
    AsyncResource,
    Body,
    Call,
    Operation,
    Options,
    Pages,
    Paging,
    Reply,
    Resource,
    given,
    joined,
)

_LIST_REGISTRATIONS: Operation[models.RegistrationList] = Operation(
    id="listRegistrations",
    method="GET",
    path="/v1/events/{eventId}/registrations",
    success={"200": Reply(models.RegistrationList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_registrations(
    event_id: str,
    *,
    page: int | None = None,
    per_page: int | None = None,
    filter_email_eq: str | None = None,
    filter_email_in: builtins.list[str] | None = None,
    filter_created_at_eq: datetime.datetime | None = None,
    filter_created_at_in: builtins.list[datetime.datetime] | None = None,
    filter_created_at_gt: datetime.datetime | None = None,
    filter_created_at_lt: datetime.datetime | None = None,
    filter_created_at_gte: datetime.datetime | None = None,
    filter_created_at_lte: datetime.datetime | None = None,
    filter_updated_at_eq: datetime.datetime | None = None,
    filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
    filter_updated_at_gt: datetime.datetime | None = None,
    filter_updated_at_lt: datetime.datetime | None = None,
    filter_updated_at_gte: datetime.datetime | None = None,
    filter_updated_at_lte: datetime.datetime | None = None,
    filter_user_updated_at_eq: datetime.datetime | None = None,
    filter_user_updated_at_in: builtins.list[datetime.datetime] | None = None,
    filter_user_updated_at_gt: datetime.datetime | None = None,
    filter_user_updated_at_lt: datetime.datetime | None = None,
    filter_user_updated_at_gte: datetime.datetime | None = None,
    filter_user_updated_at_lte: datetime.datetime | None = None,
    filter_refunded_eq: bool | None = None,
) -> Call[models.RegistrationList]:
    return Call.of(
        _LIST_REGISTRATIONS,
        path_values={"eventId": event_id},
        query={
            "page": page,
            "perPage": per_page,
            "filter[email][eq]": filter_email_eq,
            "filter[email][in]": joined(filter_email_in, ","),
            "filter[createdAt][eq]": filter_created_at_eq,
            "filter[createdAt][in]": joined(filter_created_at_in, ","),
            "filter[createdAt][gt]": filter_created_at_gt,
            "filter[createdAt][lt]": filter_created_at_lt,
            "filter[createdAt][gte]": filter_created_at_gte,
            "filter[createdAt][lte]": filter_created_at_lte,
            "filter[updatedAt][eq]": filter_updated_at_eq,
            "filter[updatedAt][in]": joined(filter_updated_at_in, ","),
            "filter[updatedAt][gt]": filter_updated_at_gt,
            "filter[updatedAt][lt]": filter_updated_at_lt,
            "filter[updatedAt][gte]": filter_updated_at_gte,
            "filter[updatedAt][lte]": filter_updated_at_lte,
            "filter[userUpdatedAt][eq]": filter_user_updated_at_eq,
            "filter[userUpdatedAt][in]": joined(filter_user_updated_at_in, ","),
            "filter[userUpdatedAt][gt]": filter_user_updated_at_gt,
            "filter[userUpdatedAt][lt]": filter_user_updated_at_lt,
            "filter[userUpdatedAt][gte]": filter_user_updated_at_gte,
            "filter[userUpdatedAt][lte]": filter_user_updated_at_lte,
            "filter[refunded][eq]": filter_refunded_eq,
        },
    )


_GET_REGISTRATION: Operation[models.Registration] = Operation(
    id="getRegistration",
    method="GET",
    path="/v1/registrations/{registrationId}",
    success={"200": Reply(models.RegistrationResponse, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_registration(registration_id: str) -> Call[models.Registration]:
    return Call.of(_GET_REGISTRATION, path_values={"registrationId": registration_id})


_UPDATE_REGISTRATION: Operation[models.Registration] = Operation(
    id="updateRegistration",
    method="PATCH",
    path="/v1/registrations/{registrationId}",
    success={"200": Reply(models.RegistrationResponse, payload="data")},
    failure={
        "400": models.ErrorList,
        "401": models.ErrorList,
        "403": models.ErrorList,
        "404": models.ErrorList,
        "422": models.ErrorList,
    },
    body=Body("application/json", model=models.RegistrationUpdateInput),
    security=(("bearer",), ("oauth2",)),
)


def _update_registration(registration_id: str, *, metadata: dict[str, str] | None = None) -> Call[models.Registration]:
    return Call.of(
        _UPDATE_REGISTRATION,
        path_values={"registrationId": registration_id},
        body={"data": {"type": "Registration", "attributes": given({"metadata": metadata})}},
    )


class Registrations(Resource):
    """Registrations for an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self,
        event_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        filter_email_eq: str | None = None,
        filter_email_in: builtins.list[str] | None = None,
        filter_created_at_eq: datetime.datetime | None = None,
        filter_created_at_in: builtins.list[datetime.datetime] | None = None,
        filter_created_at_gt: datetime.datetime | None = None,
        filter_created_at_lt: datetime.datetime | None = None,
        filter_created_at_gte: datetime.datetime | None = None,
        filter_created_at_lte: datetime.datetime | None = None,
        filter_updated_at_eq: datetime.datetime | None = None,
        filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_updated_at_gt: datetime.datetime | None = None,
        filter_updated_at_lt: datetime.datetime | None = None,
        filter_updated_at_gte: datetime.datetime | None = None,
        filter_updated_at_lte: datetime.datetime | None = None,
        filter_user_updated_at_eq: datetime.datetime | None = None,
        filter_user_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_user_updated_at_gt: datetime.datetime | None = None,
        filter_user_updated_at_lt: datetime.datetime | None = None,
        filter_user_updated_at_gte: datetime.datetime | None = None,
        filter_user_updated_at_lte: datetime.datetime | None = None,
        filter_refunded_eq: bool | None = None,
        options: Options | None = None,
    ) -> Pages[models.Registration, models.RegistrationList]:
        """List registrations.

        Returns one page of the registrations for the event. If several filters are set, a registration must match all
        of them.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            filter_email_eq: Lists only items with exactly this email address.
            filter_email_in: Lists only items with one of these email addresses.
            filter_created_at_eq: Lists only items that were created at exactly this time. A datetime with a time
                zone.
            filter_created_at_in: Lists only items that were created at one of these times. At least 1 item. A
                datetime with a time zone.
            filter_created_at_gt: Lists only items that were created after this time. A datetime with a time zone.
            filter_created_at_lt: Lists only items that were created before this time. A datetime with a time zone.
            filter_created_at_gte: Lists only items that were created at or after this time. A datetime with a time
                zone.
            filter_created_at_lte: Lists only items that were created at or before this time. A datetime with a time
                zone.
            filter_updated_at_eq: Lists only items that were last updated at exactly this time. A datetime with a
                time zone.
            filter_updated_at_in: Lists only items that were last updated at one of these times. At least 1 item. A
                datetime with a time zone.
            filter_updated_at_gt: Lists only items that were last updated after this time. A datetime with a time
                zone.
            filter_updated_at_lt: Lists only items that were last updated before this time. A datetime with a time
                zone.
            filter_updated_at_gte: Lists only items that were last updated at or after this time. A datetime with a
                time zone.
            filter_updated_at_lte: Lists only items that were last updated at or before this time. A datetime with a
                time zone.
            filter_user_updated_at_eq: Lists only items whose visitor last updated their own data at exactly this
                time. A datetime with a time zone.
            filter_user_updated_at_in: Lists only items whose visitor last updated their own data at one of these
                times. At least 1 item. A datetime with a time zone.
            filter_user_updated_at_gt: Lists only items whose visitor last updated their own data after this time. A
                datetime with a time zone.
            filter_user_updated_at_lt: Lists only items whose visitor last updated their own data before this time.
                A datetime with a time zone.
            filter_user_updated_at_gte: Lists only items whose visitor last updated their own data at or after this
                time. A datetime with a time zone.
            filter_user_updated_at_lte: Lists only items whose visitor last updated their own data at or before this
                time. A datetime with a time zone.
            filter_refunded_eq: Lists only registrations with a refunded ticket (`true`), or only those without
                (`false`).
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of
                registrations, with links to the neighbouring pages.

        Raises:
            BadRequestError: A filter does not exist or has a value of the wrong type, or the page or the number of
                items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(
            _list_registrations(
                event_id,
                page=page,
                per_page=per_page,
                filter_email_eq=filter_email_eq,
                filter_email_in=filter_email_in,
                filter_created_at_eq=filter_created_at_eq,
                filter_created_at_in=filter_created_at_in,
                filter_created_at_gt=filter_created_at_gt,
                filter_created_at_lt=filter_created_at_lt,
                filter_created_at_gte=filter_created_at_gte,
                filter_created_at_lte=filter_created_at_lte,
                filter_updated_at_eq=filter_updated_at_eq,
                filter_updated_at_in=filter_updated_at_in,
                filter_updated_at_gt=filter_updated_at_gt,
                filter_updated_at_lt=filter_updated_at_lt,
                filter_updated_at_gte=filter_updated_at_gte,
                filter_updated_at_lte=filter_updated_at_lte,
                filter_user_updated_at_eq=filter_user_updated_at_eq,
                filter_user_updated_at_in=filter_user_updated_at_in,
                filter_user_updated_at_gt=filter_user_updated_at_gt,
                filter_user_updated_at_lt=filter_user_updated_at_lt,
                filter_user_updated_at_gte=filter_user_updated_at_gte,
                filter_user_updated_at_lte=filter_user_updated_at_lte,
                filter_refunded_eq=filter_refunded_eq,
            ),
            options,
        )

    def get(self, registration_id: str, *, options: Options | None = None) -> models.Registration:
        """Get a registration.

        Returns one registration.

        Args:
            registration_id: The id of the registration.
            options: Overrides client options for this call.

        Returns:
            The registration.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_registration(registration_id), options)

    def update(
        self, registration_id: str, *, metadata: dict[str, str] | None = None, options: Options | None = None
    ) -> models.Registration:
        """Update a registration.

        Replaces the `metadata` of a registration. Other attributes cannot be changed.

        Args:
            registration_id: The id of the registration.
            metadata: Your own data about the registration. It replaces all earlier metadata.
            options: Overrides client options for this call.

        Returns:
            The updated registration.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The resource type is wrong, or a value in `metadata` is not a string.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_update_registration(registration_id, metadata=metadata), options)


class AsyncRegistrations(AsyncResource):
    """Registrations for an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self,
        event_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        filter_email_eq: str | None = None,
        filter_email_in: builtins.list[str] | None = None,
        filter_created_at_eq: datetime.datetime | None = None,
        filter_created_at_in: builtins.list[datetime.datetime] | None = None,
        filter_created_at_gt: datetime.datetime | None = None,
        filter_created_at_lt: datetime.datetime | None = None,
        filter_created_at_gte: datetime.datetime | None = None,
        filter_created_at_lte: datetime.datetime | None = None,
        filter_updated_at_eq: datetime.datetime | None = None,
        filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_updated_at_gt: datetime.datetime | None = None,
        filter_updated_at_lt: datetime.datetime | None = None,
        filter_updated_at_gte: datetime.datetime | None = None,
        filter_updated_at_lte: datetime.datetime | None = None,
        filter_user_updated_at_eq: datetime.datetime | None = None,
        filter_user_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_user_updated_at_gt: datetime.datetime | None = None,
        filter_user_updated_at_lt: datetime.datetime | None = None,
        filter_user_updated_at_gte: datetime.datetime | None = None,
        filter_user_updated_at_lte: datetime.datetime | None = None,
        filter_refunded_eq: bool | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.Registration, models.RegistrationList]:
        """List registrations.

        Returns one page of the registrations for the event. If several filters are set, a registration must match all
        of them.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            filter_email_eq: Lists only items with exactly this email address.
            filter_email_in: Lists only items with one of these email addresses.
            filter_created_at_eq: Lists only items that were created at exactly this time. A datetime with a time
                zone.
            filter_created_at_in: Lists only items that were created at one of these times. At least 1 item. A
                datetime with a time zone.
            filter_created_at_gt: Lists only items that were created after this time. A datetime with a time zone.
            filter_created_at_lt: Lists only items that were created before this time. A datetime with a time zone.
            filter_created_at_gte: Lists only items that were created at or after this time. A datetime with a time
                zone.
            filter_created_at_lte: Lists only items that were created at or before this time. A datetime with a time
                zone.
            filter_updated_at_eq: Lists only items that were last updated at exactly this time. A datetime with a
                time zone.
            filter_updated_at_in: Lists only items that were last updated at one of these times. At least 1 item. A
                datetime with a time zone.
            filter_updated_at_gt: Lists only items that were last updated after this time. A datetime with a time
                zone.
            filter_updated_at_lt: Lists only items that were last updated before this time. A datetime with a time
                zone.
            filter_updated_at_gte: Lists only items that were last updated at or after this time. A datetime with a
                time zone.
            filter_updated_at_lte: Lists only items that were last updated at or before this time. A datetime with a
                time zone.
            filter_user_updated_at_eq: Lists only items whose visitor last updated their own data at exactly this
                time. A datetime with a time zone.
            filter_user_updated_at_in: Lists only items whose visitor last updated their own data at one of these
                times. At least 1 item. A datetime with a time zone.
            filter_user_updated_at_gt: Lists only items whose visitor last updated their own data after this time. A
                datetime with a time zone.
            filter_user_updated_at_lt: Lists only items whose visitor last updated their own data before this time.
                A datetime with a time zone.
            filter_user_updated_at_gte: Lists only items whose visitor last updated their own data at or after this
                time. A datetime with a time zone.
            filter_user_updated_at_lte: Lists only items whose visitor last updated their own data at or before this
                time. A datetime with a time zone.
            filter_refunded_eq: Lists only registrations with a refunded ticket (`true`), or only those without
                (`false`).
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of
                registrations, with links to the neighbouring pages.

        Raises:
            BadRequestError: A filter does not exist or has a value of the wrong type, or the page or the number of
                items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(
            _list_registrations(
                event_id,
                page=page,
                per_page=per_page,
                filter_email_eq=filter_email_eq,
                filter_email_in=filter_email_in,
                filter_created_at_eq=filter_created_at_eq,
                filter_created_at_in=filter_created_at_in,
                filter_created_at_gt=filter_created_at_gt,
                filter_created_at_lt=filter_created_at_lt,
                filter_created_at_gte=filter_created_at_gte,
                filter_created_at_lte=filter_created_at_lte,
                filter_updated_at_eq=filter_updated_at_eq,
                filter_updated_at_in=filter_updated_at_in,
                filter_updated_at_gt=filter_updated_at_gt,
                filter_updated_at_lt=filter_updated_at_lt,
                filter_updated_at_gte=filter_updated_at_gte,
                filter_updated_at_lte=filter_updated_at_lte,
                filter_user_updated_at_eq=filter_user_updated_at_eq,
                filter_user_updated_at_in=filter_user_updated_at_in,
                filter_user_updated_at_gt=filter_user_updated_at_gt,
                filter_user_updated_at_lt=filter_user_updated_at_lt,
                filter_user_updated_at_gte=filter_user_updated_at_gte,
                filter_user_updated_at_lte=filter_user_updated_at_lte,
                filter_refunded_eq=filter_refunded_eq,
            ),
            options,
        )

    async def get(self, registration_id: str, *, options: Options | None = None) -> models.Registration:
        """Get a registration.

        Returns one registration.

        Args:
            registration_id: The id of the registration.
            options: Overrides client options for this call.

        Returns:
            The registration.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_registration(registration_id), options)

    async def update(
        self, registration_id: str, *, metadata: dict[str, str] | None = None, options: Options | None = None
    ) -> models.Registration:
        """Update a registration.

        Replaces the `metadata` of a registration. Other attributes cannot be changed.

        Args:
            registration_id: The id of the registration.
            metadata: Your own data about the registration. It replaces all earlier metadata.
            options: Overrides client options for this call.

        Returns:
            The updated registration.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The resource type is wrong, or a value in `metadata` is not a string.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_update_registration(registration_id, metadata=metadata), options)
