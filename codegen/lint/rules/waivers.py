"""Rules for the waivers in ``vendor.toml``."""

from __future__ import annotations

from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.lint.waivers import UNUSED, read_waivers, waiver_error

from . import all_rules


@rule(UNUSED, "an unused waiver may hide a typing error or a later problem", Severity.WARNING)
def unused(context: Context) -> Problems:
    """Each waiver names the rule of a warning that occurs at its place."""
    # `waivers.apply_waivers` reports waivers without a matching warning, because only it has all findings.
    for waiver in read_waivers(context):
        if error := waiver_error(waiver, all_rules()):
            yield context.vendor.settings_place(f"/waivers/{waiver.index}"), error
