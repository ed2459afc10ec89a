"""Attribution: the evidence behind a node of a document, and therefore whose mistake a finding is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

from codegen import evidence
from codegen.bundle import ROOT_DOCUMENT, Bundle, bundle
from codegen.evidence import Entry
from codegen.vendors import Vendor
from contract_tests.harness.documents import bundles


def verdict(vendor: str, pointers: Iterable[str]) -> str:
    """Return whose the mistake is, by the evidence of the innermost node that has some."""
    found = readings(vendor, pointers)
    told = [
        f"our assumption {one.id} is wrong" if one.status == "inferred" else f"vendor drift, {one.status} {one.id}"
        for one in found
    ]
    return "\n".join([*(told or ["vendor drift: nothing here is our assumption"]), *cited(vendor, found)])


def cited(vendor: str, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield where to read on: each entry with its line and its page; the vendor's page where there is no entry."""
    entries = list(entries)
    for entry in entries:
        yield f"{place(vendor, entry)}: {entry.question}"
        yield from (f"  {page}: {', '.join(sections)}" for page, sections in sources(entry).items())
    if not entries and vendor:
        yield f"the vendor's page: {page(vendor)}"


def sources(entry: Entry) -> dict[str, list[str]]:
    """Return the headings that an entry comes from, by the address of their page."""
    found: dict[str, list[str]] = {}
    for one in entry.sources:
        found.setdefault(one.page, []).append(one.section)
    return found


def place(vendor: str, entry: Entry) -> str:
    """Return where an entry stands."""
    return f"specs/{vendor}/{evidence.FILE}:{entry.line}"


def page(vendor: str) -> str:
    """Return the page that a vendor's description was written from in the first place."""
    return next(iter(evidence.pages(_settings(vendor)).values()), "none is named in vendor.toml")


def readings(vendor: str, pointers: Iterable[str]) -> list[Entry]:
    """Return the entries that the innermost of some nodes bears that bears any."""
    known = marks(vendor) if vendor else {}
    ids = next((known[one] for one in reversed(list(pointers)) if one in known), [])
    return [one for one in entries(vendor) if one.id in ids] if ids else []


@cache
def entries(vendor: str) -> list[Entry]:
    """Return a vendor's readings, in order."""
    return evidence.load(Vendor(vendor, bundles.ROOT).folder(), evidence.pages(_settings(vendor)))


@cache
def marks(vendor: str) -> dict[str, list[str]]:
    """Return the ids of the readings that each node of a vendor's bundled document bears."""
    path = bundles.ROOT / "generated" / vendor / "evidence.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def origin(vendor: str, pointer: str) -> str:
    """Return the file and line from which a node of the bundled document came."""
    # What a stream's document says has its name before the pointer.
    document, _, within = pointer.rpartition("#")
    path, line = _bundled(vendor, document.replace(".json", ".yaml") or ROOT_DOCUMENT).place(within)
    return f"{path}:{line}"


@cache
def _bundled(vendor: str, root: str) -> Bundle:
    return bundle(Vendor(vendor, bundles.ROOT).folder(), root)


@cache
def _settings(vendor: str) -> dict[str, object]:
    return Vendor(vendor, bundles.ROOT).settings
