"""Differences of two Python surfaces: what each kind of change is called, and whom it breaks."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import griffe
import pytest

from codegen.changes.compare import compare_contracts
from codegen.changes.rules import Impact
from codegen.changes.surface import surface

TELLS, ADDS, BREAKS = Impact

PACKAGE = {
    "__init__.py": """
        from ._core import Page
        from .client import Shop

        __all__ = ["Page", "Shop"]
        """,
    "_core.py": """
        from typing import Annotated, Generic

        class Base:
            def close(self) -> None: ...
            def _hidden(self, one: int) -> None: ...

        class Page(Base, Generic):
            items: Annotated[list[str], "many"]

        class Unseen:
            size: int
        """,
    "client.py": """
        import datetime

        from ._core import Base, Page

        class Shop(Base):
            def __init__(self, key: str, *, retry: int | None = None) -> None: ...
            def list(self, limit: int, order: str = "up", *, since: datetime.datetime | None = None) -> Page: ...
            @property
            def name(self) -> str: ...
            async def later(self) -> None: ...
        """,
    "resources/__init__.py": "",
    "resources/things.py": """
        class Things:
            def __init__(self, client: object) -> None: ...
            def get(self, id: int) -> str: ...

        class AsyncThings:
            async def get(self, id: int) -> str: ...
        """,
}


def write(folder: Path, edits: dict[str, tuple[str, str]]) -> Path:
    """Write the package into a folder, with one text of some files replaced by another."""
    for name, source in PACKAGE.items():
        old, new = edits.get(name, ("", ""))
        assert not old or source.count(old) == 1
        path = folder / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source.replace(old, new) if old else source), encoding="utf-8")
    return folder


ONE_CHANGE: list[tuple[str, str, str, list[tuple[str, str, Impact]]]] = [
    # parameters
    (
        "client.py",
        "limit: int, ",
        "",
        [
            ("Shop.list(limit)", "gone", BREAKS),
            ("Shop.list(order)", "passing is as argument 1, by name now, was as argument 2, by name", BREAKS),
        ],
    ),
    (
        "client.py",
        "limit: int",
        "most: int",
        [("Shop.list(most)", "new, and required", BREAKS), ("Shop.list(limit)", "gone", BREAKS)],
    ),
    (
        "client.py",
        "since: datetime.datetime | None = None",
        "since: datetime.datetime | None",
        [
            ("Shop.list(since)", "is required now", BREAKS),
            ("Shop.list(since)", "default is no longer set, was None", TELLS),
        ],
    ),
    ("client.py", "limit: int", "limit: int | str", [("Shop.list(limit)", "type is int, str now, was int", ADDS)]),
    ("client.py", "int | None", "int", [("Shop.__init__(retry)", "type is int now, was None, int", BREAKS)]),
    (
        "client.py",
        'order: str = "up", *',
        '*, order: str = "up"',
        [("Shop.list(order)", "passing is by name now, was as argument 2, by name", BREAKS)],
    ),
    ("client.py", '= "up"', '= "down"', [("Shop.list(order)", "default is 'down' now, was 'up'", TELLS)]),
    ("client.py", '"up", *,', '"up", *, end: int = 0,', [("Shop.list(end)", "new", ADDS)]),
    ("client.py", "limit: int", "limit", [("Shop.list(limit)", "type is no longer set, was int", ADDS)]),
    # what comes back
    ("client.py", "-> Page", "-> Page | None", [("Shop.list", "return type is None, Page now, was Page", BREAKS)]),
    ("client.py", "-> str", "-> int", [("Shop.name", "type is int now, was str", BREAKS)]),
    ("client.py", "async def later", "def later", [("Shop.later", "call is plain now, was awaited", BREAKS)]),
    ("_core.py", "list[str]", "list[int]", [("Page.items", "type is list[int] now, was list[str]", BREAKS)]),
    ("_core.py", '"many"', '"more"', []),
    ("client.py", "datetime.datetime | None", '"datetime.datetime | None"', []),
    # names
    ("client.py", "def list", "def find", [("Shop.find", "new", ADDS), ("Shop.list", "gone", BREAKS)]),
    ("client.py", "@property", "", [("Shop.name", "was an attribute, is a function", BREAKS)]),
    ("client.py", "class Shop(Base)", "class Shop", [("Shop.close", "gone", BREAKS)]),
    ("_core.py", "Page(Base, Generic)", "Page(Base)", [("Page as Generic", "gone", BREAKS)]),
    (
        "client.py",
        "class Shop(Base)",
        "class Booth(Base): ...\n        class Shop(Booth)",
        [("Shop as Booth", "new", ADDS), ("client.Booth", "new", ADDS)],
    ),
    ("__init__.py", "from .client import Shop", "from .client import Shop\n        size = 1", []),
    ("__init__.py", '"Page", ', "", [("Page", "gone", BREAKS)]),
    ("_core.py", "size: int", "size: str", []),
    ("resources/things.py", "client: object", "client: int", []),
    ("_core.py", "one: int", "two: str", []),
    ("_core.py", "def close(self)", "def close(self, now: bool)", [("Page.close(now)", "new, and required", BREAKS)]),
    (
        "client.py",
        "async def later",
        "@deprecated('')\n            async def later",
        [("Shop.later", "is deprecated", TELLS)],
    ),
    # what users reach by the client is told by its class
    (
        "resources/things.py",
        "def get(self, id: int) -> str: ...\n\n",
        "def get(self, id: str) -> str: ...\n\n",
        [("Things.get(id)", "type is str now, was int", BREAKS)],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), ONE_CHANGE, ids=lambda one: str(one)[:40])
def test_one_change_of_a_package(
    name: str, old: str, new: str, expected: list[tuple[str, str, Impact]], tmp_path: Path
) -> None:
    before, after = write(tmp_path / "before", {}), write(tmp_path / "after", {name: (old, new)})
    found = compare_contracts(surface(before, "shop"), surface(after, "shop"))
    assert [(one.place.replace("`", ""), one.text.replace("`", ""), one.weight) for one in found] == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), ONE_CHANGE, ids=lambda one: str(one)[:40])
def test_whatever_griffe_finds_broken_breaks(
    name: str, old: str, new: str, expected: list[tuple[str, str, Impact]], tmp_path: Path
) -> None:
    before, after = write(tmp_path / "before", {}), write(tmp_path / "after", {name: (old, new)})
    packages = [griffe.load("shop", search_paths=[folder], resolve_aliases=True) for folder in (before, after)]
    # A default may change, since no call has to change for it.
    default = griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT
    broken = [one for one in griffe.find_breaking_changes(*packages) if one.kind is not default]
    breaks = {name for place, _, weight in expected if weight is BREAKS for name in re.findall(r"\w+", place)}
    assert {one.obj.name for one in broken} <= breaks, [one.explain() for one in broken]
