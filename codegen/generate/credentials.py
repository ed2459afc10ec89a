"""Derive the client arguments and the code of credentials from the security schemes of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from codegen import names
from codegen.ir.asyncapi import openapi_security_scheme
from codegen.openapi.bundler import Bundle

# Arguments that every client takes, including those of streaming clients.
CLIENT_ARGUMENTS = frozenset(
    "self auth base_url timeout retry strict hooks http_client stream_url reconnect resend engineio".split()
)
_TEXT_OR_CALLABLE = "str | Callable[[], str]"
_APPLICATION = "or an OAuth 2.0 application that gets tokens and refreshes them."


class CredentialArgument(NamedTuple):
    """An argument of a client from which a credential is built."""

    name: str
    annotation: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """One security scheme: its arguments, and the code of the credential that they build.

    `usual_arguments` are the names of the arguments that users normally pass. The expression is None if none of them
    is passed.
    """

    name: str
    arguments: tuple[CredentialArgument, ...]
    usual_arguments: tuple[str, ...]
    expression: str


@dataclass(frozen=True, slots=True)
class OAuthFlows:
    """The supported OAuth 2.0 flows of a security scheme.

    `by_name` maps each flow to its endpoints, under the argument names of the runtime's `Flow`. `secret_in_form` is
    true if the token endpoint takes the client's secret in the form instead of by HTTP Basic.
    """

    by_name: dict[str, dict[str, str]]
    secret_in_form: bool

    @property
    def classes(self) -> list[str]:
        """Names of the runtime's classes for these flows."""
        return [names.pascal(flow) for flow in self.by_name]


@dataclass(frozen=True, slots=True)
class SignInOperation:
    """An operation that returns a credential.

    `call` is the method, `required` says for each argument whether it is required, `token` and `expires` are attribute
    paths in the result, and `expired` are the error codes that report an expired credential.
    """

    call: str
    arguments: tuple[CredentialArgument, ...]
    required: tuple[bool, ...]
    token: str
    expires: str
    expired: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Credential:
    """The credential of a scheme: its arguments, and a function from the code of their values to its own code."""

    arguments: tuple[CredentialArgument, ...] = ()
    make: Callable[..., str] = field(default=lambda: "None")

    def with_flows(self, flows: OAuthFlows) -> _Credential:
        """Return the credential with a first argument that also accepts an application of the OAuth flows."""
        first = self.arguments[0]
        annotation = " | ".join([first.annotation, *flows.classes])
        return replace(
            self, arguments=(CredentialArgument(first.name, annotation, f"{first.meaning[:-1]}, {_APPLICATION}"),)
        )


# The implicit and the password flow are deprecated (RFC 9700, section 2); users of those pass a token.
_ENDPOINTS = {
    "authorizationCode": ("tokenUrl", "refreshUrl", "authorizationUrl"),
    "clientCredentials": ("tokenUrl", "refreshUrl"),
}


def read_oauth_flows(bundle: Bundle) -> dict[str, OAuthFlows]:
    """Return the supported OAuth flows of each security scheme that has any."""
    flows_by_scheme = {}
    for name, scheme in ((name, bundle.resolve(scheme)) for name, scheme in _declared(bundle).items()):
        by_name = {
            flow: {names.snake(url): scheme["flows"][flow][url] for url in urls if url in scheme["flows"][flow]}
            for flow, urls in _ENDPOINTS.items()
            if scheme.get("type") == "oauth2" and flow in scheme["flows"]
        }
        if by_name:
            flows_by_scheme[name] = OAuthFlows(by_name, scheme.get("x-credential", {}).get("client-secret") == "form")
    return flows_by_scheme


def read_security_schemes(bundle: Bundle, sign_ins: Mapping[str, SignInOperation]) -> list[SecurityScheme]:
    """Return the supported security schemes in document order.

    `sign_ins` maps names of schemes to the operation that returns their credential.
    """
    declared = {name: bundle.resolve(scheme) for name, scheme in _declared(bundle).items()}
    credentials = {name: _credential(scheme) for name, scheme in declared.items()}
    groups = _groups(declared, credentials, sign_ins)
    # Schemes may share an argument: users pass a token for one scheme or an OAuth application for the other.
    flows_by_group = {groups[name]: (name, scheme_flows) for name, scheme_flows in read_oauth_flows(bundle).items()}
    for group, (_, scheme_flows) in flows_by_group.items():
        credentials[group] = credentials[group].with_flows(scheme_flows)
    arguments = _named_arguments(groups, credentials, sign_ins)
    return [
        _scheme(
            name, credential, arguments[groups[name]], flows_by_group.get(groups[name], ("",))[0], sign_ins.get(name)
        )
        for name, credential in credentials.items()
        if credential.arguments
    ]


def _declared(bundle: Bundle) -> dict[str, Any]:
    return (bundle.data.get("components") or {}).get("securitySchemes") or {}


def _groups(
    declared: Mapping[str, Any], credentials: Mapping[str, _Credential], sign_ins: Mapping[str, SignInOperation]
) -> dict[str, str]:
    """Return for each scheme the scheme whose arguments it uses, in most cases itself.

    Two schemes that send the same value in the same location share one argument.
    """
    first: dict[str, str] = {}
    groups = {}
    for name, credential in credentials.items():
        group = name
        if credential.arguments and name not in sign_ins:
            group = first.setdefault(credential.make(*(argument.name for argument in credential.arguments)), name)
        groups[name] = declared[name].get("x-credential", {}).get("same-as", group)
    return groups


