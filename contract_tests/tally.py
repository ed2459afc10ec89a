"""The tally: how many requests each layer sent to each vendor, and where the time went, told at the end of a run."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from .profiles import profile

NAME = "contract-tally"


@dataclass(slots=True)
class Spent:
    """What one layer did to one vendor; `parts` are seconds."""

    cases: int = 0
    seconds: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)

    @contextlib.contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Count the time of a block to a part."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.parts[part] = self.parts.get(part, 0.0) + time.perf_counter() - begun

    def __str__(self) -> str:
        rest = self.seconds - sum(self.parts.values())
        parts = {**self.parts, "drawing": rest}
        told = ", ".join(f"{part} {seconds:.1f}" for part, seconds in parts.items())
        return f"{self.cases} requests in {self.seconds:.1f} s, {self.cases / (self.seconds or 1):.0f}/s ({told})"


class Tally:
    """A plugin of pytest that keeps what was spent and tells it at the end."""

    def __init__(self) -> None:
        self.spent: dict[tuple[str, str], Spent] = {}

    @contextlib.contextmanager
    def of(self, vendor: str, layer: str) -> Iterator[Spent]:
        """Give what a layer spends on a vendor; the time of the block is counted to it."""
        spent = self.spent.setdefault((vendor, layer), Spent())
        begun = time.perf_counter()
        try:
            yield spent
        finally:
            spent.seconds += time.perf_counter() - begun

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell, one line for each vendor and layer."""
        seed = "" if profile().seed is None else f", seed {profile().seed}: CONTRACT_SEED repeats it"
        terminalreporter.section(f"contract, {profile().name}{seed}")
        for (vendor, layer), spent in sorted(self.spent.items()):
            terminalreporter.write_line(f"{vendor} {layer}: {spent}")


def tally(config: pytest.Config) -> Tally:
    """Return the run's tally."""
    found = config.pluginmanager.get_plugin(NAME)
    if found is None:
        found = Tally()
        config.pluginmanager.register(found, NAME)
    assert isinstance(found, Tally)
    return found
