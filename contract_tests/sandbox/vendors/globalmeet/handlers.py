"""The handlers of the operations, and the envelope around what they return."""

from __future__ import annotations

from collections.abc import Collection

from ...messages import Reply, Request
from ...vendor import Handler, operation
from .auth import Account
from .errors import INVALID_TOKEN, PARTIAL_SUCCESS, SUCCESS, UNKNOWN_USER, Failure, failed, succeeded, wrong
from .models import Event, Folder
from .seed import SeededState
from .validation import NAMES, Form, identifier, read, settings, types


class GlobalMeet(SeededState):
    """The vendor: its state, and its handlers. A handler gives the result, without what goes around it."""

    def answer(self, handler: Handler, request: Request) -> Reply:
        """Let a handler answer, and put its result into the vendor's envelope."""
        code = self.returns.pop(request.operation, SUCCESS)
        try:
            if code not in (SUCCESS, PARTIAL_SUCCESS):
                raise Failure(code)
            result = super().answer(handler, request).body
        except Failure as failure:
            return failed(failure, self.now())
        if code == PARTIAL_SUCCESS:
            return failed(Failure(code), self.now(), result)
        return succeeded(result, self.now())

    # From token to limit, tags and fields: the order in which every call but the sign-in is looked at (GLM-021).

    def _called(self, request: Request, *fields: str) -> tuple[Account, Form]:
        form = Form(request)
        account = self.accounts.caller(form.token, self.now())
        if account is None:
            raise Failure(INVALID_TOKEN)
        self.limits.take(account.username, request.operation, self.now())
        form.check("token", *fields)
        return account, form

    def _asked(self, request: Request, names: Collection[str]) -> tuple[Account, dict[str, object]]:
        account, form = self._called(request, "event_data")
        members = form.members("event_data")
        if unknown := [name for name in members if name not in names]:
            raise wrong("event_data", f"has no member {unknown[0][:40]!r}")
        return account, members

    # What belongs to another is answered like what does not exist.

    def _event(self, account: Account, value: object, name: str = "event_id") -> Event:
        event = self.events.get(read(name, identifier, value))
        if event is None or event.folder not in account.home.everything():
            raise wrong(name, "is none of your events")
        return event

    def _folder(self, account: Account, value: object) -> Folder:
        folder = account.folder(read("folder_id", identifier, value))
        if folder is None:
            raise wrong("folder_id", "is none of your folders")
        return folder

    def _chosen(self, account: Account, members: dict[str, object], otherwise: Folder) -> Folder:
        source = members.get("folder_from_event")
        if "folder_from_event" in members:
            read("folder_from_event", identifier, source)
        if "folder_id" in members:
            return self._folder(account, members["folder_id"])
        if "folder_from_event" in members:
            return self._event(account, source, "folder_from_event").folder
        return otherwise

    def _guests(self, members: dict[str, object]) -> list[int]:
        name = "guest_presenter_types"
        return read(name, types, members[name]) if name in members else []

    @operation("createToken")
    def sign_in(self, request: Request) -> Reply:
        """Give out a token."""
        form = Form(request)
        form.check("username", "password")
        account = self.accounts.find(form.text("username"), form.text("password"))
        if account is None:
            raise Failure(UNKNOWN_USER)  # GLM-023
        issued = self.accounts.issue(account, self.now())
        told = {"token_expiration": issued.expires_at, "token": issued.token}
        return Reply(200, {"authenticationData": told})

    @operation("createEvent")
    def create(self, request: Request) -> Reply:
        """Make an event."""
        account, members = self._asked(request, NAMES)
        kept, guests = settings(members), self._guests(members)
        event = self.new_event(self._chosen(account, members, account.home), kept, guests)
        return Reply(200, {"event_data": event.shown_to_its_maker()})

    @operation("updateEvent")
    def update(self, request: Request) -> Reply:
        """Change what is said of an event, and leave the rest."""
        account, members = self._asked(request, NAMES | {"event_id"})
        if "event_id" not in members:
            raise wrong("event_id", "is missing")
        event = self._event(account, members["event_id"])
        kept, guests = settings({**event.settings, **members}), self._guests(members)  # GLM-015
        event.folder = self._chosen(account, members, event.folder)
        event.settings = kept
        if "guest_presenter_types" in members:
            self.let_in(event, guests)
        return Reply(200, {"event_data": event.shown_to_its_maker()})

    @operation("getEvent")
    def status(self, request: Request) -> Reply:
        """Show an event."""
        account, form = self._called(request, "event_id")
        return Reply(200, {"event_data": self._event(account, form.text("event_id")).shown()})

    @operation("getFolderTree")
    def tree(self, request: Request) -> Reply:
        """Show a folder with all below it."""
        account, form = self._called(request, "folder_id")
        root = form.given("folder_id")
        folder = account.home if root is None else self._folder(account, root)
        return Reply(200, {"folder_tree": folder.tree()})
