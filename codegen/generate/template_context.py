"""The template context: all that the templates of a package print, worked out before the first of them runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from codegen import client_extras
from codegen.client_extras import Extras
from codegen.generate.examples.literals import Literals
from codegen.generate.examples.programs import Example, Examples
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.asyncapi import Streams, merged_with_openapi
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.vendors import Vendor

from . import docstrings, models
from .client_api import ClientApi, Method, Tag, error_pointers
from .credentials import OWN, CredentialArgument, Flows, Scheme, flows, schemes
from .error_classes import ErrorClass, Errors
from .exports import core_exports
from .method_arguments import Argument
from .stream_api import StreamApi, stream_api

_RESEND = (
    "Send a call again, under the same id, where the connection drops before its reply. For a vendor who knows the "
    "last call by its id; calls then go one at a time. Otherwise such a call ends in a ConnectionLostError."
)


@dataclass(frozen=True, slots=True)
class Variant:
    """The synchronous or the asynchronous half of a package: the prefix of its classes, and the runtime's classes."""

    kind: str
    prefix: str
    base: str
    http: str
    resource: str
    pages: str
    download: str
    awaits: bool


_SYNCHRONOUS = Variant("synchronous", "", "Client", "Client", "Resource", "Pages", "Download", awaits=False)
_ASYNCHRONOUS = Variant(
    "asynchronous",
    "Async",
    "AsyncClient",
    "AsyncClient",
    "AsyncResource",
    "AsyncPages",
    "AsyncDownload",
    awaits=True,
)


@dataclass(frozen=True)
class TemplateContext:
    """The variables of the templates, each under its own name."""

    # The vendor
    vendor: Vendor
    settings: Mapping[str, Any]
    lifecycle: str
    page: str
    document_description: str

    # The service
    base_url: str
    servers: tuple[str, ...]
    code_place: tuple[str, ...] | None
    message_place: tuple[str, ...] | None
    failed_place: tuple[str, ...] | None
    success_codes: list[str | int]

    # The clients
    worlds: tuple[Variant, ...]
    tags: list[Tag]
    client_arguments: list[Argument]
    stream: StreamApi | None
    extras: Extras
    constructor: Callable[[Variant], list[tuple[str, str]]]

    # Credentials: `wanted` are the alternatives with which a client can be made, `variables` the same as Markdown.
    schemes: list[Scheme]
    credentials: Mapping[CredentialArgument, None]
    flows: Mapping[str, Flows]
    grants: list[str]
    authorizing: str
    sign_in: str
    wanted: list[tuple[str, ...]]
    variables: str
    sign_in_probe: str
    read_probe: str

    # Modules beside the clients
    models: str
    layouts: Mapping[str, str]
    classes: list[ErrorClass]
    lazy: list[str]
    core_exports: Callable[[], dict[str, list[str]]]

    # Files beside the package; `programs` are the examples by path, which no template prints.
    pages: list[str]
    examples: list[Example]
    programs: list[tuple[str, str]]

    # Docstrings
    page_of: Callable[[Tag], str]
    returned: Callable[[Operation], list[tuple[str, str]]]


def build(
    vendor: Vendor, bundle: Bundle, operations: list[Operation], package: Path, streams: Streams | None
) -> TemplateContext:
    """Return the context of a vendor whose package will stand in a folder. Raises Failed."""
    if streams is not None:
        bundle, operations = merged_with_openapi(bundle, streams.bundle), [*operations, *streams.operations]
    bundles = [bundle, *([streams.bundle] if streams else [])]
    schemas = ModelSchemas(bundle, operations, vendor.package, streams.events if streams else ())
    generated = models.generate(schemas, vendor.package)
    errors = Errors(bundle, schemas)
    face = ClientApi(vendor.client, bundle, schemas, generated, errors)
    tags = face.tags()
    sign_ins = face.sign_ins(tags)
    found = schemes(bundle, sign_ins)
    granting = flows(bundle)
    own = face.client_arguments(tags)
    base_url = next(_base_urls(bundle))
    taken = {*OWN, *(argument.name for one in found for argument in one.arguments), *(one.name for one in own)}
    stream = stream_api(streams, face, base_url, taken) if streams else None
    examples = Examples(vendor, bundles, tags, found, stream, Literals(schemas, face.types, *bundles))
    return TemplateContext(
        vendor=vendor,
        settings=vendor.settings,
        lifecycle=_lifecycle(vendor),
        page=docstrings.vendor_page(bundle, vendor.settings),
        document_description=bundle.data["info"].get("description", ""),
        base_url=base_url,
        servers=tuple(one.rstrip("/") for one in _base_urls(bundle)),
        code_place=error_pointers(bundle, "code"),
        message_place=error_pointers(bundle, "message"),
        failed_place=error_pointers(bundle, "failed"),
        success_codes=(bundle.data.get("x-envelope") or {}).get("success", []),
        worlds=_worlds(streaming=stream is not None),
        tags=tags,
        client_arguments=own,
        stream=stream,
        extras=client_extras.read(vendor),
        constructor=partial(_constructor, found, own, stream),
        schemes=found,
        credentials=dict.fromkeys(one for scheme in found for one in scheme.arguments),
        flows=granting,
        grants=sorted({kind for one in granting.values() for kind in one.classes}),
        authorizing=next((name for name, one in granting.items() if "authorizationCode" in one.by_name), ""),
        sign_in=_sign_in(vendor, found),
        wanted=examples.credentials,
        variables=_variables(vendor, examples.credentials),
        sign_in_probe=examples.sign_in(sign_ins),
        read_probe=examples.read(),
        models=generated.source,
        layouts=schemas.times.layouts,
        classes=errors.classes(),
        lazy=["models", "events"] if stream else ["models"],
        core_exports=cache(partial(core_exports, package)),
        pages=["EVIDENCE.md", *([vendor.changelog_path.name] if vendor.changelog_path.exists() else [])],
        examples=[*examples],
        programs=[(f"examples/{name}.py", source + "\n") for name, source in examples.each()],
        page_of=lambda tag: docstrings.vendor_page(bundle, vendor.settings, tag.name),
        returned=partial(docstrings.returns_section, schemas=schemas),
    )


