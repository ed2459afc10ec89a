"""Attribution: the evidence behind a node of a document, and therefore whose mistake a finding is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from codegen import evidence
from codegen.evidence import EvidenceEntry
from codegen.openapi.bundler import ROOT_DOCUMENT, Bundle, bundle
from codegen.vendors import Vendor
from contract_tests.harness.documents import bundles

TEST_ERRORS = ("NameError:", "UnboundLocalError:", "ImportError:", "ModuleNotFoundError:", "SyntaxError:", "fixture ")
"""How the failure message of a test begins that no response can cause."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose mistake a finding is: the vendor's, our assumption's or the test's; and the evidence that says so.

    `evidence` are the entries of ``evidence.yaml`` at the innermost node concerned that has any.
    """

    vendor: str
    evidence: tuple[EvidenceEntry, ...] = ()
    test_error: bool = False

    @property
    def assumptions(self) -> tuple[EvidenceEntry, ...]:
        """The evidence that no page of the vendor states."""
        return tuple(entry for entry in self.evidence if entry.status == "inferred")

    @property
    def culprit(self) -> str:
        """Whose mistake it is, in words, with the evidence that is cited."""
        if self.test_error:
            return "the test is wrong"
        if self.assumptions:
            return f"our assumption {', '.join(entry.id for entry in self.assumptions)} is wrong"
        ids = ", ".join(entry.id for entry in self.evidence)
        return f"vendor drift ({ids})" if ids else "vendor drift"

    def lines(self) -> Iterator[str]:
        """Yield where to read on: each entry with its line and pages, or the vendor's page if there is no entry."""
        for entry in self.evidence:
            yield f"{entry_location(self.vendor, entry)}: {entry.question}"
            yield from (f"  {page}: {', '.join(sections)}" for page, sections in cited_pages(entry).items())
        if not self.evidence and self.vendor:
            yield f"the vendor's page: {vendor_page(self.vendor)}"


def attribute(vendor: str, pointers: Iterable[str], message: str) -> Attribution:
    """Return whose mistake a finding is. This is the only place that decides it.

    `pointers` lead to the node of the document concerned, the innermost last; `message` is that of the finding.
    """
    return Attribution(vendor, tuple(evidence_at(vendor, pointers)), message.lstrip().startswith(TEST_ERRORS))


def cited_pages(entry: EvidenceEntry) -> dict[str, list[str]]:
    """Return the headings that an entry comes from, by the address of their page."""
    found: dict[str, list[str]] = {}
    for one in entry.sources:
        found.setdefault(one.page, []).append(one.section)
    return found


def entry_location(vendor: str, entry: EvidenceEntry) -> str:
    """Return where an entry stands."""
    return f"specs/{vendor}/{evidence.FILE}:{entry.line}"


def vendor_page(vendor: str) -> str:
    """Return the page that a vendor's description was written from in the first place."""
    return next(iter(evidence.pages(_settings(vendor)).values()), "none is named in vendor.toml")


def evidence_at(vendor: str, pointers: Iterable[str]) -> list[EvidenceEntry]:
    """Return the entries that the innermost of some nodes bears that bears any."""
    known = evidence_ids(vendor) if vendor else {}
    ids = next((known[one] for one in reversed(list(pointers)) if one in known), [])
    return [one for one in evidence_entries(vendor) if one.id in ids] if ids else []


@cache
def evidence_entries(vendor: str) -> list[EvidenceEntry]:
    """Return a vendor's readings, in order."""
    return evidence.load(Vendor(vendor, bundles.ROOT).folder(), evidence.pages(_settings(vendor)))


@cache
def evidence_ids(vendor: str) -> dict[str, list[str]]:
    """Return the ids of the readings that each node of a vendor's bundled document bears."""
    path = bundles.ROOT / "generated" / vendor / "evidence.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def description_location(vendor: str, pointer: str) -> str:
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
