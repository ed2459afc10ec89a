"""Read the operations of an OpenAPI document.

This is the only module that uses the parser of openapi-python-client, which is a private API. The parser reads the
structure: parameters, bodies, responses and how to read each of them. It drops descriptions, styles, encodings,
extensions and global security, so those are read from the bundle, by method and path.
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
class _ResolvedOperation:
    """An operation of the document with its references resolved.

    `path_parameters` are the parameters of the Path Item Object, `operation_parameters` those of the operation.
    """

    path: str
    method: str
    pointer: str
    node: dict[str, Any]
    path_parameters: list[dict[str, Any]]
    operation_parameters: list[dict[str, Any]]
    body: dict[str, Any] | None
    responses: dict[str, dict[str, Any]]


def read(bundle: Bundle) -> list[Operation]:
    """Read the operations of a bundle. Raises Failed with everything that the parser does not support."""
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError
    from openapi_python_client.parser.openapi import Endpoint

    if clashes := list(_clashes(bundle)):
        raise Failed(clashes)
    operations = [_resolve_operation(bundle, *location) for location in iter_operations(bundle)]
    data = GeneratorData.from_dict(_structure(operations), config=_config(bundle))
    if isinstance(data, GeneratorError):
        message = f"openapi-python-client cannot read the document: {data.detail or data.header}"
        raise Failed([bundle.find("", "openapi-read", message)])
    endpoints: dict[tuple[str, str], Endpoint] = {}
    findings = [_finding(bundle, error) for error in data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        findings += [_finding(bundle, error) for error in collection.parse_errors]
        for parsed in collection.endpoints:
            endpoints[parsed.method, _skeleton(parsed.path.get_untrusted_value())] = parsed
    results = []
    for described in operations:
        endpoint = endpoints.get((described.method, _skeleton(described.path)))
        if endpoint is not None:
            findings += _unsupported(bundle, described)
            results.append(_operation(bundle, described, endpoint))
        elif not any(finding.at == described.pointer for finding in findings):
            message = f"openapi-python-client drops {described.method.upper()} {described.path} without giving a reason"
            findings.append(bundle.find(described.pointer, "openapi-read", message))
    if findings:
        raise Failed(findings)
    return results


def _resolve_operation(
    bundle: Bundle, path: str, method: str, pointer: str, node: dict[str, Any]
) -> _ResolvedOperation:
    path_parameters = bundle.resolve(bundle.data["paths"][path]).get("parameters", [])
    return _ResolvedOperation(
        path=path,
        method=method,
        pointer=pointer,
        node=node,
        path_parameters=[bundle.resolve(parameter) for parameter in path_parameters],
        operation_parameters=[bundle.resolve(parameter) for parameter in node.get("parameters", [])],
        body=bundle.resolve(node.get("requestBody")),
        responses={status: bundle.resolve(response) for status, response in (node.get("responses") or {}).items()},
    )


def _clashes(bundle: Bundle) -> Iterator[Finding]:
    taken: dict[tuple[str, str], str] = {}
    for path, method, pointer, _ in iter_operations(bundle):
        if (previous := taken.setdefault((method, _skeleton(path)), path)) != path:
            message = f"{method.upper()} {path} has the same URLs as {previous}; describe the path once"
            yield bundle.find(pointer, "openapi-read", message)


def _unsupported(bundle: Bundle, described: _ResolvedOperation) -> Iterator[Finding]:
    """Yield findings for parameters that the generated client could not serialize as described."""
    for parameter in (*described.path_parameters, *described.operation_parameters):
        problem = ""
        if parameter.get("style") in ("matrix", "label"):
            problem = f"style {parameter['style']} is not supported; use simple in paths"
        elif "content" in parameter:
            problem = "`content` of a parameter is not supported; use `schema`"
        if problem:
            yield bundle.find(described.pointer, "openapi-read", f"{parameter['name']}: {problem}")


def _structure(operations: Iterable[_ResolvedOperation]) -> dict[str, Any]:
    """Return the parts of the document that the parser has to read, without schemas.

    The parser's models are not used, so a schema that it cannot model (such as a recursive union) must not make it
    reject an operation.
    """
    paths: dict[str, dict[str, Any]] = {}
    for described in operations:
        item = paths.setdefault(described.path, {"parameters": _bare_parameters(described.path_parameters)})
        item[described.method] = {
            "tags": described.node.get("tags"),
            "operationId": described.node.get("operationId"),
            "parameters": _bare_parameters(described.operation_parameters),
            "responses": {
                status: {"description": "", "content": _bare_content(response)}
                for status, response in described.responses.items()
            },
        }
        if described.body:
            body = {"required": bool(described.body.get("required")), "content": _bare_content(described.body)}
            item[described.method]["requestBody"] = body
    return {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": paths}


def _bare_parameters(parameters: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "schema": {"type": "string"},
            "name": parameter["name"],
            "in": parameter["in"],
            "required": bool(parameter.get("required")),
        }
        for parameter in parameters
    ]


def _bare_content(node: dict[str, Any]) -> dict[str, Any]:
    return {kind: {"schema": {}} for kind in node.get("content") or {}}


def _skeleton(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def _config(bundle: Bundle) -> Any:
    from openapi_python_client.config import Config, ConfigFile, MetaType

    # The parser rejects unknown media types, so everything but JSON, text and forms is declared as bytes.
    overrides = {
        kind: "application/octet-stream" for kind in media_types.content_types(bundle) if not media_types.is_known(kind)
    }
    settings = ConfigFile(post_hooks=[], content_type_overrides=overrides, literal_enums=True)
    return Config.from_sources(settings, MetaType.NONE, Path("openapi.json"), "utf-8", True, None)


def _finding(bundle: Bundle, error: Any) -> Finding:
    """Convert an error of the parser to a finding, located at the operation that its header names, if any."""
    header = re.search(r"parsing ([A-Z]+) (\S+) within", error.header or "")
    pointer = join(join("/paths", header[2]), header[1].lower()) if header else ""
    text = " ".join(part for part in (error.header, error.detail) if part)
    text = re.sub(r"<\S+UntrustedString object at \w+>", "…", " ".join(text.split()))
    return bundle.find(pointer, "openapi-read", f"openapi-python-client: {text[:400]}")


def _operation(bundle: Bundle, described: _ResolvedOperation, endpoint: Any) -> Operation:
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
        filled=tuple(_credential_fields(bundle, security)),
        envelope=bundle.data.get("x-envelope") or {},
    )


def _credential_fields(bundle: Bundle, security: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the JSON Pointer of the form field that carries a credential, if there is one."""
    declared = (bundle.data.get("components") or {}).get("securitySchemes") or {}
    for name in (name for alternative in security for name in alternative):
        scheme = bundle.resolve(declared.get(name, {}))
        if scheme.get("x-credential", {}).get("in") == "form":
            yield join("", scheme["name"])
            return


