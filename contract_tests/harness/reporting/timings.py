"""The tally: how many requests each phase sent to each vendor, and where the time went."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Timings:
    """What one phase did to one vendor, in cases of a kind; `parts` are seconds."""

    cases: int = 0
    seconds: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)
    kind: str = "requests"

    @contextlib.contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Count the time of a block to a part."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.parts[part] = self.parts.get(part, 0.0) + time.perf_counter() - begun

    def add(self, other: Timings) -> None:
        """Count what another one timings, too."""
        self.cases += other.cases
        self.kind = other.kind
        self.seconds += other.seconds
        self.parts = dict(Counter(self.parts) + Counter(other.parts))

    def __str__(self) -> str:
        rest = self.seconds - sum(self.parts.values())
        parts = {**self.parts, "drawing": rest}
        told = ", ".join(f"{part} {seconds:.1f}" for part, seconds in parts.items())
        return f"{self.cases} {self.kind} in {self.seconds:.1f} s, {self.cases / (self.seconds or 1):.0f}/s ({told})"
