"""The survey: which tests ask which operations and enter which functions of a vendor's, and how long each takes.

It is a run without a defect, so it shows at once whether the tests are green. Of those that draw the functions are not
looked at, since that takes long: what they touch follows from the operations that they ask.

It tells of defects of answers too: which are found by the checks that were made (`held`), and which no answer can have.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from contract_tests.harness.documents import bundles
from contract_tests.harness.documents.schema_properties import property_paths
from contract_tests.harness.generation.profiles import DRAWING, profile
from contract_tests.harness.reporting.records import phase_of
from contract_tests.mutation.operators.source import module_name
from contract_tests.sandbox import vendors
from contract_tests.sandbox.messages import Reply

from .mutants import CONNECT, Change, Mutant
from .replay import Kill

PHASES = {
    "examples": 0.1,
    "changes": 0.2,
    "access": 0.2,
    "agreement": 0.2,
    "clients": 0.3,
    "scenarios": 0.5,
    "readme": 0.5,
    "conformance": 2.0,
    "streams": 5.0,
    "sequences": 10.0,
}
"""The phases that look for defects, and the seconds that a test of each takes about."""

ALIKE = 20
"""How many answers are kept that have the same members."""

WATCHED = ("answer", "unrouted", "connected", "disconnected", "holder")
"""The methods by which a server asks a vendor."""

Function = tuple[str, str]
"""A function of a vendor's: its module and its qualified name."""


@dataclass(slots=True)
class CoveredCode:
    """What one test touches; none of `functions` is known where it was not surveyed."""

    phase: str
    seconds: float = 0.0
    operations: set[str] = field(default_factory=set)
    functions: set[Function] | None = None

    def by(self, defect: Mutant) -> bool:
        """Say whether the test can see a defect."""
        if defect.of_document and self.phase in ("clients", "readme"):
            return False  # these read no document
        if defect.home:
            return self.functions is None or bool(defect.home & self.functions)
        return not self.operations or bool(defect.operations & self.operations)


@dataclass(slots=True)
class Coverage:
    """What is known of the tests of one vendor: of each test, and of each operation the functions that it enters.

    `told` has the defects of answers that the checks tell, by name; `absent` those that no answer of the run can have.
    """

    tests: dict[str, CoveredCode] = field(default_factory=dict)
    functions: dict[str, set[Function]] = field(default_factory=dict)
    told: dict[str, Kill] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    def of(self, item: pytest.Item) -> CoveredCode:
        """Return what a test touches, told by its parameters where it was not surveyed."""
        if found := self.tests.get(item.nodeid):
            return found
        params: dict[str, Any] = item.callspec.params  # type: ignore[attr-defined]
        operation = params.get("operation") or getattr(params.get("method"), "operation", None)
        name = getattr(operation, "id", "")  # a story may have a parameter of that name too
        return CoveredCode(phase_of(item), PHASES[phase_of(item)], {name} if name else set(), self.functions.get(name))

    def chosen(self, defect: Mutant, items: Iterable[pytest.Item]) -> list[pytest.Item]:
        """Return the tests that can see a defect, the quickest first."""
        seen = [(self.of(one), one) for one in items if vendor_of(one) == defect.vendor]
        return [one for found, one in sorted(seen, key=lambda two: two[0].seconds) if found.by(defect)]


def vendor_of(item: pytest.Item) -> str:
    """Return whose test one is; empty for one that is of no vendor's."""
    return str(getattr(getattr(item, "callspec", None), "params", {}).get("vendor", ""))


