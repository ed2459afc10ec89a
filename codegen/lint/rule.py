"""Rules: what a rule is, and the decorator that makes one of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
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

    def findings(self, context: Context) -> Iterator[Finding]:
        """Yield what this rule finds wrong with a vendor's description."""
        for place, message in self.function(context):
            if isinstance(place, str):
                yield context.bundle.find(place, self.id, message, severity=self.severity)
            else:
                yield Finding(*place, self.id, message, self.severity)


def rule(name: str, reason: str, severity: Severity) -> Callable[[Callable[[Context], Problems]], Rule]:
    """Make a rule of a generator function."""
    return lambda function: Rule(name, reason, severity, function)
