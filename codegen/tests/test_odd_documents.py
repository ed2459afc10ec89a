"""Odd documents: what is legal is generated and can be imported, what is not says why, and nothing is in between."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from codegen.pipeline import build
from codegen.starter import write_starter
from codegen.vendors import Vendor

from . import hostile
from .conftest import python
from .odd import (
    OK,
    TEXT,
    UNIX,
    WRITTEN,
    answering,
    document,
    form_key,
    get,
    laid_out,
    posted,
    ref,
    sent,
    sign_in,
    signing,
    thing,
)

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "openapi 3.0": (document(openapi="3.0.3"), "error[openapi-version] openapi is '3.0.3'"),
    "openapi 3.2": (document(openapi="3.2.0"), "error[openapi-version] openapi is '3.2.0'"),
    "a number for a version": (document(openapi=3.1), "error[openapi-version] openapi is 3.1"),
    "swagger": ({"swagger": "2.0", "info": {}}, "error[openapi-version] there is no `openapi` member"),
    "an operationId without letters": (document(get(operationId="-")), "error[operation-id]"),
    "paths that are one": (
        document(
            {
                path: {
                    "get": {
                        "operationId": f"get{name}",
                        "parameters": [{"name": name, "in": "path", "required": True, "schema": TEXT}],
                        "responses": OK,
                    }
                }
                for path, name in (("/a/{x}", "x"), ("/a/{y}", "y"))
            }
        ),
        "GET /a/{y} and /a/{x} are one path",
    ),
    "a path parameter not declared": (document(get("/a/{x}")), "Path parameter 'x' for 'get' operation in '/a/{x}'"),
    "a path parameter not in the path": (
        document(get(parameters=[{"name": "x", "in": "path", "required": True, "schema": TEXT}])),
        "/paths/~1a/get: Path parameter 'x' for 'get' operation in '/a'",
    ),
    "a parameter without a schema": (document(get(parameters=[{"name": "q", "in": "query"}])), "error[openapi-valid]"),
    "parameters that become one": (
        document(get(parameters=[{"name": one, "in": "query", "schema": TEXT} for one in ("$", "@")])),
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
    "a body pointer to nowhere": (sent(thing(data=TEXT), "/date"), "error[extension-target] nothing at '/date'"),
    "a body pointer through text": (sent(thing(data=TEXT), "/data/a"), "error[extension-target] nothing at"),
    "a body pointer through a list": (
        sent(thing(data={"type": "array", "items": ref("In")}), "/data/0"),
        "error[extension-target] '/data/0' leads through a list",
    ),
    "a body pointer through anything": (
        sent(thing(data={"type": "object", "additionalProperties": True}), "/data/a"),
        "error[extension-target] nothing at '/data/a'",
    ),
    "a body pointer through alternatives": (
        sent(thing(data={"oneOf": [ref("In"), TEXT]}), "/data/b"),
        "error[extension-target]",
    ),
    "a body pointer without a body": (
        document({"/a": {"get": {**get()["/a"]["get"], "x-envelope": {"body": "/a"}}}}),
        "error[extension-target] nothing at '/a'",
    ),
    "a sign-in that asks itself": (
        signing({"type": "http", "scheme": "bearer", "x-credential": sign_in()}, get(), {"security": [{"key": []}]}),
        "giveKey requires the credential",
    ),
    "a sign-in that asks itself by default": (
        signing({"type": "http", "scheme": "bearer", "x-credential": sign_in()}, get(), {"security": None}),
        "error[",
    ),
    "sign-ins that ask each other": (
        document(
            {
                f"/{one}": {
                    "post": {
                        **answering(thing("token", token=TEXT))["/a"]["get"],
                        "operationId": f"give{one}",
                        "security": [{other: []}],
                    }
                }
                for one, other in (("A", "B"), ("B", "A"))
            },
            components={
                "securitySchemes": {
                    one: {
                        "type": "http",
                        "scheme": "bearer",
                        "x-credential": {"sign-in": {"operation": f"give{one}", "token": "/token"}},
                    }
                    for one in "AB"
                }
            },
        ),
        "error[extension-target]",
    ),
    "a sign-in that answers nothing": (
        signing({"type": "http", "scheme": "bearer", "x-credential": sign_in()}, get(), {"responses": OK}),
        "error[extension-target] token: nothing at '/token'",
    ),
    "a sign-in with a page": (
        signing(
            {"type": "http", "scheme": "bearer", "x-credential": sign_in()},
            get(),
            {
                **answering(thing("token", token=TEXT, list={"type": "array", "items": TEXT}))["/a"]["get"],
                "x-pagination": {"items": "/list", "position": "page"},
                "operationId": "giveKey",
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}],
            },
        ),
        "error[extension-target]",
    ),
    "a form's credential without a form": (signing(form_key(), get()), "its form has no property 'key'"),
    "a form's credential in JSON": (
        signing(form_key(), posted(thing(key=TEXT), "application/json")),
        "its form has no property 'key'",
    ),
    "a form's credential in parts": (
        signing(form_key(), posted(thing(key=TEXT), "multipart/form-data")),
        "its form has no property 'key'",
    ),
    "a form's credential among anything": (
        signing(form_key(), posted({"type": "object", "additionalProperties": TEXT})),
        "its form has no property 'key'",
    ),
    "descriptions of other values": (
        document(schemas={"A": {"type": "string", "enum": ["a", "b"], "x-enum-descriptions": ["a"]}}),
        "error[extension-target] 1 descriptions for 2 values",
    ),
    **{
        f"a layout that is none: {layout}": (document(answering(thing(a=laid_out(layout)))), "error[extension-")
        for layout in ("soon", "%Y-%m-%d", "%Y%m%d%H%M%", "%Y %Y %m %d %H %M", "%Y-%m-%d %H:%M %Q", "%%Y-%m-%d %H:%M")
    },
    "a layout of a number": (
        document(answering(thing(a={**UNIX, "x-datetime-format": "%Y-%m-%d %H:%M"}))),
        "error[extension-",
    ),
    "schemas that grow without bound": (
        document(
            answering(ref("L0")),
            {**{f"L{n}": {"oneOf": [ref(f"L{n + 1}")] * 2} for n in range(40)}, "L40": TEXT},
        ),
        "error[schema-size] L0 is ",
    ),
}

IMPORT = """
import enum, importlib, json, pkgutil, sys
import pydantic
for name in json.loads(sys.argv[1]):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
    client = getattr(package, "Client" + name.removesuffix("_client").upper().replace("_", ""))()
    for attribute in sorted(vars(type(client))):
        if not attribute.startswith("_"):
            getattr(client, attribute)
    models = importlib.import_module(name + ".models")
    for model in vars(models).values():
        if isinstance(model, type) and model.__module__ == models.__name__:
            assert issubclass(model, (pydantic.BaseModel, enum.Enum)), (name, model)
        if isinstance(model, type) and issubclass(model, pydantic.BaseModel):
            model.model_rebuild()
