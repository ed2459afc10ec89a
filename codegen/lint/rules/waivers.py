"""Rules about the waivers of ``vendor.toml``."""

from __future__ import annotations

from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.lint.waivers import UNUSED, read_waivers, waiver_error

from . import all_rules


@rule(UNUSED, "a waiver that waives nothing hides a mistake", Severity.WARNING)
def unused(context: Context) -> Problems:
    """Each waiver names a warning that is found at its place."""
    # `waivers.apply` adds the waivers that matched nothing, since it alone sees all findings.
    for waiver in read_waivers(context):
        if why := waiver_error(waiver, all_rules()):
            yield context.vendor.settings_place(f"/waivers/{waiver.index}"), why
