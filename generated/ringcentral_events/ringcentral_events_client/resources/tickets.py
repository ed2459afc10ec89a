"""The kinds of ticket that an event has, and what is asked of those who take one.

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
    """The kinds of ticket that an event has, and what is asked of those who take one.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Ticket, models.TicketList]:
        """List tickets.

        Returns the tickets of the event a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tickets, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Adds a ticket for virtual attendance to the event; other kinds of ticket cannot be created. The vendor calls
        this operation a beta.

        Args:
            event_id: An event.
            count: How many there shall be; none if left out. At least 0.
            description: What the ticket is for.
            name: The name of the ticket.
            price: What one shall cost, in the event's currency; nothing if left out. At least 0.
            private: Whether to leave the ticket out of what visitors are offered; false if left out.
            options: What this call shall have otherwise than its client.

        Returns:
            The ticket as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: An attribute breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
            ticket_id: A ticket.
            options: What this call shall have otherwise than its client.

        Returns:
            The ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_ticket(ticket_id), options)

    def list_bank_questions(
        self, ticket_id: str, *, options: Options | None = None
    ) -> builtins.list[models.BankQuestion]:
        """List the questions of a ticket.

        Returns all questions that are asked of those who take the ticket, in one answer.

        Args:
            ticket_id: A ticket.
            options: What this call shall have otherwise than its client.

        Returns:
            The questions of the ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_list_bank_questions(ticket_id), options)


class AsyncTickets(AsyncResource):
    """The kinds of ticket that an event has, and what is asked of those who take one.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Ticket, models.TicketList]:
        """List tickets.

        Returns the tickets of the event a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tickets, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Adds a ticket for virtual attendance to the event; other kinds of ticket cannot be created. The vendor calls
        this operation a beta.

        Args:
            event_id: An event.
            count: How many there shall be; none if left out. At least 0.
            description: What the ticket is for.
            name: The name of the ticket.
            price: What one shall cost, in the event's currency; nothing if left out. At least 0.
            private: Whether to leave the ticket out of what visitors are offered; false if left out.
            options: What this call shall have otherwise than its client.

        Returns:
            The ticket as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: An attribute breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
            ticket_id: A ticket.
            options: What this call shall have otherwise than its client.

        Returns:
            The ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_ticket(ticket_id), options)

    async def list_bank_questions(
        self, ticket_id: str, *, options: Options | None = None
    ) -> builtins.list[models.BankQuestion]:
        """List the questions of a ticket.

        Returns all questions that are asked of those who take the ticket, in one answer.

        Args:
            ticket_id: A ticket.
            options: What this call shall have otherwise than its client.

        Returns:
            The questions of the ticket.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_list_bank_questions(ticket_id), options)
