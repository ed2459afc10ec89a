"""Check a vendor's bundled description against project rules that go beyond OpenAPI validity.

A rule is a function decorated with `rule` in any module of `rules`; no list registers them. Run the rules after
validation, because they rely on the structure of a valid document.
"""

from __future__ import annotations

from codegen.findings import Finding, sort_findings
from codegen.openapi.bundler import Bundle
from codegen.openapi.spec_folder import SpecFolder
from codegen.vendors import Vendor

from . import waivers
from .context import Context
from .rule import Rule
from .rules import all_rules

__all__ = ["Rule", "all_rules", "check"]


def check(vendor: Vendor, folder: SpecFolder, bundle: Bundle) -> list[Finding]:
    """Return the findings of all rules for a vendor's description, without waived findings, most useful first.

    Raises Failed if the vendor's AsyncAPI document cannot be bundled.
    """
    context = Context(vendor, folder, bundle)
    rules = all_rules()
    findings = [finding for rule in rules.values() for finding in rule.findings(context)]
    return sort_findings(waivers.apply_waivers(context, findings, rules))
