"""Changes: what a package promises now beside what it promised at a revision, and which version that needs."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from codegen import evidence
from codegen.findings import Failed, Finding
from codegen.package_files import LITTER, digest
from codegen.vendors import Vendor

from . import versions
from .compare import Change, compare_contracts
from .contract import ContractNode, Direction
from .documents import AsyncApi, OpenApi
from .markdown import render
from .rules import Impact
from .surface import surface

Parts = Callable[[], Mapping[str, ContractNode]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of one package: the version it had (empty: there was none), and the changes of each side of it."""

    vendor: Vendor
    before: str
    sides: Mapping[str, list[Change]] = field(default_factory=dict)

    @property
    def weight(self) -> Impact | None:
        """The heaviest change, None where there is none."""
        return max((one.weight for found in self.sides.values() for one in found), default=None)

    @property
    def needed(self) -> str:
        """The lowest version that tells users of the changes; that of ``vendor.toml`` where it does."""
        now = str(self.vendor.settings["version"])
        if not self.before or self.weight is None:
            return now
        return max(now, versions.required_version(self.before, self.weight), key=versions.parse_version)

    @property
    def summary(self) -> str:
        """The change of version in one line, and which one is needed."""
        now, name = self.vendor.settings["version"], self.vendor.distribution
        if not self.before:
            return f"{name}: new, {now}"
        if self.weight is None:
            return f"{name}: unchanged, {now}"
        needs = "" if self.needed == now else f"; {self.needed} is needed"
        return f"{name}: {self.before} then, {now} now{needs}"

    @property
    def text(self) -> str:
        """The changes as Markdown."""
        return render(self.sides) if self.before else "First version.\n"

    def findings(self) -> list[Finding]:
        """Return what is wrong with the version: something breaks and it does not say so."""
        if self.weight is not Impact.BREAKS or self.needed == self.vendor.settings["version"]:
            return []
        message = f"what {self.before} promised is broken; set it to {self.needed} or higher"
        return [Finding(*self.vendor.settings_place("/version"), "changes-version", message)]


def changes(vendor: Vendor, base: Path) -> Changes:
    """Compare a vendor's package with the one in the project at `base`.

    The package must be up to date. Raises Failed where what was committed cannot be read.
    """
    old = Vendor(vendor.id, base)
    if not (old.output / "openapi.json").is_file():
        return Changes(vendor, "")
    try:
        sides = _sides(old, vendor)
        return Changes(vendor, str(old.settings["version"]), sides)
    except (ValueError, LookupError, ImportError) as error:  # not JSON, not TOML, no package
        message = f"what was committed at the base cannot be compared: {type(error).__name__}: {error}; give another"
        raise Failed([Finding(vendor.shown(vendor.output), 1, "changes-base", message)]) from error


def _sides(old: Vendor, new: Vendor) -> dict[str, list[Change]]:
    before, after = _contracts(old), _contracts(new)
    sides = {side: compare_contracts(before[side], after[side]) for side in after}
    same = digest(old.output, LITTER) == digest(new.output, LITTER)
    if not same and not any(sides.values()):
        sides["Python"] = [Change(new.distribution, "texts, or how it works inside", Impact.TELLS, frozenset())]
    return sides


def _contracts(vendor: Vendor) -> dict[str, ContractNode]:
    """Return what a package promises, by the side from which it is seen."""
    project = tomllib.loads((vendor.output / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    facts = {"dependencies": frozenset([f"Python {project['requires-python']}", *project.get("dependencies", ())])}
    return {
        "the API": _whole(partial(_documents, vendor)),
        "Python": surface(vendor.output, vendor.package),
        "the package": _whole(dict, vendor.distribution, facts),
        "readings": _whole(partial(_readings, vendor)),
    }


def _whole(parts: Parts, name: str = "", facts: Mapping[str, Any] = MappingProxyType({})) -> ContractNode:
    return ContractNode("contract", name, Direction.SENT, facts, parts)


def _documents(vendor: Vendor) -> dict[str, ContractNode]:
    found = OpenApi(_json(vendor.output / "openapi.json")).parts()
    stream = vendor.output / "asyncapi.json"
    return found | (AsyncApi(_json(stream)).parts() if stream.exists() else {})


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _readings(vendor: Vendor) -> dict[str, ContractNode]:
    written = evidence.document(vendor.folder())
    return {name: _reading(name, entry) for name, entry in ((written and written.data) or {}).items()}


def _reading(name: str, entry: Mapping[str, Any]) -> ContractNode:
    facts = {"status": entry.get("status"), "reading": entry.get("reading")}
    return ContractNode("evidence", name, Direction.RECEIVED, facts)
