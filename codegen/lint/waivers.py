"""Waivers: warnings that a vendor's ``vendor.toml`` accepts, each at a JSON Pointer and with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from codegen.findings import Finding, Severity

from .context import Context
from .rule import Rule

UNUSED = "waiver-unused"
"""The id of the rule that reports waivers without a matching warning."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver of one rule for the node at the JSON Pointer `at` and all nodes below it."""

    index: int
    rule: str
    at: str

    def covers(self, finding: Finding) -> bool:
        """Return whether this waiver applies to a finding. Errors are never covered."""
        below = finding.at == self.at or finding.at.startswith(f"{self.at}/") or not self.at
        return below and finding.rule == self.rule and finding.severity is Severity.WARNING


def apply_waivers(context: Context, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield the findings that no waiver covers, and a finding for each waiver that covers nothing."""
    waivers = list(read_waivers(context))
    used: set[Waiver] = set()
    for finding in findings:
        covering = [waiver for waiver in waivers if waiver.covers(finding)]
        used.update(covering)
        if not covering:
            yield finding
    for waiver in waivers:
        if waiver not in used and not waiver_error(waiver, rules):
            message = f"{waiver.rule} finds nothing at {waiver.at or 'any place'}; remove the waiver"
            yield rules[UNUSED].find(context, context.vendor.settings_place(f"/waivers/{waiver.index}"), message)


def waiver_error(waiver: Waiver, rules: Mapping[str, Rule]) -> str:
    """Return why a waiver is invalid; empty if it is valid."""
    rule = rules.get(waiver.rule)
    if rule is None:
        return f"no rule {waiver.rule!r}; specs/README.md lists the rules"
    return f"{rule.id} is an error and cannot be waived; fix its findings" if rule.severity is Severity.ERROR else ""


def read_waivers(context: Context) -> Iterator[Waiver]:
    """Yield the waivers of ``vendor.toml``. Malformed entries are ignored, because `vendor-settings` reports them."""
    entries = context.settings.get("waivers")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get("rule"), str) and isinstance(entry.get("at"), str):
            yield Waiver(index, entry["rule"], entry["at"])
