"""Findings: what is wrong with a description, as values, so that one run reports all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Severity(IntEnum):
    """How much a finding stops. An error stops generation; a warning stops ``make check``."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it stands, and what to do.

    `file` is the path as the reader would open it, `line` counts from 1, `rule` is the id that a waiver names, `at`
    is the JSON Pointer of the node in the bundled document (or in `file`, where there is no bundle yet).
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
    """A step could not go on. Carries every finding of the step, never only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        super().__init__("\n".join(map(str, self.findings)))


def file_system_finding(error: OSError, root: Path) -> Finding:
    """Return what the file system refused as a finding: a full disk, a missing permission."""
    name = next((Path(str(one)) for one in (error.filename, error.filename2) if one), Path())
    shown = name.relative_to(root) if name.is_relative_to(root) else name
    return Finding(shown, 1, "file-access", f"{error.strerror or error}; nothing was changed; make room or give access")


# A document that does not parse explains whatever else looks wrong with it, so its findings are read first.
_FIRST = ("document", "reference", "openapi", "vendor", "evidence")


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings, most useful first: errors, then what causes others, then by place."""

    def key(finding: Finding) -> tuple[int, int, str, int, str]:
        subject = finding.rule.partition("-")[0]
        rank = _FIRST.index(subject) if subject in _FIRST else len(_FIRST)
        return finding.severity, rank, finding.file.as_posix(), finding.line, finding.message

    return sorted(set(findings), key=key)


def errors(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that stop generation."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
