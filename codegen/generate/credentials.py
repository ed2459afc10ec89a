"""Credentials: which arguments a client takes for the security schemes of its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from codegen import names
from codegen.ir.asyncapi import openapi_security_scheme
from codegen.openapi.bundler import Bundle

# The arguments that clients take, those of streams included.
OWN = frozenset(
    "self auth base_url timeout retry strict hooks http_client stream_url reconnect resend engineio".split()
)
_TEXT_OR_CALLABLE = "str | Callable[[], str]"
_APPLICATION = "or the application that gets tokens and refreshes them."


class CredentialArgument(NamedTuple):
    """One argument of a client from which a credential is made."""

    name: str
    annotation: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """One security scheme: its arguments, and the code of the credential that they make.

    `wanted` are the names that a user gives as a rule; the credential is None where none of them is given.
    """

    name: str
    arguments: tuple[CredentialArgument, ...]
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
    arguments: tuple[CredentialArgument, ...]
    needed: tuple[bool, ...]
    token: str
    expires: str
    expired: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Credential:
    """The credential of one scheme: the arguments that it is made from, and what makes its code from theirs."""

    arguments: tuple[CredentialArgument, ...] = ()
    make: Callable[..., str] = field(default=lambda: "None")

    def with_flows(self, flows: Flows) -> _Credential:
        """Return the credential with an argument that also takes an application that goes through the flows."""
        first = self.arguments[0]
        annotation = " | ".join([first.annotation, *flows.classes])
        return replace(
            self, arguments=(CredentialArgument(first.name, annotation, f"{first.meaning[:-1]}, {_APPLICATION}"),)
        )


# The implicit flow and that with the user's password are withdrawn (RFC 9700); whoever has a token of those gives it.
_ENDPOINTS = {
    "authorizationCode": ("tokenUrl", "refreshUrl", "authorizationUrl"),
    "clientCredentials": ("tokenUrl", "refreshUrl"),
}


def flows(bundle: Bundle) -> dict[str, Flows]:
    """Return the flows of each scheme that has any which a client can go through."""
    found = {}
    for name, scheme in ((name, bundle.resolve(one)) for name, one in _declared(bundle).items()):
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
    declared = {name: bundle.resolve(one) for name, one in _declared(bundle).items()}
    credentials = {name: _credential(scheme) for name, scheme in declared.items()}
    groups = _groups(declared, credentials, sign_ins)
    # Who has a token at hand for one way, and an application for the other, gives either.
    granting = {groups[name]: (name, one) for name, one in flows(bundle).items()}
    for group, (_, one) in granting.items():
        credentials[group] = credentials[group].with_flows(one)
    arguments = _named_arguments(groups, credentials, sign_ins)
    return [
        _scheme(name, credential, arguments[groups[name]], granting.get(groups[name], ("",))[0], sign_ins.get(name))
        for name, credential in credentials.items()
        if credential.arguments
    ]


def _declared(bundle: Bundle) -> dict[str, Any]:
    return (bundle.data.get("components") or {}).get("securitySchemes") or {}


def _groups(
    declared: Mapping[str, Any], credentials: Mapping[str, _Credential], sign_ins: Mapping[str, SignIn]
) -> dict[str, str]:
    """Return by scheme the one whose arguments serve it too, in most cases the scheme itself.

    Two schemes that put the same thing into the same place are two ways to come by it: one argument serves both.
    """
    first: dict[str, str] = {}
    groups = {}
    for name, one in credentials.items():
        alike = name
        if one.arguments and name not in sign_ins:
            alike = first.setdefault(one.make(*(argument.name for argument in one.arguments)), name)
        groups[name] = declared[name].get("x-credential", {}).get("same-as", alike)
    return groups


def _named_arguments(
    groups: Mapping[str, str], credentials: Mapping[str, _Credential], sign_ins: Mapping[str, SignIn]
) -> dict[str, tuple[CredentialArgument, ...]]:
    """Return the arguments of each group under names that differ; those of signing in come first."""
    given = {
        name: (*_optional(sign_ins[name].arguments if name in sign_ins else ()), *one.arguments)
        for name, one in credentials.items()
        if groups[name] == name
    }
    taken = Counter(one.name for arguments in given.values() for one in arguments)
    wanted = [
        one.name if taken[one.name] == 1 else names.snake(f"{name}_{one.name}" if len(arguments) > 1 else name)
        for name, arguments in given.items()
        for one in arguments
    ]
    free = iter(names.unique_names(wanted, taken=OWN))
    return {name: tuple(one._replace(name=next(free)) for one in arguments) for name, arguments in given.items()}


def _scheme(
    name: str,
    credential: _Credential,
    arguments: tuple[CredentialArgument, ...],
    granted: str,
    sign_in: SignIn | None,
) -> Scheme:
    """Return a scheme with the code of its credential; `granted` names the scheme whose flows give it."""
    count = len(credential.arguments)
    own = tuple(one.name for one in arguments[-count:])
    expression = f"{credential.make(*own)} if {_all_given(own)} else None"
    if granted:
        expression = f"granted({own[0]}, self, FLOWS[{granted!r}])"
    if sign_in is None:
        return Scheme(name, arguments, own, expression)
    signing_in = tuple(one.name for one in arguments[:-count])
    needed = tuple(one for one, is_needed in zip(signing_in, sign_in.needed, strict=True) if is_needed)
    signing = _signing(sign_in, signing_in, credential.make)
    return Scheme(
        name, arguments, needed, f"{signing} if {_all_given(needed)} else {expression}" if needed else signing
    )


def _optional(arguments: Iterable[CredentialArgument]) -> Iterator[CredentialArgument]:
    """Yield arguments whose annotations do not say that they may be None, which all of a client's may."""
    yield from (one._replace(annotation=one.annotation.removesuffix(" | None")) for one in arguments)