def _named_arguments(
    groups: Mapping[str, str], credentials: Mapping[str, _Credential], sign_ins: Mapping[str, SignInOperation]
) -> dict[str, tuple[CredentialArgument, ...]]:
    """Return the arguments of each group under unique names; arguments of the sign-in operation come first."""
    by_group = {
        name: (*_optional(sign_ins[name].arguments if name in sign_ins else ()), *credential.arguments)
        for name, credential in credentials.items()
        if groups[name] == name
    }
    uses = Counter(argument.name for arguments in by_group.values() for argument in arguments)
    candidates = [
        argument.name
        if uses[argument.name] == 1
        else names.snake(f"{name}_{argument.name}" if len(arguments) > 1 else name)
        for name, arguments in by_group.items()
        for argument in arguments
    ]
    unique = iter(names.unique_names(candidates, taken=CLIENT_ARGUMENTS))
    return {
        name: tuple(argument._replace(name=next(unique)) for argument in arguments)
        for name, arguments in by_group.items()
    }


def _scheme(
    name: str,
    credential: _Credential,
    arguments: tuple[CredentialArgument, ...],
    flow_scheme: str,
    sign_in: SignInOperation | None,
) -> SecurityScheme:
    """Return a scheme with the code of its credential; `flow_scheme` is the scheme whose OAuth flows provide it."""
    count = len(credential.arguments)
    argument_names = tuple(argument.name for argument in arguments[-count:])
    expression = f"{credential.make(*argument_names)} if {_all_given(argument_names)} else None"
    if flow_scheme:
        expression = f"granted({argument_names[0]}, self, FLOWS[{flow_scheme!r}])"
    if sign_in is None:
        return SecurityScheme(name, arguments, argument_names, expression)
    sign_in_names = tuple(argument.name for argument in arguments[:-count])
    required = tuple(name for name, is_needed in zip(sign_in_names, sign_in.required, strict=True) if is_needed)
    sign_in_expression = _signing(sign_in, sign_in_names, credential.make)
    return SecurityScheme(
        name,
        arguments,
        required,
        f"{sign_in_expression} if {_all_given(required)} else {expression}" if required else sign_in_expression,
    )


def _optional(arguments: Iterable[CredentialArgument]) -> Iterator[CredentialArgument]:
    """Yield arguments without `None` in their annotations, since every credential argument of a client is optional."""
    yield from (argument._replace(annotation=argument.annotation.removesuffix(" | None")) for argument in arguments)


def _all_given(arguments: Iterable[str]) -> str:
    return " and ".join(f"{name} is not None" for name in arguments)


def _signing(sign_in: SignInOperation, arguments: Iterable[str], make: Callable[..., str]) -> str:
    call_arguments = ", ".join(
        f"{argument.name}={value}" for argument, value in zip(sign_in.arguments, arguments, strict=True)
    )
    settings = [f"token={sign_in.token!r}", f"sign=lambda token: {make('token')}", "dialect=SERVICE.dialect"]
    if sign_in.expires:
        settings.append(f"expires={sign_in.expires!r}")
    if sign_in.expired:
        settings.append(f"expired=frozenset({list(sign_in.expired)!r})")
    return f"SignIn(lambda: self.{sign_in.call}({call_arguments}), {', '.join(settings)})"


def credential_code(asyncapi_bundle: Bundle) -> dict[str, Callable[..., str]]:
    """Return a function that builds the code of the credential, for each AsyncAPI scheme with a single secret."""
    credentials = {
        name: _credential(openapi_security_scheme(asyncapi_bundle.resolve(scheme)))
        for name, scheme in _declared(asyncapi_bundle).items()
    }
    return {name: credential.make for name, credential in credentials.items() if len(credential.arguments) == 1}


def _credential(scheme: dict[str, Any]) -> _Credential:
    kind = scheme.get("type")
    if kind == "apiKey":
        return _key(scheme)
    if kind == "http" and str(scheme.get("scheme")).lower() == "basic":
        username = CredentialArgument("username", "str", "The user's name.")
        password = CredentialArgument("password", "str", "The user's password.")
        return _Credential((username, password), lambda user, secret: f"Basic({user}, {secret})")
    if kind in ("oauth2", "openIdConnect") or (kind == "http" and str(scheme.get("scheme")).lower() == "bearer"):
        meaning = "The access token, or a function that returns it and is called before each request."
        token = CredentialArgument("token", _TEXT_OR_CALLABLE, meaning)
        return _Credential((token,), lambda token: f"Bearer({token})")
    # Mutual TLS and rare HTTP schemes have no argument; users pass `auth` or `http_client`.
    return _Credential()


def _key(scheme: dict[str, Any]) -> _Credential:
    declared = scheme.get("x-credential", {})
    name, location = scheme["name"], declared.get("in", scheme["in"])
    argument = CredentialArgument("api_key", "str", f"The key that goes into the {location} {name}.")
    if "sign-in" in declared:
        argument = CredentialArgument("token", "str", "A token from an earlier sign-in, instead of signing in.")
    return _Credential((argument,), lambda key: f"ApiKey({name!r}, {key}, place={location!r})")
