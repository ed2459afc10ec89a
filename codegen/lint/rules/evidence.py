"""Rules for evidence: each entry is complete, and each `x-evidence` mark refers to an entry."""

from __future__ import annotations

from codegen.evidence import FILE, RULE, load, pages
from codegen.findings import Failed, Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Place, Problems


@rule(RULE, "readers can verify an interpretation only with its source and its test", Severity.ERROR)
def entry(context: Context) -> Problems:
    """Entries follow their schema, are numbered without gaps, and refer to sources of `vendor.toml`."""
    try:
        load(context.folder, pages(context.settings) if context.settings else None)
    except Failed as failed:
        yield from (((finding.file, finding.line), finding.message) for finding in failed.findings)


@rule(
    "evidence-used",
    "a mark without an entry proves nothing, and an entry without a mark has no subject",
    Severity.ERROR,
)
def used(context: Context) -> Problems:
    """Every `x-evidence` mark names an entry, and every entry is named by a mark."""
    lines = context.evidence_lines
    if lines is None:
        return
    marks: list[tuple[Place, str]] = [(at, name) for at, names in context.bundle.evidence.items() for name in names]
    if streams := context.streams:
        marks += [(streams.place(at), name) for at, names in streams.evidence.items() for name in names]
    for place, name in marks:
        if name not in lines:
            yield place, f"no entry {name} in {FILE}; add the entry or correct x-evidence"
    marked_names = {name for _, name in marks}
    for name, line in lines.items():
        if name not in marked_names:
            message = f"no node has x-evidence: {name}; add it to the node that the entry explains, or delete the entry"
            yield (context.folder.display_path / FILE, line), message
