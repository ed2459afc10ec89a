"""Read the operations of an OpenAPI document.

The one adapter around openapi-python-client's parser, which is a private API: nothing else touches it. It reads the
structure (parameters, bodies, responses and how each is read); what it does not hand on (descriptions, styles,
encodings, extensions, global security) is read from the bundle beside it, under the same method and path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen import names
from codegen.findings import Failed, Finding
from codegen.openapi import media_types
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import join

from .operations import Operation, Parameter, RequestBody, Response, iter_operations


@dataclass(frozen=True, slots=True)
class _Described:
    """One operation as the document describes it, with the references to its parts followed.

    `shared` are the parameters of its path, `own` those of its own.
    """

    path: str
    method: str
    pointer: str
    node: dict[str, Any]
    shared: list[dict[str, Any]]
    own: list[dict[str, Any]]
    body: dict[str, Any] | None
    responses: dict[str, dict[str, Any]]


def read(bundle: Bundle) -> list[Operation]:
    """Read the operations of a bundle. Raises Failed with everything that the parser could not read."""
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError
    from openapi_python_client.parser.openapi import Endpoint

    if clashes := list(_clashes(bundle)):
        raise Failed(clashes)
    described = [_described(bundle, *place) for place in iter_operations(bundle)]
    data = GeneratorData.from_dict(_structure(described), config=_config(bundle))
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
    for one in described:
        known = endpoints.get((one.method, _skeleton(one.path)))
        if known is not None:
            findings += _unsupported(bundle, one)
            found.append(_operation(bundle, one, known))
        elif not any(finding.at == one.pointer for finding in findings):
            message = f"openapi-python-client leaves {one.method.upper()} {one.path} out, and does not say why"
            findings.append(bundle.find(one.pointer, "openapi-read", message))
    if findings:
        raise Failed(findings)
    return found


def _described(bundle: Bundle, path: str, method: str, pointer: str, node: dict[str, Any]) -> _Described:
    shared = bundle.resolve(bundle.data["paths"][path]).get("parameters", [])
    return _Described(
        path=path,
        method=method,
        pointer=pointer,
        node=node,
        shared=[bundle.resolve(one) for one in shared],
        own=[bundle.resolve(one) for one in node.get("parameters", [])],
        body=bundle.resolve(node.get("requestBody")),
        responses={status: bundle.resolve(one) for status, one in (node.get("responses") or {}).items()},
    )


def _clashes(bundle: Bundle) -> Iterator[Finding]:
    taken: dict[tuple[str, str], str] = {}
    for path, method, pointer, _ in iter_operations(bundle):
        if (other := taken.setdefault((method, _skeleton(path)), path)) != path:
            message = f"{method.upper()} {path} and {other} are one path to whoever calls them; describe it once"
            yield bundle.find(pointer, "openapi-read", message)


def _unsupported(bundle: Bundle, described: _Described) -> Iterator[Finding]:
    """Yield what neither the parser nor we write onto the wire as the document says."""
    for parameter in (*described.shared, *described.own):
        what = ""
        if parameter.get("style") in ("matrix", "label"):
            what = f"style {parameter['style']}; only simple is, in paths"
        elif "content" in parameter:
            what = "a parameter described by `content`; only `schema` is"
        if what:
            message = f"{parameter['name']}: not supported: {what}"
            yield bundle.find(described.pointer, "openapi-read", message)


def _structure(described: Iterable[_Described]) -> dict[str, Any]:
    """Return the document without what the parser is not asked.

    Its models are not used: what it cannot model (a recursive union) must not keep it from reading an operation.
    """
    paths: dict[str, dict[str, Any]] = {}
    for one in described:
        item = paths.setdefault(one.path, {"parameters": _bare_parameters(one.shared)})
        item[one.method] = {
            "tags": one.node.get("tags"),
            "operationId": one.node.get("operationId"),
            "parameters": _bare_parameters(one.own),
            "responses": {
                status: {"description": "", "content": _bare_content(response)}
                for status, response in one.responses.items()
            },
        }
        if one.body:
            body = {"required": bool(one.body.get("required")), "content": _bare_content(one.body)}
            item[one.method]["requestBody"] = body
    return {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": paths}


def _bare_parameters(parameters: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"schema": {"type": "string"}, "name": one["name"], "in": one["in"], "required": bool(one.get("required"))}
        for one in parameters
    ]


def _bare_content(node: dict[str, Any]) -> dict[str, Any]:
    return {kind: {"schema": {}} for kind in node.get("content") or {}}


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


def _operation(bundle: Bundle, described: _Described, endpoint: Any) -> Operation:
    node = described.node
    security = node.get("security", bundle.data.get("security")) or []
    return Operation(
        id=node.get("operationId") or names.derived_operation_id(endpoint.method, described.path),
        pointer=described.pointer,
        method=endpoint.method.upper(),
        path=described.path,
        tag=(node.get("tags") or ["default"])[0],
        summary=node.get("summary") or "",
        description=node.get("description") or "",
        deprecated=bool(node.get("deprecated")),
        parameters=tuple(_parameters(described, endpoint)),
        body=_body(described, endpoint),
        responses=tuple(_responses(bundle, described, endpoint)),
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


def _parameters(described: _Described, endpoint: Any) -> Iterator[Parameter]:
    objects = {(one["in"], one["name"]): one for one in (*described.shared, *described.own)}
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


def _body(described: _Described, endpoint: Any) -> RequestBody | None:
    raw = described.body
    if raw is None or not endpoint.bodies:
        return None
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


def _responses(bundle: Bundle, described: _Described, endpoint: Any) -> Iterator[Response]:
    for response in endpoint.responses:
        status = response.status_code.pattern
        raw = described.responses[status]
        how = _READ[response.source["attribute"]]
        schema: Any = {}
        if how == "json":
            schema = next(one.get("schema", {}) for kind, one in raw["content"].items() if media_types.is_json(kind))
        elif how == "text" and any(media_types.is_file(bundle, one) for one in raw["content"].values()):
            how = "bytes"
        yield Response(status=status, read=how, schema=schema, description=raw.get("description") or "")