class Recorder:
    """Records what the tests of a vendor touch, and what the sandbox answers."""

    def __init__(self, vendor: str) -> None:
        self.survey = Coverage()
        self._vendor = vendor
        self._given: dict[str, dict[Any, list[tuple[Reply, Any]]]] = {}
        self._modules: dict[str, str | None] = {}
        self._now = CoveredCode("")
        self._entered: set[Function] = set()
        self._lay()

    def _lay(self) -> None:
        kind: Any = vendors.find(self._vendor)
        for name in WATCHED:
            setattr(kind, name, self._watched(getattr(kind, name)))

    def _watched(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def watched(state: Any, *arguments: Any) -> Any:
            if sys.getprofile():
                return original(state, *arguments)  # what is asked on the way belongs to what is being answered
            # Of what is asked the last is the request or the call; else it is a connection, or no operation's address.
            operation = getattr(arguments[-1], "operation", CONNECT)
            self._entered = self.survey.functions.setdefault(operation, set())
            self._now.operations.add(operation)
            sys.setprofile(None if self._now.functions is None else self._called)
            try:
                given = original(state, *arguments)
            finally:
                sys.setprofile(None)
            if isinstance(given, Reply) and operation != CONNECT:
                self._keep(operation, given, arguments[-1])
            return given

        return watched

    def _keep(self, operation: str, reply: Reply, request: Any) -> None:
        """Keep a few of the answers that look alike."""
        looks = reply.status, reply.media, frozenset(property_paths(reply.body))
        alike = self._given.setdefault(operation, {}).setdefault(looks, [])
        if len(alike) < ALIKE:
            alike.append((reply, request))

    def absent(self, defects: Iterable[Mutant]) -> set[str]:
        """Return the names of the defects that none of the answers can have."""
        return {one.name for one in defects if one.change and not any(self._changed(one.place, one.change))}

    def _changed(self, operation: str, change: Change) -> Iterator[bool]:
        for alike in self._given.get(operation, {}).values():
            for reply, request in alike:
                yield change(reply, request) != reply

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        file = frame.f_code.co_filename
        if file not in self._modules:
            self._modules[file] = self._module(Path(file))
        module = self._modules[file]
        if module is not None:
            function = module, frame.f_code.co_qualname.replace(".<locals>", "")
            self._entered.add(function)
            if self._now.functions is not None:
                self._now.functions.add(function)

    def _module(self, path: Path) -> str | None:
        try:
            return module_name(self._vendor, path)
        except ValueError:
            return None

    def begin(self, item: pytest.Item) -> None:
        """Record what is touched from now on to a test."""
        drawn = phase_of(item) in DRAWING
        self._now = self.survey.of(item) if drawn else CoveredCode(phase_of(item), functions=set())
        self.survey.tests[item.nodeid] = self._now
        self._begun = time.perf_counter()

    def end(self) -> None:
        """Take the time of the test."""
        self._now.seconds = time.perf_counter() - self._begun


def coverage_path(vendor: str) -> Path:
    """Return the file in which a survey is kept, for as long as sandbox, tests, document and profile stay."""
    tests = bundles.ROOT / "contract_tests"
    apart = {"tests", "vendors", "scenarios"}
    files = [one for one in tests.rglob("*.py") if not apart & {*one.relative_to(tests).parts}]
    files += [*tests.glob(f"sandbox/vendors/{vendor}/**/*.py"), tests / "sandbox" / "vendors" / f"{vendor}.py"]
    # Its own stories, and what all stories share.
    files += [*bundles.SCENARIOS.glob("*.py"), *bundles.SCENARIOS.glob(f"{vendor}/**/*.py")]
    files += (bundles.ROOT / "generated" / vendor).rglob("*.[pj][ys]*")
    files = sorted(one for one in files if one.is_file() and one.suffix in (".py", ".json"))
    digest = hashlib.sha256(b"".join(one.read_bytes() for one in files))
    digest.update(repr(profile()).encode())
    return bundles.ROOT / ".pytest_cache" / "mutants" / f"{vendor}-{digest.hexdigest()[:16]}"


def read_coverage(vendor: str) -> Coverage | None:
    """Return the survey that is kept of a vendor, None where there is none."""
    path = coverage_path(vendor)
    found = pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301 - it is our own
    return found if isinstance(found, Coverage) else None


def write_coverage(vendor: str, survey: Coverage) -> None:
    """Keep the survey of a vendor."""
    path = coverage_path(vendor)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(survey))
