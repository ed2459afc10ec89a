"""Roomful social events: sign-in and calendar files over HTTP, everything else over Socket.IO, as the page has them.

What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...vendor import Call, Handler, Refusal, Reply, Request, operation
from . import session_calls
from .answers import NOT_ALLOWED, NOT_SIGNED_IN, USER_NOT_FOUND, WRONG_PASSWORD, failed, failure, succeeded, told, wrong
from .calendar import ics
from .forms import opened
from .people import User
from .values import members, text

_CREDENTIALS = members({"email": text, "password": text}, ["email", "password"])


class Roomful(session_calls.SessionCalls):
    """The vendor: its world, and what it answers."""

    def answer(self, handler: Handler, request: Any) -> Reply:
        """Answer a request, or a call unless it repeats the device's last one, which has its earlier reply."""
        if not isinstance(request, Call):
            return super().answer(handler, request)
        device = self.device(request.connection)
        if device is None:
            return failed(NOT_SIGNED_IN, "The connection is not signed in")
        try:
            id, _ = opened(request.arguments)
        except Refusal as refusal:
            id, reply = "", refusal.reply
        else:
            if id and device.last and device.last[0] == id:  # RMF-007
                return device.last[1]
            reply = super().answer(handler, request)
        device.last = (id, reply)
        return reply

    def failed(self, status: int, why: str) -> Reply:
        """Answer a call that has no handler, or that a test lets fail."""
        return failed(status, why)

    @operation("signIn")
    def sign_in_with_password(self, request: Request) -> Reply:
        """Give out a session; what fails has the status 200 like what does not."""  # RMF-033
        try:
            user = self._user(request)
            network = request.headers.get("x-network", "")
            if network and network not in user.networks:
                raise failure(NOT_ALLOWED, "X-Network: is none of the user's networks")
        except Refusal as refusal:
            return replace(refusal.reply, status=200)
        device = self.sign_in(user, network)
        waiting = self.lines.get(request.headers.get("x-socket-id", ""))
        if waiting and self.device(waiting) is None:  # RMF-031
            waiting.emit("anonymousAuthorized", told({"sessionId": device.token}))
        return succeeded({"session_token": device.token, "is_new": False, "need_verification": False})

    def _user(self, request: Request) -> User:
        try:
            sent = request.json()
        except (ValueError, RecursionError):
            raise wrong("request", "is not JSON") from None
        given = _CREDENTIALS("", sent)
        for user in self.users.values():
            if user.email.casefold() == given["email"].casefold():
                if user.password != given["password"]:
                    raise failure(WRONG_PASSWORD, "Invalid password")
                return user
        raise failure(USER_NOT_FOUND, "User not found")

    @operation("downloadInvitation")
    def download_invitation(self, request: Request) -> Reply:
        """Return a session as a calendar file; 404 for whoever may not see it."""  # RMF-034
        token = request.headers.get("x-session-id") or dict(request.query).get("sessionId", "")
        device, session = self.devices.get(token), self.sessions.get(request.path["sessionId"])
        if device is None or session is None or not session.is_open_to(device.user):
            return Reply(404)
        return Reply(200, ics(session, self.clock.now()), media="text/calendar")
