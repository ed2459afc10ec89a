"""Credentials: which arguments a client takes for the security schemes of its document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from .. import names
from ..bundle import Bundle

# The arguments that every client takes.
_OWN = frozenset(["self", "auth", "base_url", "timeout", "retry", "strict", "http_client"])
_TEXT_OR_CALLABLE = "str | Callable[[], str]"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One security scheme: its arguments as (name, annotation, meaning), and the credential that they make."""

    name: str
    arguments: tuple[tuple[str, str, str], ...]
    make: str

    @property
    def expression(self) -> str:
        """The credential, None where an argument was not given."""
        given = " and ".join(f"{name} is not None" for name, _, _ in self.arguments)
        return f"{self.make} if {given} else None"


def schemes(bundle: Bundle) -> list[Scheme]:
    """Return the schemes that a client can serve, in the order of the document."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    found = {name: _arguments(bundle.resolve(scheme)) for name, scheme in declared.items()}
    taken = Counter(argument for arguments, _ in found.values() for argument, _, _ in arguments)
    wanted = [
        one if taken[one] == 1 else names.snake(f"{name}_{one}" if len(arguments) > 1 else name)
        for name, (arguments, _) in found.items()
        for one, _, _ in arguments
    ]
    free = iter(names.unique(wanted, taken=_OWN))
    result = []
    for name, (arguments, make) in found.items():
        if arguments:
            shown = tuple((next(free), annotation, meaning) for _, annotation, meaning in arguments)
            result.append(Scheme(name, shown, make(*(one for one, _, _ in shown))))
    return result


def _arguments(scheme: dict[str, Any]) -> tuple[list[tuple[str, str, str]], Any]:
    kind = scheme.get("type")
    if kind == "apiKey":
        name, place = scheme["name"], scheme["in"]
        meaning = f"The key that goes into the {place} {name}."
        return [("api_key", "str", meaning)], lambda key: f"ApiKey({name!r}, {key}, place={place!r})"
    if kind == "http" and str(scheme.get("scheme")).lower() == "basic":
        arguments = [("username", "str", "The user's name."), ("password", "str", "The user's password.")]
        return arguments, lambda user, password: f"Basic({user}, {password})"
    if kind in ("oauth2", "openIdConnect") or (kind == "http" and str(scheme.get("scheme")).lower() == "bearer"):
        meaning = "The access token, or a callable that is asked for it before each request."
        return [("token", _TEXT_OR_CALLABLE, meaning)], lambda token: f"Bearer({token})"
    # Mutual TLS and the rarer HTTP schemes are the transport's business: hand in `auth` or `http_client`.
    return [], None
