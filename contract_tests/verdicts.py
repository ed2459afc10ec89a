"""Verdicts: what is told of findings, one for each broken fact: what, where, whose mistake it is, what to do."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from codegen import evidence
from codegen.bundle import ROOT_DOCUMENT, Bundle, bundle
from codegen.evidence import Entry
from codegen.vendors import Vendor

from . import targets
from .operations import Operation


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold; `pointers` lead to the node of the document that is concerned, the innermost last.

    `request` is a curl line, `answer` what came; `count` says of how many answers it is the one to show.
    """

    vendor: str
    operation: str
    rule: str
    message: str
    pointers: tuple[str, ...] = ()
    request: str = ""
    answer: str = ""
    layer: str = ""
    test: str = ""
    count: int = 1

    @property
    def fact(self) -> tuple[str, str, str]:
        """What is broken, by whatever operation it was seen, where the document says it once for several."""
        return self.vendor, self.rule, self.pointers[-1] if self.pointers else self.operation

    def joined(self, other: Finding) -> Finding:
        """Return one finding for two of one fact: the one with the shorter request, counted for both."""
        shorter = min(self, other, key=lambda one: (not one.request, len(one.request)))
        return replace(shorter, count=self.count + other.count)

    def __str__(self) -> str:
        parts = (f"{self.vendor} {self.operation}: {self.rule}", self.message.strip(), self.answer)
        return "\n".join(filter(None, (*parts, verdict(self.vendor, self.pointers), self.request)))


class Broken(AssertionError):
    """A rule does not hold. `pointers` lead to the nodes of the document that are concerned, outermost first."""

    def __init__(
        self,
        operation: Operation,
        rule: str,
        message: str,
        pointers: Iterable[str] = (),
        request: str = "",
        answer: str = "",
    ) -> None:
        marks = tuple(f"{operation.origin}{one}" for one in pointers)
        self.finding = Finding(operation.vendor, operation.id, rule, message, marks, request, answer)
        super().__init__(str(self.finding))

    def after(self, steps: Iterable[str]) -> Broken:
        """Return the same failure with the steps that led to it."""
        told = "\n".join([self.finding.message.strip(), "after", *(f"  {step}" for step in steps)])
        self.finding = replace(self.finding, message=told)
        self.args = (str(self.finding),)
        return self


MISTAKES = ("NameError:", "UnboundLocalError:", "ImportError:", "ModuleNotFoundError:", "SyntaxError:", "fixture ")
"""How the failure of a test begins that has no other cause than the test."""