"""


def generated(root: Any, name: str, written: dict[str, Any]) -> build.BuildResult:
    vendor = Vendor(name, root)
    list(write_starter(vendor))
    (vendor.spec / "openapi.yaml").write_text(hostile.dump(written), encoding="utf-8")
    settings = vendor.settings_path.read_text(encoding="utf-8")
    settings = re.sub("client = .*", f'client = "Client{name.upper()}"', settings)
    vendor.settings_path.write_text(settings, encoding="utf-8")
    return build.generate(vendor)


def complaints(outcome: build.BuildResult) -> str:
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


def test_one_or_many_is_a_list_wherever_it_stands_and_nothing_else_is_touched(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("many")
    assert not complaints(generated(root, "toy", WRITTEN["one or many"]))
    program = """
import json
from toy_client import models
one, many = {"a": "1"}, [{"a": "1"}, {"a": "2"}]
shown = [
    models.A.model_validate({"a b": first, "x y": second, "z": first, "y z": "a", "l": one}).model_dump(
        mode="json", exclude_none=True
    )
    for first, second in ((one, many), (many, one), (None, []))
]
bare = models.A.model_validate({"a b": one, "x y": one})
held = [getattr(bare, name) for name in ("y_z", "z", "l", "b_c")]
print(json.dumps([shown, held, models.A.model_validate({"a b": [], "x y": []}).model_dump(mode="json")["b c"]]))
"""
    done = python("-W", "error", "-c", program, cwd=root, PYTHONPATH=str(root / "generated" / "toy"))
    assert done.returncode == 0, done.stderr[-2000:]
    shown, held, default = json.loads(done.stdout)
    one, many = [{"a": "1", "lids": []}], [{"a": "1", "lids": []}, {"a": "2", "lids": []}]
    said = [(each["a b"], each["x y"], each["z"], each["y z"], each["l"]) for each in shown]
    assert said[:2] == [(one, many, one, ["a"], one), (many, one, many, ["a"], one)]
    assert said[2][:3] == ([], [], [])
    assert held == [[], [], [], "Lid | list[Lid]"]
    assert default == "Lid | list[Lid]"
