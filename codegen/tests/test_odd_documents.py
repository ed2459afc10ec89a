"""Odd documents: what is legal is generated and can be imported, what is not says why, and nothing is in between."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from codegen import pipeline
from codegen.starter import write
from codegen.vendors import Vendor

from . import hostile
from .conftest import python
from .odd import OK, TEXT, WRITTEN, answering, document, get, ref

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
    "schemas that grow without bound": (
        document(
            answering(ref("L0")),
            {**{f"L{n}": {"oneOf": [ref(f"L{n + 1}")] * 2} for n in range(40)}, "L40": TEXT},
        ),
        "error[schema-size] L0 is ",
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
    for model in vars(importlib.import_module(name + ".models")).values():
        if isinstance(model, type) and issubclass(model, pydantic.BaseModel):
            model.model_rebuild()
"""


def generated(root: Any, name: str, written: dict[str, Any]) -> pipeline.Outcome:
    vendor = Vendor(name, root)
    list(write(vendor))
    (vendor.spec / "openapi.yaml").write_text(hostile.dump(written), encoding="utf-8")
    settings = vendor.settings_path.read_text(encoding="utf-8")
    settings = re.sub("client = .*", f'client = "Client{name.upper()}"', settings)
    vendor.settings_path.write_text(settings, encoding="utf-8")
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
