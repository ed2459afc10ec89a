"""RingCentral Events: events of organizations, as the vendor's page has them.

What the page leaves open is read in the vendor's `evidence.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ...vendor import Reply, Request, operation, route
from . import events, filters, magic_links, oauth, registrations, reports, subscriptions, tickets
from .answering import Answering
from .bodies import read
from .errors import Invalid, Problem, every, refusal, refusing, reply
from .events import Event
from .magic_links import MagicLink
from .organizations import Organization, Template
from .registrations import Registration
from .reports import Report
from .tickets import Ticket
from .venue import Booth, ScheduleItem, Session, Stage, Tag


class RingCentralEvents(Answering):
    """The vendor: its world, and what it answers."""

    # Organizations and templates

    @operation("listOrganizations")
    def list_organizations(self, request: Request) -> Reply:
        """List the organizations of the user."""
        caller = self._caller(request)
        return self._page(request, lambda: sorted(caller.organizations, key=lambda one: (one.created_at, one.id)))

    @operation("getOrganization")
    def get_organization(self, request: Request) -> Reply:
        """Show an organization."""
        return self._one(self._organization(request))

    @operation("listTemplates")
    def list_templates(self, request: Request) -> Reply:
        """List an organization's templates, all at once."""
        now = self.now()
        return Reply(200, {"data": [one.shown(now) for one in self._organization(request).of(Template, now)]})

    # Events

    @operation("listEvents")
    def list_events(self, request: Request) -> Reply:
        """List an organization's events."""
        return self._list(request, self._organization(request), Event)

    @operation("createEvent")
    def create_event(self, request: Request) -> Reply:
        """Make an event."""
        organization = self._organization(request)
        with refusing(422):
            attributes = read(request, events.NEW)["data"]["attributes"]
            return self._one(self.new_event(organization, attributes), 201)

    @operation("createEventFromTemplate")
    def create_event_from_template(self, request: Request) -> Reply:
        """Make an event at once, and what the template has for it a moment later."""
        template = self._named(request, Template, "templateID", foreign=404)
        organization = template.above(Organization)
        with refusing(422):
            attributes = read(request, events.TEMPLATED)["data"]["attributes"]
            if self._theirs(request, attributes, organization) is not organization:  # RCE-026
                why = "The template belongs to another organization."
                raise Invalid(Problem(why, pointer="/data/attributes/organizationId"))
            return self._one(self.event_of(template, organization, attributes), 201)

    @operation("getEvent")
    def get_event(self, request: Request) -> Reply:
        """Show an event."""
        return self._one(self._event(request))

    @operation("duplicateEvent")
    def duplicate_event(self, request: Request) -> Reply:
        """Begin to copy an event."""
        event = self._event(request)
        with refusing(422, silently=True):  # RCE-027
            attributes = read(request, events.COPY, optional=True).get("data", {}).get("attributes", {})
            self.copy_of(event, self._theirs(request, attributes, event.above(Organization)), attributes)
        return Reply(202)

    # What an event has

    @operation("listSessions")
    def list_sessions(self, request: Request) -> Reply:
        """List an event's sessions."""
        return self._list(request, self._event(request), Session)

    @operation("listStages")
    def list_stages(self, request: Request) -> Reply:
        """List an event's stages."""
        return self._list(request, self._event(request), Stage)

    @operation("listBooths")
    def list_booths(self, request: Request) -> Reply:
        """List an event's booths."""
        return self._list(request, self._event(request), Booth)

    @operation("listScheduleItems")
    def list_schedule_items(self, request: Request) -> Reply:
        """List an event's schedule."""
        return self._list(request, self._event(request), ScheduleItem)

    @operation("getScheduleItem")
    def get_schedule_item(self, request: Request) -> Reply:
        """Show an entry of the schedule; the page has no body for one that is not there."""
        self._caller(request)
        if self.find(ScheduleItem, request.path["scheduleItemId"]) is None:
            return Reply(404)  # RCE-022
        return self._one(self._named(request, ScheduleItem, "scheduleItemId"))

    @operation("listTagsForBooth")
    def list_tags_for_booth(self, request: Request) -> Reply:
        """List a booth's tags."""
        return self._list(request, self._named(request, Booth, "boothId"), Tag)

    @operation("listTagsForScheduleItem")
    def list_tags_for_schedule_item(self, request: Request) -> Reply:
        """List the tags of an entry of the schedule."""
        return self._list(request, self._named(request, ScheduleItem, "scheduleId"), Tag)

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

    # Reports

    def _shown_report(self, request: Request, report: Report) -> dict[str, Any]:
        now = self.now()
        shown = report.shown(now)
        if report.is_done(now):
            base = request.url.partition("/v1/")[0]
            address = f"{base}/files/reports/{report.id}.csv?{self.addresses.query(report.id, now)}"
            shown["attributes"]["url"] = address
        return shown

    @operation("listReports")
    def list_reports(self, request: Request) -> Reply:
        """List an event's reports."""
        event = self._event(request)
        listing = partial(event.of, Report, self.now())
        return self._page(request, listing, partial(self._shown_report, request))

    @operation("createReport")
    def create_report(self, request: Request) -> Reply:
        """Begin to make a report, in the only version there is."""  # RCE-043
        return self._new_report(request, reports.VERSION)

    @operation("createVersionedReport")
    def create_versioned_report(self, request: Request) -> Reply:
        """Begin to make a report in a version."""
        return self._new_report(request, request.path["reportVersion"])

    def _new_report(self, request: Request, version: str) -> Reply:
        event = self._event(request)
        with refusing(422):
            reading: dict[str, Callable[[], Any]] = {
                "path": partial(reports.read, request.path["reportType"], version),
                "body": partial(read, request, reports.NEW, optional=True),
            }
            given = every(reading)
        report = self.make(Report, event, table=given["path"], wanted=reports.wanted(given["body"]))
        return self._one(report, 201)

    @operation("getReport")
    def get_report(self, request: Request) -> Reply:
        """Show a report, with the address of its file once that is there."""
        report = self._named(request, Report, "reportId", foreign=404)
        if not report.is_done(self.now()):
            return Reply(202, {"data": report.in_progress(self.now())})
        return Reply(200, {"data": self._shown_report(request, report)})

    @operation("downloadReport")
    def download_report(self, request: Request) -> Reply:
        """Send a report's file."""
        report = self._named(request, Report, "reportId", foreign=404)
        if not report.is_done(self.now()):
            raise refusal(404, Problem("The report is not there yet."))  # RCE-047
        return self._file(report)

    @route("GET", "/files/reports/{reportId}.csv")
    def file(self, request: Request) -> Reply:
        """Send a report's file to whoever has its address, as long as that counts."""  # RCE-046
        report, now = self.find(Report, request.path["reportId"]), self.now()
        if report is None or not self.addresses.is_good(report.id, dict(request.query), now):
            return Reply(403, "This address has expired, or never counted.", media="text/plain; charset=utf-8")
        return self._file(report)

    def _file(self, report: Report) -> Reply:
        headers = {"Content-Disposition": f'attachment; filename="{report.table}.csv"'}
        return Reply(200, report.file(), headers, media="text/csv; charset=utf-8")

    # Data subscriptions, health

    @operation("createDataSubscription")
    def create_data_subscription(self, request: Request) -> Reply:
        """Take down a wish to be told; 400 is the only status for what is wrong with it."""
        event = self._event(request)
        with refusing(400):  # RCE-051
            attributes = read(request, subscriptions.NEW)["data"]["attributes"]
            given = subscriptions.read(attributes, self.now())
        return self._one(self.make(subscriptions.Subscription, event, **given), 201)

    @operation("getHealth")
    def get_health(self, request: Request) -> Reply:
        """Tell that all is well."""
        self._caller(request)
        return Reply(200, {"status": "ok"})  # RCE-052

    # Tokens, beside the description

    @route("POST", "/oauth/token")
    def token(self, request: Request) -> Reply:
        """Give out tokens."""
        return oauth.grant(self.accounts, request, self.clock.timestamp())

    def unrouted(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Answer as HTTP does, but an address that is none as not found."""
        if status == 404:
            told = reply(404, Problem("There is nothing at this address."))
            return Reply(404, told.body, headers)
        return Reply(status, headers=headers)
