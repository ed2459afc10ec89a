"""The survey: which tests ask which operations and enter which functions of a vendor's, and how long each takes.

It is a run without a defect, so it shows at once whether the tests are green. Those that draw are left out, since they
take long: what they touch follows from the operations that they ask.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from .. import targets
from ..sandbox import vendors
from .defects import CONNECT, Defect

LAYERS = {
    "examples": 0.1,
    "changes": 0.2,
    "access": 0.2,
    "clients": 0.3,
    "scenarios": 0.5,
    "readme": 0.5,
    "conformance": 2.0,
    "streams": 5.0,
    "sequences": 10.0,
}
"""The layers that look for defects, and the seconds that a test of each takes about."""

DRAWING = frozenset(["conformance", "sequences"])

Function = tuple[str, str]
"""A function of a vendor's: its module and its qualified name."""


@dataclass(slots=True)
class Touched:
    """What one test touches; none of `functions` is known where it was not surveyed."""

    layer: str
    seconds: float = 0.0
    operations: set[str] = field(default_factory=set)
    functions: set[Function] | None = None

    def by(self, defect: Defect) -> bool:
        """Say whether the test can see a defect."""
        if defect.of_document and self.layer in ("clients", "scenarios", "readme"):
            return False  # these read no document
        if defect.home:
            return self.functions is None or bool(defect.home & self.functions)
        return not self.operations or bool(defect.operations & self.operations)


@dataclass(slots=True)
class Survey:
    """What is known of the tests of one vendor: of each test, and of each operation the functions that it enters."""

    tests: dict[str, Touched] = field(default_factory=dict)
    functions: dict[str, set[Function]] = field(default_factory=dict)

    def of(self, item: pytest.Item) -> Touched:
        """Return what a test touches, told by its parameters where it was not surveyed."""
        if found := self.tests.get(item.nodeid):
            return found
        params: dict[str, Any] = item.callspec.params  # type: ignore[attr-defined]
        operation = params.get("operation") or getattr(params.get("method"), "operation", None)
        name = getattr(operation, "id", "")  # a story may have a parameter of that name too
        return Touched(layer(item), LAYERS[layer(item)], {name} if name else set(), self.functions.get(name))

    def chosen(self, defect: Defect, items: Iterable[pytest.Item]) -> list[pytest.Item]:
        """Return the tests that can see a defect, the quickest first."""
        seen = [(self.of(one), one) for one in items if vendor_of(one) == defect.vendor]
        return [one for found, one in sorted(seen, key=lambda two: two[0].seconds) if found.by(defect)]


def vendor_of(item: pytest.Item) -> str:
    """Return whose test one is; empty for one that is of no vendor's."""
    return str(getattr(getattr(item, "callspec", None), "params", {}).get("vendor", ""))


def layer(item: pytest.Item) -> str:
    """Return the layer that a test belongs to."""
    return "scenarios" if item.path.parent.name == "scenarios" else item.path.stem.removeprefix("test_")


class Recorder:
    """Records what the tests of a vendor touch."""

    def __init__(self, vendor: str) -> None:
        self.survey = Survey()
        self._vendor = vendor
        self._home = Path(vendors.__file__).parent
        self._modules: dict[str, str | None] = {}
        self._now = Touched("")
        self._entered: set[Function] = set()
        self._lay()

    def _lay(self) -> None:
        kind: Any = vendors.find(self._vendor)
        for name in ("answer", "connected", "disconnected", "holder"):
            setattr(kind, name, self._watched(getattr(kind, name)))

    def _watched(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def watched(state: Any, *arguments: Any) -> Any:
            # Of what is asked the last is the request or the call; else it is a connection.
            operation = getattr(arguments[-1], "operation", CONNECT)
            self._entered = self.survey.functions.setdefault(operation, set())
            self._now.operations.add(operation)
            sys.setprofile(self._called)
            try:
                return original(state, *arguments)
            finally:
                sys.setprofile(None)

        return watched

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        file = frame.f_code.co_filename
        if file not in self._modules:
            self._modules[file] = self._module(Path(file))
        module = self._modules[file]
        if module is not None:
            assert self._now.functions is not None
            function = module, frame.f_code.co_qualname.replace(".<locals>", "")
            self._now.functions.add(function)
            self._entered.add(function)

    def _module(self, path: Path) -> str | None:
        if path == self._home / f"{self._vendor}.py":
            return ""
        if path.parent != self._home / self._vendor:
            return None
        return "" if path.stem == "__init__" else path.stem

    def begin(self, item: pytest.Item) -> None:
        """Record what is touched from now on to a test."""
        self._now = self.survey.tests[item.nodeid] = Touched(layer(item), time.perf_counter(), functions=set())

    def end(self) -> None:
        """Take the time of the test."""
        self._now.seconds = time.perf_counter() - self._now.seconds


def kept(vendor: str) -> Path:
    """Return the file in which a survey is kept, for as long as sandbox, tests and document stay."""
    home = Path(vendors.__file__).parent
    files = [*sorted(home.glob(f"{vendor}/**/*.py")), *home.glob(f"{vendor}.py")]
    files += sorted((targets.ROOT / "generated" / vendor).glob("*.json"))
    tests = targets.ROOT / "contract_tests"
    files += sorted([*tests.glob("*.py"), *tests.glob(f"scenarios/*{vendor}*.py")])
    digest = hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()
    return targets.ROOT / ".pytest_cache" / "mutants" / f"{vendor}-{digest[:16]}"


def read(vendor: str) -> Survey | None:
    """Return the survey that is kept of a vendor, None where there is none."""
    path = kept(vendor)
    found = pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301 - it is our own
    return found if isinstance(found, Survey) else None


def keep(vendor: str, survey: Survey) -> None:
    """Keep the survey of a vendor."""
    path = kept(vendor)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(survey))
