"""Misuses: a program of the mistakes that people make with a package, each marked as one for type checkers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codegen.vendors import Vendor

from .consumers import methods

_PROGRAM = """\
from __future__ import annotations

import datetime

from {package} import Async{client}, StatusError, {client}, models


def with_the_synchronous_client(client: {client}, model: models.{model}) -> None:
    client.{method}()  # type: ignore[call-arg]
    client.{method}({wrong})  # type: ignore[arg-type]
    print(client.{resource}.nothing)  # type: ignore[attr-defined]
    for _ in client.{resource}:  # type: ignore[attr-defined]
        pass
    print(models.{enum}.MISSPELT)  # type: ignore[attr-defined]
    print(model.nothing)  # type: ignore[attr-defined]
    print(model.{nullable}.upper())  # type: ignore[union-attr]
    try:
        client.close()
    except StatusError as error:
        print(error.sttus)  # type: ignore[attr-defined]
    except models.{model}:  # type: ignore[misc]
        pass


async def with_the_asynchronous_client(client: {client}, waiting: Async{client}{taken}) -> None:
    await client.{method}({right})  # type: ignore[misc]
    forgotten: {returns} = waiting.{method}({right})  # type: ignore[assignment]
    print(forgotten)
    for _ in waiting.{resource}:  # type: ignore[attr-defined]
        pass
    with waiting:  # type: ignore[attr-defined]
        pass
"""


def misuses(vendor: Vendor) -> str:
    """Return the program. What it names is the first of its kind in the package."""
    tree = ast.parse((vendor.output / vendor.package / "models.py").read_text(encoding="utf-8"))
    classes = [one for one in tree.body if isinstance(one, ast.ClassDef)]
    model, nullable = next(pair for one in classes for pair in _nullable(one))
    resource, function, needed = next(_plain(vendor))
    positional = {one.arg for one in function.args.args}

    def given(values: list[str]) -> str:
        pairs = zip(needed, values, strict=True)
        return ", ".join(value if one.arg in positional else f"{one.arg}={value}" for one, value in pairs)

    return _PROGRAM.format(
        package=vendor.package,
        client=vendor.client,
        model=model,
        nullable=nullable,
        enum=next(one.name for one in classes if "Enum" in ast.unparse(one.bases[0])),
        resource=resource,
        method=f"{resource}.{function.name}",
        returns=ast.unparse(function.returns) if function.returns else "None",
        taken="".join(f", {one.arg}: {ast.unparse(one.annotation or one)}" for one in needed),
        right=given([one.arg for one in needed]),
        wrong=given([f"models.{model}.model_construct()" for _ in needed]),
    )


def _nullable(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield class and name of each field that may be None in place of a text."""
    for field in model.body:
        match field:
            case ast.AnnAssign(target=ast.Name(id=name)) if re.search(r"\bstr \| None", ast.unparse(field.annotation)):
                yield model.name, name


def _plain(vendor: Vendor) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, list[ast.arg]]]:
    """Yield the synchronous methods that give a model and cannot be called without arguments, with those."""
    for resource, kind, function in methods(vendor):
        returns = ast.unparse(function.returns) if function.returns else ""
        arguments = function.args
        required = [*arguments.args[1 : len(arguments.args) - len(arguments.defaults)]]
        required += [
            one for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if default is None
        ]
        if not kind.startswith("Async") and returns.startswith("models.") and required:
            yield resource, function, required
