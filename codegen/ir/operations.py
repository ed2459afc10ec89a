"""Operations: what a document's calls take and give.

The one adapter around openapi-python-client's parser, which is a private API: nothing else touches it. It reads the
structure (parameters, bodies, responses and how each is read); what it does not hand on (descriptions, styles,
encodings, extensions, global security) is read from the bundle beside it, under the same method and path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen import names
from codegen.findings import Failed, Finding
from codegen.openapi import media_types
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import join

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` as the vendor writes it, `place` path, query, header or cookie."""

    name: str
    place: str
    required: bool
    schema: Any
    description: str
    explode: bool
    style: str
    deprecated: bool
    client_argument: str = ""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """One request body: the first content type that is described, and which form fields carry JSON."""

    content_type: str
    schema: Any
    required: bool
    description: str
    json_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """One documented answer; `read` says how its body is read: json, text, bytes or none."""

    status: str
    read: str
    schema: Any
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, complete: all that the templates need to know of the document."""

    id: str
    pointer: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    extensions: dict[str, Any] = field(default_factory=dict)
    # What the client fills in, as pointers into the body: nobody gives it, and no model asks for it.
    filled: tuple[str, ...] = ()
    # What the operation's document says of all its answers (x-envelope at the root).
    envelope: dict[str, Any] = field(default_factory=dict)
    streamed: bool = False

    @property
    def success(self) -> tuple[Response, ...]:
        """The answers of a call that worked."""
        return tuple(one for one in self.responses if one.status.startswith("2"))

    @property
    def failure(self) -> tuple[Response, ...]:
        """The answers of a call that was refused."""
        return tuple(one for one in self.responses if not one.status.startswith("2"))


def located(bundle: Bundle) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield path, method, pointer and operation object of each operation, in the order of the document."""
    for path in bundle.data.get("paths") or {}:
        item = bundle.resolve(bundle.data["paths"][path])
        for method in item:
            if method in METHODS:
                yield path, method, join(join("/paths", path), method), item[method]