def _all_given(arguments: Iterable[str]) -> str:
    return " and ".join(f"{name} is not None" for name in arguments)


def _signing(sign_in: SignIn, arguments: Iterable[str], make: Callable[..., str]) -> str:
    passed = ", ".join(f"{own.name}={given}" for own, given in zip(sign_in.arguments, arguments, strict=True))
    settings = [f"token={sign_in.token!r}", f"sign=lambda token: {make('token')}", "dialect=SERVICE.dialect"]
    if sign_in.expires:
        settings.append(f"expires={sign_in.expires!r}")
    if sign_in.expired:
        settings.append(f"expired=frozenset({list(sign_in.expired)!r})")
    return f"SignIn(lambda: self.{sign_in.call}({passed}), {', '.join(settings)})"


def credential_code(streams: Bundle) -> dict[str, Callable[..., str]]:
    """Return by scheme of an AsyncAPI document what makes the code of a credential from that of its one secret."""
    found = {
        name: _credential(openapi_security_scheme(streams.resolve(one))) for name, one in _declared(streams).items()
    }
    return {name: one.make for name, one in found.items() if len(one.arguments) == 1}


def _credential(scheme: dict[str, Any]) -> _Credential:
    kind = scheme.get("type")
    if kind == "apiKey":
        return _key(scheme)
    if kind == "http" and str(scheme.get("scheme")).lower() == "basic":
        username = CredentialArgument("username", "str", "The user's name.")
        password = CredentialArgument("password", "str", "The user's password.")
        return _Credential((username, password), lambda user, secret: f"Basic({user}, {secret})")
    if kind in ("oauth2", "openIdConnect") or (kind == "http" and str(scheme.get("scheme")).lower() == "bearer"):
        meaning = "The access token, or a callable that is asked for it before each request."
        token = CredentialArgument("token", _TEXT_OR_CALLABLE, meaning)
        return _Credential((token,), lambda token: f"Bearer({token})")
    # Mutual TLS and the rarer HTTP schemes are the transport's business: hand in `auth` or `http_client`.
    return _Credential()


def _key(scheme: dict[str, Any]) -> _Credential:
    declared = scheme.get("x-credential", {})
    name, place = scheme["name"], declared.get("in", scheme["in"])
    argument = CredentialArgument("api_key", "str", f"The key that goes into the {place} {name}.")
    if "sign-in" in declared:
        argument = CredentialArgument("token", "str", "A token that was obtained elsewhere, in place of signing in.")
    return _Credential((argument,), lambda key: f"ApiKey({name!r}, {key}, place={place!r})")
