"""Coverage: which operations each test calls, which functions of a vendor's sandbox it runs, and how long it takes.

Coverage is measured in a run without mutants, so a test that fails without any mutant is detected here. For tests of
generated requests no functions are recorded, because profiling them is slow; their functions follow from the operations
that they call.

The same run records responses and checks. These show which mutants of responses are killed when the checks are
replayed with changed responses, and which mutants change no response at all.
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

from .mutants import CONNECT, Mutant, ResponseChange
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
"""The phases whose tests can kill mutants, with the estimated seconds per test."""

MAX_SIMILAR_RESPONSES = 20
"""How many responses with the same status, media type and properties are kept per operation."""

ENTRY_POINTS = ("answer", "unrouted", "connected", "disconnected", "holder")
"""The methods of a vendor's state that the sandbox server calls."""

Function = tuple[str, str]
"""A function of a vendor's sandbox: its module and its qualified name."""


@dataclass(slots=True)
class CoveredCode:
    """The operations and functions that one test covers; `functions` is None if they were not measured."""

    phase: str
    seconds: float = 0.0
    operations: set[str] = field(default_factory=set)
    functions: set[Function] | None = None

    def includes(self, mutant: Mutant) -> bool:
        """Return whether the test can kill a mutant."""
        if mutant.in_document and self.phase in ("clients", "readme"):
            return False  # tests of these phases read no API description
        if mutant.functions:
            return self.functions is None or bool(mutant.functions & self.functions)
        return not self.operations or bool(mutant.operations & self.operations)


@dataclass(slots=True)
class Coverage:
    """The coverage of one vendor: per test, by node id, and per operation, as the functions that it runs.

    `kills` holds the mutants of responses that replayed checks kill, by name; `not_covered` the names of those that
    change no response of the run.
    """

    tests: dict[str, CoveredCode] = field(default_factory=dict)
    functions: dict[str, set[Function]] = field(default_factory=dict)
    kills: dict[str, Kill] = field(default_factory=dict)
    not_covered: set[str] = field(default_factory=set)

    def of_test(self, item: pytest.Item) -> CoveredCode:
        """Return the coverage of a test, estimated from its parameters if it was not measured."""
        if covered := self.tests.get(item.nodeid):
            return covered
        params: dict[str, Any] = item.callspec.params  # type: ignore[attr-defined]
        operation = params.get("operation") or getattr(params.get("method"), "operation", None)
        name = getattr(operation, "id", "")  # scenarios may use the same parameter name for other values
        return CoveredCode(phase_of(item), PHASES[phase_of(item)], {name} if name else set(), self.functions.get(name))

    def tests_for(self, mutant: Mutant, items: Iterable[pytest.Item]) -> list[pytest.Item]:
        """Return the tests that can kill a mutant, the fastest first."""
        tests = [(self.of_test(item), item) for item in items if vendor_of(item) == mutant.vendor]
        return [item for covered, item in sorted(tests, key=lambda test: test[0].seconds) if covered.includes(mutant)]


def vendor_of(item: pytest.Item) -> str:
    """Return the vendor that a test is parametrized with, or an empty string."""
    return str(getattr(getattr(item, "callspec", None), "params", {}).get("vendor", ""))


