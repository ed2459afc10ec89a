"""Hostile OpenAPI documents: packages keep every text and wire name, and execute nothing of the document."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from codegen.pipeline import build
from codegen.starter import write_starter
from codegen.vendors import Vendor

from . import hostile
from .conftest import run_python
from .hostile import visible_text

PRELUDE = """
import inspect, json, warnings
from urllib.parse import parse_qsl
import httpx
import toy_client
from toy_client import Toy, models
warnings.filterwarnings("ignore", category=toy_client.LifecycleWarning)
sent = []
def answer(request):
    sent.append(request)
    return httpx.Response(200, json={})
client = Toy(http_client=httpx.Client(transport=httpx.MockTransport(answer)))
def call(method):
    names = [name for name in inspect.signature(method).parameters if name != "options"]
    method(**{name: f"v {name}" for name in names})
    return sent[-1]
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Vendor]:
    """Return the vendor of each hostile document, with its package, by name of the document."""
    vendors = {}
    for name, document in (("texts", hostile.text_document()), ("names", hostile.name_document())):
        vendor = Vendor("toy", tmp_path_factory.mktemp(name))
        list(write_starter(vendor))
        (vendor.spec / "openapi.yaml").write_text(hostile.dump_yaml(document), encoding="utf-8")
        settings = vendor.settings_path.read_text(encoding="utf-8")
        quoted = json.dumps(hostile.TEXTS[6] + hostile.TEXTS[9][:4] + hostile.TEXTS[13] + hostile.TEXTS[0])
        note = f"title = {quoted}\n{settings.partition(chr(10))[2].partition(chr(10))[2]}"
        (vendor.settings_path).write_text(
            note.replace('state = "live"', f'state = "withdrawn"\nsince = 2025-01-01\nnote = {quoted}'),
            encoding="utf-8",
        )
        outcome = build.generate(vendor)
        assert not outcome.failed, "\n".join(
            ascii(str(finding)) for finding in outcome.findings if not finding.severity
        )
        vendors[name] = vendor
    return vendors


def run_program(vendor: Vendor, program: str) -> Any:
    """Run a program that uses the package in a new process, and return its JSON output."""
    before = set(vendor.root.rglob("*"))
    done = run_python(
        "-W", "error", "-c", PRELUDE + program,
        cwd=vendor.output, PYTHONPATH=str(vendor.output), PYTHONUTF8="1",
    )  # fmt: skip
    assert done.returncode == 0, ascii(done.stderr[-2000:])
    assert set(vendor.root.rglob("*")) == before
    return json.loads(done.stdout)


def test_modules_parse_and_call_no_injected_function(packages: dict[str, Vendor]) -> None:
    for vendor in packages.values():
        # `_core` is a copy of codegen.runtime, which writes files itself.
        for path in sorted(path for path in vendor.output.rglob("*.py") if "_core" not in path.parts):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            nodes = list(ast.walk(tree))
            functions = [node.func for node in nodes if isinstance(node, ast.Call)]
            called = {function.id for function in functions if isinstance(function, ast.Name)}
            imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
            imported = {alias.name for node in imports for alias in node.names}
            assert not {"__import__", "open", "eval", "exec"} & called
            assert not {"os", "subprocess", "pathlib", "Popen"} & imported


def test_texts_are_kept_in_docstrings(packages: dict[str, Vendor]) -> None:
    program = """
import ast, inspect
documented = {
    cls.name: [node.value.value for node in cls.body if isinstance(node, ast.Expr)]
    for cls in ast.parse(inspect.getsource(models)).body if isinstance(cls, ast.ClassDef)
}
texts = {}
for number in range(TEXTS):
    method = getattr(getattr(client, f"t_{number}"), f"op_{number}")
    model = getattr(models, f"Thing{number}")
    texts[number] = [method.__doc__, type(getattr(client, f"t_{number}")).__doc__, model.__doc__,
        documented[f"Thing{number}"], documented[f"Kind{number}"], model().a]
texts["client"] = [Toy.__doc__, toy_client.__doc__]
print(json.dumps(texts))
""".replace("TEXTS", str(len(hostile.TEXTS)))
    texts = run_program(packages["texts"], program)
    for number, text in enumerate(hostile.TEXTS):
        method, tag, model, fields, kind, default = texts[str(number)]
        expected = visible_text(text)
        assert visible_text(method).count(expected) >= 4, ascii(text)
        assert visible_text(tag).startswith(expected), "the link to the vendor's page follows"
        assert visible_text(model or "") == visible_text(text) or text.isspace(), ascii(text)
        assert default in (text, None)
        assert [*map(visible_text, fields)] == [expected] * 4
        assert [*map(visible_text, kind)] == [expected]
    client, package = map(visible_text, texts["client"])
    for text in hostile.TEXTS:
        assert visible_text(text) in client
    assert visible_text(hostile.TEXTS[0]) in package


def test_package_metadata_is_intact(packages: dict[str, Vendor]) -> None:
    for vendor in packages.values():
        project = tomllib.loads((vendor.output / "pyproject.toml").read_text(encoding="utf-8"))
        assert set(project) == {"build-system", "project", "tool"}
        assert set(project["tool"]) == {"hatch"}
        assert visible_text(project["project"]["description"]).endswith(visible_text(hostile.TEXTS[0]))
        readme = (vendor.output / "README.md").read_text(encoding="utf-8")
        assert all("|" in line for line in readme.splitlines() if line.startswith("| `t"))


def test_names_are_sent_unchanged(packages: dict[str, Vendor]) -> None:
    program = """
query = call(client.things.ask)
body = call(client.things.give)
form = call(client.things.fill)
print(json.dumps([
    sorted(name for name, _ in query.url.params.multi_items()),
    json.loads(body.content),
    sorted(name for name, _ in parse_qsl(form.content.decode(), keep_blank_values=True)),
]))
"""
    query, body, form = run_program(packages["names"], program)
    assert query == sorted(hostile.distinct_names(hostile.NAMES))
    assert sorted(body) == sorted(hostile.NAMES)
    assert form == sorted(hostile.NAMES)
    assert len(set(body.values())) == len(body), "each name has its own value"


def test_properties_and_values_survive_round_trip(packages: dict[str, Vendor]) -> None:
    program = """
names, values = json.loads(INPUT)
model = models.Thing.model_validate({name: str(number) for number, name in enumerate(names)})
print(json.dumps([
    model.model_dump(mode="json", exclude_unset=True),
    sorted(model.model_extra or {}),
    [models.Kind(value).value for value in values],
    [value for value in values if not models.Kind(value).is_known],
    [models.Holder.model_validate({"kind": value}).model_dump(mode="json")["kind"] for value in values],
]))
""".replace("INPUT", repr(json.dumps([hostile.NAMES, hostile.VALUES])))
    dumped, extra, kinds, unknown, dumped_kinds = run_program(packages["names"], program)
    assert dumped == {name: str(number) for number, name in enumerate(hostile.NAMES)}
    assert extra == []
    assert kinds == dumped_kinds == hostile.VALUES
    assert unknown == []


def test_no_file_is_written_outside_package(packages: dict[str, Vendor]) -> None:
    for vendor in packages.values():
        assert not list(vendor.root.rglob("CANARY"))
        assert sorted(path.name for path in vendor.root.iterdir()) == ["generated", "specs"]
        assert [path.name for path in (vendor.root / "generated").iterdir()] == ["toy"]
    assert not Path("CANARY").exists()
