"""Consumer programs: they use every public method of a generated package, and type checkers check them."""

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


async def listen(client: Async{client}) -> None:
    async with client.listen(queue=1) as listener:
        async for event in listener:
            typed: events.StreamEvent = event
            if isinstance(typed, PossibleGap):
                continue
            if isinstance(typed, Dropped):
                print(typed.count + 1)
            else:
                print(typed.name, typed.body)
    client.listen(queue="1")  # type: ignore[arg-type]
    {client}().listen()  # type: ignore[attr-defined]
"""


def consumer_program(vendor: Vendor) -> str:
    """Return a program that calls every method of both clients, with valid and with invalid arguments.

    Each invalid call has a `type: ignore` comment. Strict type checkers report unused `type: ignore` comments, so an
    invalid call that they accept is an error as well.
    """
    extras = (vendor.output / vendor.package / "extras.py").exists()
    lines = [_HEAD.format(package=vendor.package), f"from {vendor.package} import extras\n" if extras else ""]
    lines += _constructor_lines(vendor)
    if (vendor.output / vendor.package / "events.py").exists():
        lines.append(_LISTENER.format(package=vendor.package, client=vendor.client))
    for resource, class_name, function in iter_methods(vendor):
        client = f"Async{vendor.client}" if class_name.startswith("Async") else vendor.client
        lines += _call_lines(client, resource, class_name, function)
    return "\n".join(lines)


def iter_methods(vendor: Vendor) -> Iterator[tuple[str, str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield the client attribute, class name and definition of every method of a package's resources."""
    for path in sorted((vendor.output / vendor.package / "resources").glob("[!_]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for cls in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for function in cls.body:
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield path.stem, cls.name, function


def _constructor_lines(vendor: Vendor) -> Iterator[str]:
    for client in (vendor.client, f"Async{vendor.client}"):
        yield f'{client}(timeout=3, base_url="https://example.com").nothing  # type: ignore[attr-defined]'
        yield f'{client}(timeout="soon")  # type: ignore[arg-type]'
        yield f"{client}(tiemout=3)  # type: ignore[call-arg]"


def _call_lines(
    client: str, resource: str, class_name: str, function: ast.FunctionDef | ast.AsyncFunctionDef
) -> Iterator[str]:
    """Yield the lines of a function that makes one valid call, and one invalid call for each typed argument."""
    arguments = [*function.args.args[1:], *function.args.kwonlyargs]
    annotations = {
        argument.arg: ast.unparse(argument.annotation) for argument in arguments if argument.annotation is not None
    }
    positional = {argument.arg for argument in function.args.args}
    parameters = ", ".join(f"a{number}: {annotation}" for number, annotation in enumerate(annotations.values()))
    await_keyword = "await " if isinstance(function, ast.AsyncFunctionDef) else ""
    method = f"{await_keyword}client.{resource}.{function.name}"

    def call(invalid: str = "") -> str:
        values = {name: "object()" if name == invalid else f"a{number}" for number, name in enumerate(annotations)}
        passed = (value if name in positional else f"{name}={value}" for name, value in values.items())
        return f"{method}({', '.join(passed)})"

    # Type checkers report calls of methods that the vendor has deprecated.
    deprecated = any("deprecated" in ast.unparse(decorator) for decorator in function.decorator_list)
    returns = ast.unparse(function.returns) if function.returns else "None"
    definition = f"def {class_name}_{function.name}(client: {client}, {parameters}) -> None:"
    yield f"async {definition}" if await_keyword else definition
    result = "" if returns == "None" else f"result: {returns} = "
    yield f"    {result}{call()}{'  # type: ignore[deprecated]' if deprecated else ''}"
    for name, annotation in annotations.items():
        if not re.search(r"\bAny\b", re.sub(r"dict\[str, Any\]", "", annotation)):
            yield f"    {call(invalid=name)}  # type: ignore[arg-type{', deprecated' if deprecated else ''}]"
    yield f"    {method}(nothing=1)  # type: ignore[call-arg{', deprecated' if deprecated else ''}]"
