"""The lint rules, one module a subject. Every `Rule` in a module of this package is run; there is no list of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from codegen.lint.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule of this package by id, in the order of ids."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    values = [value for module in modules for value in vars(module).values()]
    return {one.id: one for one in sorted((one for one in values if isinstance(one, Rule)), key=lambda one: one.id)}
