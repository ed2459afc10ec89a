"""Misuse programs: typical mistakes of a package's users, each of which a type checker must report."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codegen.vendors import Vendor

from .consumers import iter_methods

_PROGRAM = """\
from __future__ import annotations

import datetime

from {package} import Async{client}, StatusError, {client}, models


def misuse_synchronous_client(client: {client}, model: models.{model}) -> None:
    client.{method}()  # type: ignore[call-arg]
    client.{method}({invalid})  # type: ignore[arg-type]
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


async def misuse_asynchronous_client(client: {client}, asynchronous: Async{client}{parameters}) -> None:
    await client.{method}({valid})  # type: ignore[misc]
    forgotten: {returns} = asynchronous.{method}({valid})  # type: ignore[assignment]
    print(forgotten)
    for _ in asynchronous.{resource}:  # type: ignore[attr-defined]
        pass
    with asynchronous:  # type: ignore[attr-defined]
        pass
"""


def misuse_program(vendor: Vendor) -> str:
    """Return the program. It uses the first suitable model, enumeration and method of the package."""
    tree = ast.parse((vendor.output / vendor.package / "models.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    model, nullable = next(field for cls in classes for field in _nullable_fields(cls))
    resource, function, required = next(_required_argument_methods(vendor))
    positional = {argument.arg for argument in function.args.args}

    def pass_values(values: list[str]) -> str:
        pairs = zip(required, values, strict=True)
        return ", ".join(
            value if argument.arg in positional else f"{argument.arg}={value}" for argument, value in pairs
        )

    return _PROGRAM.format(
        package=vendor.package,
        client=vendor.client,
        model=model,
        nullable=nullable,
        enum=next(cls.name for cls in classes if "Enum" in ast.unparse(cls.bases[0])),
        resource=resource,
        method=f"{resource}.{function.name}",
        returns=ast.unparse(function.returns) if function.returns else "None",
        parameters="".join(
            f", {argument.arg}: {ast.unparse(argument.annotation or argument)}" for argument in required
        ),
        valid=pass_values([argument.arg for argument in required]),
        invalid=pass_values([f"models.{model}.model_construct()" for _ in required]),
    )


def _nullable_fields(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield class name and field name of each field of the type `str | None`."""
    for field in model.body:
        match field:
            case ast.AnnAssign(target=ast.Name(id=name)) if re.search(r"\bstr \| None", ast.unparse(field.annotation)):
                yield model.name, name


def _required_argument_methods(
    vendor: Vendor,
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, list[ast.arg]]]:
    """Yield the synchronous methods that return a model and have required arguments, with their resource and those."""
    for resource, class_name, function in iter_methods(vendor):
        returns = ast.unparse(function.returns) if function.returns else ""
        arguments = function.args
        required = [*arguments.args[1 : len(arguments.args) - len(arguments.defaults)]]
        required += [
            argument
            for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if default is None
        ]
        if not class_name.startswith("Async") and returns.startswith("models.") and required:
            yield resource, function, required
