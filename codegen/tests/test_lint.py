"""Lint rules: a small valid description has no findings, and each case makes its rule report one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codegen import lint
from codegen.findings import Failed
from codegen.openapi import meta_schemas
from codegen.vendors import ROOT

from .lint_cases import CASES, FIXTURES, STREAM, TEXTS, WAIVER, Case, lint_texts


def test_correct_description_has_no_findings(tmp_path: Path) -> None:
    assert lint_texts(tmp_path, TEXTS) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_edit_makes_rule_fire(case: Case, tmp_path: Path) -> None:
    text = TEXTS.get(case.file, case.old)
    assert case.old in text, "the text to replace is no longer in the description"
    findings = lint_texts(tmp_path, {**TEXTS, case.file: text.replace(case.old, case.new)})
    rule = lint.all_rules()[case.rule]
    reported = [finding for finding in findings if finding.rule == case.rule]
    assert any(case.message in finding.message for finding in reported), findings
    assert {finding.severity for finding in reported} == {rule.severity}
    assert {finding.file for finding in reported} <= {Path("specs/toy", name) for name in {case.file, *TEXTS}}
    assert {finding.rule for finding in findings} <= {case.rule, *case.other_rules}


def test_findings_have_line_of_their_node(tmp_path: Path) -> None:
    broken = {
        "openapi.yaml": TEXTS["openapi.yaml"].replace("deleteWidget", "DeleteWidget"),
        "vendor.toml": TEXTS["vendor.toml"].replace("http", "ftp"),
    }
    for finding in lint_texts(tmp_path, TEXTS | broken):
        line = broken[finding.file.name].splitlines()[finding.line - 1]
        assert "DeleteWidget" in line or "ftp" in line


def test_waiver_drops_warnings_at_and_below_its_pointer(tmp_path: Path) -> None:
    text = (
        TEXTS["openapi.yaml"]
        .replace("      summary: Delete a widget.\n", "")
        .replace("      summary: Read a widget.\n", "")
    )
    waived = TEXTS["vendor.toml"] + WAIVER.format("operation-text", "/paths/~1widgets~1{widgetId}.json/get")
    remaining = lint_texts(tmp_path, {**TEXTS, "openapi.yaml": text, "vendor.toml": waived})
    assert [(finding.rule, finding.at) for finding in remaining] == [
        ("operation-text", "/paths/~1widgets~1{widgetId}.json/delete")
    ]
    assert lint_texts(tmp_path, {"vendor.toml": waived + WAIVER.format("operation-text", "/paths")}) == []


def test_evidence_and_files_used_by_streams_count_as_used(tmp_path: Path) -> None:
    unmarked = TEXTS["openapi.yaml"].replace("      x-evidence: TOY-001\n", "")
    assert lint_texts(tmp_path, {**TEXTS, **STREAM, "openapi.yaml": unmarked}) == []
    misspelt = STREAM["asyncapi.yaml"].replace("path: /socket", "path: socket")
    assert [finding.rule for finding in lint_texts(tmp_path, {"asyncapi.yaml": misspelt})] == ["extension-shape"]


def test_odd_legal_document_does_not_crash(tmp_path: Path) -> None:
    findings = lint_texts(
        tmp_path, {"openapi.yaml": (FIXTURES / "odd.yaml").read_text(encoding="utf-8"), "vendor.toml": ""}
    )
    assert {"operation-name", "unused", "extension-known", "vendor-settings"} <= {finding.rule for finding in findings}
    assert "link-target" not in {finding.rule for finding in findings}


def test_missing_settings_and_broken_evidence_are_reported(tmp_path: Path) -> None:
    findings = lint_texts(tmp_path, {"openapi.yaml": TEXTS["openapi.yaml"], "evidence.yaml": "A: &a 1\nB: *a\n"})
    assert {finding.rule for finding in findings} == {"vendor-settings", "evidence-entry"}
    with pytest.raises(Failed):
        lint_texts(tmp_path, {**TEXTS, "asyncapi.yaml": "[]"})


def test_meta_schemas_are_valid_schemas() -> None:
    from jsonschema_rs import meta

    for name in ("vendor", "evidence", *meta_schemas.extensions()):
        meta.validate(meta_schemas.schema(name))


def test_readme_lists_rules_and_extensions() -> None:
    text = (ROOT / "specs" / "README.md").read_text(encoding="utf-8")
    listed = {
        row[1]: (row[2], row[3], row[4])
        for row in re.finditer(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    }
    assert listed == {
        name: (rule.severity.name.lower(), rule.text, rule.reason) for name, rule in lint.all_rules().items()
    }
    assert all(f"`{name}`" in text for name in meta_schemas.extensions())