def documented_arguments(method: Method) -> list[tuple[str, str]]:
    """Return the arguments of a method, each with its meaning."""
    options = ("options", "What this call shall have otherwise than its client.")
    return [*((one.name, one.description) for one in method.arguments), options]


def _worlds(*, streaming: bool) -> tuple[Variant, ...]:
    if not streaming:
        return _SYNCHRONOUS, _ASYNCHRONOUS
    return _SYNCHRONOUS, replace(_ASYNCHRONOUS, base="AsyncStreamingClient", resource="AsyncStreamingResource")


def _lifecycle(vendor: Vendor) -> str:
    """Return what a user should know of the vendor's plans for the API, empty while it is live."""
    declared = vendor.settings.get("lifecycle", {})
    state = declared.get("state", "live")
    if state == "live":
        return ""
    since = f" on {declared['since']}" if "since" in declared else ""
    verb = {"announced": "announced", "deprecated": "deprecated", "withdrawn": "withdrew"}[state]
    return f"The vendor {verb} this API{since}. {declared.get('note', '')}".strip()


def _base_urls(bundle: Bundle) -> Iterator[str]:
    for server in bundle.data.get("servers") or [{}]:
        url = str(server.get("url", ""))
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
        yield url


def _sign_in(vendor: Vendor, found: list[Scheme]) -> str:
    calls = dict.fromkeys(", ".join(f"{name}=…" for name in scheme.wanted) for scheme in found)
    return f"use {' or '.join(f'{vendor.client}({one})' for one in calls)}" if calls else ""


def _variables(vendor: Vendor, credentials: list[tuple[str, ...]]) -> str:
    """Return the environment variables of the alternatives with which a client can be made, as Markdown."""
    told = (" and ".join(f"`{vendor.id}_{name}`".upper() for name in one) for one in credentials)
    return ", or ".join(told)


def _constructor(
    found: list[Scheme], own: list[Argument], stream: StreamApi | None, world: Variant
) -> list[tuple[str, str]]:
    """Return the arguments of the constructor of one client, each with its meaning."""
    streaming = _streaming(stream) if stream is not None and world.awaits else []
    return [
        *dict.fromkeys((one.name, one.meaning) for scheme in found for one in scheme.arguments),
        *((one.name, one.description) for one in own),
        ("auth", "Signs every request in place of the credentials above."),
        ("base_url", "Another address than the vendor's, such as a sandbox."),
        ("timeout", "Seconds to wait for a connection, and for each part of an answer."),
        ("retry", "How often a call is tried, and how long it waits between tries."),
        *streaming,
        ("strict", "Refuse what the description does not have: unknown values, members and statuses. For tests."),
        (
            "http_client",
            f"An `httpx.{world.http}` of your own, for event hooks and the like. It stays yours to close.",
        ),
        ("hooks", "Are told of each call when it is over, as an `Exchange`."),
    ]


def _streaming(stream: StreamApi) -> list[tuple[str, str]]:
    return [
        *((name, description) for name, _, _, description in stream.handshake),
        ("stream_url", "Another address of the stream; by default it is beside `base_url`."),
        (
            "reconnect",
            "When a connection that is gone is opened again for those who listen: after every end (always), unless the "
            "vendor closed it in due form (drops), or only by the next call (never). Waits are those of `retry`.",
        ),
        *([("resend", _RESEND)] if stream.resends else []),
        *([("engineio", "The version of Engine.IO to speak.")] if len(stream.engineio) > 1 else []),
    ]
