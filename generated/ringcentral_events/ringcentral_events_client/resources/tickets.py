"""The ticket types of an event, and the registration questions of each ticket.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

import builtins

from .. import models
from .._core import AsyncPages, AsyncResource, Body, Call, Operation, Options, Pages, Paging, Reply, Resource, given

_LIST_TICKETS: Operation[models.TicketList] = Operation(
    id="listTickets",
    method="GET",
    path="/v1/events/{eventId}/tickets",
    success={"200": Reply(models.TicketList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_tickets(event_id: str, *, page: int | None = None, per_page: int | None = None) -> Call[models.TicketList]:
    return Call.of(_LIST_TICKETS, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


_CREATE_TICKET: Operation[models.Ticket] = Operation(
    id="createTicket",
    method="POST",
    path="/v1/events/{eventId}/tickets",
    success={"201": Reply(models.TicketResponse, payload="data")},
    failure={
        "400": models.ErrorList,
        "401": models.ErrorList,
        "403": models.ErrorList,
        "404": models.ErrorList,
        "422": models.ErrorList,
    },
    body=Body("application/json", model=models.TicketInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_ticket(
    event_id: str,
    *,
    count: int | None = None,
    description: str | None = None,
    name: str | None = None,
    price: float | None = None,
    private: bool | None = None,
) -> Call[models.Ticket]:
    return Call.of(
        _CREATE_TICKET,
        path_values={"eventId": event_id},
        body={
            "data": {
                "type": "ticket",
                "attributes": given(
                    {"count": count, "description": description, "name": name, "price": price, "private": private}
                ),
            }
        },
    )


_GET_TICKET: Operation[models.Ticket] = Operation(
    id="getTicket",
    method="GET",
    path="/v1/tickets/{ticketId}",
    success={"200": Reply(models.TicketResponse, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_ticket(ticket_id: str) -> Call[models.Ticket]:
    return Call.of(_GET_TICKET, path_values={"ticketId": ticket_id})


_LIST_BANK_QUESTIONS: Operation[list[models.BankQuestion]] = Operation(
    id="listBankQuestions",
    method="GET",
    path="/v1/tickets/{ticketId}/bankQuestions",
    success={"200": Reply(models.BankQuestionList, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _list_bank_questions(ticket_id: str) -> Call[list[models.BankQuestion]]:
    return Call.of(_LIST_BANK_QUESTIONS, path_values={"ticketId": ticket_id})


class Tickets(Resource):
    """The ticket types of an event, and the registration questions of each ticket.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Ticket, models.TicketList]:
        """List tickets.

        Returns one page of the event's tickets.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tickets,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_tickets(event_id, page=page, per_page=per_page), options)

    def create(
        self,
        event_id: str,
        *,
        count: int | None = None,
        description: str | None = None,
        name: str | None = None,
        price: float | None = None,
        private: bool | None = None,
        options: Options | None = None,
    ) -> models.Ticket:
        """Create a ticket.

        Creates a ticket for virtual attendance of the event. Other kinds of ticket cannot be created. The vendor marks
        this operation as beta.

        Args:
            event_id: The id of the event.
            count: The total number of tickets. Defaults to 0.
            description: The description of the ticket.
            name: The name of the ticket.
            price: The price of one ticket, in the event's currency. Defaults to 0.
            private: Whether to hide the ticket from visitors. Defaults to false.
            options: Overrides client options for this call.

        Returns:
            The created ticket.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: An attribute violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_ticket(event_id, count=count, description=description, name=name, price=price, private=private),
            options,
        )

    def get(self, ticket_id: str, *, options: Options | None = None) -> models.Ticket:
        """Get a ticket.

        Returns one ticket.

        Args:
            ticket_id: The id of the ticket.
            options: Overrides client options for this call.

        Returns:
            The ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_ticket(ticket_id), options)

    def list_bank_questions(
        self, ticket_id: str, *, options: Options | None = None
    ) -> builtins.list[models.BankQuestion]:
        """List the questions of a ticket.

        Returns all registration questions of the ticket in one response.

        Args:
            ticket_id: The id of the ticket.
            options: Overrides client options for this call.

        Returns:
            The questions of the ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_list_bank_questions(ticket_id), options)


class AsyncTickets(AsyncResource):
    """The ticket types of an event, and the registration questions of each ticket.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Ticket, models.TicketList]:
        """List tickets.

        Returns one page of the event's tickets.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tickets,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_tickets(event_id, page=page, per_page=per_page), options)

    async def create(
        self,
        event_id: str,
        *,
        count: int | None = None,
        description: str | None = None,
        name: str | None = None,
        price: float | None = None,
        private: bool | None = None,
        options: Options | None = None,
    ) -> models.Ticket:
        """Create a ticket.

        Creates a ticket for virtual attendance of the event. Other kinds of ticket cannot be created. The vendor marks
        this operation as beta.

        Args:
            event_id: The id of the event.
            count: The total number of tickets. Defaults to 0.
            description: The description of the ticket.
            name: The name of the ticket.
            price: The price of one ticket, in the event's currency. Defaults to 0.
            private: Whether to hide the ticket from visitors. Defaults to false.
            options: Overrides client options for this call.

        Returns:
            The created ticket.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: An attribute violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_ticket(event_id, count=count, description=description, name=name, price=price, private=private),
            options,
        )

    async def get(self, ticket_id: str, *, options: Options | None = None) -> models.Ticket:
        """Get a ticket.

        Returns one ticket.

        Args:
            ticket_id: The id of the ticket.
            options: Overrides client options for this call.

        Returns:
            The ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_ticket(ticket_id), options)

    async def list_bank_questions(
        self, ticket_id: str, *, options: Options | None = None
    ) -> builtins.list[models.BankQuestion]:
        """List the questions of a ticket.

        Returns all registration questions of the ticket in one response.

        Args:
            ticket_id: The id of the ticket.
            options: Overrides client options for this call.

        Returns:
            The questions of the ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_list_bank_questions(ticket_id), options)
