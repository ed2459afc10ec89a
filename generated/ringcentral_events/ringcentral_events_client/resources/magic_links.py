"""Personal addresses by which invited visitors get a ticket and come in.

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
    """Personal addresses by which invited visitors get a ticket and come in.

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

        Returns the magic links of the ticket a page at a time. A link is listed when it meets every filter given.

        Args:
            ticket_id: A ticket.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            filter_email_eq: Lists only what has exactly this email address.
            filter_email_in: Lists only what has one of these email addresses.
            filter_updated_at_eq: Lists only what was last changed at exactly this moment. A time with a zone.
            filter_updated_at_in: Lists only what was last changed at one of these moments. At least 1 item. A time
                with a zone.
            filter_updated_at_gt: Lists only what was last changed after this moment. A time with a zone.
            filter_updated_at_lt: Lists only what was last changed before this moment. A time with a zone.
            filter_updated_at_gte: Lists only what was last changed at this moment or after it. A time with a zone.
            filter_updated_at_lte: Lists only what was last changed at this moment or before it. A time with a zone.
            filter_include_confirm_and_join_eq: Whether to list links to tickets of the kind "confirm and join" too;
                without it they are left out.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of magic links, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: A filter does not exist or has a value of the wrong type, or the page or the number of
                items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Makes a personal address by which the invited visitor gets the ticket and comes in.

        Args:
            ticket_id: A ticket.
            email: The visitor's email address.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            extra_fields: Further fields of the registration, by their names.
            headline: One line under the visitor's name.
            metadata: What to keep with the link, under keys of your choice.
            registration_id: A registration for the ticket's event that the link is to belong to.
            options: What this call shall have otherwise than its client.

        Returns:
            The magic link as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Deletes the magic link; its address stops working.

        Args:
            magic_link_id: A magic link.
            options: What this call shall have otherwise than its client.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_delete_magic_link(magic_link_id), options)

    def get(self, magic_link_id: str, *, options: Options | None = None) -> models.MagicLink:
        """Get a magic link.

        Returns one magic link.

        Args:
            magic_link_id: A magic link.
            options: What this call shall have otherwise than its client.

        Returns:
            The magic link.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        The earlier way to make a magic link; use `createMagicLink` instead. The ticket in the body says for which
        event and organization.

        Args:
            ticket_id: The ticket that the visitor gets.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            email: The visitor's email address.
            created_at: A time that has no effect; the code counts as created when it is.
            options: What this call shall have otherwise than its client.

        Returns:
            The redeem code as created, with its magic link.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            UnprocessableError: Magic links are not part of the organization's plan, or a field is missing or breaks
                a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
    """Personal addresses by which invited visitors get a ticket and come in.

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

        Returns the magic links of the ticket a page at a time. A link is listed when it meets every filter given.

        Args:
            ticket_id: A ticket.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            filter_email_eq: Lists only what has exactly this email address.
            filter_email_in: Lists only what has one of these email addresses.
            filter_updated_at_eq: Lists only what was last changed at exactly this moment. A time with a zone.
            filter_updated_at_in: Lists only what was last changed at one of these moments. At least 1 item. A time
                with a zone.
            filter_updated_at_gt: Lists only what was last changed after this moment. A time with a zone.
            filter_updated_at_lt: Lists only what was last changed before this moment. A time with a zone.
            filter_updated_at_gte: Lists only what was last changed at this moment or after it. A time with a zone.
            filter_updated_at_lte: Lists only what was last changed at this moment or before it. A time with a zone.
            filter_include_confirm_and_join_eq: Whether to list links to tickets of the kind "confirm and join" too;
                without it they are left out.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of magic links, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: A filter does not exist or has a value of the wrong type, or the page or the number of
                items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Makes a personal address by which the invited visitor gets the ticket and comes in.

        Args:
            ticket_id: A ticket.
            email: The visitor's email address.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            extra_fields: Further fields of the registration, by their names.
            headline: One line under the visitor's name.
            metadata: What to keep with the link, under keys of your choice.
            registration_id: A registration for the ticket's event that the link is to belong to.
            options: What this call shall have otherwise than its client.

        Returns:
            The magic link as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Deletes the magic link; its address stops working.

        Args:
            magic_link_id: A magic link.
            options: What this call shall have otherwise than its client.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_delete_magic_link(magic_link_id), options)

    async def get(self, magic_link_id: str, *, options: Options | None = None) -> models.MagicLink:
        """Get a magic link.

        Returns one magic link.

        Args:
            magic_link_id: A magic link.
            options: What this call shall have otherwise than its client.

        Returns:
            The magic link.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        The earlier way to make a magic link; use `createMagicLink` instead. The ticket in the body says for which
        event and organization.

        Args:
            ticket_id: The ticket that the visitor gets.
            first_name: The visitor's first name.
            last_name: The visitor's last name.
            email: The visitor's email address.
            created_at: A time that has no effect; the code counts as created when it is.
            options: What this call shall have otherwise than its client.

        Returns:
            The redeem code as created, with its magic link.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            UnprocessableError: Magic links are not part of the organization's plan, or a field is missing or breaks
                a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_redeem_code(
                ticket_id=ticket_id, first_name=first_name, last_name=last_name, email=email, created_at=created_at
            ),
            options,
        )
