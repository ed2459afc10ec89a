"""Odd documents: valid OpenAPI that hardly anybody would write, and builders of such documents."""

from __future__ import annotations

from typing import Any

from . import hostile

OK_RESPONSES = {"200": {"description": "d"}}
STRING = {"type": "string"}


def document(paths: Any = None, schemas: Any = None, **fields: Any) -> dict[str, Any]:
    """Return an OpenAPI document; `fields` are further fields of its root."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": paths or {},
        **({"components": {"schemas": schemas}} if schemas else {}),
        **fields,
    }


def paths(path: str = "/a", method: str = "get", **operation: Any) -> dict[str, Any]:
    """Return a Paths Object with one operation."""
    return {path: {method: {"operationId": "getA", "tags": ["things"], "responses": OK_RESPONSES, **operation}}}


def paths_responding(schema: Any, content_type: str = "application/json", status: str = "200") -> dict[str, Any]:
    """Return a Paths Object with one operation whose response has a schema."""
    return paths(responses={status: {"description": "d", "content": {content_type: {"schema": schema}}}})


def paths_with_tags(*tags: str) -> dict[str, Any]:
    """Return a Paths Object with one operation for each tag."""
    return {
        f"/p{number}": {"get": {"operationId": f"getThing{number}", "tags": [tag], "responses": OK_RESPONSES}}
        for number, tag in enumerate(tags)
    }


def document_with_error_codes(*codes: Any) -> dict[str, Any]:
    """Return a document with an error response for each code."""
    responses = {
        str(400 + number): {
            "description": "d",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/E{number}"}}},
        }
        for number, _ in enumerate(codes)
    }
    schemas = {
        f"E{number}": {"type": "object", "required": ["code"], "properties": {"code": {"const": code}}}
        for number, code in enumerate(codes)
    }
    return document(paths(responses={**OK_RESPONSES, **responses}), schemas, **{"x-envelope": {"code": "/code"}})


def document_with_security(**schemes: Any) -> dict[str, Any]:
    """Return a document whose operation accepts any of these security schemes."""
    return document(paths(security=[{name: []} for name in schemes]), components={"securitySchemes": schemes})


def api_key(name: str, location: str = "header") -> dict[str, str]:
    """Return an API key security scheme."""
    return {"type": "apiKey", "name": name, "in": location}


def ref(name: str) -> dict[str, str]:
    """Return a reference to a schema component."""
    return {"$ref": f"#/components/schemas/{name}"}


EVIL = f'"; {hostile.MARK}; "'
NODE = {"type": "object", "properties": {"next": ref("Node"), "more": {"type": "array", "items": ref("Node")}}}
ENUM_SCHEMAS = [
    {"type": ["string", "null"], "enum": ["a", None]},
    {"enum": [None]},
    {"type": "integer", "enum": [1, 0, -1]},
    {"type": "boolean", "enum": [True]},
    {"enum": [1, "a", True, None, 1.5]},
    {"enum": [[1], {"a": 1}]},
    {"type": "string", "enum": ["a", "A", "á"]},
    {"type": "string", "enum": ["x" * 5000]},
    {"type": "string", "enum": hostile.VALUES, "default": "mro"},
    {"type": "number", "enum": [1.5, 2]},
    {"type": "string", "enum": []},
    {"type": "string", "enum": ["a"], "x-enum-varnames": ["mro"]},
]


def paths_with_body(
    schema: Any, content_type: str = "application/x-www-form-urlencoded", **operation: Any
) -> dict[str, Any]:
    """Return a Paths Object with one POST operation whose request body has a schema."""
    return paths(
        method="post", requestBody={"required": True, "content": {content_type: {"schema": schema}}}, **operation
    )


def document_with_body_pointer(schema: Any, pointer: str, *, required: bool = True) -> dict[str, Any]:
    """Return a document whose operation has a JSON Pointer as `body` of its `x-envelope`."""
    body = {"required": required, "content": {"application/json": {"schema": schema}}}
    extension: dict[str, Any] = {"x-envelope": {"body": pointer}}
    return document(paths(method="post", requestBody=body, **extension), {"In": INPUT_SCHEMA})


def object_schema(*required: str, **properties: Any) -> dict[str, Any]:
    """Return an object schema with these required and documented properties."""
    return {"type": "object", "properties": properties, "required": list(required)}


def form_credential(**fields: Any) -> dict[str, Any]:
    """Return an API key security scheme that is sent as a form field."""
    return {"type": "apiKey", "in": "query", "name": "key", "x-credential": {"in": "form", **fields}}


def document_with_sign_in(scheme: Any, paths: dict[str, Any], overrides: Any = None, **fields: Any) -> dict[str, Any]:
    """Return a document in which the operation `giveKey` returns the credential of the other operations."""
    operation = paths_responding(object_schema("token", token=STRING, end={"type": "integer", "format": "unixtime"}))[
        "/a"
    ]["get"]
    sign_in_paths = {"/give": {"post": {**operation, "operationId": "giveKey", "security": [], **(overrides or {})}}}
    schemes = {"securitySchemes": {"key": scheme}}
    return document(
        {**paths, **sign_in_paths},
        components={"schemas": {"In": INPUT_SCHEMA}, **schemes},
        security=[{"key": []}],
        **fields,
    )


def sign_in_extension(**fields: Any) -> dict[str, Any]:
    """Return an `x-credential` extension with the sign-in operation `giveKey`."""
    return {"sign-in": {"operation": "giveKey", "token": "/token", **fields}}


def datetime_schema(layout: str) -> dict[str, Any]:
    """Return a string schema with an `x-datetime-format`."""
    return {"type": "string", "x-datetime-format": layout}


def one_or_many_schema(name: str, *alternatives: Any) -> dict[str, Any]:
    """Return a schema of one item or a list of items; `alternatives` are added to its `oneOf`."""
    return {"oneOf": [ref(name), {"type": "array", "items": ref(name)}, *alternatives]}


UNIX_TIME = {"type": "integer", "format": "unixtime"}
DATETIME_FORMAT = "%Y/%m/%d %H:%M"
INPUT_SCHEMA = object_schema("b", b=STRING, c={"type": ["string", "null"]})
NULL = {"type": "null"}
FIELD_NAMES = (
    "layout annotated datetime model field base_model unix_time date_time literal config_dict in a models none "
    "1st 日本 A Any times one_or_many str list self __class__ UnixTime"
).split()

LEGAL_DOCUMENTS: dict[str, dict[str, Any]] = {
    "field names of formatted datetimes": document(
        paths_responding(ref("A")),
        {
            "A": object_schema(**{name: datetime_schema(f"%Y/%m/%d {n} %H:%M") for n, name in enumerate(FIELD_NAMES)}),
            "Layout2": object_schema(
                a=datetime_schema("%Y|%m|%d|%H|%M"), b=ref("Due"), due=datetime_schema("%Y %m %d %H %M")
            ),
            "Due": object_schema(a=STRING),
        },
    ),
    "hostile datetime formats": document(
        paths_responding(
            object_schema(a=datetime_schema(f"%Y-%m-%d'{EVIL}\\ %H:%M"), b=datetime_schema("%Y-%m-%d {{%H}} \u2028:%M"))
        )
    ),
    "times in every place": document(
        paths(
            "/a/{p}",
            parameters=[
                {"name": "p", "in": "path", "required": True, "schema": UNIX_TIME},
                {"name": "h", "in": "header", "schema": {**UNIX_TIME, "type": ["integer", "null"]}},
                {"name": "c", "in": "cookie", "schema": datetime_schema(DATETIME_FORMAT)},
                {"name": "q", "in": "query", "explode": False, "schema": {"type": "array", "items": UNIX_TIME}},
                {"name": "d", "in": "query", "style": "deepObject", "schema": object_schema(a=UNIX_TIME)},
                {"name": "o", "in": "query", "schema": {"anyOf": [UNIX_TIME, NULL]}},
            ],
            responses=paths_responding(ref("A"))["/a"]["get"]["responses"],
        ),
        {
            "A": object_schema(
                "n",
                a={"type": "array", "items": datetime_schema(DATETIME_FORMAT)},
                m={"type": "object", "additionalProperties": UNIX_TIME},
                n={"anyOf": [UNIX_TIME, NULL]},
                o={"oneOf": [UNIX_TIME, datetime_schema(DATETIME_FORMAT)]},
                r={"$ref": "#/components/schemas/Moment", "description": "d"},
                s={"type": "string", "format": "unixtime"},
                e={"type": "integer", "format": "unixtime", "enum": [0, 1]},
                f={"type": "number", "format": "unixtime", "minimum": 0, "default": 0},
            ),
            "Moment": {**UNIX_TIME, "minimum": 0, "default": 5},
            "Moments": {"type": "array", "items": ref("Moment")},
        },
    ),
    "one or many": document(
        paths_responding(one_or_many_schema("Lid")),
        {
            "Lid": object_schema(a=STRING, lids=one_or_many_schema("Lid")),
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "A": object_schema(
                "a b",
                "x y",
                **{
                    "a b": one_or_many_schema("Lid", NULL),
                    "b c": {**STRING, "default": "Lid | list[Lid]"},
                    "x y": one_or_many_schema("Lid"),
                    "y z": one_or_many_schema("Kind"),
                    "z": {"oneOf": [{"type": "array", "items": ref("Lid")}, ref("Lid")]},
                    "l": {**one_or_many_schema("Lid"), "description": "Lid | list[Lid] | None = None"},
                },
            ),
        },
    ),
    "error codes in success responses": document(
        paths_responding(ref("A")),
        {
            "A": object_schema(code=ref("Code")),
            "Code": {
                "enum": ["ok", "not-found", "Not_Found", "api", "日本", EVIL, "", 1, 0],
                "x-enum-descriptions": ["d", EVIL, '"""', "\\", "a\nb", "{{x}}", "d", "d", "d"],
            },
        },
        **{"x-envelope": {"code": "/code", "success": ["ok", 0]}},
    ),
    "undocumented error code in success response": document(
        paths_responding({}), **{"x-envelope": {"code": "/code", "message": "/code/text", "success": [0]}}
    ),
    "bodies in an envelope": document_with_body_pointer(
        object_schema(
            "data",
            "const",
            "none",
            data=object_schema(
                "type", "in", **{"type": {"const": EVIL}, "in": ref("In"), "b": STRING, "c d": UNIX_TIME}
            ),
            const={"const": {"a": [1, EVIL, None]}},
            none={"const": None},
            b={"const": "x"},
            body=STRING,
            options=STRING,
            members=STRING,
        ),
        "/data/in",
        required=False,
    ),
    "a string in an envelope": document_with_body_pointer(object_schema("data", data=STRING), "/data"),
    "a list in an envelope": document_with_body_pointer(
        object_schema(data={"type": "array", "items": ref("In")}), "/data", required=False
    ),
    "a map in an envelope": document_with_body_pointer(
        object_schema(data={"type": "object", "additionalProperties": STRING}), "/data"
    ),
    "an empty body in an envelope": document_with_body_pointer(
        object_schema("data", data={"type": "object", "properties": {}}), "/data"
    ),
    "an envelope in allOf": document_with_body_pointer(
        {
            "allOf": [
                object_schema("data", data={"allOf": [ref("In"), object_schema(d=STRING)]}),
                object_schema(e={"const": 1}),
            ]
        },
        "/data",
    ),
    "a sign-in with parameters named like client arguments": document_with_sign_in(
        {"type": "apiKey", "in": "header", "name": "k", "x-credential": sign_in_extension(expires="/end")},
        paths(),
        {
            "parameters": [
                {"name": name, "in": "query", "required": True, "schema": STRING}
                for name in ("auth", "token", "timeout", "self", "base_url", "class", "options", EVIL)
            ]
        },
    ),
    "a sign-in without parameters": document_with_sign_in(
        {"type": "http", "scheme": "bearer", "x-credential": sign_in_extension(expired=["gone", 7, EVIL])}, paths()
    ),
    "a form with only a credential": document_with_sign_in(
        form_credential(), paths_with_body(object_schema("key", key=STRING))
    ),
    "a form with an optional credential": document_with_sign_in(
        form_credential(), paths_with_body(object_schema(key=STRING, a=STRING))
    ),
}
LEGAL_DOCUMENTS |= {
    "no paths": {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {}},
    "no operations": document(),
    "webhooks only": {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "webhooks": {"made": {"post": {"responses": OK_RESPONSES}}},
    },
    "no operationId": document(
        {
            "/a/{b}": {
                "get": {
                    "responses": OK_RESPONSES,
                    "parameters": [{"name": "b", "in": "path", "required": True, "schema": STRING}],
                }
            }
        }
    ),
    "parameters with equal Python names": document(
        paths(parameters=[{"name": name, "in": "query", "schema": STRING} for name in ("foo-bar", "foo_bar")])
    ),
    "no components": document(paths()),
    "no tags": document({"/a": {"get": {"operationId": "getA", "responses": OK_RESPONSES}}}),
    "several tags": document(paths(tags=["a", "b"])),
    "tags with equal Python names": document(
        paths_with_tags("fooBar", "foo_bar", "foo-bar", "client", "models", "send", "close", "import")
    ),
    "tags named like internals": document(
        paths_with_tags(
            "class", "call", "body", "operation", "options", "reply", "unset", "any", "page", "resource", "strict"
        )
    ),
    "tags without an identifier": document(
        paths_with_tags("日本", "-", EVIL, "__init__", "../../evil", "a/b", "..", "self", "1")
    ),
    "all methods": document(
        {
            "/a": {
                method: {"operationId": f"{method}It", "responses": OK_RESPONSES}
                for method in "get put post delete options head patch trace".split()
            }
        }
    ),
    "a hostile path": document(
        paths(f"/a\"b'c\\d/{{x}}/{EVIL}", parameters=[{"name": "x", "in": "path", "required": True, "schema": STRING}])
    ),
    "a path parameter with a dash": document(
        paths(
            "/a/{x-y}/{class}",
            parameters=[{"name": name, "in": "path", "required": True, "schema": STRING} for name in ("x-y", "class")],
        )
    ),
    "hostile ids": document(
        {
            "/a": paths(operationId=f"get{EVIL}")["/a"],
            "/b": paths(operationId="class")["/a"],
            "/c": paths(operationId="__init__")["/a"],
        }
    ),
    "formats": document(
        paths_responding(ref("A")),
        {
            "A": {
                "type": "object",
                "properties": {
                    f"f{n}": {"type": "string", "format": format}
                    for n, format in enumerate(
                        ["ipv4", "uuid", "password", "byte", "x", "date-time", "time", "duration", EVIL]
                    )
                },
            }
        },
    ),
    "boolean schemas": document(
        paths_responding(ref("A")),
        {"A": {"type": "object", "properties": {"a": True, "b": False}}, "B": True, "C": False, "D": {}},
    ),
    "an empty schema": document(paths_responding({})),
    "responses of many content types": document(
        paths(
            responses={
                "200": {
                    "description": "d",
                    "content": {
                        content_type: {"schema": STRING}
                        for content_type in ("application/json", "text/plain", "image/png", "x/y")
                    },
                }
            }
        )
    ),
    "an odd content type": document(paths_responding(STRING, f"application/x; a={EVIL}")),
    "default and ranges": document(
        paths(responses={status: {"description": "d"} for status in ("default", "2XX", "404", "4XX", "5XX")})
    ),
    "inline objects": document(
        paths_responding({"type": "object", "properties": {"a": {"type": "object", "properties": {"b": STRING}}}})
    ),
    "inline arrays": document(
        paths_responding({"type": "array", "items": {"type": "object", "properties": {"a": STRING}}})
    ),
    "inline allOf": document(
        paths_responding({"allOf": [ref("A"), {"type": "object", "properties": {"b": STRING}}]}),
        {"A": {"type": "object", "properties": {"a": STRING}}},
    ),
    "recursive schemas": document(
        paths_responding(ref("Node")),
        {
            "Node": NODE,
            "Nest": {"type": "array", "items": ref("Nest")},
            "Either": {"anyOf": [STRING, {"type": "array", "items": ref("Either")}]},
        },
    ),
    "enums": document(
        paths_responding(ref("A")),
        {
            "A": {"type": "object", "properties": {f"e{n}": ref(f"E{n}") for n in range(len(ENUM_SCHEMAS))}},
            **{f"E{n}": schema for n, schema in enumerate(ENUM_SCHEMAS)},
        },
    ),
    "patterns": document(
        paths(requestBody={"content": {"application/json": {"schema": ref("A")}}}, method="post"),
        {
            "A": {
                "type": "object",
                "properties": {
                    f"p{n}": {"type": "string", "pattern": pattern}
                    for n, pattern in enumerate(["(?=a)b", "^'\"$", 'a"""b', "\n", "\\\\", "(a)\\1"])
                },
            }
        },
    ),
    "error codes": document_with_error_codes(
        'a"b', 12, "not-found", "not_found", "", EVIL, "api", "paging", True, None, "日本", "x" * 300, "1", 1, "class"
    ),
    "security schemes": document_with_security(
        auth=api_key("X-Key"),
        timeout=api_key(f'a"b{EVIL}'),
        base_url=api_key("c", "cookie"),
        self=api_key("q", "query"),
        basic={"type": "http", "scheme": "Basic"},
        other={"type": "http", "scheme": "basic"},
        tls={"type": "mutualTLS"},
        **{"a-b": api_key("d"), "a.b": api_key("e"), "class": api_key("f")},
    ),
    "schema names": document(
        paths_responding(ref("a.b")),
        {
            name: {"type": "object", "properties": {"a": STRING}}
            for name in ("a.b", "1", "-x", "__class__", "self", "Client", "json", "models", "Reply")
        },
    ),
    "parameters of every kind": document(
        paths(
            parameters=[
                {
                    "name": "q",
                    "in": "query",
                    "style": "deepObject",
                    "explode": True,
                    "schema": {"type": "object", "properties": {"a": STRING}},
                },
                {"name": "q", "in": "header", "schema": STRING},
                {"name": "q", "in": "cookie", "schema": STRING},
                {"name": "r", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": STRING}},
                {"name": "s", "in": "query", "schema": {"type": "integer", "default": 10**30}},
            ]
        )
    ),
}
