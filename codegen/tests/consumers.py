"""Consumers: programs that use all of a generated package, for type checkers to judge."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codegen.vendors import Vendor

_HEAD = """\
from __future__ import annotations

import builtins
import datetime
from typing import Any, Literal

import {package}
from {package} import *
from {package} import _core, models
from {package}._core import AsyncDownload, AsyncPages, Download, Options, Pages, Unset
"""

_LISTENER = """
from typing import assert_never

from {package} import Dropped, PossibleGap, UnknownEvent, events


async def listening(client: Async{client}) -> None:
    async with client.listen(queue=1) as listener:
        async for event in listener:
            told: events.StreamEvent = event
            if isinstance(told, PossibleGap):
                continue
            if isinstance(told, Dropped):
                print(told.count + 1)
            else:
                print(told.name, told.body)
    client.listen(queue="1")  # type: ignore[arg-type]
    {client}().listen()  # type: ignore[attr-defined]
"""


def consumer(vendor: Vendor) -> str:
    """Return a program that calls every method of both clients, with right and with wrong arguments.

    Each wrong line is marked as wrong. A strict type checker refuses a mark that is not needed, so that a mistake
    which it accepts is an error too.
    """
    extras = (vendor.output / vendor.package / "extras.py").exists()
    lines = [_HEAD.format(package=vendor.package), f"from {vendor.package} import extras\n" if extras else ""]
    lines += _constructor(vendor)
    if (vendor.output / vendor.package / "events.py").exists():
        lines.append(_LISTENER.format(package=vendor.package, client=vendor.client))
    for resource, kind, function in methods(vendor):
        client = f"Async{vendor.client}" if kind.startswith("Async") else vendor.client
        lines += _calls(client, resource, kind, function)
    return "\n".join(lines)


def methods(vendor: Vendor) -> Iterator[tuple[str, str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield every method of a package's resources, with the attribute of the client and the class that it is of."""
    for path in sorted((vendor.output / vendor.package / "resources").glob("[!_]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for function in kind.body:
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield path.stem, kind.name, function


def _constructor(vendor: Vendor) -> Iterator[str]:
    for client in (vendor.client, f"Async{vendor.client}"):
        yield f'{client}(timeout=3, base_url="https://example.com").nothing  # type: ignore[attr-defined]'
        yield f'{client}(timeout="soon")  # type: ignore[arg-type]'
        yield f"{client}(tiemout=3)  # type: ignore[call-arg]"


def _calls(client: str, resource: str, kind: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Yield a function that makes one right call, and as many wrong ones as there are arguments that can be wrong."""
    listed = [*function.args.args[1:], *function.args.kwonlyargs]
    annotations = {one.arg: ast.unparse(one.annotation) for one in listed if one.annotation is not None}
    positional = {one.arg for one in function.args.args}
    taken = ", ".join(f"a{number}: {one}" for number, one in enumerate(annotations.values()))
    waits = "await " if isinstance(function, ast.AsyncFunctionDef) else ""
    method = f"{waits}client.{resource}.{function.name}"

    def call(wrong: str = "") -> str:
        given = {name: "object()" if name == wrong else f"a{number}" for number, name in enumerate(annotations)}
        return f"{method}({', '.join(one if name in positional else f'{name}={one}' for name, one in given.items())})"

    # The type checker tells whoever calls what the vendor has deprecated.
    old = any("deprecated" in ast.unparse(one) for one in function.decorator_list)
    returns = ast.unparse(function.returns) if function.returns else "None"
    yield f"{'async ' if waits else ''}def {kind}_{function.name}(client: {client}, {taken}) -> None:"
    result = "" if returns == "None" else f"result: {returns} = "
    yield f"    {result}{call()}{'  # type: ignore[deprecated]' if old else ''}"
    for name, annotation in annotations.items():
        if not re.search(r"\bAny\b", re.sub(r"dict\[str, Any\]", "", annotation)):
            yield f"    {call(wrong=name)}  # type: ignore[arg-type{', deprecated' if old else ''}]"
    yield f"    {method}(nothing=1)  # type: ignore[call-arg{', deprecated' if old else ''}]"
