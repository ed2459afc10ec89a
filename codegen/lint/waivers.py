"""Waivers: findings that a vendor's ``vendor.toml`` accepts, each at a place and for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from codegen.findings import Finding, Severity

from .context import Context
from .rule import Rule

UNUSED = "waiver-unused"
"""The rule of waivers that waive nothing."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver: the rule, and the place at and below which it is let off."""

    index: int
    rule: str
    at: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether this waiver lets a finding off."""
        below = finding.at == self.at or finding.at.startswith(f"{self.at}/") or not self.at
        return below and finding.rule == self.rule and finding.severity is Severity.WARNING


def apply_waivers(context: Context, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield the findings that are not waived, and the waivers that waived none."""
    waivers = list(read_waivers(context))
    used: set[Waiver] = set()
    for finding in findings:
        covering = [waiver for waiver in waivers if waiver.covers(finding)]
        used.update(covering)
        if not covering:
            yield finding
    for waiver in waivers:
        if waiver not in used and not waiver_error(waiver, rules):
            message = f"{waiver.rule} finds nothing at {waiver.at or 'any place'}; drop the waiver"
            yield rules[UNUSED].find(context, context.vendor.settings_place(f"/waivers/{waiver.index}"), message)


def waiver_error(waiver: Waiver, rules: Mapping[str, Rule]) -> str:
    """Say why a waiver can never waive anything; nothing where it can."""
    one = rules.get(waiver.rule)
    if one is None:
        return f"no rule {waiver.rule!r}; specs/README.md lists them"
    return f"{one.id} is an error and cannot be waived; mend what it finds" if one.severity is Severity.ERROR else ""


def read_waivers(context: Context) -> Iterator[Waiver]:
    """Yield the waivers of a vendor's ``vendor.toml``."""
    listed = context.settings.get("waivers")
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("rule"), str) and isinstance(one.get("at"), str):
            yield Waiver(index, one["rule"], one["at"])
