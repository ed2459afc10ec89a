"""The command line of the pipeline: ``python -m codegen``.

Imports only what the asked command needs: when nothing changed, ``generate`` answers before a library is loaded.
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
    """Run one command. Returns 0 where all is well, 1 where findings say otherwise, 2 for a wrong command line."""
    asked = _parser().parse_args(arguments)
    asked.root = asked.root.resolve()
    try:
        return int(_COMMANDS[asked.command](asked))
    except Failed as failed:
        _print(failed.findings)
    except OSError as error:
        _print([file_system_finding(error, asked.root)])
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="From descriptions to typed clients.")
    parser.add_argument("--root", type=Path, default=vendors.ROOT, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def command(name: str, text: str, *, several: bool = True) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        if several:
            one.add_argument("vendor", nargs="*", help="a folder of specs/; all where none is named")
        return one

    command("list", "list the vendors, with the state of each package")
    command("new", "begin a vendor: a folder in specs/ that generates at once", several=False).add_argument("vendor")
    command("validate", "check that the documents are legal OpenAPI 3.1 and AsyncAPI 3.0")
    lint = command("lint", "check the documents, and our rules upon them")
    lint.add_argument("--json", action="store_true", help="print the findings as JSON, for programs")
    bundle = command("bundle", "print the bundled document, or write it to a file", several=False)
    bundle.add_argument("vendor")
    bundle.add_argument("--asyncapi", action="store_true", help="the document of the vendor's stream")
    bundle.add_argument("--output", type=Path, help="a file to write instead")
    generate = command("generate", "bring the packages up to date")
    generate.add_argument("--force", action="store_true", help="generate even what has not changed")
    command("check", "regenerate aside and say which committed files differ")
    changes = command("changes", "say what changed since a revision, and fail where the version hides what breaks")
    changes.add_argument("--base", required=True, metavar="REVISION", help="a commit, a tag or a branch")
    changes.add_argument("--write", action="store_true", help="draft the version's section of the changelog")
    docs = command("docs", "write the portal: one static site over all vendors")
    docs.add_argument(
        "--output", type=Path, help="the folder of the site, whose content it replaces; site/ if not said"
    )
    return parser


def _list(asked: argparse.Namespace) -> int:
    from codegen.pipeline import fingerprints

    findings: list[Finding] = []
    for vendor in vendors.select(asked.vendor, asked.root):
        state = "fresh" if fingerprints.is_fresh(vendor) else "stale" if vendor.output.exists() else "not generated"
        try:
            title = vendor.settings.get("title", "")
        except Failed as failed:
            findings += failed.findings
            title = ""
        print(f"{vendor.id:<24}{state:<16}{title}".rstrip())
    _print(findings)
    return 1 if findings else 0


def _new(asked: argparse.Namespace) -> int:
    from codegen.starter import write_starter

    vendor = vendors.new_vendor(asked.vendor, asked.root)
    for path in write_starter(vendor):
        print(f"wrote {vendor.shown(path)}")
    print(f"Next: describe the API in {vendor.shown(vendor.spec)}/openapi.yaml, then: make generate VENDOR={vendor.id}")
    return 0


def _validate(asked: argparse.Namespace) -> int:
    from codegen.pipeline.build import validation_findings

    return _examine(asked, validation_findings, "valid")


def _lint(asked: argparse.Namespace) -> int:
    from codegen.pipeline.build import lint_findings

    if asked.json:
        from codegen.pipeline.diagnostics import findings_to_json

        found = [finding for vendor in vendors.select(asked.vendor, asked.root) for finding in lint_findings(vendor)]
        print(json.dumps(findings_to_json(found), indent=2))
        return 1 if found else 0
    return _examine(asked, lint_findings, "clean")


def _examine(asked: argparse.Namespace, examine: Callable[[Vendor], list[Finding]], well: str) -> int:
    chosen = vendors.select(asked.vendor, asked.root)
    findings = [finding for vendor in chosen for finding in examine(vendor)]
    _print(findings)
    if not findings:
        print(f"{_count(len(chosen), 'vendor')} {well}")
    return 1 if findings else 0


def _bundle(asked: argparse.Namespace) -> int:
    from codegen.ir import asyncapi
    from codegen.openapi.bundler import ASYNCAPI_DOCUMENT
    from codegen.pipeline.build import load

    (vendor,) = vendors.select([asked.vendor], asked.root)
    folder, bundled = load(vendor)
    if asked.asyncapi:
        if (beside := asyncapi.load(folder)) is None:
            missing = vendor.shown(vendor.spec) / ASYNCAPI_DOCUMENT
            raise Failed([Finding(missing, 1, "document-missing", "there is none; this vendor does not stream")])
        bundled = beside
    text = json.dumps(bundled.data, indent=2, ensure_ascii=False) + "\n"
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _generate(asked: argparse.Namespace) -> int:
    from codegen.pipeline.build import generate

    outcomes: list[BuildResult] = []
    with _progress() as step:
        for vendor in vendors.select(asked.vendor, asked.root):
            outcomes.append(generate(vendor, force=asked.force, progress=partial(step, vendor.id)))
    _print([finding for outcome in outcomes for finding in errors(outcome.findings)])
    for outcome in outcomes:
        _report(outcome)
    if all(outcome.state == "fresh" for outcome in outcomes):
        print("nothing changed")
    return 1 if any(outcome.failed for outcome in outcomes) else 0


def _report(outcome: BuildResult) -> None:
    vendor = outcome.vendor
    if outcome.state == "written":
        print(f"{vendor.id}: wrote {vendor.shown(vendor.output)} in {outcome.seconds:.1f} s")
        if warnings := [one for one in outcome.findings if one.severity is Severity.WARNING]:
            print(f"{vendor.id}: {_count(len(warnings), 'warning')}; see: python -m codegen lint {vendor.id}")
    elif outcome.failed:
        kept = "left as it was" if vendor.output.exists() else "not made"
        print(f"{vendor.id}: {vendor.shown(vendor.output)} {kept}; mend what stands above", file=sys.stderr)


def _check(asked: argparse.Namespace) -> int:
    from codegen.pipeline.build import check

    chosen = vendors.select(asked.vendor, asked.root)
    findings: list[Finding] = []
    with _progress() as step:
        for vendor in chosen:
            step(vendor.id, "regenerate aside")
            findings += check(vendor)
    findings += _orphans(asked.root) if not asked.vendor else []
    _print(findings)
    if not findings:
        print(f"{_count(len(chosen), 'package')} fresh")
    return 1 if findings else 0


def _changes(asked: argparse.Namespace) -> int:
    from codegen.changes import base

    findings: list[Finding] = []
    chosen = vendors.select(asked.vendor, asked.root)
    with base.checkout(asked.root, asked.base) as folder:
        for vendor in chosen:
            try:
                findings += _changed(vendor, folder, write=asked.write)
            except Failed as failed:
                findings += failed.findings
        known = {vendor.id for vendor in vendors.discover(asked.root)}
        for vendor in vendors.discover(folder) if not asked.vendor else ():
            if vendor.id not in known:
                print(f"{vendor.distribution}: gone")
    _print(findings)
    return 1 if findings else 0


def _changed(vendor: Vendor, base: Path, *, write: bool) -> list[Finding]:
    from codegen.pipeline import fingerprints

    from . import changelog, changes

    fingerprints.require_fresh(vendor)
    found = changes.changes(vendor, base)
    print("\n\n".join(one for one in (found.summary, found.text) if one))
    wrong = found.findings()
    if write and found.text and not wrong:
        changelog.draft(vendor, found.text)
        print(f"wrote {vendor.shown(vendor.changelog_path)}; next: make generate VENDOR={vendor.id}")
    return wrong


def _docs(asked: argparse.Namespace) -> int:
    from codegen.portal import renderer, site

    output = asked.output or asked.root / "site"
    weight = site.write_site(vendors.select(asked.vendor, asked.root), output, renderer.load())
    first, whole = weight.first / 1000, weight.whole / 1e6
    print(f"{output / 'index.html'}: {weight.pages} pages, {whole:.1f} MB; the first page {first:.0f} kB")
    return 0


def _orphans(root: Path) -> list[Finding]:
    """Return what stands in ``generated/`` and belongs to no vendor."""
    known = {vendor.id for vendor in vendors.discover(root)}
    folder = root / "generated"
    held = (
        [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "__"))] if folder.exists() else []
    )
    return [
        Finding(path.relative_to(root), 1, "generated-orphan", "belongs to no vendor in specs/; remove it")
        for path in held
        if path.name not in known
    ]


def _print(findings: Sequence[Finding]) -> None:
    for finding in sort_findings(findings):
        print(finding, file=sys.stderr)
    if findings:
        stopping = len(errors(findings))
        counts = [_count(stopping, "error"), _count(len(findings) - stopping, "warning")]
        print(", ".join(counts), file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def _progress() -> Iterator[Callable[[str, str], None]]:
    """Show the running step while work goes on, on a terminal; start nothing until there is a step to show."""
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
    # A run that ends within a second has nothing to collect, and collecting costs it a tenth of its time.
    gc.disable()
    sys.exit(main())
