"""Forms: what a request carries, and what may stand in none of its fields."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from ...texts import texts
from ...vendor import Request
from .answers import INSECURE_TAGS, INVALID_PARAMETERS, Failure, wrong

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_TAG = re.compile(r"<[A-Za-z/!]")  # GLM-024
_SURROGATE = re.compile("[\ud800-\udfff]")


class Form:
    """The fields of a form. `check` comes before any but the token is looked at."""

    def __init__(self, request: Request) -> None:
        try:
            if _BAD_ESCAPE.search(request.body):
                raise ValueError("a percent sign that escapes nothing")
            self._pairs = request.form()
        except ValueError:
            why = "The body is no form of the type application/x-www-form-urlencoded."
            raise Failure(INVALID_PARAMETERS, why) from None

    @property
    def token(self) -> str:
        """The token, empty where there is none or more than one."""
        tokens = [value for name, value in self._pairs if name == "token"]
        return tokens[0] if len(tokens) == 1 else ""

    def check(self, *names: str) -> None:
        """Raise Failure where there is a tag, a field that is none of these, or one more than once."""
        for pair in self._pairs:
            _check_tags(*pair)
        given: set[str] = set()
        for name, _ in self._pairs:
            if name not in names:  # GLM-025
                raise wrong("The form", f"has no field {name[:40]!r}")
            if name in given:
                raise wrong(name, "is given more than once")
            given.add(name)

    def given(self, name: str) -> str | None:
        """Return the value of a field, None where there is none."""
        return dict(self._pairs).get(name)

    def text(self, name: str) -> str:
        """Return the value of a field that must be there. Raises Failure."""
        value = self.given(name)
        if not value:
            raise wrong(name, "is missing")
        return value

    def members(self, name: str) -> dict[str, Any]:
        """Return the members of a JSON object in a field. Raises Failure."""
        try:
            value = json.loads(self.text(name), parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise wrong(name, "is not JSON") from None
        # An escape of JSON hides a tag from whoever reads the field alone.
        found = list(texts(value))
        _check_tags(*found)
        if any(_SURROGATE.search(text) for text in found):
            raise wrong(name, "is not Unicode text")
        if not isinstance(value, dict):
            raise wrong(name, "is not a JSON object")
        return value


def _check_tags(*texts: str) -> None:
    if any(_TAG.search(text) for text in texts):
        raise Failure(INSECURE_TAGS)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")
