"""Changes between two versions of a package's exported names: text and impact of each kind of change."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import griffe
import pytest

from codegen.changes.compare import compare_contracts
from codegen.changes.rules import Impact
from codegen.changes.surface import surface

NOTICE, ADDITION, BREAKING = Impact

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
            def _hidden(self, count: int) -> None: ...

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


def write_package(folder: Path, edits: dict[str, tuple[str, str]]) -> Path:
    """Write the package into a folder; `edits` replaces a text by another, per file."""
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
            ("Shop.list(limit)", "gone", BREAKING),
            ("Shop.list(order)", "passing is as argument 1, by name now, was as argument 2, by name", BREAKING),
        ],
    ),
    (
        "client.py",
        "limit: int",
        "most: int",
        [("Shop.list(most)", "new, and required", BREAKING), ("Shop.list(limit)", "gone", BREAKING)],
    ),
    (
        "client.py",
        "since: datetime.datetime | None = None",
        "since: datetime.datetime | None",
        [
            ("Shop.list(since)", "is required now", BREAKING),
            ("Shop.list(since)", "default is no longer set, was None", NOTICE),
        ],
    ),
    ("client.py", "limit: int", "limit: int | str", [("Shop.list(limit)", "type is int, str now, was int", ADDITION)]),
    ("client.py", "int | None", "int", [("Shop.__init__(retry)", "type is int now, was None, int", BREAKING)]),
    (
        "client.py",
        'order: str = "up", *',
        '*, order: str = "up"',
        [("Shop.list(order)", "passing is by name now, was as argument 2, by name", BREAKING)],
    ),
    ("client.py", '= "up"', '= "down"', [("Shop.list(order)", "default is 'down' now, was 'up'", NOTICE)]),
    ("client.py", '"up", *,', '"up", *, end: int = 0,', [("Shop.list(end)", "new", ADDITION)]),
    ("client.py", "limit: int", "limit", [("Shop.list(limit)", "type is no longer set, was int", ADDITION)]),
    # return types and attributes
    ("client.py", "-> Page", "-> Page | None", [("Shop.list", "return type is None, Page now, was Page", BREAKING)]),
    ("client.py", "-> str", "-> int", [("Shop.name", "type is int now, was str", BREAKING)]),
    ("client.py", "async def later", "def later", [("Shop.later", "call is plain now, was awaited", BREAKING)]),
    ("_core.py", "list[str]", "list[int]", [("Page.items", "type is list[int] now, was list[str]", BREAKING)]),
    ("_core.py", '"many"', '"more"', []),
    ("client.py", "datetime.datetime | None", '"datetime.datetime | None"', []),
    # names
    ("client.py", "def list", "def find", [("Shop.find", "new", ADDITION), ("Shop.list", "gone", BREAKING)]),
    ("client.py", "@property", "", [("Shop.name", "was an attribute, is a function", BREAKING)]),
    ("client.py", "class Shop(Base)", "class Shop", [("Shop.close", "gone", BREAKING)]),
    ("_core.py", "Page(Base, Generic)", "Page(Base)", [("Page as Generic", "gone", BREAKING)]),
    (
        "client.py",
        "class Shop(Base)",
        "class Booth(Base): ...\n        class Shop(Booth)",
        [("Shop as Booth", "new", ADDITION), ("client.Booth", "new", ADDITION)],
    ),
    ("__init__.py", "from .client import Shop", "from .client import Shop\n        size = 1", []),
    ("__init__.py", '"Page", ', "", [("Page", "gone", BREAKING)]),
    ("_core.py", "size: int", "size: str", []),
    ("resources/things.py", "client: object", "client: int", []),
    ("_core.py", "count: int", "size: str", []),
    ("_core.py", "def close(self)", "def close(self, now: bool)", [("Page.close(now)", "new, and required", BREAKING)]),
    (
        "client.py",
        "async def later",
        "@deprecated('')\n            async def later",
        [("Shop.later", "is deprecated", NOTICE)],
    ),
    # classes that users reach through the client are reported by class name
    (
        "resources/things.py",
        "def get(self, id: int) -> str: ...\n\n",
        "def get(self, id: str) -> str: ...\n\n",
        [("Things.get(id)", "type is str now, was int", BREAKING)],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), ONE_CHANGE, ids=lambda value: str(value)[:40])
def test_package_change_is_reported(
    name: str, old: str, new: str, expected: list[tuple[str, str, Impact]], tmp_path: Path
) -> None:
    before, after = write_package(tmp_path / "before", {}), write_package(tmp_path / "after", {name: (old, new)})
    changes = compare_contracts(surface(before, "shop"), surface(after, "shop"))
    assert [
        (change.place.replace("`", ""), change.text.replace("`", ""), change.weight) for change in changes
    ] == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), ONE_CHANGE, ids=lambda value: str(value)[:40])
def test_breaking_changes_of_griffe_are_reported(
    name: str, old: str, new: str, expected: list[tuple[str, str, Impact]], tmp_path: Path
) -> None:
    before, after = write_package(tmp_path / "before", {}), write_package(tmp_path / "after", {name: (old, new)})
    packages = [griffe.load("shop", search_paths=[folder], resolve_aliases=True) for folder in (before, after)]
    # Griffe treats a changed default as breaking; callers need not change their code for it.
    default = griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT
    breakages = [breakage for breakage in griffe.find_breaking_changes(*packages) if breakage.kind is not default]
    names = {name for place, _, impact in expected if impact is BREAKING for name in re.findall(r"\w+", place)}
    assert {breakage.obj.name for breakage in breakages} <= names, [breakage.explain() for breakage in breakages]
