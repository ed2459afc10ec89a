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
"""Beginnings of failure messages that a mistake in the test causes, never a response."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is to blame for a finding: the vendor, an assumption of ours or the test; and the evidence for it.

    `evidence` are the entries of ``evidence.yaml`` for the innermost node concerned that has any.
    """

    vendor: str
    evidence: tuple[EvidenceEntry, ...] = ()
    test_error: bool = False

    @property
    def assumptions(self) -> tuple[EvidenceEntry, ...]:
        """The entries that no page of the vendor documents."""
        return tuple(entry for entry in self.evidence if entry.status == "inferred")

    @property
    def culprit(self) -> str:
        """Who is to blame, in words, with the ids of the evidence."""
        if self.test_error:
            return "the test is wrong"
        if self.assumptions:
            return f"our assumption {', '.join(entry.id for entry in self.assumptions)} is wrong"
        ids = ", ".join(entry.id for entry in self.evidence)
        return f"vendor drift ({ids})" if ids else "vendor drift"

    def lines(self) -> Iterator[str]:
        """Yield what to read next: each entry with its line and pages, or the vendor's page if there is no entry."""
        for entry in self.evidence:
            yield f"{entry_location(self.vendor, entry)}: {entry.question}"
            yield from (f"  {page}: {', '.join(sections)}" for page, sections in cited_pages(entry).items())
        if not self.evidence and self.vendor:
            yield f"the vendor's page: {vendor_page(self.vendor)}"


def attribute(vendor: str, pointers: Iterable[str], message: str) -> Attribution:
    """Return who is to blame for a finding. No other function decides this.

    `pointers` lead to the node of the document concerned, the innermost last; `message` is the finding's message.
    """
    return Attribution(vendor, tuple(evidence_at(vendor, pointers)), message.lstrip().startswith(TEST_ERRORS))


def cited_pages(entry: EvidenceEntry) -> dict[str, list[str]]:
    """Return the headings that an entry cites, by the URL of their page."""
    pages: dict[str, list[str]] = {}
    for source in entry.sources:
        pages.setdefault(source.page, []).append(source.section)
    return pages


def entry_location(vendor: str, entry: EvidenceEntry) -> str:
    """Return the file and line of an entry."""
    return f"specs/{vendor}/{evidence.FILE}:{entry.line}"


def vendor_page(vendor: str) -> str:
    """Return the URL of the main page that a vendor's description was written from."""
    return next(iter(evidence.pages(_settings(vendor)).values()), "none is set in vendor.toml")


def evidence_at(vendor: str, pointers: Iterable[str]) -> list[EvidenceEntry]:
    """Return the evidence entries of the innermost node that has any; `pointers` are the nodes, the innermost last."""
    ids_by_pointer = evidence_ids(vendor) if vendor else {}
    ids = next((ids_by_pointer[pointer] for pointer in reversed(list(pointers)) if pointer in ids_by_pointer), [])
    return [entry for entry in evidence_entries(vendor) if entry.id in ids] if ids else []


@cache
def evidence_entries(vendor: str) -> list[EvidenceEntry]:
    """Return the entries of a vendor's ``evidence.yaml``, in order."""
    return evidence.load(Vendor(vendor, bundles.ROOT).folder(), evidence.pages(_settings(vendor)))


@cache
def evidence_ids(vendor: str) -> dict[str, list[str]]:
    """Return the ids of the evidence entries of each node of a vendor's bundled documents, by JSON pointer."""
    path = bundles.ROOT / "generated" / vendor / "evidence.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def description_location(vendor: str, pointer: str) -> str:
    """Return the file and line of the description that a node of a bundled document comes from."""
    # Pointers into the AsyncAPI document begin with its name and "#".
    document, _, node = pointer.rpartition("#")
    path, line = _bundled(vendor, document.replace(".json", ".yaml") or ROOT_DOCUMENT).place(node)
    return f"{path}:{line}"


@cache
def _bundled(vendor: str, root: str) -> Bundle:
    return bundle(Vendor(vendor, bundles.ROOT).folder(), root)


@cache
def _settings(vendor: str) -> dict[str, object]:
    return Vendor(vendor, bundles.ROOT).settings
