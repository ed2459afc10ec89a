"""Hostile words: whatever a description says, its package shows it, sends the vendor's names, and runs nothing."""

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
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Vendor]:
    """The package of each hostile document."""
    found = {}
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
        assert not outcome.failed, "\n".join(ascii(str(one)) for one in outcome.findings if not one.severity)
        found[name] = vendor
    return found


def ask(vendor: Vendor, program: str) -> Any:
    """Run a program in a fresh process upon the package; return what it prints as JSON."""
    before = set(vendor.root.rglob("*"))
    done = run_python(
        "-W", "error", "-c", PRELUDE + program,
        cwd=vendor.output, PYTHONPATH=str(vendor.output), PYTHONUTF8="1",
    )  # fmt: skip
    assert done.returncode == 0, ascii(done.stderr[-2000:])
    assert set(vendor.root.rglob("*")) == before
    return json.loads(done.stdout)


def test_every_module_is_python_and_none_names_what_was_slipped_in(made: dict[str, Vendor]) -> None:
    for vendor in made.values():
        # The runtime is a copy of our own, and writes files.
        for path in sorted(one for one in vendor.output.rglob("*.py") if "_core" not in one.parts):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            nodes = list(ast.walk(tree))
            functions = [node.func for node in nodes if isinstance(node, ast.Call)]
            called = {one.id for one in functions if isinstance(one, ast.Name)}
            imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
            imported = {alias.name for node in imports for alias in node.names}
            assert not {"__import__", "open", "eval", "exec"} & called
            assert not {"os", "subprocess", "pathlib", "Popen"} & imported


def test_texts_read_back_as_they_were_written(made: dict[str, Vendor]) -> None:
    program = """
import ast, inspect
documented = {
    one.name: [node.value.value for node in one.body if isinstance(node, ast.Expr)]
    for one in ast.parse(inspect.getsource(models)).body if isinstance(one, ast.ClassDef)
}
found = {}
for number in range(TEXTS):
    method = getattr(getattr(client, f"t_{number}"), f"op_{number}")
    model = getattr(models, f"Thing{number}")
    found[number] = [method.__doc__, type(getattr(client, f"t_{number}")).__doc__, model.__doc__,
        documented[f"Thing{number}"], documented[f"Kind{number}"], model().a]
found["client"] = [Toy.__doc__, toy_client.__doc__]
print(json.dumps(found))
""".replace("TEXTS", str(len(hostile.TEXTS)))
    found = ask(made["texts"], program)
    for number, text in enumerate(hostile.TEXTS):
        method, tag, model, fields, kind, default = found[str(number)]
        wanted = visible_text(text)
        assert visible_text(method).count(wanted) >= 4, ascii(text)
        assert visible_text(tag).startswith(wanted), "after it comes the vendor's page"
        assert visible_text(model or "") == visible_text(text) or text.isspace(), ascii(text)
        assert default in (text, None)
        assert [*map(visible_text, fields)] == [wanted] * 4
        assert [*map(visible_text, kind)] == [wanted]
    client, package = map(visible_text, found["client"])
    for text in hostile.TEXTS:
        assert visible_text(text) in client
    assert visible_text(hostile.TEXTS[0]) in package


def test_the_metadata_of_the_package_is_intact(made: dict[str, Vendor]) -> None:
    for vendor in made.values():
        project = tomllib.loads((vendor.output / "pyproject.toml").read_text(encoding="utf-8"))
        assert set(project) == {"build-system", "project", "tool"}
        assert set(project["tool"]) == {"hatch"}
        assert visible_text(project["project"]["description"]).endswith(visible_text(hostile.TEXTS[0]))
        readme = (vendor.output / "README.md").read_text(encoding="utf-8")
        assert all("|" in line for line in readme.splitlines() if line.startswith("| `t"))


def test_every_name_goes_onto_the_wire_as_the_vendor_writes_it(made: dict[str, Vendor]) -> None:
    program = """
asked = call(client.things.ask)
given = call(client.things.give)
filled = call(client.things.fill)
print(json.dumps([
    sorted(name for name, _ in asked.url.params.multi_items()),
    json.loads(given.content),
    sorted(name for name, _ in parse_qsl(filled.content.decode(), keep_blank_values=True)),
]))
"""
    asked, given, filled = ask(made["names"], program)
    assert asked == sorted(hostile.distinct_names(hostile.NAMES))
    assert sorted(given) == sorted(hostile.NAMES)
    assert filled == sorted(hostile.NAMES)
    assert len(set(given.values())) == len(given), "each name has a value of its own"


def test_every_member_and_every_value_survives_a_round_trip(made: dict[str, Vendor]) -> None:
    program = """
names, values = json.loads(GIVEN)
thing = models.Thing.model_validate({name: str(number) for number, name in enumerate(names)})
print(json.dumps([
    thing.model_dump(mode="json", exclude_unset=True),
    sorted(thing.model_extra or {}),
    [models.Kind(value).value for value in values],
    [value for value in values if not models.Kind(value).is_known],
    [models.Holder.model_validate({"kind": value}).model_dump(mode="json")["kind"] for value in values],
]))
""".replace("GIVEN", repr(json.dumps([hostile.NAMES, hostile.VALUES])))
    dumped, extra, kinds, unknown, held = ask(made["names"], program)
    assert dumped == {name: str(number) for number, name in enumerate(hostile.NAMES)}
    assert extra == []
    assert kinds == held == hostile.VALUES
    assert unknown == []


def test_no_file_is_made_outside_the_package(made: dict[str, Vendor]) -> None:
    for vendor in made.values():
        assert not list(vendor.root.rglob("CANARY"))
        assert sorted(path.name for path in vendor.root.iterdir()) == ["generated", "specs"]
        assert [path.name for path in (vendor.root / "generated").iterdir()] == ["toy"]
    assert not Path("CANARY").exists()
