"""Odd documents: legal ones generate an importable package, and the others give an error and no package."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from codegen.pipeline import build
from codegen.starter import write_starter
from codegen.vendors import Vendor

from . import hostile
from .conftest import run_python
from .odd import (
    LEGAL_DOCUMENTS,
    OK_RESPONSES,
    STRING,
    UNIX_TIME,
    datetime_schema,
    document,
    document_with_body_pointer,
    document_with_sign_in,
    form_credential,
    object_schema,
    paths,
    paths_responding,
    paths_with_body,
    ref,
    sign_in_extension,
)

ILLEGAL_DOCUMENTS: dict[str, tuple[dict[str, Any], str]] = {
    "openapi 3.0": (document(openapi="3.0.3"), "error[openapi-version] openapi is '3.0.3'"),
    "openapi 3.2": (document(openapi="3.2.0"), "error[openapi-version] openapi is '3.2.0'"),
    "a number for a version": (document(openapi=3.1), "error[openapi-version] openapi is 3.1"),
    "swagger": ({"swagger": "2.0", "info": {}}, "error[openapi-version] the `openapi` field is missing"),
    "an operationId without letters": (document(paths(operationId="-")), "error[operation-id]"),
    "equivalent paths": (
        document(
            {
                path: {
                    "get": {
                        "operationId": f"get{name}",
                        "parameters": [{"name": name, "in": "path", "required": True, "schema": STRING}],
                        "responses": OK_RESPONSES,
                    }
                }
                for path, name in (("/a/{x}", "x"), ("/a/{y}", "y"))
            }
        ),
        "GET /a/{y} has the same URLs as /a/{x}",
    ),
    "a path parameter not declared": (document(paths("/a/{x}")), "Path parameter 'x' for 'get' operation in '/a/{x}'"),
    "a path parameter not in the path": (
        document(paths(parameters=[{"name": "x", "in": "path", "required": True, "schema": STRING}])),
        "/paths/~1a/get: Path parameter 'x' for 'get' operation in '/a'",
    ),
    "a parameter without a schema": (
        document(paths(parameters=[{"name": "q", "in": "query"}])),
        "error[openapi-valid]",
    ),
    "parameters with equal Python names": (
        document(paths(parameters=[{"name": name, "in": "query", "schema": STRING} for name in ("$", "@")])),
        "error[openapi-read]",
    ),
    "x-enum-varnames with code": (
        document(schemas={"A": {"type": "string", "enum": ["a"], "x-enum-varnames": [hostile.MARK]}}),
        "error[extension-shape] x-enum-varnames/0",
    ),
    "a property name that Python normalizes": (
        document(schemas={"A": {"type": "object", "properties": {"ﬁ": STRING}}}),
        "error[schema-name] Python writes the name",
    ),
    "a schema name with a slash": (document(schemas={"../A": {"type": "object"}}), "error[openapi-valid]"),
    "a schema name that shadows an import": (
        document(schemas={"Field": {"type": "object"}}),
        "Field would shadow a name",
    ),
    "a body pointer to nowhere": (
        document_with_body_pointer(object_schema(data=STRING), "/date"),
        "error[extension-target] nothing at '/date'",
    ),
    "a body pointer through text": (
        document_with_body_pointer(object_schema(data=STRING), "/data/a"),
        "error[extension-target] nothing at",
    ),
    "a body pointer through a list": (
        document_with_body_pointer(object_schema(data={"type": "array", "items": ref("In")}), "/data/0"),
        "error[extension-target] '/data/0' leads through a list",
    ),
    "a body pointer through anything": (
        document_with_body_pointer(object_schema(data={"type": "object", "additionalProperties": True}), "/data/a"),
        "error[extension-target] nothing at '/data/a'",
    ),
    "a body pointer through alternatives": (
        document_with_body_pointer(object_schema(data={"oneOf": [ref("In"), STRING]}), "/data/b"),
        "error[extension-target]",
    ),
    "a body pointer without a body": (
        document({"/a": {"get": {**paths()["/a"]["get"], "x-envelope": {"body": "/a"}}}}),
        "error[extension-target] nothing at '/a'",
    ),
    "a sign-in that asks itself": (
        document_with_sign_in(
            {"type": "http", "scheme": "bearer", "x-credential": sign_in_extension()},
            paths(),
            {"security": [{"key": []}]},
        ),
        "giveKey requires the credential",
    ),
    "a sign-in that needs itself by default": (
        document_with_sign_in(
            {"type": "http", "scheme": "bearer", "x-credential": sign_in_extension()}, paths(), {"security": None}
        ),
        "error[",
    ),
    "sign-ins that need each other": (
        document(
            {
                f"/{name}": {
                    "post": {
                        **paths_responding(object_schema("token", token=STRING))["/a"]["get"],
                        "operationId": f"give{name}",
                        "security": [{required: []}],
                    }
                }
                for name, required in (("A", "B"), ("B", "A"))
            },
            components={
                "securitySchemes": {
                    name: {
                        "type": "http",
                        "scheme": "bearer",
                        "x-credential": {"sign-in": {"operation": f"give{name}", "token": "/token"}},
                    }
                    for name in "AB"
                }
            },
        ),
        "error[extension-target]",
    ),
    "a sign-in without a response body": (
        document_with_sign_in(
            {"type": "http", "scheme": "bearer", "x-credential": sign_in_extension()},
            paths(),
            {"responses": OK_RESPONSES},
        ),
        "error[extension-target] token: nothing at '/token'",
    ),
    "a sign-in with pagination": (
        document_with_sign_in(
            {"type": "http", "scheme": "bearer", "x-credential": sign_in_extension()},
            paths(),
            {
                **paths_responding(object_schema("token", token=STRING, list={"type": "array", "items": STRING}))["/a"][
                    "get"
                ],
                "x-pagination": {"items": "/list", "position": "page"},
                "operationId": "giveKey",
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}],
            },
        ),
        "error[extension-target]",
    ),
    "a form credential without a form": (
        document_with_sign_in(form_credential(), paths()),
        "its form has no property 'key'",
    ),
    "a form credential with a JSON body": (
        document_with_sign_in(form_credential(), paths_with_body(object_schema(key=STRING), "application/json")),
        "its form has no property 'key'",
    ),
    "a form credential with a multipart body": (
        document_with_sign_in(form_credential(), paths_with_body(object_schema(key=STRING), "multipart/form-data")),
        "its form has no property 'key'",
    ),
    "a form credential with additional properties only": (
        document_with_sign_in(form_credential(), paths_with_body({"type": "object", "additionalProperties": STRING})),
        "its form has no property 'key'",
    ),
    "fewer descriptions than enum values": (
        document(schemas={"A": {"type": "string", "enum": ["a", "b"], "x-enum-descriptions": ["a"]}}),
        "error[extension-target] 1 descriptions for 2 values",
    ),
    **{
        f"an invalid datetime format: {layout}": (
            document(paths_responding(object_schema(a=datetime_schema(layout)))),
            "error[extension-",
        )
        for layout in ("soon", "%Y-%m-%d", "%Y%m%d%H%M%", "%Y %Y %m %d %H %M", "%Y-%m-%d %H:%M %Q", "%%Y-%m-%d %H:%M")
    },
    "a datetime format of a number": (
        document(paths_responding(object_schema(a={**UNIX_TIME, "x-datetime-format": "%Y-%m-%d %H:%M"}))),
        "error[extension-",
    ),
    "schemas that grow exponentially": (
        document(
            paths_responding(ref("L0")),
            {**{f"L{n}": {"oneOf": [ref(f"L{n + 1}")] * 2} for n in range(40)}, "L40": STRING},
        ),
        "error[schema-size] L0 expands to ",
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


def generate(root: Any, name: str, content: dict[str, Any]) -> build.BuildResult:
    """Generate the package of a vendor with this OpenAPI document."""
    vendor = Vendor(name, root)
    list(write_starter(vendor))
    (vendor.spec / "openapi.yaml").write_text(hostile.dump_yaml(content), encoding="utf-8")
    settings = vendor.settings_path.read_text(encoding="utf-8")
    settings = re.sub("client = .*", f'client = "Client{name.upper()}"', settings)
    vendor.settings_path.write_text(settings, encoding="utf-8")
    return build.generate(vendor)


def errors(outcome: build.BuildResult) -> str:
    """Return the errors of a build, without warnings."""
    return "\n".join(str(finding) for finding in outcome.findings if not finding.severity)


def test_legal_documents_generate_importable_packages(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("odd")
    failed = {}
    for number, (name, legal) in enumerate(LEGAL_DOCUMENTS.items()):
        outcome = generate(root, f"v{number}", legal)
        if outcome.failed:
            failed[name] = errors(outcome)
    assert not failed, json.dumps(failed, indent=1)
    packages = [f"v{number}_client" for number in range(len(LEGAL_DOCUMENTS))]
    path = ":".join(str(root / "generated" / f"v{number}") for number in range(len(LEGAL_DOCUMENTS)))
    done = run_python("-W", "error", "-c", IMPORT, json.dumps(packages), cwd=root, PYTHONPATH=path)
    assert done.returncode == 0, ascii(done.stderr[-2000:])
    assert not list(root.rglob("CANARY"))
    assert sorted(path.name for path in root.iterdir()) == ["generated", "specs"]


@pytest.mark.parametrize("name", ILLEGAL_DOCUMENTS)
def test_illegal_document_is_reported_and_writes_nothing(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    root = tmp_path_factory.mktemp("refused")
    illegal, expected = ILLEGAL_DOCUMENTS[name]
    outcome = generate(root, "toy", illegal)
    assert expected in errors(outcome)
    assert "generate-crash" not in errors(outcome)
    assert all(finding.line >= 1 and not finding.file.is_absolute() for finding in outcome.findings)
    assert not (root / "generated" / "toy").exists()


def test_one_or_many_is_a_list_in_every_place(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("many")
    assert not errors(generate(root, "toy", LEGAL_DOCUMENTS["one or many"]))
    program = """
