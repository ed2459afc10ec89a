"""The pipeline of one vendor: load, validate, lint, bundle, generate, format, fingerprint, swap."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.findings import Failed, Finding, errors, file_system_finding, sort_findings
from codegen.package_files import FINGERPRINTS, LITTER, files
from codegen.vendors import Vendor

from . import atomic_write, fingerprints

if TYPE_CHECKING:
    from codegen.openapi.bundler import Bundle
    from codegen.openapi.spec_folder import Folder

_ASYNCAPI = "asyncapi.json"

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""


def _silent(step: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of one vendor: its findings, and whether its package was written, is fresh, or failed."""

    vendor: Vendor
    findings: list[Finding] = field(default_factory=list)
    state: str = "failed"
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether an error kept the package from being made."""
        return self.state == "failed"


def load(vendor: Vendor) -> tuple[Folder, Bundle]:
    """Read and bundle a vendor's OpenAPI document. Raises Failed."""
    from codegen.openapi.bundler import bundle

    folder = vendor.folder()
    if findings := folder.escapes():
        raise Failed(findings)
    return folder, bundle(folder)


def validation_findings(vendor: Vendor) -> list[Finding]:
    """Return what keeps a vendor's documents from being legal."""
    from codegen.ir import asyncapi
    from codegen.openapi.validation import validate

    def findings() -> list[Finding]:
        folder, bundled = load(vendor)
        beside = asyncapi.load(folder)
        return sort_findings([*validate(bundled), *(validate(beside) if beside else ())])

    return _found(vendor, findings)


def lint_findings(vendor: Vendor) -> list[Finding]:
    """Return every finding of a vendor: what validation says, and where that is content what our rules say."""
    from .diagnostics import diagnose

    return _found(vendor, lambda: diagnose(vendor, *load(vendor)))


def build(vendor: Vendor, output: Path, progress: Progress = _silent) -> list[Finding]:
    """Make a vendor's package in an empty folder and return the warnings. Raises Failed."""
    from . import diagnostics

    progress("load")
    folder, bundled = load(vendor)
    findings = diagnostics.start_diagnosis(vendor, folder, bundled)
    try:
        _write(vendor, folder, bundled, output, progress)
    except Exception:
        # What generation stumbled over is told best by validation, if that has something to tell.
        if stopping := errors(findings()):
            raise Failed(stopping) from None
        raise
    progress("validate and lint")
    found = findings()
    if errors(found):
        raise Failed(found)
    return found


def _write(vendor: Vendor, folder: Folder, bundled: Bundle, output: Path, progress: Progress) -> None:
    from codegen import evidence
    from codegen.generate import package
    from codegen.ir import asyncapi, openapi

    progress("read operations")
    found = openapi.read(bundled)
    stream = asyncapi.read(beside) if (beside := asyncapi.load(folder)) else None
    progress("generate")
    package.write(vendor, bundled, found, output, stream)
    marks = dict(bundled.evidence)
    if stream is not None:
        # Pointers of the two documents may be the same; those of the second say whose they are.
        marks |= {f"{_ASYNCAPI}#{pointer}": ids for pointer, ids in stream.bundle.evidence.items()}
        (output / _ASYNCAPI).write_text(package.dump(stream.bundle.data), encoding="utf-8", newline="\n")
    page = evidence.render(vendor.settings["title"], evidence.load(folder, evidence.pages(vendor.settings)))
    for name, text in (
        ("openapi.json", package.dump(bundled.data)),
        ("evidence.json", package.dump(marks)),
        ("EVIDENCE.md", page),
    ):
        (output / name).write_text(text, encoding="utf-8", newline="\n")
    if vendor.story_path.exists():
        shutil.copyfile(vendor.story_path, output / "examples" / vendor.story_path.name)
    (output / FINGERPRINTS).write_text(
        package.dump(fingerprints.fingerprints(vendor, output)), encoding="utf-8", newline="\n"
    )


def generate(vendor: Vendor, *, force: bool = False, progress: Progress = _silent) -> BuildResult:
    """Bring a vendor's package up to date. A failure leaves the last package untouched."""
    begun = time.perf_counter()
    fresh = False

    def make() -> list[Finding]:
        nonlocal fresh
        atomic_write.recover_package(vendor)
        fresh = not force and fingerprints.is_fresh(vendor)
        if fresh:
            return []
        with atomic_write.replace_package(vendor) as output:
            return build(vendor, output, progress)

    findings = _found(vendor, make)
    state = "failed" if errors(findings) else "fresh" if fresh else "written"
    return BuildResult(vendor, findings, state, time.perf_counter() - begun)


def check(vendor: Vendor) -> list[Finding]:
    """Return every file of a package that generating anew would change. Trusts no stamp."""
    import tempfile

    def compare() -> list[Finding]:
        with tempfile.TemporaryDirectory() as name:
            fresh = Path(name) / vendor.id
            fresh.mkdir()
            build(vendor, fresh)
            return _differences(vendor, fresh)

    return _found(vendor, compare)


def _found(vendor: Vendor, work: Callable[[], list[Finding]]) -> list[Finding]:
    """Return the findings of some work on one vendor, however it ends: one vendor must not keep the others waiting."""
    try:
        return work()
    except Failed as failed:
        return failed.findings
    except OSError as error:
        return [file_system_finding(error, vendor.root)]
    except Exception as error:  # a library's own crash
        return [_crash(vendor, error)]


def _differences(vendor: Vendor, fresh: Path) -> list[Finding]:
    import filecmp

    wanted = {path.relative_to(fresh) for path in [*files(fresh, LITTER), fresh / FINGERPRINTS]}
    held = {path.relative_to(vendor.output) for path in files(vendor.output, LITTER)}
    held |= {path for path in [Path(FINGERPRINTS)] if (vendor.output / path).exists()}
    said = {
        **dict.fromkeys(wanted - held, "is missing"),
        **dict.fromkeys(held - wanted, "is not generated from anything"),
        **{
            path: "is not what the description generates"
            for path in wanted & held
            if not filecmp.cmp(fresh / path, vendor.output / path, shallow=False)
        },
    }
    shown = vendor.shown(vendor.output)
    mend = f"run: make generate VENDOR={vendor.id}"
    return sort_findings(Finding(shown / path, 1, "generated-stale", f"{what}; {mend}") for path, what in said.items())


def _crash(vendor: Vendor, error: Exception) -> Finding:
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split())[:500]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    message = f"{type(error).__name__} at {where}: {said}; this is a defect of ours or of a library, please report it"
    return Finding(vendor.shown(vendor.spec), 1, "generate-crash", message)
