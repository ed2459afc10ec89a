"""Odd documents: what is legal is generated and can be imported, what is not says why, and nothing is in between."""

from __future__ import annotations

import json
from typing import Any

import pytest

from codegen import pipeline
from codegen.starter import write
from codegen.vendors import Vendor

from . import hostile
from .conftest import python

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
        str(400 + number): {"description": "d", "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/E{number}"}}}}
        for number, _ in enumerate(codes)
    }
    schemas = {f"E{number}": {"type": "object", "required": ["code"], "properties": {"code": {"const": code}}} for number, code in enumerate(codes)}
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
    "no components": document(get()),
    "no tags": document({"/a": {"get": {"operationId": "getA", "responses": OK}}}),
    "several tags": document(get(tags=["a", "b"])),
    "tags with one name": document(tagged("fooBar", "foo_bar", "foo-bar", "client", "models", "send", "close", "import")),
    "tags that are words of ours": document(
        tagged("class", "call", "body", "operation", "options", "reply", "unset", "any", "page", "resource", "strict")
    ),
    "tags of nothing": document(tagged("日本", "-", EVIL, "__init__", "../../evil", "a/b", "..", "self", "1")),
    "all methods": document(
        {"/a": {one: {"operationId": f"{one}It", "responses": OK} for one in "get put post delete options head patch trace".split()}}
    ),
    "a hostile path": document(get(f"/a\"b'c\\d/{{x}}/{EVIL}", parameters=[{"name": "x", "in": "path", "required": True, "schema": TEXT}])),
    "a path parameter with a dash": document(
        get("/a/{x-y}/{class}", parameters=[{"name": one, "in": "path", "required": True, "schema": TEXT} for one in ("x-y", "class")])
    ),
    "hostile ids": document({"/a": get(operationId=f"get{EVIL}")["/a"], "/b": get(operationId="class")["/a"], "/c": get(operationId="__init__")["/a"]}),
    "formats": document(answering(ref("A")), {"A": {"type": "object", "properties": {f"f{n}": {"type": "string", "format": one} for n, one in enumerate(["ipv4", "uuid", "password", "byte", "x", "date-time", "time", "duration", EVIL])}}}),
    "boolean schemas": document(answering(ref("A")), {"A": {"type": "object", "properties": {"a": True, "b": False}}, "B": True, "C": False, "D": {}}),
    "a schema of anything": document(answering({})),
    "bodies of many types": document(
        get(responses={"200": {"description": "d", "content": {one: {"schema": TEXT} for one in ("application/json", "text/plain", "image/png", "x/y")}}})
    ),
    "odd content types": document({f"/{n}": answering(TEXT, one)["/a"] | {} for n, one in enumerate(())} or answering(TEXT, f"application/x; a={EVIL}")),
    "default and ranges": document(get(responses={one: {"description": "d"} for one in ("default", "2XX", "404", "4XX", "5XX")})),
    "inline objects": document(answering({"type": "object", "properties": {"a": {"type": "object", "properties": {"b": TEXT}}}})),
    "inline arrays": document(answering({"type": "array", "items": {"type": "object", "properties": {"a": TEXT}}})),
    "inline allOf": document(answering({"allOf": [ref("A"), {"type": "object", "properties": {"b": TEXT}}]}), {"A": {"type": "object", "properties": {"a": TEXT}}}),
    "recursion": document(answering(ref("Node")), {"Node": NODE, "List": {"type": "array", "items": ref("List")}, "Either": {"anyOf": [TEXT, {"type": "array", "items": ref("Either")}]}}),
    "enums": document(answering(ref("A")), {"A": {"type": "object", "properties": {f"e{n}": ref(f"E{n}") for n in range(len(ENUMS))}}, **{f"E{n}": one for n, one in enumerate(ENUMS)}}),
    "patterns": document(get(requestBody={"content": {"application/json": {"schema": ref("A")}}}, method="post"), {"A": {"type": "object", "properties": {f"p{n}": {"type": "string", "pattern": one} for n, one in enumerate(["(?=a)b", r"\p{L}", "[", "^'\"$", 'a"""b', "\n", "\\\\", "(a)\\1"])}}}),
    "codes": coded('a"b', 12, "not-found", "not_found", "", EVIL, "api", "paging", True, None, "日本", "x" * 300, "1", 1, "class"),
    "schemes": secured(
        auth=key("X-Key"), timeout=key(f'a"b{EVIL}'), base_url=key("c", "cookie"), self=key("q", "query"),
        basic={"type": "http", "scheme": "Basic"}, other={"type": "http", "scheme": "basic"}, tls={"type": "mutualTLS"},
        **{"a-b": key("d"), "a.b": key("e"), "class": key("f")},
    ),
    "names of schemas": document(answering(ref("a.b")), {one: {"type": "object", "properties": {"a": TEXT}} for one in ("a.b", "1", "-x", "__class__", "class", "self", "Client", "json", "models", "Reply")}),
    "parameters of every kind": document(
        get(parameters=[
            {"name": "q", "in": "query", "style": "deepObject", "explode": True, "schema": {"type": "object", "properties": {"a": TEXT}}},
            {"name": "q", "in": "header", "schema": TEXT}, {"name": "q", "in": "cookie", "schema": TEXT},
            {"name": "r", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": TEXT}},
            {"name": "s", "in": "query", "schema": {"type": "integer", "default": 10**30}},
        ])
    ),
}  # fmt: skip

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "openapi 3.0": (document(openapi="3.0.3"), "error[openapi-version] openapi is '3.0.3'"),
    "openapi 3.2": (document(openapi="3.2.0"), "error[openapi-version] openapi is '3.2.0'"),
    "a number for a version": (document(openapi=3.1), "error[openapi-version] openapi is 3.1"),
    "swagger": ({"swagger": "2.0", "info": {}}, "error[openapi-version] there is no `openapi` member"),
    "no operationId": (document({"/a": {"get": {"responses": OK}}}), "error[operation-id] GET /a has no operationId"),
    "an operationId without letters": (document(get(operationId="-")), "error[operation-id]"),
    "paths that are one": (document({"/a/{x}": {}, "/a/{y}": {}}), "error["),
    "a path parameter not declared": (document(get("/a/{x}")), "Path parameter 'x' for 'get' operation in '/a/{x}'"),
    "a path parameter not in the path": (
        document(get(parameters=[{"name": "x", "in": "path", "required": True, "schema": TEXT}])),
        "/paths/~1a/get: Path parameter 'x' for 'get' operation in '/a'",
    ),
    "a parameter without a schema": (document(get(parameters=[{"name": "q", "in": "query"}])), "error[openapi-valid]"),
    "parameters that become one": (
        document(get(parameters=[{"name": one, "in": "query", "schema": TEXT} for one in ("foo-bar", "foo_bar")])),
        "error[openapi-read]",
    ),
    "a name for a value that is code": (
        document(schemas={"A": {"type": "string", "enum": ["a"], "x-enum-varnames": [hostile.MARK]}}),
        "error[extension-shape] x-enum-varnames/0",
    ),
    "a name that Python writes otherwise": (
        document(schemas={"A": {"type": "object", "properties": {"ﬁ": TEXT}}}),
        "error[schema-name] Python writes the name",
    ),
    "a name of a schema with a slash": (document(schemas={"../A": {"type": "object"}}), "error[openapi-valid]"),
    "a schema that shadows": (document(schemas={"Field": {"type": "object"}}), "Field would shadow a name"),
    "schemas that grow without bound": (
        document(
            answering(ref("L0")),
            {**{f"L{n}": {"oneOf": [ref(f"L{n + 1}")] * 2} for n in range(40)}, "L40": TEXT},
        ),
        "error[",
    ),
}

