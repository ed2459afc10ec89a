"""Generate the package of one vendor, from reading its documents to replacing the package."""

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
    from codegen.openapi.spec_folder import SpecFolder

_ASYNCAPI = "asyncapi.json"

Progress = Callable[[str], None]
"""Receives the name of each step as it starts."""


def _silent(step: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The result of generating one vendor's package.

    `state` is ``written``, ``fresh`` (unchanged, so not generated) or ``failed``; `seconds` is the duration.
    """

    vendor: Vendor
    findings: list[Finding] = field(default_factory=list)
    state: str = "failed"
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether errors prevented the package from being generated."""
        return self.state == "failed"


def load(vendor: Vendor) -> tuple[SpecFolder, Bundle]:
    """Read and bundle a vendor's OpenAPI document. Raises Failed with every document that cannot be read."""
    from codegen.openapi.bundler import bundle

    folder = vendor.folder()
    if findings := folder.escapes():
        raise Failed(findings)
    return folder, bundle(folder)


def validation_findings(vendor: Vendor) -> list[Finding]:
    """Validate a vendor's documents and return the violations of OpenAPI and AsyncAPI."""
    from codegen.ir import asyncapi
    from codegen.openapi.validation import validate

    def findings() -> list[Finding]:
        folder, bundled = load(vendor)
        asyncapi_bundle = asyncapi.load(folder)
        return sort_findings([*validate(bundled), *(validate(asyncapi_bundle) if asyncapi_bundle else ())])

    return _collect_findings(vendor, findings)


def lint_findings(vendor: Vendor) -> list[Finding]:
    """Return the findings of validation, or those of the project's rules if the documents are valid."""
    from .diagnostics import diagnose

    return _collect_findings(vendor, lambda: diagnose(vendor, *load(vendor)))


def build(vendor: Vendor, output: Path, progress: Progress = _silent) -> list[Finding]:
    """Generate a vendor's package into an empty folder and return the warnings. Raises Failed if there are errors."""
    from . import diagnostics

    progress("load")
    folder, bundled = load(vendor)
    findings = diagnostics.start_diagnosis(vendor, folder, bundled)
    try:
        _write(vendor, folder, bundled, output, progress)
    except Exception:
        # An invalid document often makes generation crash; then the errors of validation explain the cause better.
        if validation_errors := errors(findings()):
            raise Failed(validation_errors) from None
        raise
    progress("validate and lint")
    results = findings()
    if errors(results):
        raise Failed(results)
    return results


def _write(vendor: Vendor, folder: SpecFolder, bundled: Bundle, output: Path, progress: Progress) -> None:
    from codegen import evidence
    from codegen.generate import package
    from codegen.ir import asyncapi, openapi

    progress("read operations")
    operations = openapi.read(bundled)
    stream = asyncapi.read(asyncapi_bundle) if (asyncapi_bundle := asyncapi.load(folder)) else None
    progress("generate")
    package.write(vendor, bundled, operations, output, stream)
    marks = dict(bundled.evidence)
    if stream is not None:
        # Both documents may have a node at the same pointer, so the pointers of AsyncAPI get the file name as a prefix.
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
    """Generate a vendor's package if its inputs have changed. A failure leaves the previous package unchanged."""
    start = time.perf_counter()
    fresh = False

    def update() -> list[Finding]:
        nonlocal fresh
        atomic_write.recover_package(vendor)
        fresh = not force and fingerprints.is_fresh(vendor)
        if fresh:
            return []
        with atomic_write.replace_package(vendor) as output:
            return build(vendor, output, progress)

    findings = _collect_findings(vendor, update)
    state = "failed" if errors(findings) else "fresh" if fresh else "written"
    return BuildResult(vendor, findings, state, time.perf_counter() - start)


def check(vendor: Vendor) -> list[Finding]:
    """Generate into a temporary folder and return the committed files that differ. Ignores recorded fingerprints."""
    import tempfile

    def compare() -> list[Finding]:
        with tempfile.TemporaryDirectory() as name:
            fresh = Path(name) / vendor.id
            fresh.mkdir()
            build(vendor, fresh)
            return _differences(vendor, fresh)

    return _collect_findings(vendor, compare)


def _collect_findings(vendor: Vendor, produce: Callable[[], list[Finding]]) -> list[Finding]:
    """Return the findings of a function; turn its exceptions into findings, so that other vendors still run."""
    try:
        return produce()
    except Failed as failed:
        return failed.findings
    except OSError as error:
        return [file_system_finding(error, vendor.root)]
    except Exception as error:  # a library crashed
        return [_crash(vendor, error)]


def _differences(vendor: Vendor, fresh: Path) -> list[Finding]:
    import filecmp

    expected = {path.relative_to(fresh) for path in [*files(fresh, LITTER), fresh / FINGERPRINTS]}
    actual = {path.relative_to(vendor.output) for path in files(vendor.output, LITTER)}
    actual |= {path for path in [Path(FINGERPRINTS)] if (vendor.output / path).exists()}
    differences = {
        **dict.fromkeys(expected - actual, "is missing"),
        **dict.fromkeys(actual - expected, "is not generated from the description"),
        **{
            path: "differs from what the description generates"
            for path in expected & actual
            if not filecmp.cmp(fresh / path, vendor.output / path, shallow=False)
        },
    }
    package = vendor.shown(vendor.output)
    remedy = f"run: make generate VENDOR={vendor.id}"
    return sort_findings(
        Finding(package / path, 1, "generated-stale", f"{problem}; {remedy}") for path, problem in differences.items()
    )


def _crash(vendor: Vendor, error: Exception) -> Finding:
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    text = " ".join(str(error).split())[:500]
    location = f"{Path(frame.filename).name}:{frame.lineno}"
    message = (
        f"{type(error).__name__} at {location}: {text}; this is a bug in the generator or a library, please report it"
    )
    return Finding(vendor.shown(vendor.spec), 1, "generate-crash", message)
