"""The handlers of organizations, templates and events."""

from __future__ import annotations

from ....messages import Reply, Request
from ....vendor import operation
from ..errors import Invalid, Problem, refusing
from ..models.events import Event
from ..models.organizations import Organization, Template
from ..validation import events
from ..validation.bodies import read
from .base import Handlers


class EventHandlers(Handlers):
    """The handlers of organizations, templates and events."""

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