IMPORT = """
import importlib, json, pkgutil, sys
import pydantic
for name in json.loads(sys.argv[1]):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
    client = getattr(package, "Client" + name.removesuffix("_client").upper().replace("_", ""))()
    for attribute in sorted(vars(type(client))):
        if not attribute.startswith("_"):
            getattr(client, attribute)
    for model in vars(package.models if hasattr(package, "models") else importlib.import_module(name + ".models")).values():
        if isinstance(model, type) and issubclass(model, pydantic.BaseModel):
            model.model_rebuild()
"""


def generated(root: Any, name: str, written: dict[str, Any]) -> pipeline.Outcome:
    vendor = Vendor(name, root)
    list(write(vendor))
    (vendor.spec / "openapi.yaml").write_text(hostile.dump(written), encoding="utf-8")
    settings = vendor.settings_path.read_text(encoding="utf-8")
    lines = [f'client = "Client{name.upper()}"' if one.startswith("client = ") else one for one in settings.splitlines()]
    vendor.settings_path.write_text("\n".join(lines), encoding="utf-8")
    return pipeline.generate(vendor)


def complaints(outcome: pipeline.Outcome) -> str:
    return "\n".join(str(one) for one in outcome.findings if not one.severity)


def test_what_is_legal_is_generated_and_can_be_imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("odd")
    failed = {}
    for number, (name, written) in enumerate(WRITTEN.items()):
        outcome = generated(root, f"v{number}", written)
        if outcome.failed:
            failed[name] = complaints(outcome)
    assert not failed, json.dumps(failed, indent=1)
    packages = [f"v{number}_client" for number in range(len(WRITTEN))]
    path = ":".join(str(root / "generated" / f"v{number}") for number in range(len(WRITTEN)))
    done = python("-W", "error", "-c", IMPORT, json.dumps(packages), cwd=root, PYTHONPATH=path)
    assert done.returncode == 0, ascii(done.stderr[-2000:])
    assert not list(root.rglob("CANARY"))
    assert sorted(one.name for one in root.iterdir()) == ["generated", "specs"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_supported_says_so_and_writes_nothing(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    root = tmp_path_factory.mktemp("refused")
    written, wanted = REFUSED[name]
    outcome = generated(root, "toy", written)
    assert wanted in complaints(outcome)
    assert "generate-crash" not in complaints(outcome)
    assert all(one.line >= 1 and not one.file.is_absolute() for one in outcome.findings)
    assert not (root / "generated" / "toy").exists()
