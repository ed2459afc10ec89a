"""Examination: validation, and our rules upon what is valid; here, or in a process beside the generation.

Half of a generation's time goes into libraries being imported. Validation needs others than generation does, so the
two run side by side; the package is published only after both are done.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from codegen.findings import Finding, Severity, errors, sort_findings
from codegen.openapi.bundler import Bundle
from codegen.openapi.spec_folder import Folder
from codegen.vendors import Vendor


def diagnose(vendor: Vendor, folder: Folder, bundle: Bundle) -> list[Finding]:
    """Return what validation finds, or where that is nothing, what our rules find."""
    from codegen.ir import asyncapi
    from codegen.lint import check
    from codegen.openapi.validation import validate

    beside = asyncapi.load(folder)
    found = [*validate(bundle), *(validate(beside) if beside else ())]
    # Our rules presume a legal document: run on an illegal one they would only repeat its faults in other words.
    return sort_findings(errors(found) or check(vendor, folder, bundle))


def start_diagnosis(vendor: Vendor, folder: Folder, bundle: Bundle) -> Callable[[], list[Finding]]:
    """Start the examination of a vendor; what is returned waits for its findings."""
    if "openapi_spec_validator" in sys.modules:
        # The library is here already, so there is nothing to gain elsewhere.
        return lambda: diagnose(vendor, folder, bundle)
    command = [sys.executable, "-m", "codegen", "--root", str(vendor.root), "lint", "--json", vendor.id]
    above = Path(__file__).resolve().parents[2]
    beside = subprocess.Popen(command, cwd=above, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def findings() -> list[Finding]:
        out, err = beside.communicate()
        try:
            return [findings_from_json(one) for one in json.loads(out)]
        except ValueError:
            raise RuntimeError(f"the examination of {vendor.id} ended without an answer: {err.strip()}") from None

    return findings


def findings_to_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON values."""
    return [
        {
            "file": one.file.as_posix(),
            "line": one.line,
            "severity": one.severity.name.lower(),
            "rule": one.rule,
            "message": one.message,
            "at": one.at,
        }
        for one in findings
    ]


def findings_from_json(value: dict[str, Any]) -> Finding:
    """Return the finding that `dump` wrote."""
    severity = Severity[value["severity"].upper()]
    return Finding(Path(value["file"]), value["line"], value["rule"], value["message"], severity, value["at"])
