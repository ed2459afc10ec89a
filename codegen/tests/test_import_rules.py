"""Import rules: lint-imports reports a forbidden import for each contract, in a copy of the tree."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from codegen.vendors import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

IN_FUNCTION = "def function():\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"

# By contract: a file, a forbidden import, and the template that adds it. They cover relative imports, imports in
# functions, and imports for type checkers only.
FORBIDDEN_IMPORTS = {
    "codegen-layers": ("codegen/openapi/json_pointer.py", "from ..ir import operations", IN_FUNCTION),
    "codegen-runtime-imports-nothing": ("codegen/runtime/errors.py", "from .. import names", FOR_TYPES),
    "codegen-runtime-is-text": ("codegen/generate/text.py", "from codegen.runtime import errors", "{}\n"),
    "codegen-without-contract-tests": (
        "codegen/portal/site.py",
        "from contract_tests.harness import documents",
        "{}\n",
    ),
    "codegen-one-parser-adapter": ("codegen/lint/nodes.py", "import openapi_python_client", IN_FUNCTION),
    "codegen-no-cycles": ("codegen/openapi/json_pointer.py", "from . import bundler", FOR_TYPES),
    "harness-layers": ("contract_tests/harness/documents/links.py", "from ..checks import registry", IN_FUNCTION),
    "harness-below-tests": ("contract_tests/harness/documents/links.py", "from ... import conftest", FOR_TYPES),
    "mutation-only-from-self-tests": ("contract_tests/test_access.py", "from .mutation import runner", "{}\n"),
    "no-imports-of-test-modules": ("contract_tests/test_access.py", "from . import test_examples", IN_FUNCTION),
    "sandbox-stands-alone": ("contract_tests/sandbox/clock.py", "from ..harness import observers", IN_FUNCTION),
    "sandbox-server-only-from-targets": (
        "contract_tests/harness/checks/access.py",
        "from contract_tests.sandbox.app import Sandbox",
        FOR_TYPES,
    ),
    "contract-tests-no-cycles": ("contract_tests/sandbox/clock.py", "from .app import Sandbox", FOR_TYPES),
}


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the report of lint-imports by contract, for a tree with every forbidden import."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for package in ("codegen", "contract_tests"):
        ignore = shutil.ignore_patterns("__pycache__", "golden", "*.yaml", "*.json")
        shutil.copytree(ROOT / package, tree / package, ignore=ignore)
    for file, statement, template in FORBIDDEN_IMPORTS.values():
        with (tree / file).open("a", encoding="utf-8") as opened:
            opened.write(f"\n\n{template.format(statement)}")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout + run.stderr
    # Each section of the report starts with the underlined name of its contract; lines are wrapped.
    report = " ".join(run.stdout.partition("Broken contracts")[2].split())
    starts = sorted((report.find(f"{name} ---"), name) for name in (contract["name"] for contract in CONTRACTS))
    ends = [start for start, _ in starts[1:]] + [len(report)]
    return {name: report[start:end] if start >= 0 else "" for (start, name), end in zip(starts, ends, strict=True)}


def test_every_contract_has_forbidden_import() -> None:
    assert {contract["id"] for contract in CONTRACTS} == FORBIDDEN_IMPORTS.keys()


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["id"])
def test_forbidden_import_breaks_its_contract(contract: dict[str, str], sections: dict[str, str]) -> None:
    file, _, _ = FORBIDDEN_IMPORTS[contract["id"]]
    importer = file.removesuffix(".py").replace("/", ".")
    section = sections[contract["name"]]
    # The report of a cycle has the names of two modules, relative to their common package.
    name = importer if "cycles" not in contract["id"] else f".{importer.rpartition('.')[2]}"
    assert f"{name} " in section, section
