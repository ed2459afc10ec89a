"""Targets: the sandbox or vendor that the contract tests run against.

The environment variable ``CONTRACT_TARGET`` chooses it: unset or ``embedded`` for a sandbox in this process, a URL for
a sandbox that runs elsewhere, ``live`` for the vendor itself.
"""

from __future__ import annotations

import base64
import contextlib
import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from contract_tests.harness.documents.bundles import document, stream_document
from contract_tests.harness.documents.run_options import NotReady, chosen_vendors, replay_path, target_option
from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.admin.controller import Controller, SandboxError
from contract_tests.sandbox.testing.serving import Background
from contract_tests.sandbox.testing.worlds import Transport

START = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
"""The time of the embedded sandbox's clock in a new world, so that tests do not depend on the date they run."""

BEFORE = datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
"""A time before the dates of most examples, so that objects created from examples are in the future and can be
changed and ended."""


@dataclass(frozen=True, slots=True)
class Target:
    """One vendor under test, and how to reach it.

    `credentials` are the owner's, by security scheme. `stranger` are those of a user who owns nothing, `guest` those of
    a user whom the owner's objects mention, `outsiders` those that every operation refuses, by the status of the
    refusal. `values` are known to exist, by parameter name; the first value of each belongs to the same object.
    `controller` resets and inspects a sandbox's world; it is None for the vendor itself.
    """

    vendor: str
    url: str
    credentials: Mapping[str, str]
    stranger: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, list[Any]] = field(default_factory=dict)
    outsiders: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    controller: Controller | None = None
    guest: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> dict[str, Any]:
        """The vendor's bundled OpenAPI document."""
        return document(self.vendor)

    @property
    def socket(self) -> str:
        """The URL of the stream: the AsyncAPI server if the target is the documented server, else below `url`."""
        servers = list(stream_document(self.vendor).get("servers", {}).values())
        if servers and self.url == document(self.vendor)["servers"][0]["url"]:
            return f"{servers[0]['protocol']}://{servers[0]['host']}"
        return f"ws{self.url.removeprefix('http').rstrip('/')}"

    @property
    def secrets(self) -> set[str]:
        """Texts that must not appear in output: credentials, passwords in them, and their Base64 encoding."""
        secrets = set()
        for credential in (*self.credentials.values(), *self.stranger.values()):
            # Of "user:password" only the password is secret.
            password = credential.partition(":")[2]
            secrets |= {credential, password, base64.b64encode(credential.encode()).decode()}
        return {secret for secret in secrets if secret}

    def fresh(self, when: datetime.datetime = START) -> Target:
        """Reset the sandbox's world and set its clock; return the target with the new credentials and values.

        Does nothing for the vendor itself.
        """
        if self.controller is None:
            return self
        self.controller.set(when)
        self.controller.reset(self.vendor)
        return sandbox_target(self.vendor, self.controller)


def vendors_under_test() -> list[str]:
    """Return the chosen vendors, without those that a live run has no credentials for."""
    return [vendor for vendor in chosen_vendors() if vendor not in unavailable_vendors()]


def unavailable_vendors() -> dict[str, str]:
    """Return the vendors that a live run cannot test, with the setting that is missing; empty for other runs."""
    missing = {}
    for vendor in chosen_vendors() if target_option() == "live" and not replay_path() else ():
        try:
            live_target(vendor)
        except NotReady as error:
            missing[vendor] = str(error)
    return missing


def sandbox_target(vendor: str, controller: Controller) -> Target:
    """Return a vendor of a running sandbox. Raises NotReady if the sandbox does not serve it."""
    urls = controller.vendors()
    if vendor not in urls:
        raise NotReady(f"the sandbox does not serve {vendor}; it serves: {', '.join(urls)}")
    known = controller.known(vendor)
    return Target(
        vendor,
        urls[vendor],
        known["credentials"],
        known["stranger"],
        {**known["values"], **_form_values(vendor, known["credentials"])},
        {int(status): credentials for status, credentials in known["outsiders"].items()},
        controller,
        guest=known["guest"],
    )


def _form_values(vendor: str, credentials: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return the credentials that are form fields, by field name. They are used like other known values."""
    schemes = document(vendor).get("components", {}).get("securitySchemes", {})
    fields = {
        name: scheme["name"] for name, scheme in schemes.items() if scheme.get("x-credential", {}).get("in") == "form"
    }
    return {field: [credentials[name]] for name, field in fields.items() if name in credentials}


def live_target(vendor: str) -> Target:
    """Return the vendor itself, with credentials and values from the environment.

    Raises NotReady, with the names of the missing or invalid variables.
    """
    http_document = document(vendor)
    components = [source.get("components", {}) for source in (http_document, stream_document(vendor))]
    schemes = list(dict.fromkeys(name for part in components for name in part.get("securitySchemes", {})))
    credentials, stranger = _secrets(vendor, schemes), _secrets(f"{vendor}_stranger", schemes)
    if not credentials:
        names = " or ".join(f"{vendor}_{scheme}".upper() for scheme in schemes)
        raise NotReady(f"to test {vendor} itself, set {names} to a credential of yours")
    name = f"{vendor}_values".upper()
    try:
        values = json.loads(os.environ.get(name) or "{}")
        if not isinstance(values, dict) or not all(isinstance(listed, list) for listed in values.values()):
            raise ValueError("not an object of lists")
    except ValueError as error:
        raise NotReady(f'{name} must be JSON: lists by parameter name, such as {{"eventId": [1]}}: {error}') from error
    url = os.environ.get(f"{vendor}_url".upper()) or http_document["servers"][0]["url"]
    return Target(vendor, url, credentials, stranger, {**values, **_form_values(vendor, credentials)})


def _secrets(prefix: str, schemes: Iterable[str]) -> dict[str, str]:
    secrets = {scheme: os.environ.get(f"{prefix}_{scheme}".upper(), "") for scheme in schemes}
    return {scheme: secret for scheme, secret in secrets.items() if secret}


@contextlib.contextmanager
def open_target() -> Iterator[Controller | None]:
    """Give the controller of the chosen sandbox, and start the sandbox if it is embedded; give None for a live run.

    Raises NotReady if no sandbox answers at the URL.
    """
    match target_option():
        case "live":
            yield None
        case "embedded":
            # Half of all requests inspect or reset the world; those are answered in this process, without a socket.
            sandbox = Sandbox(start=START)
            with (
                contextlib.closing(Background(sandbox)) as server,
                Controller(server.url, transport=Transport(sandbox, server)) as controller,
            ):
                yield controller
        case url:
            with Controller(url) as controller:
                try:
                    controller.vendors()
                except (httpx.TransportError, SandboxError) as error:
                    raise NotReady(f"no sandbox answers at {url} ({error}); start one: make sandbox") from error
                yield controller


def streaming_vendors() -> list[str]:
    """Return the vendors under test that have a stream, in order."""
    return [vendor for vendor in vendors_under_test() if stream_document(vendor)]
