"""Credentials: which arguments a client takes for the security schemes of its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from codegen import names
from codegen.ir.asyncapi import as_openapi
from codegen.openapi.bundler import Bundle

# The arguments that clients take, those of streams included.
OWN = frozenset(
    "self auth base_url timeout retry strict hooks http_client stream_url reconnect resend engineio".split()
)
_TEXT_OR_CALLABLE = "str | Callable[[], str]"
_APPLICATION = "or the application that gets tokens and refreshes them."


@dataclass(frozen=True, slots=True)
class Scheme:
    """One security scheme: its arguments as (name, annotation, meaning), and the code of the credential that they make.

    `wanted` are the names that a user gives as a rule; the credential is None where none of them is given.
    """

    name: str
    arguments: tuple[tuple[str, str, str], ...]
    wanted: tuple[str, ...]
    expression: str


@dataclass(frozen=True, slots=True)
class Flows:
    """The OAuth 2.0 flows of a scheme that a client can go through, with their endpoints by the runtime's names.

    `classes` are the runtime's classes that go through them.
    """

    by_name: dict[str, dict[str, str]]
    secret_in_form: bool

    @property
    def classes(self) -> list[str]:
        """The class of each flow."""
        return [names.pascal(one) for one in self.by_name]


@dataclass(frozen=True, slots=True)
class SignIn:
    """The operation that gives a credential: its call, its arguments, and where token and end are in its result.

    `needed` says of each argument whether there is no signing in without it.
    """

    call: str
    arguments: tuple[tuple[str, str, str], ...]
    needed: tuple[bool, ...]
    token: str
    expires: str
    expired: tuple[str | int, ...]


# The implicit flow and that with the user's password are withdrawn (RFC 9700); whoever has a token of those gives it.
_ENDPOINTS = {
    "authorizationCode": ("tokenUrl", "refreshUrl", "authorizationUrl"),
    "clientCredentials": ("tokenUrl", "refreshUrl"),
}


def flows(bundle: Bundle) -> dict[str, Flows]:
    """Return the flows of each scheme that has any which a client can go through."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    found = {}
    for name, scheme in ((name, bundle.resolve(one)) for name, one in declared.items()):
        by_name = {
            flow: {names.snake(url): scheme["flows"][flow][url] for url in urls if url in scheme["flows"][flow]}
            for flow, urls in _ENDPOINTS.items()
            if scheme.get("type") == "oauth2" and flow in scheme["flows"]
        }
        if by_name:
            found[name] = Flows(by_name, scheme.get("x-credential", {}).get("client-secret") == "form")
    return found


def schemes(bundle: Bundle, sign_ins: Mapping[str, SignIn]) -> list[Scheme]:
    """Return the schemes that a client can serve, in the order of the document.

    `sign_ins` are by the name of the scheme that they serve.
    """
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    found = {name: _arguments(bundle.resolve(scheme)) for name, scheme in declared.items()}
    # Two schemes that put the same thing into the same place are two ways to come by it: one argument serves both.
    first: dict[str, str] = {}
    alike = {
        name: first.setdefault(make(*(one for one, _, _ in own)), name) if own and name not in sign_ins else name
        for name, (own, make) in found.items()
    }
    for name, scheme in declared.items():
        alike[name] = bundle.resolve(scheme).get("x-credential", {}).get("same-as", alike[name])
    # Who has a token at hand for one way, and an application for the other, gives either.
    granting = {alike[name]: (name, one) for name, one in flows(bundle).items()}
    for group, (_, one) in granting.items():
        own, make = found[group]
        found[group] = [(own[0][0], " | ".join([own[0][1], *one.classes]), f"{own[0][2][:-1]}, {_APPLICATION}")], make
    given = {
        name: (*_optional(sign_ins[name].arguments), *own) if name in sign_ins else tuple(own)
        for name, (own, _) in found.items()
        if alike[name] == name
    }
    taken = Counter(argument for arguments in given.values() for argument, _, _ in arguments)
    wanted = [
        one if taken[one] == 1 else names.snake(f"{name}_{one}" if len(arguments) > 1 else name)
        for name, arguments in given.items()
        for one, _, _ in arguments
    ]
    free = iter(names.unique(wanted, taken=OWN))
    arguments = {
        name: tuple((next(free), annotation, meaning) for _, annotation, meaning in listed)
        for name, listed in given.items()
    }
    result = []
    for name, (own, make) in found.items():
        if own:
            shown = arguments[alike[name]]
            plain = tuple(one for one, _, _ in shown[-len(own) :])
            expression = f"{make(*plain)} if {_all_given(plain)} else None"
            if alike[name] in granting:
                expression = f"granted({plain[0]}, self, FLOWS[{granting[alike[name]][0]!r}])"
            usual = plain
            if (sign_in := sign_ins.get(name)) is not None:
                every = tuple(one for one, _, _ in shown[: -len(own)])
                usual = tuple(one for one, needed in zip(every, sign_in.needed, strict=True) if needed)
                signing = _signing(sign_in, every, make)
                expression = f"{signing} if {_all_given(usual)} else {expression}" if usual else signing
            result.append(Scheme(name, shown, usual, expression))
    return result


