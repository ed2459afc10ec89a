"""The handlers of registrations, tickets and magic links."""

from __future__ import annotations

from ....messages import Reply, Request
from ....vendor import operation
from ..errors import Invalid, Problem, refusing
from ..models.organizations import Organization
from ..models.registrations import MagicLink, Registration, Ticket
from ..validation import events, filters, magic_links, registrations, tickets
from ..validation.bodies import read
from .base import Handlers


class RegistrationHandlers(Handlers):
    """The handlers of registrations, tickets and magic links."""

    # Registrations

    @operation("listRegistrations")
    def list_registrations(self, request: Request) -> Reply:
        """List those of an event's registrations for which the filters hold."""
        event = self._event(request)
        unknown = "There is no such filter; there are: " + ", ".join(filters.REGISTRATIONS)
        things = event.of(Registration, self.now())
        return self._page(request, lambda: filters.kept(request, things, filters.REGISTRATIONS, unknown))

    @operation("getRegistration")
    def get_registration(self, request: Request) -> Reply:
        """Show a registration."""
        return self._one(self._named(request, Registration, "registrationId"))

    @operation("updateRegistration")
    def update_registration(self, request: Request) -> Reply:
        """Change a registration's metadata."""
        registration = self._named(request, Registration, "registrationId")
        with refusing(422):
            attributes = read(request, registrations.CHANGES)["data"]["attributes"]
        registration.change(attributes, self.now())
        return self._one(registration)

    # Tickets

    @operation("listTickets")
    def list_tickets(self, request: Request) -> Reply:
        """List an event's tickets."""
        return self._list(request, self._event(request), Ticket)

    @operation("createTicket")
    def create_ticket(self, request: Request) -> Reply:
        """Make a ticket."""
        event = self._event(request)
        with refusing(422):
            given = tickets.read(read(request, tickets.NEW)["data"]["attributes"])
        taken = {one.slug for one in event.of(Ticket, self.now())}
        slug = events.slug_of(None, given.get("name", "Ticket"), taken)
        return self._one(self.make(Ticket, event, slug=slug, **given), 201)

    @operation("getTicket")
    def get_ticket(self, request: Request) -> Reply:
        """Show a ticket."""
        return self._one(self._named(request, Ticket, "ticketId"))

    @operation("listBankQuestions")
    def list_bank_questions(self, request: Request) -> Reply:
        """List what whoever takes a ticket is asked, all at once."""  # RCE-036
        return Reply(200, {"data": self._named(request, Ticket, "ticketId").questions})

    # Magic links

    @operation("listMagicLinks")
    def list_magic_links(self, request: Request) -> Reply:
        """List those of a ticket's links for which the filters hold."""
        ticket = self._named(request, Ticket, "ticketId")
        unknown = "Invalid filter params, please use allowed ones: updatedAt, email"
        things, defaults = ticket.of(MagicLink, self.now()), {filters.JOINING: "false"}
        return self._page(request, lambda: filters.kept(request, things, filters.MAGIC_LINKS, unknown, defaults))

    @operation("createMagicLink")
    def create_magic_link(self, request: Request) -> Reply:
        """Make a link for one person."""
        ticket = self._named(request, Ticket, "ticketId")
        with refusing(422):
            attributes = read(request, magic_links.NEW)["data"]["attributes"]
            magic_links.check_plan(ticket.above(Organization))
            registration = None
            if "registrationId" in attributes:
                registration = self.find(Registration, attributes["registrationId"])
                if registration is None or registration.parent is not ticket.parent:  # RCE-040
                    why = "There is no such registration of the event."
                    raise Invalid(Problem(why, pointer="/data/attributes/registrationId"))
        return self._one(self.make(MagicLink, ticket, registration=registration, **magic_links.read(attributes)), 201)

    @operation("getMagicLink")
    def get_magic_link(self, request: Request) -> Reply:
        """Show a link."""
        return self._one(self._named(request, MagicLink, "magicLinkId"))

    @operation("deleteMagicLink")
    def delete_magic_link(self, request: Request) -> Reply:
        """Delete a link."""
        self.delete(self._named(request, MagicLink, "magicLinkId"))
        return Reply(204)

    @operation("createRedeemCode")
    def create_redeem_code(self, request: Request) -> Reply:
        """Make a link in the deprecated way; its time is now, whatever the request says."""  # RCE-041
        caller = self._caller(request)
        with refusing(422):
            given = read(request, magic_links.CODE)
            ticket = self.find(Ticket, given.pop("ticket_id"))
            if ticket is None or ticket.above(Organization) not in caller.organizations:
                raise Invalid(Problem("There is no such ticket.", pointer="/ticket_id"))
            magic_links.check_plan(ticket.above(Organization))
        given.pop("created_at", None)
        return Reply(201, {"data": self.make(MagicLink, ticket, **given).as_code()})