import json
from toy_client import models
single, many = {"a": "1"}, [{"a": "1"}, {"a": "2"}]
dumps = [
    models.A.model_validate({"a b": first, "x y": second, "z": first, "y z": "a", "l": single}).model_dump(
        mode="json", exclude_none=True
    )
    for first, second in ((single, many), (many, single), (None, []))
]
bare = models.A.model_validate({"a b": single, "x y": single})
defaults = [getattr(bare, name) for name in ("y_z", "z", "l", "b_c")]
print(json.dumps([dumps, defaults, models.A.model_validate({"a b": [], "x y": []}).model_dump(mode="json")["b c"]]))
"""
    done = run_python("-W", "error", "-c", program, cwd=root, PYTHONPATH=str(root / "generated" / "toy"))
    assert done.returncode == 0, done.stderr[-2000:]
    dumps, defaults, text_default = json.loads(done.stdout)
    single, many = [{"a": "1", "lids": []}], [{"a": "1", "lids": []}, {"a": "2", "lids": []}]
    values = [(dump["a b"], dump["x y"], dump["z"], dump["y z"], dump["l"]) for dump in dumps]
    assert values[:2] == [(single, many, single, ["a"], single), (many, single, many, ["a"], single)]
    assert values[2][:3] == ([], [], [])
    assert defaults == [[], [], [], "Lid | list[Lid]"]
    assert text_default == "Lid | list[Lid]"
