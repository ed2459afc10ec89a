"""Targets: what the contract tests are held against.

``CONTRACT_TARGET`` says which: nothing or ``embedded`` for a sandbox of the run's own, an address for a sandbox that
runs elsewhere, ``live`` for the vendor itself.
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
"""Where the embedded sandbox's clock stands when a world begins: tests must not depend on the day they run."""

BEFORE = datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
"""A time before those of most examples: what is made like them is then still to come, and can be changed and ended."""


@dataclass(frozen=True, slots=True)
class Target:
    """One vendor to be tested.

    `credentials` are by security scheme, `stranger` those of somebody who owns nothing, `guest` those of somebody whom
    things of the owner's concern, `outsiders` those of whom no call lets in, by the status of the refusal. `values` are
    known to exist by parameter name, the first of each together. `controller` moves a sandbox's world; None against the
    vendor itself.
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
        """The vendor's bundled document."""
        return document(self.vendor)

    @property
    def socket(self) -> str:
        """Where its stream is: below the URL, unless the document has another server for it."""
        servers = list(stream_document(self.vendor).get("servers", {}).values())
        if servers and self.url == document(self.vendor)["servers"][0]["url"]:
            return f"{servers[0]['protocol']}://{servers[0]['host']}"
        return f"ws{self.url.removeprefix('http').rstrip('/')}"

    @property
    def secrets(self) -> set[str]:
        """What must not be told of it: its credentials, their parts, and as they are sent."""
        found = set()
        for one in (*self.credentials.values(), *self.stranger.values()):
            # Of a name and a password the name is none.
            found |= {one, one.partition(":")[2], base64.b64encode(one.encode()).decode()}
        return {one for one in found if one}

    def fresh(self, when: datetime.datetime = START) -> Target:
        """Make a sandbox's world anew, at a time, and return the target as it then is."""
        if self.controller is None:
            return self
        self.controller.set(when)
        self.controller.reset(self.vendor)
        return sandbox_target(self.vendor, self.controller)


def vendors_under_test() -> list[str]:
    """Return the vendors to be tested: the chosen ones, where they themselves are asked those that can be."""
    return [vendor for vendor in chosen_vendors() if vendor not in unavailable_vendors()]


def unavailable_vendors() -> dict[str, str]:
    """Return what is missing to ask vendors themselves, of each that cannot be asked; none where no vendor is."""
    found = {}
    for vendor in chosen_vendors() if target_option() == "live" and not replay_path() else ():
        try:
            live_target(vendor)
        except NotReady as error:
            found[vendor] = str(error)
    return found


def sandbox_target(vendor: str, controller: Controller) -> Target:
    """Return a vendor of a running sandbox. Raises NotReady where it is not served there."""
    served = controller.vendors()
    if vendor not in served:
        raise NotReady(f"the sandbox does not serve {vendor}; it serves: {', '.join(served)}")
    known = controller.known(vendor)
    values = {**known["values"], **_in_forms(vendor, known["credentials"])}
    people = known["credentials"], known["stranger"]
    outsiders = {int(status): one for status, one in known["outsiders"].items()}
    return Target(vendor, served[vendor], *people, values, outsiders, controller, guest=known["guest"])


def _in_forms(vendor: str, credentials: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return the credentials that are fields of forms, by the field's name: they are known values like others."""
    schemes = document(vendor).get("components", {}).get("securitySchemes", {})
    fields = {name: one["name"] for name, one in schemes.items() if one.get("x-credential", {}).get("in") == "form"}
    return {field: [credentials[name]] for name, field in fields.items() if name in credentials}


def live_target(vendor: str) -> Target:
    """Return the vendor itself, with credentials from the environment. Raises NotReady and names what is missing."""
    described = document(vendor)
    parts = [one.get("components", {}) for one in (described, stream_document(vendor))]
    schemes = list(dict.fromkeys(name for one in parts for name in one.get("securitySchemes", {})))
    found, stranger = _secrets(vendor, schemes), _secrets(f"{vendor}_stranger", schemes)
    if not found:
        names = " or ".join(f"{vendor}_{scheme}".upper() for scheme in schemes)
        raise NotReady(f"to test {vendor} itself, set {names} to a credential of yours")
    name = f"{vendor}_values".upper()
    try:
        values = json.loads(os.environ.get(name) or "{}")
        if not isinstance(values, dict) or not all(isinstance(one, list) for one in values.values()):
            raise ValueError("it is something else")
    except ValueError as error:
        raise NotReady(f'{name} is JSON of lists by parameter name, such as {{"eventId": [1]}}: {error}') from error
    url = os.environ.get(f"{vendor}_url".upper()) or described["servers"][0]["url"]
    return Target(vendor, url, found, stranger, {**values, **_in_forms(vendor, found)})


def _secrets(prefix: str, schemes: Iterable[str]) -> dict[str, str]:
    named = {scheme: os.environ.get(f"{prefix}_{scheme}".upper(), "") for scheme in schemes}
    return {scheme: secret for scheme, secret in named.items() if secret}


@contextlib.contextmanager
def open_target() -> Iterator[Controller | None]:
    """Give the controller of the sandbox that the environment names, started if it is the run's own; None for live."""
    match target_option():
        case "live":
            yield None
        case "embedded":
            # Every other request is a look at the world or a new one; those need no socket.
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
    """Return the vendors that have a stream, in order."""
    return [vendor for vendor in vendors_under_test() if stream_document(vendor)]
