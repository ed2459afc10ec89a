"""Compare a vendor's package with an earlier revision, and derive the version that the changes require."""

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
    """The changes of one package.

    `old_version` is empty if the package is new. `sections` maps a section title to its changes.
    """

    vendor: Vendor
    old_version: str
    sections: Mapping[str, list[Change]] = field(default_factory=dict)

    @property
    def impact(self) -> Impact | None:
        """The highest impact of all changes, None if nothing changed."""
        return max((change.weight for changes in self.sections.values() for change in changes), default=None)

    @property
    def required_version(self) -> str:
        """The lowest version that the changes allow; the version in ``vendor.toml`` if that is higher."""
        version = str(self.vendor.settings["version"])
        if not self.old_version or self.impact is None:
            return version
        return max(version, versions.required_version(self.old_version, self.impact), key=versions.parse_version)

    @property
    def summary(self) -> str:
        """One line with the old version, the current version and the required version."""
        version, name = self.vendor.settings["version"], self.vendor.distribution
        if not self.old_version:
            return f"{name}: new, {version}"
        if self.impact is None:
            return f"{name}: unchanged, {version}"
        required = "" if self.required_version == version else f"; must be at least {self.required_version}"
        return f"{name}: was {self.old_version}, is {version}{required}"

    @property
    def text(self) -> str:
        """The changes as Markdown."""
        return render(self.sections) if self.old_version else "First version.\n"

    def findings(self) -> list[Finding]:
        """Return an error if there are breaking changes and the version in ``vendor.toml`` is too low for them."""
        if self.impact is not Impact.BREAKING or self.required_version == self.vendor.settings["version"]:
            return []
        message = f"breaking changes since {self.old_version}; set version to {self.required_version} or higher"
        return [Finding(*self.vendor.settings_place("/version"), "changes-version", message)]


def changes(vendor: Vendor, base: Path) -> Changes:
    """Compare a vendor's package with the package in the project folder `base`.

    The package must be up to date. Raises Failed if the package in `base` cannot be read.
    """
    old = Vendor(vendor.id, base)
    if not (old.output / "openapi.json").is_file():
        return Changes(vendor, "")
    try:
        sections = _sections(old, vendor)
        return Changes(vendor, str(old.settings["version"]), sections)
    except (ValueError, LookupError, ImportError) as error:  # invalid JSON or TOML, or the Python package is missing
        message = (
            f"cannot read the package of the base revision: {type(error).__name__}: {error}; choose another revision"
        )
        raise Failed([Finding(vendor.shown(vendor.output), 1, "changes-base", message)]) from error


def _sections(old: Vendor, new: Vendor) -> dict[str, list[Change]]:
    old_contracts, new_contracts = _contracts(old), _contracts(new)
    sections = {title: compare_contracts(old_contracts[title], new_contracts[title]) for title in new_contracts}
    same_files = digest(old.output, LITTER) == digest(new.output, LITTER)
    if not same_files and not any(sections.values()):
        text = "documentation or internal code changed"
        sections["Python"] = [Change(new.distribution, text, Impact.NEUTRAL, frozenset())]
    return sections


def _contracts(vendor: Vendor) -> dict[str, ContractNode]:
    """Return the contracts of a package by section title."""
    project = tomllib.loads((vendor.output / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    facts = {"dependencies": frozenset([f"Python {project['requires-python']}", *project.get("dependencies", ())])}
    return {
        "the API": _root(partial(_documents, vendor)),
        "Python": surface(vendor.output, vendor.package),
        "the package": _root(dict, vendor.distribution, facts),
        "interpretations": _root(partial(_interpretations, vendor)),
    }


def _root(parts: Parts, name: str = "", facts: Mapping[str, Any] = MappingProxyType({})) -> ContractNode:
    return ContractNode("contract", name, Direction.SENT, facts, parts)


def _documents(vendor: Vendor) -> dict[str, ContractNode]:
    parts = OpenApi(_read_json(vendor.output / "openapi.json")).parts()
    stream = vendor.output / "asyncapi.json"
    return parts | (AsyncApi(_read_json(stream)).parts() if stream.exists() else {})


def _read_json(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def _interpretations(vendor: Vendor) -> dict[str, ContractNode]:
    document = evidence.document(vendor.folder())
    return {name: _interpretation(name, entry) for name, entry in ((document and document.data) or {}).items()}


def _interpretation(name: str, entry: Mapping[str, Any]) -> ContractNode:
    facts = {"status": entry.get("status"), "reading": entry.get("reading")}
    return ContractNode("evidence", name, Direction.RECEIVED, facts)
