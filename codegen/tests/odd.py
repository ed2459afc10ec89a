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


def posted(schema: Any, kind: str = "application/x-www-form-urlencoded", **operation: Any) -> dict[str, Any]:
    return get(method="post", requestBody={"required": True, "content": {kind: {"schema": schema}}}, **operation)


def sent(schema: Any, pointer: str, *, required: bool = True) -> dict[str, Any]:
    body = {"required": required, "content": {"application/json": {"schema": schema}}}
    wrapped: dict[str, Any] = {"x-envelope": {"body": pointer}}
    return document(get(method="post", requestBody=body, **wrapped), {"In": INPUT})


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def form_key(**more: Any) -> dict[str, Any]:
    return {"type": "apiKey", "in": "query", "name": "key", "x-credential": {"in": "form", **more}}


def signing(scheme: Any, paths: dict[str, Any], give: Any = None, **more: Any) -> dict[str, Any]:
    """Return a document in which one operation gives the credential of the others."""
    answer = answering(thing("token", token=TEXT, end={"type": "integer", "format": "unixtime"}))["/a"]["get"]
    give = {"/give": {"post": {**answer, "operationId": "giveKey", "security": [], **(give or {})}}}
    schemes = {"securitySchemes": {"key": scheme}}
    return document({**paths, **give}, components={"schemas": {"In": INPUT}, **schemes}, security=[{"key": []}], **more)


def sign_in(**more: Any) -> dict[str, Any]:
    return {"sign-in": {"operation": "giveKey", "token": "/token", **more}}


def laid_out(layout: str) -> dict[str, Any]:
    return {"type": "string", "x-datetime-format": layout}


def one_or_many(name: str, *others: Any) -> dict[str, Any]:
    return {"oneOf": [ref(name), {"type": "array", "items": ref(name)}, *others]}


UNIX = {"type": "integer", "format": "unixtime"}
LAYOUT = "%Y/%m/%d %H:%M"
INPUT = thing("b", b=TEXT, c={"type": ["string", "null"]})
NULL = {"type": "null"}
LAYOUT_NAMES = (
    "layout annotated datetime model field base_model unix_time date_time literal config_dict in a models none "
    "1st 日本 A Any times one_or_many str list self __class__ UnixTime"
).split()

WRITTEN: dict[str, dict[str, Any]] = {
    "names of layouts": document(
        answering(ref("A")),
        {
            "A": thing(**{one: laid_out(f"%Y/%m/%d {n} %H:%M") for n, one in enumerate(LAYOUT_NAMES)}),
            "Layout2": thing(a=laid_out("%Y|%m|%d|%H|%M"), b=ref("Due"), due=laid_out("%Y %m %d %H %M")),
            "Due": thing(a=TEXT),
        },
    ),
    "hostile layouts": document(
        answering(thing(a=laid_out(f"%Y-%m-%d'{EVIL}\\ %H:%M"), b=laid_out("%Y-%m-%d {{%H}} \u2028:%M")))
    ),
    "times everywhere": document(
        get(
            "/a/{p}",
            parameters=[
                {"name": "p", "in": "path", "required": True, "schema": UNIX},
                {"name": "h", "in": "header", "schema": {**UNIX, "type": ["integer", "null"]}},
                {"name": "c", "in": "cookie", "schema": laid_out(LAYOUT)},
                {"name": "q", "in": "query", "explode": False, "schema": {"type": "array", "items": UNIX}},
                {"name": "d", "in": "query", "style": "deepObject", "schema": thing(a=UNIX)},
                {"name": "o", "in": "query", "schema": {"anyOf": [UNIX, NULL]}},
            ],
            responses=answering(ref("A"))["/a"]["get"]["responses"],
        ),
        {
            "A": thing(
                "n",
                a={"type": "array", "items": laid_out(LAYOUT)},
                m={"type": "object", "additionalProperties": UNIX},
                n={"anyOf": [UNIX, NULL]},
                o={"oneOf": [UNIX, laid_out(LAYOUT)]},
                r={"$ref": "#/components/schemas/Moment", "description": "d"},
                s={"type": "string", "format": "unixtime"},
                e={"type": "integer", "format": "unixtime", "enum": [0, 1]},
                f={"type": "number", "format": "unixtime", "minimum": 0, "default": 0},
            ),
            "Moment": {**UNIX, "minimum": 0, "default": 5},
            "Moments": {"type": "array", "items": ref("Moment")},
        },
    ),
    "one or many": document(
        answering(one_or_many("Lid")),
        {
            "Lid": thing(a=TEXT, lids=one_or_many("Lid")),
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "A": thing(
                "a b",
                "x y",
                **{
                    "a b": one_or_many("Lid", NULL),
                    "b c": {**TEXT, "default": "Lid | list[Lid]"},
                    "x y": one_or_many("Lid"),
                    "y z": one_or_many("Kind"),
                    "z": {"oneOf": [{"type": "array", "items": ref("Lid")}, ref("Lid")]},
                    "l": {**one_or_many("Lid"), "description": "Lid | list[Lid] | None = None"},
                },
            ),
        },
    ),
    "hidden errors": document(
        answering(ref("A")),
        {
            "A": thing(code=ref("Code")),
            "Code": {
                "enum": ["ok", "not-found", "Not_Found", "api", "日本", EVIL, "", 1, 0],
                "x-enum-descriptions": ["d", EVIL, '"""', "\\", "a\nb", "{{x}}", "d", "d", "d"],
            },
        },
        **{"x-envelope": {"code": "/code", "success": ["ok", 0]}},
    ),
    "a hidden error that nothing documents": document(
        answering({}), **{"x-envelope": {"code": "/code", "message": "/code/text", "success": [0]}}
    ),
    "wrapped bodies": sent(
        thing(
            "data",
            "const",
            "none",
            data=thing("type", "in", **{"type": {"const": EVIL}, "in": ref("In"), "b": TEXT, "c d": UNIX}),
            const={"const": {"a": [1, EVIL, None]}},
            none={"const": None},
            b={"const": "x"},
            body=TEXT,
            options=TEXT,
            members=TEXT,
        ),
        "/data/in",
        required=False,
    ),
    "a wrapped text": sent(thing("data", data=TEXT), "/data"),
    "a wrapped list": sent(thing(data={"type": "array", "items": ref("In")}), "/data", required=False),
    "a wrapped map": sent(thing(data={"type": "object", "additionalProperties": TEXT}), "/data"),
    "a wrapped body of nothing": sent(thing("data", data={"type": "object", "properties": {}}), "/data"),
    "a wrapped body in allOf": sent(
        {"allOf": [thing("data", data={"allOf": [ref("In"), thing(d=TEXT)]}), thing(e={"const": 1})]}, "/data"
    ),
    "a sign-in that takes the client's names": signing(
        {"type": "apiKey", "in": "header", "name": "k", "x-credential": sign_in(expires="/end")},
        get(),
        {
            "parameters": [
                {"name": one, "in": "query", "required": True, "schema": TEXT}
                for one in ("auth", "token", "timeout", "self", "base_url", "class", "options", EVIL)
            ]
        },
    ),
    "a sign-in that takes nothing": signing(
        {"type": "http", "scheme": "bearer", "x-credential": sign_in(expired=["gone", 7, EVIL])}, get()
    ),
    "a form with nothing but a credential": signing(form_key(), posted(thing("key", key=TEXT))),
    "a form that need not be sent": signing(form_key(), posted(thing(key=TEXT, a=TEXT))),
}
WRITTEN |= {
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
