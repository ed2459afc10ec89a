"""Odd documents: legal by the letter, and nothing that a person would write."""

from __future__ import annotations

from typing import Any

from . import hostile

OK = {"200": {"description": "d"}}
TEXT = {"type": "string"}


def document(paths: Any = None, schemas: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": paths or {},
        **({"components": {"schemas": schemas}} if schemas else {}),
        **more,
    }


def get(path: str = "/a", method: str = "get", **operation: Any) -> dict[str, Any]:
    return {path: {method: {"operationId": "getA", "tags": ["things"], "responses": OK, **operation}}}


def answering(schema: Any, kind: str = "application/json", status: str = "200") -> dict[str, Any]:
    return get(responses={status: {"description": "d", "content": {kind: {"schema": schema}}}})


def parameter(**more: Any) -> dict[str, Any]:
    return get(parameters=[{"name": "q", "in": "query", "schema": TEXT, **more}])


def tagged(*tags: str) -> dict[str, Any]:
    return {
        f"/p{number}": {"get": {"operationId": f"getThing{number}", "tags": [tag], "responses": OK}}
        for number, tag in enumerate(tags)
    }


def coded(*codes: Any) -> dict[str, Any]:
    answers = {
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
    return document(get(responses={**OK, **answers}), schemas, **{"x-envelope": {"code": "/code"}})


def secured(**schemes: Any) -> dict[str, Any]:
    return document(get(security=[{name: []} for name in schemes]), components={"securitySchemes": schemes})


def key(name: str, place: str = "header") -> dict[str, str]:
    return {"type": "apiKey", "name": name, "in": place}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


EVIL = f'"; {hostile.MARK}; "'
NODE = {"type": "object", "properties": {"next": ref("Node"), "more": {"type": "array", "items": ref("Node")}}}
ENUMS = [
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

WRITTEN: dict[str, dict[str, Any]] = {
    "no paths": {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {}},
    "no operations": document(),
    "webhooks only": {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "webhooks": {"made": {"post": {"responses": OK}}},
    },
    "no operationId": document(
        {
            "/a/{b}": {
                "get": {"responses": OK, "parameters": [{"name": "b", "in": "path", "required": True, "schema": TEXT}]}
            }
        }
    ),
    "parameters with one name": document(
        get(parameters=[{"name": one, "in": "query", "schema": TEXT} for one in ("foo-bar", "foo_bar")])
    ),
    "no components": document(get()),
    "no tags": document({"/a": {"get": {"operationId": "getA", "responses": OK}}}),
    "several tags": document(get(tags=["a", "b"])),
    "tags with one name": document(
        tagged("fooBar", "foo_bar", "foo-bar", "client", "models", "send", "close", "import")
    ),
    "tags that are words of ours": document(
        tagged("class", "call", "body", "operation", "options", "reply", "unset", "any", "page", "resource", "strict")
    ),
    "tags of nothing": document(tagged("日本", "-", EVIL, "__init__", "../../evil", "a/b", "..", "self", "1")),
    "all methods": document(
        {
            "/a": {
                one: {"operationId": f"{one}It", "responses": OK}
                for one in "get put post delete options head patch trace".split()
            }
        }
    ),
    "a hostile path": document(
        get(f"/a\"b'c\\d/{{x}}/{EVIL}", parameters=[{"name": "x", "in": "path", "required": True, "schema": TEXT}])
    ),
    "a path parameter with a dash": document(
        get(
            "/a/{x-y}/{class}",
            parameters=[{"name": one, "in": "path", "required": True, "schema": TEXT} for one in ("x-y", "class")],
        )
    ),
    "hostile ids": document(
        {
            "/a": get(operationId=f"get{EVIL}")["/a"],
            "/b": get(operationId="class")["/a"],
            "/c": get(operationId="__init__")["/a"],
        }
    ),
    "formats": document(
        answering(ref("A")),
        {
            "A": {
                "type": "object",
                "properties": {
                    f"f{n}": {"type": "string", "format": one}
                    for n, one in enumerate(
                        ["ipv4", "uuid", "password", "byte", "x", "date-time", "time", "duration", EVIL]
                    )
                },
            }
        },
    ),
    "boolean schemas": document(
        answering(ref("A")),
        {"A": {"type": "object", "properties": {"a": True, "b": False}}, "B": True, "C": False, "D": {}},
    ),
    "a schema of anything": document(answering({})),
    "bodies of many types": document(
        get(
            responses={
                "200": {
                    "description": "d",
                    "content": {
                        one: {"schema": TEXT} for one in ("application/json", "text/plain", "image/png", "x/y")
                    },
                }
            }
        )
    ),
    "an odd content type": document(answering(TEXT, f"application/x; a={EVIL}")),
    "default and ranges": document(
        get(responses={one: {"description": "d"} for one in ("default", "2XX", "404", "4XX", "5XX")})
    ),
    "inline objects": document(
        answering({"type": "object", "properties": {"a": {"type": "object", "properties": {"b": TEXT}}}})
    ),
    "inline arrays": document(answering({"type": "array", "items": {"type": "object", "properties": {"a": TEXT}}})),
    "inline allOf": document(
        answering({"allOf": [ref("A"), {"type": "object", "properties": {"b": TEXT}}]}),
        {"A": {"type": "object", "properties": {"a": TEXT}}},
    ),
    "recursion": document(
        answering(ref("Node")),
        {
            "Node": NODE,
            "Nest": {"type": "array", "items": ref("Nest")},
            "Either": {"anyOf": [TEXT, {"type": "array", "items": ref("Either")}]},
        },
    ),
    "enums": document(
        answering(ref("A")),
        {
            "A": {"type": "object", "properties": {f"e{n}": ref(f"E{n}") for n in range(len(ENUMS))}},
            **{f"E{n}": one for n, one in enumerate(ENUMS)},
        },
    ),
    "patterns": document(
        get(requestBody={"content": {"application/json": {"schema": ref("A")}}}, method="post"),
        {
            "A": {
                "type": "object",
                "properties": {
                    f"p{n}": {"type": "string", "pattern": one}
                    for n, one in enumerate(["(?=a)b", "^'\"$", 'a"""b', "\n", "\\\\", "(a)\\1"])
                },
            }
        },
    ),
    "codes": coded(
        'a"b', 12, "not-found", "not_found", "", EVIL, "api", "paging", True, None, "日本", "x" * 300, "1", 1, "class"
    ),
    "schemes": secured(
        auth=key("X-Key"),
        timeout=key(f'a"b{EVIL}'),
        base_url=key("c", "cookie"),
        self=key("q", "query"),
        basic={"type": "http", "scheme": "Basic"},
        other={"type": "http", "scheme": "basic"},
        tls={"type": "mutualTLS"},
        **{"a-b": key("d"), "a.b": key("e"), "class": key("f")},
    ),
    "names of schemas": document(
        answering(ref("a.b")),
        {
            one: {"type": "object", "properties": {"a": TEXT}}
            for one in ("a.b", "1", "-x", "__class__", "self", "Client", "json", "models", "Reply")
        },
    ),
    "parameters of every kind": document(
        get(
            parameters=[
                {
                    "name": "q",
                    "in": "query",
                    "style": "deepObject",
                    "explode": True,
                    "schema": {"type": "object", "properties": {"a": TEXT}},
                },
                {"name": "q", "in": "header", "schema": TEXT},
                {"name": "q", "in": "cookie", "schema": TEXT},
                {"name": "r", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": TEXT}},
                {"name": "s", "in": "query", "schema": {"type": "integer", "default": 10**30}},
            ]
        )
    ),
}
