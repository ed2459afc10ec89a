"""Rules: what a rule is, and the decorator that makes one of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from ..findings import Finding, Severity

if TYPE_CHECKING:
    from .context import Context

# A node of the bundled document by JSON Pointer, or a line of another file.
Place = str | tuple[Path, int]
Problems = Iterator[tuple[Place, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its function yields a place and a message for each thing that is wrong.

    A rule has one severity: an error would make the generated code wrong or leave a reference dangling, and cannot be
    waived; a warning makes the description worse, and can.
    """

    id: str
    reason: str
    severity: Severity
    function: Callable[[Context], Problems]

    @property
    def text(self) -> str:
        """The rule itself: the first line of the function's documentation."""
        return (self.function.__doc__ or "").partition("\n")[0]

    def findings(self, context: Context) -> Iterator[Finding]:
        """Yield what this rule finds wrong with a vendor's description."""
        return (self.find(context, place, message) for place, message in self.function(context))

    def find(self, context: Context, place: Place, message: str) -> Finding:
        """Make a finding of this rule."""
        if isinstance(place, str):
            return context.bundle.find(place, self.id, message, severity=self.severity)
        return Finding(*place, self.id, message, self.severity)


def rule(name: str, reason: str, severity: Severity) -> Callable[[Callable[[Context], Problems]], Rule]:
    """Make a rule of a generator function."""
    return lambda function: Rule(name, reason, severity, function)


@cache
def rules() -> dict[str, Rule]:
    """Return every rule of the package by id: whatever its modules hold that is a rule."""
    names = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    values = [value for name in names for value in vars(import_module(f"{__package__}.{name}")).values()]
    return {one.id: one for one in sorted((one for one in values if isinstance(one, Rule)), key=lambda one: one.id)}
