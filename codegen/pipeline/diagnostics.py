"""Validate and lint a vendor's documents, in this process or in one that runs alongside the generation.

Half of the time of a generation is spent on importing libraries. Validation needs other libraries than generation, so
the two run in parallel. The package is replaced only after both have finished.
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
from codegen.openapi.spec_folder import SpecFolder
from codegen.vendors import Vendor


def diagnose(vendor: Vendor, folder: SpecFolder, bundle: Bundle) -> list[Finding]:
    """Return the findings of validation, or those of the project's rules if the documents are valid."""
    from codegen.ir import asyncapi
    from codegen.lint import check
    from codegen.openapi.validation import validate

    asyncapi_bundle = asyncapi.load(folder)
    violations = [*validate(bundle), *(validate(asyncapi_bundle) if asyncapi_bundle else ())]
    # The rules assume a valid document; on an invalid one they would report the same problems again.
    return sort_findings(errors(violations) or check(vendor, folder, bundle))


def start_diagnosis(vendor: Vendor, folder: SpecFolder, bundle: Bundle) -> Callable[[], list[Finding]]:
    """Start validating and linting a vendor; return a function that waits for the findings."""
    if "openapi_spec_validator" in sys.modules:
        # The library is imported already, so a second process would save no time.
        return lambda: diagnose(vendor, folder, bundle)
    command = [sys.executable, "-m", "codegen", "--root", str(vendor.root), "lint", "--json", vendor.id]
    project = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def findings() -> list[Finding]:
        out, err = process.communicate()
        try:
            return [findings_from_json(value) for value in json.loads(out)]
        except ValueError:
            message = f"linting {vendor.id} in a second process failed without findings: {err.strip()}"
            raise RuntimeError(message) from None

    return findings


def findings_to_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Convert findings to JSON values."""
    return [
        {
            "file": finding.file.as_posix(),
            "line": finding.line,
            "severity": finding.severity.name.lower(),
            "rule": finding.rule,
            "message": finding.message,
            "at": finding.at,
        }
        for finding in findings
    ]


def findings_from_json(value: dict[str, Any]) -> Finding:
    """Convert a JSON value of `findings_to_json` back to a finding."""
    severity = Severity[value["severity"].upper()]
    return Finding(Path(value["file"]), value["line"], value["rule"], value["message"], severity, value["at"])
