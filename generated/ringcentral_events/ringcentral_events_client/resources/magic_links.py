"""Personal URLs with which invited visitors get a ticket and enter the event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

import builtins
import datetime

from typing_extensions import deprecated

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

_LIST_MAGIC_LINKS: Operation[models.MagicLinkList] = Operation(
    id="listMagicLinks",
    method="GET",
    path="/v1/tickets/{ticketId}/magicLinks",
    success={"200": Reply(models.MagicLinkList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_magic_links(
    ticket_id: str,
    *,
    page: int | None = None,
    per_page: int | None = None,
    filter_email_eq: str | None = None,
    filter_email_in: builtins.list[str] | None = None,
    filter_updated_at_eq: datetime.datetime | None = None,
    filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
    filter_updated_at_gt: datetime.datetime | None = None,
    filter_updated_at_lt: datetime.datetime | None = None,
    filter_updated_at_gte: datetime.datetime | None = None,
    filter_updated_at_lte: datetime.datetime | None = None,
    filter_include_confirm_and_join_eq: bool | None = None,
) -> Call[models.MagicLinkList]:
    return Call.of(
        _LIST_MAGIC_LINKS,
        path_values={"ticketId": ticket_id},
        query={
            "page": page,
            "perPage": per_page,
            "filter[email][eq]": filter_email_eq,
            "filter[email][in]": joined(filter_email_in, ","),
            "filter[updatedAt][eq]": filter_updated_at_eq,
            "filter[updatedAt][in]": joined(filter_updated_at_in, ","),
            "filter[updatedAt][gt]": filter_updated_at_gt,
            "filter[updatedAt][lt]": filter_updated_at_lt,
            "filter[updatedAt][gte]": filter_updated_at_gte,
            "filter[updatedAt][lte]": filter_updated_at_lte,
            "filter[includeConfirmAndJoin][eq]": filter_include_confirm_and_join_eq,
        },
    )


_CREATE_MAGIC_LINK: Operation[models.MagicLink] = Operation(
    id="createMagicLink",
    method="POST",
    path="/v1/tickets/{ticketId}/magicLinks",
    success={"201": Reply(models.MagicLinkResponse, payload="data")},
    failure={
        "400": models.ErrorList,
        "401": models.ErrorList,
        "403": models.ErrorList,
        "404": models.ErrorList,
        "422": models.ErrorList,
    },
    body=Body("application/json", model=models.MagicLinkInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_magic_link(
    ticket_id: str,
    *,
    email: str,
    first_name: str,
    last_name: str,
    extra_fields: dict[str, str] | None = None,
    headline: str | None = None,
    metadata: dict[str, str] | None = None,
    registration_id: str | None = None,
) -> Call[models.MagicLink]:
    return Call.of(
        _CREATE_MAGIC_LINK,
        path_values={"ticketId": ticket_id},
        body={
            "data": {
                "type": "magicLink",
                "attributes": given(
                    {
                        "email": email,
                        "extraFields": extra_fields,
                        "firstName": first_name,
                        "headline": headline,
                        "lastName": last_name,
                        "metadata": metadata,
                        "registrationId": registration_id,
                    }
                ),
            }
        },
    )


_DELETE_MAGIC_LINK: Operation[None] = Operation(
    id="deleteMagicLink",
    method="DELETE",
    path="/v1/magicLinks/{magicLinkId}",
    success={"204": Reply(read="none")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _delete_magic_link(magic_link_id: str) -> Call[None]:
    return Call.of(_DELETE_MAGIC_LINK, path_values={"magicLinkId": magic_link_id})


_GET_MAGIC_LINK: Operation[models.MagicLink] = Operation(
    id="getMagicLink",
    method="GET",
    path="/v1/magicLinks/{magicLinkId}",
    success={"200": Reply(models.MagicLinkResponse, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_magic_link(magic_link_id: str) -> Call[models.MagicLink]:
    return Call.of(_GET_MAGIC_LINK, path_values={"magicLinkId": magic_link_id})


_CREATE_REDEEM_CODE: Operation[models.RedeemCode | None] = Operation(
    id="createRedeemCode",
    method="POST",
    path="/v1/magic_link",
    success={"201": Reply(models.RedeemCodeResponse, payload="data")},
    failure={"400": models.ErrorList, "401": models.ErrorList, "422": models.ErrorList},
    body=Body("application/json", model=models.RedeemCodeInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_redeem_code(
    *, ticket_id: str, first_name: str, last_name: str, email: str, created_at: str | None = None
) -> Call[models.RedeemCode | None]:
    return Call.of(
        _CREATE_REDEEM_CODE,
        body=given(
            {
                "ticket_id": ticket_id,
                "first_name": first_name,
                "last_name": last_name,
                "email": email,
                "created_at": created_at,
            }
        ),
    )


class MagicLinks(Resource):
    """Personal URLs with which invited visitors get a ticket and enter the event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self,
        ticket_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        filter_email_eq: str | None = None,
        filter_email_in: builtins.list[str] | None = None,
        filter_updated_at_eq: datetime.datetime | None = None,
        filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_updated_at_gt: datetime.datetime | None = None,
        filter_updated_at_lt: datetime.datetime | None = None,
        filter_updated_at_gte: datetime.datetime | None = None,
        filter_updated_at_lte: datetime.datetime | None = None,
        filter_include_confirm_and_join_eq: bool | None = None,
        options: Options | None = None,
    ) -> Pages[models.MagicLink, models.MagicLinkList]:
        """List magic links.

        Returns one page of the ticket's magic links. If several filters are set, a link must match all of them.

        Args:
            ticket_id: The id of the ticket.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            filter_email_eq: Lists only items with exactly this email address.
            filter_email_in: Lists only items with one of these email addresses.
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
            filter_include_confirm_and_join_eq: Whether to list magic links to tickets of the kind "confirm and
                join" too. They are not listed by default.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of magic
                links, with links to the neighbouring pages.

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
            _list_magic_links(
                ticket_id,
                page=page,
                per_page=per_page,
                filter_email_eq=filter_email_eq,
                filter_email_in=filter_email_in,
                filter_updated_at_eq=filter_updated_at_eq,
                filter_updated_at_in=filter_updated_at_in,
                filter_updated_at_gt=filter_updated_at_gt,
                filter_updated_at_lt=filter_updated_at_lt,
                filter_updated_at_gte=filter_updated_at_gte,
                filter_updated_at_lte=filter_updated_at_lte,
                filter_include_confirm_and_join_eq=filter_include_confirm_and_join_eq,
            ),
            options,
        )

    def create(
        self,
        ticket_id: str,
        *,
        email: str,
        first_name: str,
        last_name: str,
        extra_fields: dict[str, str] | None = None,
        headline: str | None = None,
        metadata: dict[str, str] | None = None,
        registration_id: str | None = None,
        options: Options | None = None,
    ) -> models.MagicLink:
        """Create a magic link.

        Creates a personal URL with which the invited visitor gets the ticket and enters the event.

        Args:
            ticket_id: The id of the ticket.
            email: The visitor's email address.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            extra_fields: Additional fields of the registration, by name.
            headline: A line of text below the visitor's name.
            metadata: Your own data about the magic link, under keys that you choose.
            registration_id: The id of a registration for the ticket's event, to which the magic link is to belong.
            options: Overrides client options for this call.

        Returns:
            The created magic link.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_magic_link(
                ticket_id,
                email=email,
                first_name=first_name,
                last_name=last_name,
                extra_fields=extra_fields,
                headline=headline,
                metadata=metadata,
                registration_id=registration_id,
            ),
            options,
        )

    def delete(self, magic_link_id: str, *, options: Options | None = None) -> None:
        """Delete a magic link.

        Deletes a magic link. Its URL stops working.

        Args:
            magic_link_id: The id of the magic link.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_delete_magic_link(magic_link_id), options)

    def get(self, magic_link_id: str, *, options: Options | None = None) -> models.MagicLink:
        """Get a magic link.

        Returns one magic link.

        Args:
            magic_link_id: The id of the magic link.
            options: Overrides client options for this call.

        Returns:
            The magic link.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_magic_link(magic_link_id), options)

    @deprecated("Create a redeem code (the vendor has deprecated this operation)")
    def create_redeem_code(
        self,
        *,
        ticket_id: str,
        first_name: str,
        last_name: str,
        email: str,
        created_at: str | None = None,
        options: Options | None = None,
    ) -> models.RedeemCode | None:
        """Create a redeem code.

        Creates a magic link in an earlier, deprecated way. Use `createMagicLink` instead. The ticket in the body
        determines the event and the organization.

        Args:
            ticket_id: The id of the visitor's ticket.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            email: The visitor's email address.
            created_at: A time without any effect. The server sets the creation time of the code.
            options: Overrides client options for this call.

        Returns:
            The created redeem code with its magic link.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            UnprocessableError: The organization's plan does not include magic links, or a field is missing or
                violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_redeem_code(
                ticket_id=ticket_id, first_name=first_name, last_name=last_name, email=email, created_at=created_at
            ),
            options,
        )


class AsyncMagicLinks(AsyncResource):
    """Personal URLs with which invited visitors get a ticket and enter the event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self,
        ticket_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        filter_email_eq: str | None = None,
        filter_email_in: builtins.list[str] | None = None,
        filter_updated_at_eq: datetime.datetime | None = None,
        filter_updated_at_in: builtins.list[datetime.datetime] | None = None,
        filter_updated_at_gt: datetime.datetime | None = None,
        filter_updated_at_lt: datetime.datetime | None = None,
        filter_updated_at_gte: datetime.datetime | None = None,
        filter_updated_at_lte: datetime.datetime | None = None,
        filter_include_confirm_and_join_eq: bool | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.MagicLink, models.MagicLinkList]:
        """List magic links.

        Returns one page of the ticket's magic links. If several filters are set, a link must match all of them.

        Args:
            ticket_id: The id of the ticket.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            filter_email_eq: Lists only items with exactly this email address.
            filter_email_in: Lists only items with one of these email addresses.
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
            filter_include_confirm_and_join_eq: Whether to list magic links to tickets of the kind "confirm and
                join" too. They are not listed by default.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of magic
                links, with links to the neighbouring pages.

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
            _list_magic_links(
                ticket_id,
                page=page,
                per_page=per_page,
                filter_email_eq=filter_email_eq,
                filter_email_in=filter_email_in,
                filter_updated_at_eq=filter_updated_at_eq,
                filter_updated_at_in=filter_updated_at_in,
                filter_updated_at_gt=filter_updated_at_gt,
                filter_updated_at_lt=filter_updated_at_lt,
                filter_updated_at_gte=filter_updated_at_gte,
                filter_updated_at_lte=filter_updated_at_lte,
                filter_include_confirm_and_join_eq=filter_include_confirm_and_join_eq,
            ),
            options,
        )

    async def create(
        self,
        ticket_id: str,
        *,
        email: str,
        first_name: str,
        last_name: str,
        extra_fields: dict[str, str] | None = None,
        headline: str | None = None,
        metadata: dict[str, str] | None = None,
        registration_id: str | None = None,
        options: Options | None = None,
    ) -> models.MagicLink:
        """Create a magic link.

        Creates a personal URL with which the invited visitor gets the ticket and enters the event.

        Args:
            ticket_id: The id of the ticket.
            email: The visitor's email address.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            extra_fields: Additional fields of the registration, by name.
            headline: A line of text below the visitor's name.
            metadata: Your own data about the magic link, under keys that you choose.
            registration_id: The id of a registration for the ticket's event, to which the magic link is to belong.
            options: Overrides client options for this call.

        Returns:
            The created magic link.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_magic_link(
                ticket_id,
                email=email,
                first_name=first_name,
                last_name=last_name,
                extra_fields=extra_fields,
                headline=headline,
                metadata=metadata,
                registration_id=registration_id,
            ),
            options,
        )

    async def delete(self, magic_link_id: str, *, options: Options | None = None) -> None:
        """Delete a magic link.

        Deletes a magic link. Its URL stops working.

        Args:
            magic_link_id: The id of the magic link.
            options: Overrides client options for this call.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_delete_magic_link(magic_link_id), options)

    async def get(self, magic_link_id: str, *, options: Options | None = None) -> models.MagicLink:
        """Get a magic link.

        Returns one magic link.

        Args:
            magic_link_id: The id of the magic link.
            options: Overrides client options for this call.

        Returns:
            The magic link.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_magic_link(magic_link_id), options)

    @deprecated("Create a redeem code (the vendor has deprecated this operation)")
    async def create_redeem_code(
        self,
        *,
        ticket_id: str,
        first_name: str,
        last_name: str,
        email: str,
        created_at: str | None = None,
        options: Options | None = None,
    ) -> models.RedeemCode | None:
        """Create a redeem code.

        Creates a magic link in an earlier, deprecated way. Use `createMagicLink` instead. The ticket in the body
        determines the event and the organization.

        Args:
            ticket_id: The id of the visitor's ticket.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            email: The visitor's email address.
            created_at: A time without any effect. The server sets the creation time of the code.
            options: Overrides client options for this call.

        Returns:
            The created redeem code with its magic link.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            UnprocessableError: The organization's plan does not include magic links, or a field is missing or
                violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_redeem_code(
                ticket_id=ticket_id, first_name=first_name, last_name=last_name, email=email, created_at=created_at
            ),
            options,
        )