def _optional(arguments: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield arguments whose annotations do not say that they may be None, which all of a client's may."""
    yield from ((name, annotation.removesuffix(" | None"), meaning) for name, annotation, meaning in arguments)


def _all_given(arguments: Iterable[str]) -> str:
    return " and ".join(f"{name} is not None" for name in arguments)


def _signing(sign_in: SignIn, arguments: Iterable[str], make: Callable[..., str]) -> str:
    passed = ", ".join(f"{own}={given}" for (own, _, _), given in zip(sign_in.arguments, arguments, strict=True))
    settings = [f"token={sign_in.token!r}", f"sign=lambda token: {make('token')}", "dialect=SERVICE.dialect"]
    if sign_in.expires:
        settings.append(f"expires={sign_in.expires!r}")
    if sign_in.expired:
        settings.append(f"expired=frozenset({list(sign_in.expired)!r})")
    return f"SignIn(lambda: self.{sign_in.call}({passed}), {', '.join(settings)})"


def makers(streams: Bundle) -> dict[str, Callable[..., str]]:
    """Return by scheme of an AsyncAPI document what makes the code of a credential from that of its one secret."""
    declared = (streams.data.get("components") or {}).get("securitySchemes") or {}
    found = {name: _arguments(as_openapi(streams.resolve(scheme))) for name, scheme in declared.items()}
    return {name: make for name, (own, make) in found.items() if len(own) == 1}


def _arguments(scheme: dict[str, Any]) -> tuple[list[tuple[str, str, str]], Any]:
    kind = scheme.get("type")
    if kind == "apiKey":
        declared = scheme.get("x-credential", {})
        name, place = scheme["name"], declared.get("in", scheme["in"])
        argument = ("api_key", "str", f"The key that goes into the {place} {name}.")
        if "sign-in" in declared:
            argument = ("token", "str", "A token that was obtained elsewhere, in place of signing in.")
        return [argument], lambda key: f"ApiKey({name!r}, {key}, place={place!r})"
    if kind == "http" and str(scheme.get("scheme")).lower() == "basic":
        arguments = [("username", "str", "The user's name."), ("password", "str", "The user's password.")]
        return arguments, lambda user, password: f"Basic({user}, {password})"
    if kind in ("oauth2", "openIdConnect") or (kind == "http" and str(scheme.get("scheme")).lower() == "bearer"):
        meaning = "The access token, or a callable that is asked for it before each request."
        return [("token", _TEXT_OR_CALLABLE, meaning)], lambda token: f"Bearer({token})"
    # Mutual TLS and the rarer HTTP schemes are the transport's business: hand in `auth` or `http_client`.
    return [], None
