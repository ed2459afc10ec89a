"""The handlers of what an event has for its visitors: sessions, stages, booths, the schedule, and tags."""

from __future__ import annotations

from ....messages import Reply, Request
from ....vendor import operation
from ..models.venue import Booth, ScheduleItem, Session, Stage, Tag
from .base import Handlers


class VenueHandlers(Handlers):
    """The handlers of what an event has for its visitors."""

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
