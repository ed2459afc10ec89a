"""The lint rules, one module per subject. `all_rules` finds every `Rule` in the modules of this package."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from codegen.lint.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule of this package by id, sorted by id."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    values = [value for module in modules for value in vars(module).values()]
    rules = sorted((value for value in values if isinstance(value, Rule)), key=lambda rule: rule.id)
    return {rule.id: rule for rule in rules}
