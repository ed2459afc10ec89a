"""The tally: how many requests each layer sent to each vendor, and where the time went, told at the end of a run.

Each test notes what it spent, and the notes travel on its report: so they arrive whether tests run in this process or,
with pytest-xdist, in several others.
"""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass, field

import pytest

from .profiles import profile


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

    def add(self, other: Spent) -> None:
        """Count what another one spent, too."""
        self.cases += other.cases
        self.seconds += other.seconds
        self.parts = dict(Counter(self.parts) + Counter(other.parts))

    def __str__(self) -> str:
        rest = self.seconds - sum(self.parts.values())
        parts = {**self.parts, "drawing": rest}
        told = ", ".join(f"{part} {seconds:.1f}" for part, seconds in parts.items())
        return f"{self.cases} requests in {self.seconds:.1f} s, {self.cases / (self.seconds or 1):.0f}/s ({told})"


SPENT = pytest.StashKey[dict[tuple[str, str], Spent]]()


@contextlib.contextmanager
def spending(request: pytest.FixtureRequest, vendor: str) -> Iterator[Spent]:
    """Give what a test spends on a vendor, counted to the layer that the test's module is; the block's time is, too."""
    layer = request.node.path.stem.removeprefix("test_")
    spent = request.node.stash.setdefault(SPENT, {}).setdefault((vendor, layer), Spent())
    begun = time.perf_counter()
    try:
        yield spent
    finally:
        spent.seconds += time.perf_counter() - begun


class Tally:
    """A plugin of pytest that sums up what the tests spent and tells it at the end."""

    def __init__(self) -> None:
        self.spent: dict[tuple[str, str], Spent] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Put what a test spent on the report of its end."""
        report = yield
        if report.when == "teardown":
            # A report is JSON where it goes from one process to another.
            noted = item.stash.get(SPENT, {})
            report.spent = [(*place, asdict(one)) for place, one in noted.items()]
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Sum up what a test spent."""
        for vendor, layer, spent in getattr(report, "spent", []):
            self.spent.setdefault((vendor, layer), Spent()).add(Spent(**spent))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell, one line for each vendor and layer."""
        if not self.spent:
            return
        seed = "" if profile().seed is None else f", seed {profile().seed}: CONTRACT_SEED repeats it"
        terminalreporter.section(f"contract, {profile().name}{seed}")
        for (vendor, layer), spent in sorted(self.spent.items()):
            terminalreporter.write_line(f"{vendor} {layer}: {spent}")
