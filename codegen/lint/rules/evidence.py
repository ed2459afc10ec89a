"""Rules about evidence: that each reading is well told, and that marks and readings meet."""

from __future__ import annotations

from codegen.evidence import FILE, RULE, load, pages
from codegen.findings import Failed, Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Place, Problems


@rule(RULE, "a reading is worth what its source and its test are worth", Severity.ERROR)
def entry(context: Context) -> Problems:
    """Entries follow their schema, are numbered without a gap, and name sources of `vendor.toml`."""
    try:
        load(context.folder, pages(context.settings) if context.settings else None)
    except Failed as failed:
        yield from (((one.file, one.line), one.message) for one in failed.findings)


@rule("evidence-used", "a mark without a reading proves nothing, nor a reading without a mark", Severity.ERROR)
def used(context: Context) -> Problems:
    """Every mark names an entry, and every entry is named by a mark."""
    lines = context.evidence_lines
    if lines is None:
        return
    marks: list[tuple[Place, str]] = [(at, name) for at, names in context.bundle.evidence.items() for name in names]
    if streams := context.streams:
        marks += [(streams.place(at), name) for at, names in streams.evidence.items() for name in names]
    for place, name in marks:
        if name not in lines:
            yield place, f"no entry {name} in {FILE}; write it, or correct the mark"
    named = {name for _, name in marks}
    for name, line in lines.items():
        if name not in named:
            path = context.folder.display_path / FILE
            yield (path, line), f"no node bears x-evidence: {name}; mark it or drop the entry"
