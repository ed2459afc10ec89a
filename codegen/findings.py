"""Findings: the problems of a description, collected as values so that one run reports all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Severity(IntEnum):
    """The severity of a finding. Errors stop generation; warnings do not, but they fail ``make check``."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a description: its location, its rule, and a message that says how to fix it.

    `file` is relative to the project's root, `line` counts from 1, `rule` is the id that a waiver names. `at` is the
    JSON Pointer of the node in the bundled document, or in `file` if there is no bundle.
    """

    file: Path
    line: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    at: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity.name.lower()}[{self.rule}] {self.message}"


class Failed(Exception):
    """Raised if a step cannot continue. `findings` holds all findings of the step, not only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        super().__init__("\n".join(map(str, self.findings)))


def file_system_finding(error: OSError, root: Path) -> Finding:
    """Return a finding for an error of the file system, such as a full disk or a missing permission."""
    path = next((Path(str(name)) for name in (error.filename, error.filename2) if name), Path())
    path = path.relative_to(root) if path.is_relative_to(root) else path
    message = f"{error.strerror or error}; nothing was changed; free disk space or grant access, then run again"
    return Finding(path, 1, "file-access", message)


# A problem of parsing often causes the other findings, so rules of these groups come first.
_FIRST = ("document", "reference", "openapi", "vendor", "evidence")


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings and drop duplicates: errors first, then likely causes, then by file and line."""

    def key(finding: Finding) -> tuple[int, int, str, int, str]:
        subject = finding.rule.partition("-")[0]
        rank = _FIRST.index(subject) if subject in _FIRST else len(_FIRST)
        return finding.severity, rank, finding.file.as_posix(), finding.line, finding.message

    return sorted(set(findings), key=key)


def errors(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that stop generation."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
