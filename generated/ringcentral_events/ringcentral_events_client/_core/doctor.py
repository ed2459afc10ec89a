"""Doctor: checks whether calls work from this machine, and advises how to fix problems. It changes no data."""

from __future__ import annotations

import argparse
import asyncio
import inspect
import json
import os
import warnings
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from .network_checks import Check, check_network
from .pages import AsyncPages


@dataclass(frozen=True, slots=True)
class Probe:
    """A call for the doctor: a resource, its method, and an example of each required argument."""

    resource: str
    method: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.resource}.{self.method}"

    async def call(self, client: AsyncClient, arguments: Mapping[str, Any]) -> None:
        """Call the method; of a list, request only the first page. Raises ApiError if the call fails."""
        result = getattr(getattr(client, self.resource), self.method)(**arguments)
        await (result.page() if isinstance(result, AsyncPages) else result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctor:
    """The checks of one package.

    Attributes:
        client: The client class.
        credentials: Alternatives of constructor arguments that authenticate the client.
        sign_in: The call that returns a credential; its arguments map to constructor arguments of the client.
        read: A read-only call that requires a credential.
    """

    client: type[AsyncClient]
    credentials: Sequence[Sequence[str]] = ()
    sign_in: Probe | None = None
    read: Probe | None = None

    def variable(self, argument: str) -> str:
        """Return the environment variable of a constructor argument."""
        return f"{self.client.service.package.removesuffix('_client')}_{argument}".upper()

    def arguments(self) -> dict[str, str]:
        """Return the constructor arguments that are set in the environment."""
        names = [*_text_parameters(self.client), "base_url"]
        return {name: value for name in names if (value := os.environ.get(self.variable(name)))}

    async def examine(self, arguments: Mapping[str, Any], timeout: float) -> AsyncIterator[Check]:
        """Run the checks and yield their results.

        Args:
            arguments: Arguments of the constructor, which override the environment, and of the read-only call.
            timeout: Seconds to wait for each response.
        """
        settings: dict[str, Any] = {**self.arguments()}
        accepted = (*_text_parameters(self.client), "base_url")
        settings |= {name: value for name, value in arguments.items() if name in accepted}
        lifecycle = self.client.service.lifecycle
        if lifecycle:
            yield Check("lifecycle", "warning", lifecycle, "Ask the vendor for a replacement.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            client = self.client(**settings, timeout=timeout)
        reachable = True
        async with client:
            credentials = self._check_credentials(settings)
            yield credentials
            async for check in check_network(client.base_url, timeout, lifecycle):
                reachable &= check.state != "failed" or check.name == "clock"
                yield check
            if reachable and credentials.state == "ok":
                async for check in self._check_calls(client, settings, arguments):
                    yield check
            else:
                yield Check("credential", "skipped", "not tested because an earlier check failed")

    def _check_credentials(self, settings: Mapping[str, str]) -> Check:
        """Check whether the arguments contain one of the alternatives of credentials."""
        if not self.credentials:
            return Check("credentials", "ok", "not required")
        for alternative in self.credentials:
            if settings.keys() >= {*alternative}:
                return Check("credentials", "ok", " and ".join(map(self.variable, alternative)))
        return Check("credentials", "failed", "not set in the environment", f"Set {self._required_variables()}.")

    def _required_variables(self) -> str:
        """Return the alternatives of environment variables as text."""
        return " or ".join(" and ".join(map(self.variable, alternative)) for alternative in self.credentials)

    async def _check_calls(
        self, client: AsyncClient, settings: Mapping[str, str], arguments: Mapping[str, Any]
    ) -> AsyncIterator[Check]:
        sign_in = self.sign_in
        if sign_in is not None and settings.keys() >= {*sign_in.arguments.values()}:
            try:
                await sign_in.call(client, {name: settings[setting] for name, setting in sign_in.arguments.items()})
            except ApiError as error:
                yield self._failure("sign-in", error)
                return
            yield Check("sign-in", "ok", str(sign_in))
        if (connect := getattr(client, "connect", None)) is not None:
            try:
                await connect()
            except ApiError as error:
                yield self._failure("stream", error)
                return
            yield Check("stream", "ok", f"connected to {getattr(client, 'stream_url', '')}")
        if self.read is not None:
            async for check in self._check_read(self.read, client, {**settings, **arguments}):
                yield check

    async def _check_read(self, read: Probe, client: AsyncClient, values: Mapping[str, Any]) -> AsyncIterator[Check]:
        arguments = {
            name: _convert_like(example, values[name]) for name, example in read.arguments.items() if name in values
        }
        missing = [name for name in read.arguments if name not in arguments]
        accepted = Check("credential", "ok", "accepted")
        try:
            await read.call(client, {**read.arguments, **arguments})
        except StatusError as error:
            # With example arguments, an error of the API itself means that it has accepted the credential before.
            if not missing or not _is_api_error(error) or isinstance(error, UnauthorizedError):
                if isinstance(error, ForbiddenError):
                    yield accepted
                yield self._failure("credential" if isinstance(error, UnauthorizedError) else "read", error)
                return
        except ApiError as error:
            yield self._failure("read", error)
            return
        yield accepted
        if missing:
            words = " ".join(f"{name}=…" for name in missing)
            yield Check("read", "skipped", f"{read} needs arguments", f"Pass ids of your account: doctor {words}")
        else:
            yield Check("read", "ok", str(read))

    def _failure(self, name: str, error: ApiError) -> Check:
        """Return a failed check with advice for an error."""
        advice = next(advice for error_class, advice in _ADVICE if isinstance(error, error_class))
        if name == "sign-in" and _is_api_error(error):
            # Vendors reject a sign-in with many different codes.
            advice = _ADVICE[0][1]
        lifecycle = self.client.service.lifecycle if name == "read" else ""
        return Check(
            name, "failed", str(error), f"{advice.format(variables=self._required_variables())} {lifecycle}".strip()
        )


# Advice by error class, the most specific class first.
_ADVICE: Sequence[tuple[type[ApiError], str]] = (
    (UnauthorizedError, "The credential is invalid or has expired. Get a new one and set {variables}."),
    (ForbiddenError, "The credential is valid but lacks the permission for this call. Ask its issuer for it."),
    (TooManyRequestsError, "The rate limit is exceeded. Wait and try again."),
    (ServerError, "The vendor's server failed. Try again later, and contact the vendor if it still fails."),
    (StatusError, "The server rejects the call. Check the address and the arguments."),
    (
        UnexpectedResponseError,
        "Check the address: the response is not one of this API, or differs from its description.",
    ),
    (TransportError, "The connection failed. Try again, and contact your network administrator if it still fails."),
    (ApiError, "Correct the arguments."),
)


def _is_api_error(error: ApiError) -> bool:
    """Return whether the API itself has rejected a call: other servers at the address do not send its error codes."""
    temporary = isinstance(error, ServerError | TooManyRequestsError)
    return isinstance(error, StatusError) and not temporary and (error.code, error.message) != (None, None)


def _convert_like(example: Any, value: Any) -> Any:
    """Return a command-line value as JSON, unless the example of the argument is text or the value is not JSON."""
    try:
        return value if isinstance(example, str) else json.loads(value)
    except ValueError:
        return value


def main(doctor: Doctor, words: Sequence[str] | None = None) -> int:
    """Run the command line. Return 0 if no check failed, otherwise 1."""
    options = _parser(doctor).parse_args(words)
    pairs = (*options.arguments, ("base_url", options.base_url))
    arguments = {name: value for name, value in pairs if value is not None}
    secret_names = {name for alternative in doctor.credentials for name in alternative}
    secrets = [value for name, value in doctor.arguments().items() if name in secret_names]

    async def run_checks() -> list[Check]:
        checks = []
        async for check in doctor.examine(arguments, options.timeout):
            # The vendor's error text may repeat the credential.
            redacted = replace(check, message=_redact(secrets, check.message), advice=_redact(secrets, check.advice))
            checks.append(redacted)
            if not options.json:
                print(f"{redacted.state:8} {redacted.name:12} {redacted.message}")
                if redacted.advice:
                    print(f"{'':21} -> {redacted.advice}")
        return checks

    checks = asyncio.run(run_checks())
    passed = all(check.state != "failed" for check in checks)
    if options.json:
        service = doctor.client.service
        report = {"package": service.name, "version": service.version, "well": passed}
        print(json.dumps({**report, "checks": [check.to_json() for check in checks]}, indent=2))
    return 0 if passed else 1


def _parser(doctor: Doctor) -> argparse.ArgumentParser:
    service, read = doctor.client.service, doctor.read
    accepted = [*read.arguments] if read else []

    def argument(text: str) -> tuple[str, str]:
        name, equals, value = text.partition("=")
        if not equals or name not in accepted:
            available = ", ".join(f"{name}=…" for name in accepted) or "none"
            raise argparse.ArgumentTypeError(f"{text!r} is not an argument; available: {available}")
        return name, value

    variables = ", ".join(map(doctor.variable, [*_text_parameters(doctor.client), "base_url"]))
    parser = argparse.ArgumentParser(
        prog=f"python -m {service.package}", description=f"{service.name} {service.version}"
    )
    command = parser.add_subparsers(required=True, metavar="doctor").add_parser(
        "doctor",
        help="check whether calls work from this machine, and how to fix problems",
        description="Checks whether calls work from this machine, and advises how to fix problems. Changes no data.",
        epilog=f"Environment variables: {variables}",
    )
    command.add_argument("--base-url", help="override the vendor's address, for example with that of a sandbox")
    command.add_argument("--timeout", type=float, default=10.0, help="seconds to wait for each response (default: 10)")
    command.add_argument("--json", action="store_true", help="print the checks as JSON")
    command.add_argument(
        "arguments", nargs="*", type=argument, metavar="name=value", help=f"argument of the call {read}"
    )
    return parser


def _text_parameters(client: type[AsyncClient]) -> list[str]:
    """Return the constructor's positional parameters: the credentials, and the arguments that all calls share."""
    parameters = inspect.signature(client).parameters.values()
    return [parameter.name for parameter in parameters if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]


def _redact(secrets: Sequence[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, "…")
    return text
