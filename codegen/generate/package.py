"""The package: templates rendered, the runtime copied, all of it formatted, and nothing written outside one folder."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2

from codegen import client_extras
from codegen.findings import Failed, Finding
from codegen.generate.examples.literals import Literals
from codegen.generate.examples.programs import Examples
from codegen.generate.schema_transforms.model_schemas import Schemas
from codegen.ir.asyncapi import Streams, together
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.runtime_source import RUNTIME
from codegen.vendors import Vendor

from . import docstrings, models, text
from .client_api import Face, Method, Tag, envelope_place
from .credentials import OWN, Scheme, flows, schemes
from .error_classes import Errors
from .exports import core_exports
from .method_arguments import Argument
from .stream_api import StreamFace, stream_face

CODEGEN = Path(__file__).resolve().parents[1]
TEMPLATES = CODEGEN / "templates"

_WORLDS: tuple[dict[str, Any], ...] = (
    {
        "prefix": "",
        "base": "Client",
        "http": "Client",
        "resource": "Resource",
        "pages": "Pages",
        "download": "Download",
        "awaits": False,
        "kind": "synchronous",
    },
    {
        "prefix": "Async",
        "base": "AsyncClient",
        "http": "AsyncClient",
        "resource": "AsyncResource",
        "pages": "AsyncPages",
        "download": "AsyncDownload",
        "awaits": True,
        "kind": "asynchronous",
    },
)
_TOP = "%package%/__init__.py.j2"

# What the asynchronous world of a vendor that streams has otherwise.
_STREAMING = {"base": "AsyncStreamingClient", "resource": "AsyncStreamingResource"}
_RESEND = (
    "Send a call again, under the same id, where the connection drops before its reply. For a vendor who knows the "
    "last call by its id; calls then go one at a time. Otherwise such a call ends in a ConnectionLostError."
)


def write(
    vendor: Vendor, bundle: Bundle, operations: list[Operation], folder: Path, streams: Streams | None = None
) -> None:
    """Write the whole distribution of a vendor into an empty folder. Raises Failed."""
    events = streams.events if streams else ()
    if streams is not None:
        bundle, operations = together(bundle, streams.bundle), [*operations, *streams.operations]
    schemas = Schemas(bundle, operations, vendor.package, events)
    generated = models.generate(schemas, vendor.package)
    errors = Errors(bundle, schemas)
    face = Face(vendor.client, bundle, schemas, generated, errors)
    tags = face.tags()
    sign_ins = face.sign_ins(tags)
    found = schemes(bundle, sign_ins)
    granting = flows(bundle)
    own = face.client_arguments(tags)
    base_url = next(_base_urls(bundle))
    taken = {*OWN, *(name for one in found for name, _, _ in one.arguments), *(one.name for one in own)}
    stream = stream_face(streams, face, base_url, taken) if streams else None
    bundles = [bundle, *([streams.bundle] if streams else [])]
    literals = Literals(schemas, face.types, *bundles)
    examples = Examples(vendor, bundles, tags, found, stream, literals)
    context = {
        "vendor": vendor,
        "settings": vendor.settings,
        "lifecycle": lifecycle(vendor),
        "pages": ["EVIDENCE.md", *([vendor.changelog_path.name] if vendor.changelog_path.exists() else [])],
        "models": generated.source,
        "layouts": schemas.times.layouts,
        "tags": tags,
        "schemes": found,
        "flows": granting,
        "grants": sorted({kind for one in granting.values() for kind in one.classes}),
        "authorizing": next((name for name, one in granting.items() if "authorizationCode" in one.by_name), ""),
        "servers": tuple(one.rstrip("/") for one in _base_urls(bundle)),
        "credentials": dict.fromkeys(one for scheme in found for one in scheme.arguments),
        "classes": errors.classes(),
        "core_exports": cache(lambda: core_exports(folder / vendor.package)),
        "lazy": ["models", "events"] if stream else ["models"],
        "extras": client_extras.read(vendor),
        "worlds": [world | _STREAMING if stream and world["awaits"] else world for world in _WORLDS],
        "stream": stream,
        "base_url": base_url,
        "code_place": envelope_place(bundle, "code"),
        "message_place": envelope_place(bundle, "message"),
        "failed_place": envelope_place(bundle, "failed"),
        "success_codes": (bundle.data.get("x-envelope") or {}).get("success", []),
        "sign_in": _sign_in(vendor, found),
        "document_description": bundle.data["info"].get("description", ""),
        "examples": [*examples],
        "variables": _variables(vendor, examples.credentials),
        "wanted": examples.credentials,
        "sign_in_probe": examples.sign_in(sign_ins),
        "read_probe": examples.read(),
        "section": text.section,
        "sentence": text.sentence,
        "page": docstrings.page(bundle, vendor.settings),
        "page_of": lambda tag: docstrings.page(bundle, vendor.settings, tag.name),
        "see": docstrings.see,
        "raised": docstrings.raised,
        "returned": lambda operation: docstrings.returned(operation, schemas),
        "docstring": text.docstring,
        "documented": _documented,
        "client_arguments": own,
        "constructor": _constructor(found, own, stream),
    }
    _copy(vendor, folder, streaming=stream is not None)
    programs = ((f"examples/{name}.py", source + "\n") for name, source in examples.each())
    for path, source in chain(programs, _rendered(context, tags, vendor)):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8", newline="\n")
    _format(folder)
    _compile(vendor, folder)


def _rendered(context: dict[str, Any], tags: list[Tag], vendor: Vendor) -> Iterator[tuple[str, str]]:
    """Render every template. A path may hold ``%package%``, and ``%tag%`` for one file a tag: there is no list.

    A package's own module comes last: what it hands on is read from the others.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters.update(literal=text.literal, toml=text.toml, line=text.line, cell=text.cell)
    environment.filters["module_annotation"] = str
    for name in sorted(environment.list_templates(["j2"]), key=lambda one: one == _TOP):
        path = name.removesuffix(".j2").replace("%package%", vendor.package)
        for tag in tags if "%tag%" in path else [None]:
            environment.filters["annotation"] = _shadowing(tag) if tag else str
            template = environment.get_template(name)
            source = template.render(context, tag=tag)
            # A template that has nothing to say writes nothing.
            if source.strip() or not (TEMPLATES / name).read_text(encoding="utf-8").strip():
                yield path.replace("%tag%", tag.module if tag else ""), source