class Recorder:
    """Records the coverage of a vendor's tests, and the replies of the sandbox.

    A new recorder wraps the entry points of the vendor's state class for the rest of the process.
    """

    def __init__(self, vendor: str) -> None:
        self.coverage = Coverage()
        self._vendor = vendor
        self._replies: dict[str, dict[Any, list[tuple[Reply, Any]]]] = {}
        self._modules: dict[str, str | None] = {}
        self._current_test = CoveredCode("")
        self._current_functions: set[Function] = set()
        self._wrap_entry_points()

    def _wrap_entry_points(self) -> None:
        vendor_class: Any = vendors.find(self._vendor)
        for name in ENTRY_POINTS:
            setattr(vendor_class, name, self._wrapped(getattr(vendor_class, name)))

    def _wrapped(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(state: Any, *arguments: Any) -> Any:
            if sys.getprofile():
                return original(state, *arguments)  # a nested call belongs to the operation that is being handled
            # The last argument is a request or a call; otherwise it is a connection, or a path without operation.
            operation = getattr(arguments[-1], "operation", CONNECT)
            self._current_functions = self.coverage.functions.setdefault(operation, set())
            self._current_test.operations.add(operation)
            sys.setprofile(None if self._current_test.functions is None else self._profile)
            try:
                result = original(state, *arguments)
            finally:
                sys.setprofile(None)
            if isinstance(result, Reply) and operation != CONNECT:
                self._keep(operation, result, arguments[-1])
            return result

        return wrapper

    def _keep(self, operation: str, reply: Reply, request: Any) -> None:
        """Keep a reply, unless there are enough with the same status, media type and properties."""
        characteristics = reply.status, reply.media, frozenset(property_paths(reply.body))
        similar = self._replies.setdefault(operation, {}).setdefault(characteristics, [])
        if len(similar) < MAX_SIMILAR_RESPONSES:
            similar.append((reply, request))

    def not_covered(self, mutants: Iterable[Mutant]) -> set[str]:
        """Return the names of the mutants of responses that change none of the recorded replies."""
        return {
            mutant.name
            for mutant in mutants
            if mutant.change_response and not any(self._differences(mutant.location, mutant.change_response))
        }

    def _differences(self, operation: str, change: ResponseChange) -> Iterator[bool]:
        """Yield for each recorded reply of an operation whether a change alters it."""
        for similar in self._replies.get(operation, {}).values():
            for reply, request in similar:
                yield change(reply, request) != reply

    def _profile(self, frame: FrameType, event: str, _: object) -> None:
        """Record a function call; see `sys.setprofile`."""
        if event != "call":
            return
        file = frame.f_code.co_filename
        if file not in self._modules:
            self._modules[file] = self._module(Path(file))
        module = self._modules[file]
        if module is not None:
            function = module, frame.f_code.co_qualname.replace(".<locals>", "")
            self._current_functions.add(function)
            if self._current_test.functions is not None:
                self._current_test.functions.add(function)

    def _module(self, path: Path) -> str | None:
        """Return the name of a vendor's module, or None for a file outside the vendor's package."""
        try:
            return module_name(self._vendor, path)
        except ValueError:
            return None

    def begin(self, item: pytest.Item) -> None:
        """Start to record the coverage of a test."""
        generated = phase_of(item) in DRAWING
        self._current_test = self.coverage.of_test(item) if generated else CoveredCode(phase_of(item), functions=set())
        self.coverage.tests[item.nodeid] = self._current_test
        self._begun = time.perf_counter()

    def end(self) -> None:
        """Record the duration of the current test."""
        self._current_test.seconds = time.perf_counter() - self._begun


def coverage_path(vendor: str) -> Path:
    """Return the cache file of a vendor's coverage.

    Its name contains a hash of the sandbox, the tests, the API descriptions, the client and the profile, so a change to
    any of them invalidates the cache.
    """
    tests = bundles.ROOT / "contract_tests"
    excluded = {"tests", "vendors", "scenarios"}
    files = [path for path in tests.rglob("*.py") if not excluded & {*path.relative_to(tests).parts}]
    files += [*tests.glob(f"sandbox/vendors/{vendor}/**/*.py"), tests / "sandbox" / "vendors" / f"{vendor}.py"]
    # The scenarios of the vendor, and the modules that all scenarios share.
    files += [*bundles.SCENARIOS.glob("*.py"), *bundles.SCENARIOS.glob(f"{vendor}/**/*.py")]
    files += (bundles.ROOT / "generated" / vendor).rglob("*.[pj][ys]*")
    files = sorted(path for path in files if path.is_file() and path.suffix in (".py", ".json"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    digest.update(repr(profile()).encode())
    return bundles.ROOT / ".pytest_cache" / "mutants" / f"{vendor}-{digest.hexdigest()[:16]}"


def read_coverage(vendor: str) -> Coverage | None:
    """Return the cached coverage of a vendor, or None if there is none or it is out of date."""
    path = coverage_path(vendor)
    cached = pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301 - only `write_coverage` writes it
    return cached if isinstance(cached, Coverage) else None


def write_coverage(vendor: str, coverage: Coverage) -> None:
    """Cache the coverage of a vendor."""
    path = coverage_path(vendor)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(coverage))