@dataclass(slots=True)
class Verdict:
    """All findings of one fact. `also` are tests that failed for what is most likely the same reason."""

    finding: Finding
    operations: list[str] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)
    also: list[Finding] = field(default_factory=list)

    @property
    def readings(self) -> list[Entry]:
        """The entries of ``evidence.yaml`` that stand behind the fact."""
        return readings(self.finding.vendor, self.finding.pointers)

    @property
    def assumed(self) -> list[Entry]:
        """Those entries that are our assumption."""
        return [one for one in self.readings if one.status == "inferred"]

    @property
    def own(self) -> bool:
        """Whether the test itself is wrong: it failed as no answer could make it fail."""
        return self.finding.message.lstrip().startswith(MISTAKES)

    @property
    def whose(self) -> str:
        """Whose the mistake is."""
        if self.own:
            return "the test is wrong"
        ids = ", ".join(one.id for one in self.assumed)
        return f"our assumption {ids} is wrong" if ids else "vendor drift"

    @property
    def headline(self) -> str:
        """Whose the mistake is, the vendor, the operations, the rule and the node."""
        one = self.finding
        where = f" at {one.pointers[-1]}" if one.pointers else ""
        cited = "" if self.assumed else ", ".join(entry.id for entry in self.readings)
        whose = f"{self.whose} ({cited})" if cited else self.whose
        return f"{whose}: {one.vendor} {', '.join(self.operations)}: {one.rule}{where}"

    @property
    def origin(self) -> str:
        """The file and line of the description that says it; empty where no node is concerned."""
        return origin(self.finding.vendor, self.finding.pointers[-1]) if self.finding.pointers else ""

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.own:
            return "Mend the test: it says nothing of the vendor."
        if self.assumed:
            marked = ", ".join(f"{entry.id} ({place(self.finding.vendor, entry)})" for entry in self.assumed)
            return f"Correct the reading {marked} and what bears its mark, then: make generate."
        there = f" at {self.origin}" if self.origin else ""
        if targets.is_real():
            return f"Read the vendor's page. Where it says so now, change the description{there}, then: make generate."
        return f"Read the vendor's page, and mend what differs from it: the sandbox, or the description{there}."

    @property
    def again(self) -> str:
        """The command that runs the test again which saw it, with what this run was told."""
        names = ("CONTRACT_TARGET", "CONTRACT_REPLAY", "CONTRACT_PROFILE", "CONTRACT_SEED")
        told = [f"{name}={shlex.quote(os.environ[name])}" for name in names if os.environ.get(name)]
        return " ".join([*told, ".venv/bin/python -m pytest", shlex.quote(self.finding.test)])

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as programs read it."""
        one = self.finding
        return {
            "vendor": one.vendor,
            "operations": self.operations,
            "rule": one.rule,
            "pointer": one.pointers[-1] if one.pointers else "",
            "evidence": [entry.id for entry in self.readings],
            "assumed": bool(self.assumed),
            "message": one.message,
            "count": one.count,
            "layers": self.layers,
            "also": [other.test for other in self.also],
        }

    def lines(self) -> Iterator[str]:
        """Yield the verdict for a terminal."""
        one = self.finding
        yield self.headline
        yield from (f"  {line}" for line in one.message.strip().splitlines())
        yield from (f"  {line}" for line in cited(one.vendor, self.readings))
        yield f"  {self.advice}"
        yield f"  seen in {one.count} answers by {', '.join(self.layers)}; again:"
        yield from (f"  {line}" for line in (one.request, self.again) if line)


def verdicts(findings: Iterable[Finding]) -> list[Verdict]:
    """Return one verdict for each fact, in order of vendor, those of the vendor before our assumptions.

    A test that fails without saying which fact is broken (a client's call, a story) is told with the facts that are
    broken of its operation, if there are any.
    """
    found: dict[tuple[str, ...], Verdict] = {}
    listed = list(findings)
    for one in listed:
        if not one.rule:
            continue
        known = found.setdefault(one.fact, Verdict(replace(one, count=0)))
        known.finding = known.finding.joined(one)
        known.operations += [one.operation] if one.operation not in known.operations else []
        known.layers += [one.layer] if one.layer not in known.layers else []
    for one in (one for one in listed if not one.rule):
        causes = (known for known in found.values() if known.finding.vendor == one.vendor)
        cause = next((known for known in causes if one.operation in known.operations), None)
        if cause is not None:
            cause.also.append(one)
        else:
            told = replace(one, rule=f"{one.layer} fails")
            # What names no operation is a test's own.
            found[(*told.fact, one.test)] = Verdict(told, [one.operation or one.test], [one.layer])
    return sorted(found.values(), key=lambda one: (one.finding.vendor, bool(one.assumed), one.headline))


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
    return evidence.load(Vendor(vendor, targets.ROOT).folder(), evidence.pages(_settings(vendor)))


@cache
def marks(vendor: str) -> dict[str, list[str]]:
    """Return the ids of the readings that each node of a vendor's bundled document bears."""
    path = targets.ROOT / "generated" / vendor / "evidence.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def origin(vendor: str, pointer: str) -> str:
    """Return the file and line from which a node of the bundled document came."""
    # What a stream's document says has its name before the pointer.
    document, _, within = pointer.rpartition("#")
    path, line = _bundled(vendor, document.replace(".json", ".yaml") or ROOT_DOCUMENT).place(within)
    return f"{path}:{line}"


@cache
def _bundled(vendor: str, root: str) -> Bundle:
    return bundle(Vendor(vendor, targets.ROOT).folder(), root)


@cache
def _settings(vendor: str) -> dict[str, object]:
    return Vendor(vendor, targets.ROOT).settings