def _shadowing(tag: Tag) -> Callable[[str], str]:
    """Return a filter that spells out a builtin type where a method of the class has its name (``list``)."""
    builtin = {"list", "dict", "str", "int", "float", "bool", "bytes"} & {one.name for one in tag.methods}
    if not builtin:
        return str
    pattern = re.compile(rf"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<![\w.])({"|".join(sorted(builtin))})\b""")
    return lambda annotation: pattern.sub(lambda one: one[1] or f"builtins.{one[2]}", annotation)


def lifecycle(vendor: Vendor) -> str:
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


def _documented(method: Method) -> list[tuple[str, str]]:
    options = ("options", "What this call shall have otherwise than its client.")
    return [*((one.name, one.description) for one in method.arguments), options]


def _constructor(
    found: list[Scheme], own: list[Argument], stream: StreamFace | None
) -> Callable[[dict[str, Any]], list[tuple[str, str]]]:
    def arguments(world: dict[str, Any]) -> list[tuple[str, str]]:
        streaming = _streaming(stream) if stream is not None and world["awaits"] else []
        return [
            *dict.fromkeys((name, meaning) for scheme in found for name, _, meaning in scheme.arguments),
            *((one.name, one.description) for one in own),
            ("auth", "Signs every request in place of the credentials above."),
            ("base_url", "Another address than the vendor's, such as a sandbox."),
            ("timeout", "Seconds to wait for a connection, and for each part of an answer."),
            ("retry", "How often a call is tried, and how long it waits between tries."),
            *streaming,
            ("strict", "Refuse what the description does not have: unknown values, members and statuses. For tests."),
            (
                "http_client",
                f"An `httpx.{world['http']}` of your own, for event hooks and the like. It stays yours to close.",
            ),
            ("hooks", "Are told of each call when it is over, as an `Exchange`."),
        ]

    return arguments


def _streaming(stream: StreamFace) -> list[tuple[str, str]]:
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


def _copy(vendor: Vendor, folder: Path, *, streaming: bool) -> None:
    core = folder / vendor.package / "_core"
    core.mkdir(parents=True)
    for module in sorted(RUNTIME.glob("*.py")):
        shutil.copyfile(module, core / module.name)
    if streaming:
        shutil.copytree(RUNTIME / "streams", core / "streams", ignore=shutil.ignore_patterns("__pycache__"))
    if vendor.extras_path.exists():
        shutil.copyfile(vendor.extras_path, folder / vendor.package / "extras.py")
    if vendor.changelog_path.exists():
        shutil.copyfile(vendor.changelog_path, folder / vendor.changelog_path.name)
    shutil.copyfile(CODEGEN.parent / "LICENSE", folder / "LICENSE")


def _format(folder: Path) -> None:
    """Drop unused imports, sort the rest, and format; by our pinned ruff, whatever configuration lies around."""
    ruff = [sys.executable, "-m", "ruff"]
    common = ["--isolated", "--no-cache", "--quiet", "--no-respect-gitignore"]
    for step in (
        ["check", "--select", "I,F401", "--fix", "--config", "lint.isort.split-on-trailing-comma=false"],
        ["format", "--line-length", "120", "--config", "format.skip-magic-trailing-comma=true"],
    ):
        done = subprocess.run(
            [*ruff, step[0], *common, *step[1:], "."], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Failed([Finding(Path("codegen"), 1, "generated-format", (done.stdout + done.stderr).strip()[:2000])])


def _compile(vendor: Vendor, folder: Path) -> None:
    """Compile every module: a template's mistake must never reach a package."""
    findings = []
    for path in sorted(folder.rglob("*.py")):
        try:
            compile(path.read_bytes(), str(path.relative_to(folder)), "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            shown = vendor.shown(vendor.output) / path.relative_to(folder)
            line = getattr(error, "lineno", None) or 1
            findings.append(Finding(shown, line, "generated-syntax", f"would not be Python: {error}"))
    if findings:
        raise Failed(findings)


def dump(value: Any) -> str:
    """Return JSON as it is committed: one key a line, in the order of the document."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
