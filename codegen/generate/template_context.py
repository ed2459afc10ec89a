"""Compute the variables of the templates before any template is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from codegen import client_extras
from codegen.client_extras import ClientExtras
from codegen.generate.examples.literals import BodyLiterals
from codegen.generate.examples.programs import ExamplePrograms, ReadmeExample
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.asyncapi import StreamDescription, merged_with_openapi
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.vendors import Vendor

from . import docstrings, models
from .client_api import ClientApi, ClientMethod, Tag, error_pointers
from .credentials import (
    CLIENT_ARGUMENTS,
    CredentialArgument,
    OAuthFlows,
    SecurityScheme,
    read_oauth_flows,
    read_security_schemes,
)
from .error_classes import ErrorClass, ErrorClasses
from .exports import core_exports
from .method_arguments import Argument
from .stream_api import StreamApi, stream_api

_RESEND = (
    "Resend a call under the same id if the connection is lost before its reply. Enable this only if the vendor "
    "recognizes repeated ids. Calls are then sent one at a time. By default, such a call raises ConnectionLostError."
)


@dataclass(frozen=True, slots=True)
class ClientVariant:
    """The synchronous or asynchronous variant of a client: its prefix of class names, and the runtime's classes."""

    kind: str
    prefix: str
    base: str
    http: str
    resource: str
    pages: str
    download: str
    awaits: bool


