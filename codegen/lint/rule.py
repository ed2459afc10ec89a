"""Rules: what a rule is, and the decorator that makes one of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.findings import Finding, Severity

from .types import Place, Problems

if TYPE_CHECKING:
    from .context import Context


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
