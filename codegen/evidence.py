"""Read ``evidence.yaml``, the interpretations of unclear or contradictory vendor pages, and render them as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.openapi import meta_schemas
from codegen.openapi.json_pointer import join
from codegen.openapi.spec_folder import SpecFolder
from codegen.openapi.yaml_reader import Document

from .findings import Failed, Finding

FILE = "evidence.yaml"
RULE = "evidence-entry"

_CODE_SPAN = re.compile(r"(`[^`]+`)")
# An underscore inside a word does not emphasise, so it needs no escape.
_MARKDOWN = re.compile(r"[\\`*\[\]<>#|~&$]|(?<![^\W_])_|_(?![^\W_])")
_DATE_FIELD = re.compile(r"(?P<before> +)(confirmed|last_checked): *['\"]?[0-9-]+['\"]?(?P<after>\s*(#.*)?\n?)")
_ADDRESS = re.compile(r"https://[^\s<>]+")


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """A source of an interpretation: the id and URL of a page in ``vendor.toml``, and the heading of a section."""

    id: str
    section: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One interpretation: the question that the pages leave open, the answer assumed, and what would disprove it.

    `confirmed` is the day (ISO 8601) on which a response of the vendor last agreed with it, or empty.
    """

    id: str
    question: str
    status: str
    sources: tuple[EvidenceSource, ...]
    reading: str
    rejected: str
    would_disprove: str
    last_checked: str
    line: int
    confirmed: str = ""


def document(folder: SpecFolder) -> Document | None:
    """Return the vendor's ``evidence.yaml``, or None if it does not exist. Raises Failed for invalid YAML."""
    return folder.document(FILE) if (folder.path / FILE).is_file() else None


def pages(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the URL of each source in ``vendor.toml`` by the id of the source."""
    # The settings may not have been validated yet.
    sources = settings.get("sources")
    named = [source for source in sources if isinstance(source, dict)] if isinstance(sources, list) else []
    return {str(source.get("id")): str(source.get("page", "")) for source in named}


def load(folder: SpecFolder, pages: Mapping[str, str] | None = None) -> list[EvidenceEntry]:
    """Return the vendor's interpretations in order of number. Raises Failed with every problem of the file.

    If `pages` is given, the id of each source must be one of its keys.
    """
    evidence = document(folder)
    if evidence is None or evidence.data is None:
        return []
    problems = list(_problems(evidence, pages))
    if problems:
        raise Failed(
            Finding(evidence.path, evidence.line(pointer), RULE, message, at=pointer) for pointer, message in problems
        )
    return [_entry(evidence, name, fields, pages or {}) for name, fields in evidence.data.items()]


def confirm(folder: SpecFolder, ids: Iterable[str], day: str) -> Path:
    """Write the date of confirmation into some entries of ``evidence.yaml``; return the path for messages.

    Nothing else in the file changes. Raises Failed, and writes nothing, if `last_checked` shares its line with other
    fields.
    """
    evidence = document(folder)
    assert evidence is not None, "ids to confirm come from this file"
    path = folder.path / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    # From the end, so that the numbers of the lines before stay valid.
    for name in sorted(ids, reverse=True):
        has_confirmed = "confirmed" in evidence.data[name]
        number = evidence.line(join(join("", name), "confirmed" if has_confirmed else "last_checked"))
        line = lines[number - 1]
        if not (match := _DATE_FIELD.fullmatch(line)):
            raise Failed([Finding(evidence.path, number, RULE, f"{name}: write last_checked on a line of its own")])
        if has_confirmed:
            lines[number - 1] = f"{match['before']}confirmed: {day}{match['after']}"
        else:
            lines[number - 1] = f"{line.rstrip()}\n{match['before']}confirmed: {day}\n"
    draft = path.with_name(f".{FILE}")
    draft.write_text("".join(lines), encoding="utf-8", newline="")
    draft.replace(path)
    return evidence.path


def render(vendor_title: str, entries: Iterable[EvidenceEntry]) -> str:
    """Return the interpretations as one Markdown page. Equal entries give equal text."""
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
        *(
            f"| [{entry.id}](#{entry.id.lower()}) | {_text(entry.question, cell=True)} | {entry.status} |"
            for entry in entries
        ),
        "",
    ]
    for entry in entries:
        lines += _section(entry)
    return "\n".join(lines)


def _problems(evidence: Document, pages: Mapping[str, str] | None) -> Iterator[tuple[str, str]]:
    for pointer, message in meta_schemas.violations("evidence", evidence.data):
        yield pointer, f"{pointer.lstrip('/') or FILE}: {message}"
    entries = evidence.data if isinstance(evidence.data, dict) else {}
    prefix = next(iter(entries), "").partition("-")[0]
    for number, (name, fields) in enumerate(entries.items(), start=1):
        at = join("", name)
        if name != (expected := f"{prefix}-{number:03}"):
            yield at, f"{name} where {expected} is expected; number the entries in order, without gaps"
        for pointer, source in _sources(fields):
            if pages is not None and isinstance(source.get("id"), str) and source["id"] not in pages:
                listed = ", ".join(pages) or "none"
                yield at + pointer, f"no source {source['id']!r} in vendor.toml; its sources are: {listed}"


def _sources(fields: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    source = fields.get("source") if isinstance(fields, dict) else None
    if isinstance(source, dict):
        yield "/source", source
    elif isinstance(source, list):
        yield from ((f"/source/{index}", item) for index, item in enumerate(source) if isinstance(item, dict))


def _entry(evidence: Document, name: str, fields: dict[str, Any], pages: Mapping[str, str]) -> EvidenceEntry:
    sources = tuple(
        EvidenceSource(source["id"], source["section"], pages.get(source["id"], "")) for _, source in _sources(fields)
    )
    texts = {key: value for key, value in fields.items() if key != "source"}
    return EvidenceEntry(id=name, sources=sources, line=evidence.line(join("", name)), **texts)


def _section(entry: EvidenceEntry) -> list[str]:
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


def _source(source: EvidenceSource) -> str:
    name = _text(source.id)
    linked = f"[{name}](<{source.page}>)" if _ADDRESS.fullmatch(source.page) else name
    return f"{linked}, {_text(source.section)}"


def _text(text: str, *, cell: bool = False) -> str:
    """Escape text for Markdown, so that it is displayed unchanged; code spans stay code spans."""
    pieces = _CODE_SPAN.split(" ".join(text.split()))
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = _MARKDOWN.sub(r"\\\g<0>", piece)
        elif cell:
            # Markdown splits table cells before it parses code spans.
            pieces[index] = piece.replace("|", r"\|")
    return "".join(pieces)
