"""Lint: our rules over a vendor's bundled description, for what a valid OpenAPI document may still get wrong.

A rule is a function under `rule` in any module of `rules`; nothing lists them. Runs after validation, so that
rules may take the document's structure for granted.
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
    """Return what the rules find wrong with a vendor's description, without what is waived, most useful first.

    Raises Failed where the vendor's AsyncAPI document cannot be bundled.
    """
    context = Context(vendor, folder, bundle)
    rules = all_rules()
    found = [finding for one in rules.values() for finding in one.findings(context)]
    return sort_findings(waivers.apply_waivers(context, found, rules))
