"""Timings: how many requests each phase sent to each vendor, and how long its parts took."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Timings:
    """Number of cases and duration of one phase for one vendor.

    `kind` names the cases in the plural. `parts` are the seconds of each part; the rest of `seconds` is the time that
    Hypothesis and Schemathesis take to generate cases.
    """

    cases: int = 0
    seconds: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)
    kind: str = "requests"

    @contextlib.contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Add the duration of a block to a part."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.parts[part] = self.parts.get(part, 0.0) + time.perf_counter() - start

    def add(self, timings: Timings) -> None:
        """Add the cases and seconds of other timings."""
        self.cases += timings.cases
        self.kind = timings.kind
        self.seconds += timings.seconds
        self.parts = dict(Counter(self.parts) + Counter(timings.parts))

    def __str__(self) -> str:
        rest = self.seconds - sum(self.parts.values())
        parts = {**self.parts, "generation": rest}
        details = ", ".join(f"{part} {seconds:.1f}" for part, seconds in parts.items())
        return f"{self.cases} {self.kind} in {self.seconds:.1f} s, {self.cases / (self.seconds or 1):.0f}/s ({details})"
