"""Doctor: tries from here what every call needs, says what is amiss and what to do. It reads and changes nothing."""

from __future__ import annotations

import argparse
import asyncio
import inspect
import json
import os
import warnings
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from .client import AsyncClient
from .errors import (
    ApiError,
    ForbiddenError,
    ServerError,
    StatusError,
    TooManyRequestsError,
    TransportError,
    UnauthorizedError,
    UnexpectedResponseError,
)
from .network_checks import Check, surroundings
from .pages import AsyncPages


@dataclass(frozen=True, slots=True)
class Probe:
    """A call that changes nothing: its resource and method, and an example of each argument that it needs."""

    resource: str
    method: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.resource}.{self.method}"

    async def call(self, client: AsyncClient, given: Mapping[str, Any]) -> None:
        """Make the call; of a list the first page alone. Raises ApiError."""
        result = getattr(getattr(client, self.resource), self.method)(**given)
        await (result.page() if isinstance(result, AsyncPages) else result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctor:
    """What is to be tried of a package.

    `credentials` are the alternatives of arguments that a client can sign in with. `sign_in` is the call that gives a
    credential, with the client's argument for each of its own, `read` one that wants a credential.
    """

    client: type[AsyncClient]
    credentials: Sequence[Sequence[str]] = ()
    sign_in: Probe | None = None
    read: Probe | None = None

    def variable(self, argument: str) -> str:
        """Return the environment variable of an argument of the client."""
        return f"{self.client.service.package.removesuffix('_client')}_{argument}".upper()

    def arguments(self) -> dict[str, str]:
        """Return what the environment says of the client's arguments."""
        names = [*_texts(self.client), "base_url"]
        return {name: value for name in names if (value := os.environ.get(self.variable(name)))}

    async def examine(self, given: Mapping[str, Any], timeout: float) -> AsyncIterator[Check]:
        """Yield what each check came to. `given` are arguments of the client, and of the call that reads."""
        settings: dict[str, Any] = {**self.arguments()}
        settings |= {name: one for name, one in given.items() if name in (*_texts(self.client), "base_url")}
        lifecycle = self.client.service.lifecycle
        if lifecycle:
            yield Check("lifecycle", "warning", lifecycle, "Look for what the vendor offers in its place.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            client = self.client(**settings, timeout=timeout)
        reached = True
        async with client:
            credentials = self._credentials(settings)
            yield credentials
            async for check in surroundings(client.base_url, timeout, lifecycle):
                reached &= check.state != "failed" or check.name == "clock"
                yield check
            if reached and credentials.state == "ok":
                async for check in self._calls(client, settings, given):
                    yield check
            else:
                yield Check("credential", "skipped", "not tried, for what failed above")

    def _credentials(self, settings: Mapping[str, str]) -> Check:
        """Tell whether there is what the client signs in with."""
        if not self.credentials:
            return Check("credentials", "ok", "none is wanted")
        for alternative in self.credentials:
            if settings.keys() >= {*alternative}:
                return Check("credentials", "ok", " and ".join(map(self.variable, alternative)))
        wanted = " or ".join(" and ".join(map(self.variable, one)) for one in self.credentials)
        return Check("credentials", "failed", "there is none in the environment", f"Set {wanted}.")

    async def _calls(
        self, client: AsyncClient, settings: Mapping[str, str], given: Mapping[str, Any]
    ) -> AsyncIterator[Check]:
        sign_in = self.sign_in
        if sign_in is not None and settings.keys() >= {*sign_in.arguments.values()}:
            try:
                await sign_in.call(client, {own: settings[name] for own, name in sign_in.arguments.items()})
            except ApiError as error:
                yield self._refused("sign-in", error)
                return
            yield Check("sign-in", "ok", str(sign_in))
        if (connect := getattr(client, "connect", None)) is not None:
            try:
                await connect()
            except ApiError as error:
                yield self._refused("stream", error)
                return
            yield Check("stream", "ok", f"connected to {getattr(client, 'stream_url', '')}")
        if self.read is not None:
            async for check in self._read(self.read, client, {**settings, **given}):
                yield check

    async def _read(self, read: Probe, client: AsyncClient, given: Mapping[str, Any]) -> AsyncIterator[Check]:
        own = {name: _like(example, given[name]) for name, example in read.arguments.items() if name in given}
        missing = [name for name in read.arguments if name not in own]
        accepted = Check("credential", "ok", "accepted")
        try:
            await read.call(client, {**read.arguments, **own})
        except StatusError as error:
            # What refuses the arguments of an example has looked at them, and at the credential before.
            if not missing or not _is_considered(error) or isinstance(error, UnauthorizedError):
                if isinstance(error, ForbiddenError):
                    yield accepted
                yield self._refused("credential" if isinstance(error, UnauthorizedError) else "read", error)
                return
        except ApiError as error:
            yield self._refused("read", error)
            return
        yield accepted
        if missing:
            wanted = " ".join(f"{name}=…" for name in missing)
            yield Check("read", "skipped", f"{read} was not tried", f"Name one of yours: doctor {wanted}")
        else:
            yield Check("read", "ok", str(read))

    def _refused(self, name: str, error: ApiError) -> Check:
        wanted = " or ".join(" and ".join(map(self.variable, one)) for one in self.credentials)
        advice = next(advice for kind, advice in _ADVICE if isinstance(error, kind))
        if name == "sign-in" and _is_considered(error):
            # Vendors have many codes for it.
            advice = _ADVICE[0][1]
        lifecycle = self.client.service.lifecycle if name == "read" else ""
        return Check(name, "failed", str(error), f"{advice.format(wanted=wanted)} {lifecycle}".strip())


# What to do about an error, the narrowest class first.
_ADVICE: Sequence[tuple[type[ApiError], str]] = (
    (UnauthorizedError, "The credential is unknown, or has run out. Get a new one, and set {wanted}."),
    (ForbiddenError, "The credential is good but may not read this. Ask whoever gave it for the right to."),
    (TooManyRequestsError, "Too much was asked. Wait, and try again."),
    (ServerError, "The vendor failed. Try again later, and ask the vendor if that does not help."),
    (StatusError, "Check the address and the arguments: what answers refuses them."),
    (UnexpectedResponseError, "Check the address: what answers is not this API, or not as it is described."),
    (TransportError, "The connection failed. Try again; if that does not help, ask whoever keeps the network."),
    (ApiError, "Correct the arguments."),
)


def _is_considered(error: ApiError) -> bool:
    """Tell whether an error is the API's own refusal: somebody else at the address knows nothing of its codes."""
    passing = isinstance(error, ServerError | TooManyRequestsError)
    return isinstance(error, StatusError) and not passing and (error.code, error.message) != (None, None)


def _like(example: Any, value: Any) -> Any:
    """Return a text of the command line as what an example is."""
    try:
        return value if isinstance(example, str) else json.loads(value)
    except ValueError:
        return value


def main(doctor: Doctor, words: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 where nothing failed, else 1."""
    asked = _parser(doctor).parse_args(words)
    given = {name: value for name, value in (*asked.given, ("base_url", asked.base_url)) if value is not None}
    secrets = [value for name, value in doctor.arguments().items() if any(name in one for one in doctor.credentials)]

    async def checks() -> list[Check]:
        done = []
        async for check in doctor.examine(given, asked.timeout):
            # An error's text is the vendor's, who may say again what was sent.
            shown = replace(check, said=_without(secrets, check.said), do=_without(secrets, check.do))
            done.append(shown)
            if not asked.json:
                print(f"{shown.state:8} {shown.name:12} {shown.said}")
                if shown.do:
                    print(f"{'':21} -> {shown.do}")
        return done

    done = asyncio.run(checks())
    well = all(check.state != "failed" for check in done)
    if asked.json:
        service = doctor.client.service
        told = {"package": service.name, "version": service.version, "well": well}
        print(json.dumps({**told, "checks": [asdict(check) for check in done]}, indent=2))
    return 0 if well else 1


def _parser(doctor: Doctor) -> argparse.ArgumentParser:
    service, read = doctor.client.service, doctor.read
    accepted = [*read.arguments] if read else []

    def pair(text: str) -> tuple[str, str]:
        name, equals, value = text.partition("=")
        if not equals or name not in accepted:
            known = ", ".join(f"{one}=…" for one in accepted)
            raise argparse.ArgumentTypeError(
                f"{text!r} is no argument; there {f'are: {known}' if known else 'is none'}"
            )
        return name, value

    named = f"{service.name} {service.version}"
    parser = argparse.ArgumentParser(prog=f"python -m {service.package}", description=named)
    command = parser.add_subparsers(required=True, metavar="doctor").add_parser(
        "doctor",
        help="say whether calls would work from here, and what to do where they would not",
        description="Says whether calls would work from here, and what to do where they would not. Changes nothing.",
        epilog="From the environment: " + ", ".join(map(doctor.variable, [*_texts(doctor.client), "base_url"])),
    )
    command.add_argument("--base-url", help="another address than the vendor's, such as a sandbox")
    command.add_argument("--timeout", type=float, default=10.0, help="seconds to wait for each answer (10)")
    command.add_argument("--json", action="store_true", help="print the checks as JSON, for programs")
    command.add_argument("given", nargs="*", type=pair, metavar="name=value", help=f"an argument of the call {read}")
    return parser


def _texts(client: type[AsyncClient]) -> list[str]:
    """Return the arguments of a client that are texts: what it signs in with, and what its calls have in common."""
    parameters = inspect.signature(client).parameters.values()
    return [one.name for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]


def _without(secrets: Sequence[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, "…")
    return text