def _parameters(described: _ResolvedOperation, endpoint: Any) -> Iterator[Parameter]:
    declared_parameters = (*described.path_parameters, *described.operation_parameters)
    by_name = {(parameter["in"], parameter["name"]): parameter for parameter in declared_parameters}
    for location, prop in endpoint.iter_all_parameters():
        declared = by_name[str(location), prop.name.get_untrusted_value()]
        style = declared.get("style") or ("form" if declared["in"] in ("query", "cookie") else "simple")
        yield Parameter(
            name=declared["name"],
            place=declared["in"],
            required=bool(prop.required),
            schema=declared.get("schema", {}),
            description=declared.get("description") or "",
            explode=declared.get("explode", style in ("form", "deepObject")),
            style=style,
            deprecated=bool(declared.get("deprecated")),
            client_argument=declared.get("x-client-argument", "") if declared["in"] == "path" else "",
        )


def _body(described: _ResolvedOperation, endpoint: Any) -> RequestBody | None:
    declared = described.body
    if declared is None or not endpoint.bodies:
        return None
    content_type = endpoint.bodies[0].content_type.get_untrusted_value()
    content = declared["content"][content_type]
    encoding = content.get("encoding") or {}
    json_fields = (
        name for name, field_encoding in encoding.items() if "json" in str(field_encoding.get("contentType", ""))
    )
    return RequestBody(
        content_type=content_type,
        schema=content.get("schema", {}),
        required=bool(declared.get("required")),
        description=declared.get("description") or "",
        json_fields=tuple(json_fields),
    )


_BODY_KINDS = {"response.json()": "json", "response.text": "text", "response.content": "bytes", "None": "none"}


def _responses(bundle: Bundle, described: _ResolvedOperation, endpoint: Any) -> Iterator[Response]:
    for response in endpoint.responses:
        status = response.status_code.pattern
        declared = described.responses[status]
        body_kind = _BODY_KINDS[response.source["attribute"]]
        schema: Any = {}
        if body_kind == "json":
            schema = next(
                media.get("schema", {}) for kind, media in declared["content"].items() if media_types.is_json(kind)
            )
        elif body_kind == "text" and any(media_types.is_file(bundle, media) for media in declared["content"].values()):
            body_kind = "bytes"
        yield Response(status=status, read=body_kind, schema=schema, description=declared.get("description") or "")
