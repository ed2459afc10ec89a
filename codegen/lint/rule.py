"""The `Rule` class, and the decorator that turns a function into a rule."""

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
    """A lint rule. Its function yields the place and the message of each problem.

    A rule has one severity. Errors mean that the generated code would be wrong or that a reference is broken; they
    cannot be waived. Warnings mean that the description is incomplete or inconsistent; they can be waived.
    """

    id: str
    reason: str
    severity: Severity
    function: Callable[[Context], Problems]

    @property
    def text(self) -> str:
        """The requirement: the first line of the function's docstring."""
        return (self.function.__doc__ or "").partition("\n")[0]

    def findings(self, context: Context) -> Iterator[Finding]:
        """Yield the findings of this rule for a vendor's description."""
        return (self.find(context, place, message) for place, message in self.function(context))

    def find(self, context: Context, place: Place, message: str) -> Finding:
        """Return a finding of this rule at a place."""
        if isinstance(place, str):
            return context.bundle.find(place, self.id, message, severity=self.severity)
        return Finding(*place, self.id, message, self.severity)


def rule(name: str, reason: str, severity: Severity) -> Callable[[Callable[[Context], Problems]], Rule]:
    """Turn a generator function into a rule. The README lists its docstring as the requirement and `reason` as why."""
    return lambda function: Rule(name, reason, severity, function)
