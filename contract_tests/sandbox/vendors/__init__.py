"""The vendors: one package is one vendor, named by its id; it exports one class derived from `Vendor`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..vendor import Vendor


def names() -> list[str]:
    """Return the ids of all vendors, in order."""
    return sorted(module.name for module in iter_modules(__path__))


@cache
def find(name: str) -> type[Vendor]:
    """Return a vendor's class. Raises LookupError, which lists the known ones, for an unknown id."""
    if name not in names():
        raise LookupError(f"no sandbox of {name!r}; there are: {', '.join(names())}")
    module = import_module(f"{__name__}.{name}")
    (found,) = {
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Vendor) and value is not Vendor and value.handlers
    }
    return found