def read(bundle: Bundle) -> list[Operation]:
    """Read the operations of a bundle. Raises Failed with everything that the parser could not read."""
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError
    from openapi_python_client.parser.openapi import Endpoint

    if clashes := list(_clashes(bundle)):
        raise Failed(clashes)
    data = GeneratorData.from_dict(_structure(bundle), config=_config(bundle))
    if isinstance(data, GeneratorError):
        message = f"openapi-python-client cannot read the document: {data.detail or data.header}"
        raise Failed([bundle.find("", "openapi-read", message)])
    endpoints: dict[tuple[str, str], Endpoint] = {}
    findings = [_finding(bundle, error) for error in data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        findings += [_finding(bundle, error) for error in collection.parse_errors]
        for endpoint in collection.endpoints:
            endpoints[endpoint.method, _skeleton(endpoint.path.get_untrusted_value())] = endpoint
    found = []
    for path, method, pointer, node in located(bundle):
        known = endpoints.get((method, _skeleton(path)))
        if known is not None:
            findings += _unsupported(bundle, pointer, _declared(bundle, path, node))
            found.append(_operation(bundle, path, pointer, node, known))
        elif not any(finding.at == pointer for finding in findings):
            message = f"openapi-python-client leaves {method.upper()} {path} out, and does not say why"
            findings.append(bundle.find(pointer, "openapi-read", message))
    if findings:
        raise Failed(findings)
    return found


def _declared(bundle: Bundle, path: str, node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameter objects of an operation, those of its path first."""
    item = bundle.resolve(bundle.data["paths"][path])
    return [bundle.resolve(one) for one in (*item.get("parameters", []), *node.get("parameters", []))]


def _clashes(bundle: Bundle) -> Iterator[Finding]:
    taken: dict[tuple[str, str], str] = {}
    for path, method, pointer, _ in located(bundle):
        if (other := taken.setdefault((method, _skeleton(path)), path)) != path:
            message = f"{method.upper()} {path} and {other} are one path to whoever calls them; describe it once"
            yield bundle.find(pointer, "openapi-read", message)


def _unsupported(bundle: Bundle, pointer: str, parameters: list[dict[str, Any]]) -> Iterator[Finding]:
    """Yield what neither the parser nor we write onto the wire as the document says."""
    for parameter in parameters:
        what = ""
        if parameter.get("style") in ("matrix", "label"):
            what = f"style {parameter['style']}; only simple is, in paths"
        elif "content" in parameter:
            what = "a parameter described by `content`; only `schema` is"
        if what:
            message = f"{parameter['name']}: not supported: {what}"
            yield bundle.find(pointer, "openapi-read", message)


def _structure(bundle: Bundle) -> dict[str, Any]:
    """Return the document without what the parser is not asked.

    Its models are not used: what it cannot model (a recursive union) must not keep it from reading an operation.
    """

    def parameters(node: dict[str, Any]) -> list[dict[str, Any]]:
        found = map(bundle.resolve, node.get("parameters", []))
        return [
            {"schema": {"type": "string"}, "name": one["name"], "in": one["in"], "required": bool(one.get("required"))}
            for one in found
        ]

    def content(node: dict[str, Any]) -> dict[str, Any]:
        return {kind: {"schema": {}} for kind in node.get("content") or {}}

    paths: dict[str, dict[str, Any]] = {}
    for path, method, _, node in located(bundle):
        item = paths.setdefault(path, {"parameters": parameters(bundle.resolve(bundle.data["paths"][path]))})
        answers = {status: bundle.resolve(one) for status, one in (node.get("responses") or {}).items()}
        item[method] = {
            "tags": node.get("tags"),
            "operationId": node.get("operationId"),
            "parameters": parameters(node),
            "responses": {status: {"description": "", "content": content(one)} for status, one in answers.items()},
        }
        if body := bundle.resolve(node.get("requestBody")):
            item[method]["requestBody"] = {"required": bool(body.get("required")), "content": content(body)}
    return {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": paths}


def _skeleton(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def _config(bundle: Bundle) -> Any:
    from openapi_python_client.config import Config, ConfigFile, MetaType

    # What is neither JSON nor text nor a form is handed out as bytes, whatever it is called.
    overrides = {
        kind: "application/octet-stream" for kind in media_types.content_types(bundle) if not media_types.is_known(kind)
    }
    settings = ConfigFile(post_hooks=[], content_type_overrides=overrides, literal_enums=True)
    return Config.from_sources(settings, MetaType.NONE, Path("openapi.json"), "utf-8", True, None)


def _finding(bundle: Bundle, error: Any) -> Finding:
    """Turn one of the parser's errors into a finding at the operation that its header names, if it names one."""
    header = re.search(r"parsing ([A-Z]+) (\S+) within", error.header or "")
    pointer = join(join("/paths", header[2]), header[1].lower()) if header else ""
    said = " ".join(part for part in (error.header, error.detail) if part)
    said = re.sub(r"<\S+UntrustedString object at \w+>", "…", " ".join(said.split()))
    return bundle.find(pointer, "openapi-read", f"openapi-python-client: {said[:400]}")


def _operation(bundle: Bundle, path: str, pointer: str, node: dict[str, Any], endpoint: Any) -> Operation:
    security = node.get("security", bundle.data.get("security")) or []
    return Operation(
        id=node.get("operationId") or names.derived(endpoint.method, path),
        pointer=pointer,
        method=endpoint.method.upper(),
        path=path,
        tag=(node.get("tags") or ["default"])[0],
        summary=node.get("summary") or "",
        description=node.get("description") or "",
        deprecated=bool(node.get("deprecated")),
        parameters=tuple(_parameters(bundle, path, node, endpoint)),
        body=_body(bundle, node, endpoint),
        responses=tuple(_responses(bundle, node, endpoint)),
        security=tuple(tuple(alternative) for alternative in security),
        extensions={key: value for key, value in node.items() if key.startswith("x-")},
        filled=tuple(_filled(bundle, security)),
        envelope=bundle.data.get("x-envelope") or {},
    )


def _filled(bundle: Bundle, security: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the form field that carries a credential, if one does."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    for name in (one for alternative in security for one in alternative):
        scheme = bundle.resolve(declared.get(name, {}))
        if scheme.get("x-credential", {}).get("in") == "form":
            yield join("", scheme["name"])
            return


def _parameters(bundle: Bundle, path: str, node: dict[str, Any], endpoint: Any) -> Iterator[Parameter]:
    objects = {(one["in"], one["name"]): one for one in _declared(bundle, path, node)}
    for place, prop in endpoint.iter_all_parameters():
        raw = objects[str(place), prop.name.get_untrusted_value()]
        style = raw.get("style") or ("form" if raw["in"] in ("query", "cookie") else "simple")
        yield Parameter(
            name=raw["name"],
            place=raw["in"],
            required=bool(prop.required),
            schema=raw.get("schema", {}),
            description=raw.get("description") or "",
            explode=raw.get("explode", style in ("form", "deepObject")),
            style=style,
            deprecated=bool(raw.get("deprecated")),
            client_argument=raw.get("x-client-argument", "") if raw["in"] == "path" else "",
        )


def _body(bundle: Bundle, node: dict[str, Any], endpoint: Any) -> RequestBody | None:
    if not endpoint.bodies:
        return None
    raw = bundle.resolve(node["requestBody"])
    content_type = endpoint.bodies[0].content_type.get_untrusted_value()
    content = raw["content"][content_type]
    encoding = content.get("encoding") or {}
    carried = (name for name, how in encoding.items() if "json" in str(how.get("contentType", "")))
    return RequestBody(
        content_type=content_type,
        schema=content.get("schema", {}),
        required=bool(raw.get("required")),
        description=raw.get("description") or "",
        json_fields=tuple(carried),
    )


_READ = {"response.json()": "json", "response.text": "text", "response.content": "bytes", "None": "none"}


def _responses(bundle: Bundle, node: dict[str, Any], endpoint: Any) -> Iterator[Response]:
    for response in endpoint.responses:
        status = response.status_code.pattern
        raw = bundle.resolve(node["responses"][status])
        how = _READ[response.source["attribute"]]
        schema: Any = {}
        if how == "json":
            schema = next(one.get("schema", {}) for kind, one in raw["content"].items() if media_types.is_json(kind))
        elif how == "text" and any(media_types.is_file(bundle, one) for one in raw["content"].values()):
            how = "bytes"
        yield Response(status=status, read=how, schema=schema, description=raw.get("description") or "")
