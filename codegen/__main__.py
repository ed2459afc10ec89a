"""Run the generator from the command line: ``python -m codegen``.

Each command imports only what it needs, so that ``generate`` returns at once if nothing has changed.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import vendors
from .findings import Failed, Finding, Severity, errors, file_system_finding, sort_findings
from .vendors import Vendor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.pipeline.build import BuildResult


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 on success, 1 if there are findings and 2 for invalid command-line arguments."""
    options = _parser().parse_args(arguments)
    options.root = options.root.resolve()
    try:
        return int(_COMMANDS[options.command](options))
    except Failed as failed:
        _print(failed.findings)
    except OSError as error:
        _print([file_system_finding(error, options.root)])
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m codegen", description="Generate typed Python clients from the API descriptions in specs/."
    )
    parser.add_argument("--root", type=Path, default=vendors.ROOT, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def command(name: str, text: str, *, several: bool = True) -> argparse.ArgumentParser:
        subparser = commands.add_parser(name, help=text, description=text)
        if several:
            subparser.add_argument("vendor", nargs="*", help="name of a folder in specs/ (default: all vendors)")
        return subparser

    command("list", "list the vendors and whether each generated package is up to date")
    new = command("new", "create a minimal description of a new vendor in specs/", several=False)
    new.add_argument("vendor", help="id of the vendor in snake_case, such as acme_widgets")
    command("validate", "check that the documents are valid OpenAPI 3.1 and AsyncAPI 3.0")
    lint = command("lint", "validate the documents, then check them against this project's rules")
    lint.add_argument("--json", action="store_true", help="print the findings as JSON")
    bundle = command("bundle", "print a vendor's documents as one document, or write it to a file", several=False)
    bundle.add_argument("vendor", help="name of a folder in specs/")
    bundle.add_argument("--asyncapi", action="store_true", help="bundle the AsyncAPI document instead of OpenAPI")
    bundle.add_argument("--output", type=Path, help="file to write (default: standard output)")
    generate = command("generate", "generate the packages whose inputs have changed")
    generate.add_argument("--force", action="store_true", help="generate unchanged packages too")
    command("check", "generate into a temporary folder and report committed files that differ")
    changes = command(
        "changes", "report API changes since a revision; fail if the version number does not reflect breaking changes"
    )
    changes.add_argument("--base", required=True, metavar="REVISION", help="commit, tag or branch to compare with")
    changes.add_argument("--write", action="store_true", help="draft the changelog section of the current version")
    docs = command("docs", "write the documentation portal, a static site about all vendors")
    docs.add_argument(
        "--output", type=Path, help="folder of the site; its content is replaced (default: site/ in the project)"
    )
    return parser


def _list(options: argparse.Namespace) -> int:
    from codegen.pipeline import fingerprints

    findings: list[Finding] = []
    for vendor in vendors.select(options.vendor, options.root):
        state = "fresh" if fingerprints.is_fresh(vendor) else "stale" if vendor.output.exists() else "not generated"
        try:
            title = vendor.settings.get("title", "")
        except Failed as failed:
            findings += failed.findings
            title = ""
        print(f"{vendor.id:<24}{state:<16}{title}".rstrip())
    _print(findings)
    return 1 if findings else 0


def _new(options: argparse.Namespace) -> int:
    from codegen.starter import write_starter

    vendor = vendors.new_vendor(options.vendor, options.root)
    for path in write_starter(vendor):
        print(f"wrote {vendor.shown(path)}")
    description = vendor.shown(vendor.spec) / "openapi.yaml"
    print(f"Next: describe the API in {description}, then run: make generate VENDOR={vendor.id}")
    return 0


def _validate(options: argparse.Namespace) -> int:
    from codegen.pipeline.build import validation_findings

    return _diagnose(options, validation_findings, "valid")


def _lint(options: argparse.Namespace) -> int:
    from codegen.pipeline.build import lint_findings

    if options.json:
        from codegen.pipeline.diagnostics import findings_to_json

        selected = vendors.select(options.vendor, options.root)
        findings = [finding for vendor in selected for finding in lint_findings(vendor)]
        print(json.dumps(findings_to_json(findings), indent=2))
        return 1 if findings else 0
    return _diagnose(options, lint_findings, "clean")


def _diagnose(options: argparse.Namespace, diagnose: Callable[[Vendor], list[Finding]], success: str) -> int:
    selected = vendors.select(options.vendor, options.root)
    findings = [finding for vendor in selected for finding in diagnose(vendor)]
    _print(findings)
    if not findings:
        print(f"{_count(len(selected), 'vendor')} {success}")
    return 1 if findings else 0


def _bundle(options: argparse.Namespace) -> int:
    from codegen.ir import asyncapi
    from codegen.openapi.bundler import ASYNCAPI_DOCUMENT
    from codegen.pipeline.build import load

    (vendor,) = vendors.select([options.vendor], options.root)
    folder, bundled = load(vendor)
    if options.asyncapi:
        if (asyncapi_bundle := asyncapi.load(folder)) is None:
            path = vendor.shown(vendor.spec) / ASYNCAPI_DOCUMENT
            message = "not found; this vendor has no stream, so leave out --asyncapi"
            raise Failed([Finding(path, 1, "document-missing", message)])
        bundled = asyncapi_bundle
    text = json.dumps(bundled.data, indent=2, ensure_ascii=False) + "\n"
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _generate(options: argparse.Namespace) -> int:
    from codegen.pipeline.build import generate

    results: list[BuildResult] = []
    with _progress() as step:
        for vendor in vendors.select(options.vendor, options.root):
            results.append(generate(vendor, force=options.force, progress=partial(step, vendor.id)))
    _print([finding for result in results for finding in errors(result.findings)])
    for result in results:
        _report(result)
    if all(result.state == "fresh" for result in results):
        print("nothing changed")
    return 1 if any(result.failed for result in results) else 0


def _report(result: BuildResult) -> None:
    vendor = result.vendor
    if result.state == "written":
        print(f"{vendor.id}: wrote {vendor.shown(vendor.output)} in {result.seconds:.1f} s")
        if warnings := [finding for finding in result.findings if finding.severity is Severity.WARNING]:
            print(f"{vendor.id}: {_count(len(warnings), 'warning')}; see: python -m codegen lint {vendor.id}")
    elif result.failed:
        state = "left unchanged" if vendor.output.exists() else "not generated"
        print(f"{vendor.id}: {vendor.shown(vendor.output)} {state}; fix the errors above", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    from codegen.pipeline.build import check

    selected = vendors.select(options.vendor, options.root)
    findings: list[Finding] = []
    with _progress() as step:
        for vendor in selected:
            step(vendor.id, "generate into a temporary folder")
            findings += check(vendor)
    findings += _orphans(options.root) if not options.vendor else []
    _print(findings)
    if not findings:
        print(f"{_count(len(selected), 'package')} fresh")
    return 1 if findings else 0


def _changes(options: argparse.Namespace) -> int:
    from codegen.changes import base

    findings: list[Finding] = []
    selected = vendors.select(options.vendor, options.root)
    with base.checkout(options.root, options.base) as folder:
        for vendor in selected:
            try:
                findings += _report_changes(vendor, folder, write=options.write)
            except Failed as failed:
                findings += failed.findings
        current_ids = {vendor.id for vendor in vendors.discover(options.root)}
        for vendor in vendors.discover(folder) if not options.vendor else ():
            if vendor.id not in current_ids:
                print(f"{vendor.distribution}: removed; the base revision has this vendor")
    _print(findings)
    return 1 if findings else 0


def _report_changes(vendor: Vendor, base: Path, *, write: bool) -> list[Finding]:
    from codegen.pipeline import fingerprints

    from . import changelog, changes

    fingerprints.require_fresh(vendor)
    report = changes.changes(vendor, base)
    print("\n\n".join(text for text in (report.summary, report.text) if text))
    findings = report.findings()
    if write and report.text and not findings:
        changelog.draft(vendor, report.text)
        print(f"wrote {vendor.shown(vendor.changelog_path)}; next, run: make generate VENDOR={vendor.id}")
    return findings


def _docs(options: argparse.Namespace) -> int:
    from codegen.portal import renderer, site

    output = options.output or options.root / "site"
    size = site.write_site(vendors.select(options.vendor, options.root), output, renderer.load())
    first, whole = size.first / 1000, size.whole / 1e6
    print(f"wrote {output / 'index.html'}: {size.pages} pages, {whole:.1f} MB in total, first page {first:.0f} kB")
    return 0


def _orphans(root: Path) -> list[Finding]:
    """Return a finding for each file or folder in ``generated/`` that belongs to no vendor."""
    vendor_ids = {vendor.id for vendor in vendors.discover(root)}
    folder = root / "generated"
    paths = (
        [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "__"))] if folder.exists() else []
    )
    return [
        Finding(path.relative_to(root), 1, "generated-orphan", "does not belong to a vendor in specs/; remove it")
        for path in paths
        if path.name not in vendor_ids
    ]


def _print(findings: Sequence[Finding]) -> None:
    for finding in sort_findings(findings):
        print(finding, file=sys.stderr)
    if findings:
        error_count = len(errors(findings))
        counts = [_count(error_count, "error"), _count(len(findings) - error_count, "warning")]
        print(", ".join(counts), file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def _progress() -> Iterator[Callable[[str, str], None]]:
    """Yield a function that shows the vendor and the current step; it shows them only on a terminal.

    Rich is imported at the first step, since importing it takes longer than a run without changes.
    """
    if not sys.stderr.isatty():
        yield lambda _vendor, _step: None
        return
    status = None

    def show(vendor: str, step: str) -> None:
        nonlocal status
        if status is None:
            from rich.console import Console

            status = Console(stderr=True).status("")
            status.start()
        status.update(f"{vendor}: {step}")

    try:
        yield show
    finally:
        if status is not None:
            status.stop()


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "new": _new,
    "validate": _validate,
    "lint": _lint,
    "bundle": _bundle,
    "generate": _generate,
    "check": _check,
    "changes": _changes,
    "docs": _docs,
}

if __name__ == "__main__":
    # Garbage collection takes a tenth of a run that ends within a second.
    gc.disable()
    sys.exit(main())