_SYNCHRONOUS = ClientVariant("synchronous", "", "Client", "Client", "Resource", "Pages", "Download", awaits=False)
_ASYNCHRONOUS = ClientVariant(
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
    """The variables of the templates."""

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
    variants: tuple[ClientVariant, ...]
    tags: list[Tag]
    client_arguments: list[Argument]
    stream: StreamApi | None
    extras: ClientExtras
    constructor: Callable[[ClientVariant], list[tuple[str, str]]]

    # Credentials: `credential_choices` are alternative sets of arguments for creating a client, `variables` their
    # environment variables as Markdown, `grants` the runtime's classes of OAuth flows.
    schemes: list[SecurityScheme]
    credentials: Mapping[CredentialArgument, None]
    flows: Mapping[str, OAuthFlows]
    grants: list[str]
    authorizing: str
    sign_in: str
    credential_choices: list[tuple[str, ...]]
    variables: str
    sign_in_probe: str
    read_probe: str

    # Modules other than the clients
    models: str
    layouts: Mapping[str, str]
    classes: list[ErrorClass]
    lazy: list[str]
    core_exports: Callable[[], dict[str, list[str]]]

    # Other files; `programs` are paths and sources of example programs, which are written without a template.
    pages: list[str]
    examples: list[ReadmeExample]
    programs: list[tuple[str, str]]

    # Docstrings
    page_of: Callable[[Tag], str]
    returned: Callable[[Operation], list[tuple[str, str]]]


def build(
    vendor: Vendor,
    bundle: Bundle,
    operations: list[Operation],
    package: Path,
    stream_description: StreamDescription | None,
) -> TemplateContext:
    """Return the context of a vendor. `package` is the folder of the package being written. Raises Failed."""
    if stream_description is not None:
        bundle, operations = (
            merged_with_openapi(bundle, stream_description.bundle),
            [*operations, *stream_description.operations],
        )
    bundles = [bundle, *([stream_description.bundle] if stream_description else [])]
    schemas = ModelSchemas(bundle, operations, vendor.package, stream_description.events if stream_description else ())
    generated = models.generate(schemas, vendor.package)
    errors = ErrorClasses(bundle, schemas)
    client_api = ClientApi(vendor.client, bundle, schemas, generated, errors)
    tags = client_api.tags()
    sign_ins = client_api.sign_ins(tags)
    security_schemes = read_security_schemes(bundle, sign_ins)
    flows_by_scheme = read_oauth_flows(bundle)
    client_arguments = client_api.client_arguments(tags)
    base_url = next(_base_urls(bundle))
    taken = {
        *CLIENT_ARGUMENTS,
        *(argument.name for scheme in security_schemes for argument in scheme.arguments),
        *(argument.name for argument in client_arguments),
    }
    stream = stream_api(stream_description, client_api, base_url, taken) if stream_description else None
    examples = ExamplePrograms(
        vendor, bundles, tags, security_schemes, stream, BodyLiterals(schemas, client_api.types, *bundles)
    )
    return TemplateContext(
        vendor=vendor,
        settings=vendor.settings,
        lifecycle=_lifecycle(vendor),
        page=docstrings.vendor_page(bundle, vendor.settings),
        document_description=bundle.data["info"].get("description", ""),
        base_url=base_url,
        servers=tuple(url.rstrip("/") for url in _base_urls(bundle)),
        code_place=error_pointers(bundle, "code"),
        message_place=error_pointers(bundle, "message"),
        failed_place=error_pointers(bundle, "failed"),
        success_codes=(bundle.data.get("x-envelope") or {}).get("success", []),
        variants=_variants(streaming=stream is not None),
        tags=tags,
        client_arguments=client_arguments,
        stream=stream,
        extras=client_extras.read(vendor),
        constructor=partial(_constructor, security_schemes, client_arguments, stream),
        schemes=security_schemes,
        credentials=dict.fromkeys(argument for scheme in security_schemes for argument in scheme.arguments),
        flows=flows_by_scheme,
        grants=sorted({kind for scheme_flows in flows_by_scheme.values() for kind in scheme_flows.classes}),
        authorizing=next(
            (name for name, scheme_flows in flows_by_scheme.items() if "authorizationCode" in scheme_flows.by_name), ""
        ),
        sign_in=_sign_in(vendor, security_schemes),
        credential_choices=examples.credentials,
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


def documented_arguments(method: ClientMethod) -> list[tuple[str, str]]:
    """Return the arguments of a method with their descriptions."""
    options = ("options", "Overrides client options for this call.")
    return [*((argument.name, argument.description) for argument in method.arguments), options]


def _variants(*, streaming: bool) -> tuple[ClientVariant, ...]:
    if not streaming:
        return _SYNCHRONOUS, _ASYNCHRONOUS
    return _SYNCHRONOUS, replace(_ASYNCHRONOUS, base="AsyncStreamingClient", resource="AsyncStreamingResource")


def _lifecycle(vendor: Vendor) -> str:
    """Return a sentence about the lifecycle of the API for users; empty while the API is live."""
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


def _sign_in(vendor: Vendor, schemes: list[SecurityScheme]) -> str:
    calls = dict.fromkeys(", ".join(f"{name}=…" for name in scheme.usual_arguments) for scheme in schemes)
    return f"use {' or '.join(f'{vendor.client}({arguments})' for arguments in calls)}" if calls else ""


def _variables(vendor: Vendor, credentials: list[tuple[str, ...]]) -> str:
    """Return the environment variables of the alternative credentials as Markdown."""
    alternatives = (" and ".join(f"`{vendor.id}_{name}`".upper() for name in choice) for choice in credentials)
    return ", or ".join(alternatives)


def _constructor(
    schemes: list[SecurityScheme], client_arguments: list[Argument], stream: StreamApi | None, variant: ClientVariant
) -> list[tuple[str, str]]:
    """Return the arguments of a client's constructor with their descriptions."""
    stream_arguments = _streaming(stream) if stream is not None and variant.awaits else []
    return [
        *dict.fromkeys((argument.name, argument.meaning) for scheme in schemes for argument in scheme.arguments),
        *((argument.name, argument.description) for argument in client_arguments),
        ("auth", "Authenticates all requests, in place of the credentials above."),
        ("base_url", "Overrides the vendor's address, for example with that of a sandbox."),
        ("timeout", "Timeout in seconds for connecting, and for each read and write."),
        ("retry", "Retry policy: the number of attempts and the waits between them."),
        *stream_arguments,
        ("strict", "Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests."),
        (
            "http_client",
            f"Your own `httpx.{variant.http}`, for proxies, event hooks and the like. You must close it yourself.",
        ),
        ("hooks", "Callbacks that receive each completed call as an `Exchange`."),
    ]


def _streaming(stream: StreamApi) -> list[tuple[str, str]]:
    return [
        *((name, description) for name, _, _, description in stream.handshake),
        ("stream_url", "Overrides the address of the stream; by default it is derived from `base_url`."),
        (
            "reconnect",
            "When to reopen a lost connection while there are listeners: `always`, `drops` (unless the vendor closed "
            "it cleanly) or `never` (only with the next call). The waits are those of `retry`.",
        ),
        *([("resend", _RESEND)] if stream.resends else []),
        *([("engineio", "Version of the Engine.IO protocol.")] if len(stream.engineio) > 1 else []),
    ]
