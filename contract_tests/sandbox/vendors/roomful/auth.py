"""Authentication: the sessions in which users are signed in, and whose address and password a request has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...messages import Reply, Request
from .errors import USER_NOT_FOUND, WRONG_PASSWORD, failure, wrong
from .models.people import User
from .validation import members, text


@dataclass(slots=True)
class Device:
    """A session in which a user is signed in; the vendor compares each call with the last one of the device."""

    token: str
    user: User
    network: str
    last: tuple[str, Reply] | None = None


_CREDENTIALS = members({"email": text, "password": text}, ["email", "password"])


def authenticated(users: Iterable[User], request: Request) -> User:
    """Return the user whose address and password a request has. Raises Refusal."""
    try:
        sent = request.json()
    except (ValueError, RecursionError):
        raise wrong("request", "is not JSON") from None
    given = _CREDENTIALS("", sent)
    for user in users:
        if user.email.casefold() == given["email"].casefold():
            if user.password != given["password"]:
                raise failure(WRONG_PASSWORD, "Invalid password")
            return user
    raise failure(USER_NOT_FOUND, "User not found")
