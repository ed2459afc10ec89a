"""Evidence: the numbered readings of unclear or contradictory pages, and the page that shows them to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.openapi import meta_schemas
from codegen.openapi.json_pointer import join
from codegen.openapi.spec_folder import Folder
from codegen.openapi.yaml_reader import Document

from .findings import Failed, Finding

FILE = "evidence.yaml"
RULE = "evidence-entry"

_CODE_SPAN = re.compile(r"(`[^`]+`)")
# An underscore inside a word emphasises nothing.
_MARKDOWN = re.compile(r"[\\`*\[\]<>#|~&$]|(?<![^\W_])_|_(?![^\W_])")
_DATED = re.compile(r"(?P<before> +)(confirmed|last_checked): *['\"]?[0-9-]+['\"]?(?P<after>\s*(#.*)?\n?)")
_ADDRESS = re.compile(r"https://[^\s<>]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reading comes from: a page of ``vendor.toml`` and a heading on it."""

    id: str
    section: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading: what the pages leave open, how the description reads it, and what would prove it wrong.

    `confirmed` is the day on which an answer of the vendor last agreed; empty where none has.
    """

    id: str
    question: str
    status: str
    sources: tuple[Source, ...]
    reading: str
    rejected: str
    would_disprove: str
    last_checked: str
    line: int
    confirmed: str = ""


def document(folder: Folder) -> Document | None:
    """Return the vendor's ``evidence.yaml`` as it is written, None where there is none. Raises Failed."""
    return folder.document(FILE) if (folder.path / FILE).is_file() else None


def pages(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the address of each source by id, given what ``vendor.toml`` says."""
    # Read with care, since this may run before anything has said that the file is well-formed.
    sources = settings.get("sources")
    named = [one for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
    return {str(one.get("id")): str(one.get("page", "")) for one in named}


def load(folder: Folder, pages: Mapping[str, str] | None = None) -> list[Entry]:
    """Return the vendor's readings in order of number. Raises Failed with everything that is wrong with the file.

    Given the `pages` of the vendor, each source must be one of them.
    """
    written = document(folder)
    if written is None or written.data is None:
        return []
    problems = list(_problems(written, pages))
    if problems:
        raise Failed(
            Finding(written.path, written.line(pointer), RULE, message, at=pointer) for pointer, message in problems
        )
    return [_entry(written, name, fields, pages or {}) for name, fields in written.data.items()]


def confirm(folder: Folder, ids: Iterable[str], day: str) -> Path:
    """Write into ``evidence.yaml`` that the vendor's answers agreed with some readings; return the file as shown.

    Nothing else in the file changes. Raises Failed where an entry is not written a line a field, and writes nothing.
    """
    written = document(folder)
    assert written is not None, "whoever has readings to confirm has read them there"
    path = folder.path / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    # From the end, so that the lines before keep their numbers.
    for name in sorted(ids, reverse=True):
        again = "confirmed" in written.data[name]
        at = written.line(join(join("", name), "confirmed" if again else "last_checked"))
        line = lines[at - 1]
        if not (found := _DATED.fullmatch(line)):
            raise Failed([Finding(written.path, at, RULE, f"{name}: last_checked wants a line of its own")])
        if again:
            lines[at - 1] = f"{found['before']}confirmed: {day}{found['after']}"
        else:
            lines[at - 1] = f"{line.rstrip()}\n{found['before']}confirmed: {day}\n"
    draft = path.with_name(f".{FILE}")
    draft.write_text("".join(lines), encoding="utf-8", newline="")
    draft.replace(path)
    return written.path


def render(vendor_title: str, entries: Iterable[Entry]) -> str:
    """Return the readings as one Markdown page. Equal entries give equal text."""
    entries = list(entries)
    lines = [f"# Evidence: {_text(vendor_title)}", ""]
    if not entries:
        return "\n".join([*lines, "Everything in this description stands on the vendor's pages.", ""])
    lines += [
        "What the vendor's pages leave unclear or contradict, how this description reads it, and what would prove the",
        "reading wrong. Whatever bears no number here stands on the vendor's pages.",
        "",
        "| | Question | Status |",
        "|---|---|---|",
        *(f"| [{one.id}](#{one.id.lower()}) | {_text(one.question, cell=True)} | {one.status} |" for one in entries),
        "",
    ]
    for entry in entries:
        lines += _section(entry)
    return "\n".join(lines)


def _problems(written: Document, pages: Mapping[str, str] | None) -> Iterator[tuple[str, str]]:
    for pointer, message in meta_schemas.violations("evidence", written.data):
        yield pointer, f"{pointer.lstrip('/') or FILE}: {message}"
    entries = written.data if isinstance(written.data, dict) else {}
    prefix = next(iter(entries), "").partition("-")[0]
    for number, (name, fields) in enumerate(entries.items(), start=1):
        at = join("", name)
        if name != (expected := f"{prefix}-{number:03}"):
            yield at, f"{name} stands where {expected} is expected; number the entries in order, without a gap"
        for pointer, source in _sources(fields):
            if pages is not None and isinstance(source.get("id"), str) and source["id"] not in pages:
                listed = ", ".join(pages) or "none"
                yield at + pointer, f"no source {source['id']!r} in vendor.toml; there are: {listed}"


def _sources(fields: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    source = fields.get("source") if isinstance(fields, dict) else None
    if isinstance(source, dict):
        yield "/source", source
    elif isinstance(source, list):
        yield from ((f"/source/{index}", one) for index, one in enumerate(source) if isinstance(one, dict))


def _entry(written: Document, name: str, fields: dict[str, Any], pages: Mapping[str, str]) -> Entry:
    sources = tuple(Source(one["id"], one["section"], pages.get(one["id"], "")) for _, one in _sources(fields))
    texts = {key: value for key, value in fields.items() if key != "source"}
    return Entry(id=name, sources=sources, line=written.line(join("", name)), **texts)


def _section(entry: Entry) -> list[str]:
    where = "; ".join(_source(source) for source in entry.sources)
    confirmed = f"; confirmed by the vendor's answers {entry.confirmed}" if entry.confirmed else ""
    return [
        f"## {entry.id}",
        "",
        f"**{_text(entry.question)}**",
        "",
        f"- Reading: {_text(entry.reading)}",
        f"- Rejected: {_text(entry.rejected)}",
        f"- Would disprove it: {_text(entry.would_disprove)}",
        f"- Status: {entry.status}, from {where}; last checked {entry.last_checked}{confirmed}",
        "",
    ]


def _source(source: Source) -> str:
    name = _text(source.id)
    linked = f"[{name}](<{source.page}>)" if _ADDRESS.fullmatch(source.page) else name
    return f"{linked}, {_text(source.section)}"


def _text(text: str, *, cell: bool = False) -> str:
    """Return text that Markdown shows as it is; code spans stay code spans."""
    pieces = _CODE_SPAN.split(" ".join(text.split()))
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = _MARKDOWN.sub(r"\\\g<0>", piece)
        elif cell:
            # A table splits its cells before it looks for code.
            pieces[index] = piece.replace("|", r"\|")
    return "".join(pieces)
