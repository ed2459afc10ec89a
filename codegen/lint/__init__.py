"""Lint: our rules over a vendor's bundled description, for what a valid OpenAPI document may still get wrong.

A rule is a function under `rule` in any module of this package; nothing lists them. Runs after validation, so that
rules may take the document's structure for granted.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..bundle import Bundle
from ..documents import Folder
from ..findings import Finding, ranked
from ..vendors import Vendor
from .context import Context
from .rule import Rule

__all__ = ["Rule", "check", "rules"]


def check(vendor: Vendor, folder: Folder, bundle: Bundle) -> list[Finding]:
    """Return what the rules find wrong with a vendor's description, without what is waived, most useful first."""
    from . import waivers

    context = Context(vendor, folder, bundle)
    found = [finding for one in rules().values() for finding in one.findings(context)]
    return ranked(waivers.apply(context, found))


@cache
def rules() -> dict[str, Rule]:
    """Return every rule of the package by id."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}
