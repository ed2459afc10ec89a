"""Programs: examples as they are printed, run against a sandbox in which the ids of the document do not exist."""

from __future__ import annotations

import ast
import logging
from collections.abc import Mapping, Sequence
from functools import partialmethod
from typing import Any

import pytest

from contract_tests.harness.targets.targets import Target

from .introspection import Package

# What the examples call nobody's.
_NOBODYS = ("nobody-has-this", 999999999)


def run(program: str, name: str, target: Target, monkeypatch: pytest.MonkeyPatch, *, which: int = 0) -> None:
    """Run a program of a vendor's package: at the target, with its credentials, and with ids that exist there.

    `which` says the how-manieth of the known values is taken, where there are so many.
    """
    package = Package(target.vendor)
    for variable, value in package.environment(target).items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(logging.getLogger(package.name), "level", logging.NOTSET)
    for kind in (package.kind("Client"), package.kind("AsyncClient")):
        # Nothing else of a program is for the vendor alone.
        monkeypatch.setattr(kind, "__init__", partialmethod(kind.__init__, base_url=target.url))
    exec(compile(_grounded(program, target.values, which), name, "exec"), {})  # noqa: S102


def _grounded(program: str, values: Mapping[str, Sequence[Any]], which: int) -> ast.Module:
    """Return a program whose variables and arguments name what exists: ids are made anew with each world."""
    known = {_bare(name): listed[min(which, len(listed) - 1)] for name, listed in values.items() if listed}
    tree = ast.parse(program)
    for node in ast.walk(tree):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value))
                | ast.keyword(arg=str(name), value=ast.Constant(value=value))
            ):
                if _bare(name) in known and value not in _NOBODYS:
                    node.value = ast.copy_location(ast.Constant(known[_bare(name)]), node.value)
    return tree


def _bare(name: str) -> str:
    return name.replace("_", "").lower()
