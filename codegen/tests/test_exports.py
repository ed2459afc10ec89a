"""Exported names of the packages, and their docstrings, as griffe reads them."""

from __future__ import annotations

import importlib
import json
import logging
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import griffe
import pytest

from codegen import vendors

from .packages import each_vendor

_CORE = re.compile(r"^\w+\._core\.")


def _load(vendor: vendors.Vendor) -> griffe.Module:
    module = griffe.load(vendor.package, search_paths=[vendor.output], resolve_aliases=True, docstring_parser="google")
    assert isinstance(module, griffe.Module)
    return module


def _classes(module: griffe.Module) -> Iterator[griffe.Class]:
    """Yield the public classes: clients, resources, events, and classes exported by the package."""
    exported = [module[name] for name in _exports(module) if name != "__version__"]
    modules = [*module.modules["resources"].modules.values(), *filter(None, [module.modules.get("events")])]
    own = [cls for submodule in modules for cls in submodule.classes.values() if not cls.is_alias]
    for member in (*exported, *own):
        final = member.final_target if member.is_alias else member
        if isinstance(final, griffe.Class):
            yield final


def _functions(cls: griffe.Class) -> Iterator[griffe.Function]:
    for name, member in cls.members.items():
        if isinstance(member, griffe.Function) and not name.startswith("_"):
            yield member


def _attributes(cls: griffe.Class) -> Iterator[griffe.Attribute]:
    for name, member in cls.members.items():
        if isinstance(member, griffe.Attribute) and not name.startswith("_"):
            yield member


def _expressions(function: griffe.Function) -> Iterator[Any]:
    """Yield the annotations and defaults of a function signature."""
    yield function.returns
    for parameter in function.parameters:
        yield from (parameter.annotation, parameter.default)


def _core_names(expressions: Iterable[Any]) -> Iterator[str]:
    """Yield the paths of the names of the `_core` package in some expressions."""
    for expression in expressions:
        for part in expression.iterate() if isinstance(expression, griffe.Expr) else ():
            if isinstance(part, griffe.ExprName) and _CORE.match(part.canonical_path):
                yield part.canonical_path


def _exports(module: griffe.Module) -> list[str]:
    return [str(name) for name in module.exports or ()]


def _resolve(module: griffe.Module, path: str) -> griffe.Object:
    member: griffe.Object | griffe.Alias = module[path.removeprefix(f"{module.name}.")]
    return member.final_target if isinstance(member, griffe.Alias) else member


@each_vendor
def test_package_dir_is_its_exported_names(vendor: vendors.Vendor) -> None:
    package = importlib.import_module(vendor.package)
    names = package.__all__
    assert len(names) == len(set(names))
    assert dir(package) == sorted(names)
    assert package.__version__ == vendor.settings["version"]
    for name in names:
        assert hasattr(package, name)
        assert name == "__version__" or not name.startswith("_")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing


@each_vendor
def test_exports_are_names_of_signatures_and_errors(vendor: vendors.Vendor) -> None:
    module, package = _load(vendor), importlib.import_module(vendor.package)
    exported = {_resolve(module, name).path: name for name in _exports(module)}
    expressions = [
        expression for cls in _classes(module) for function in _functions(cls) for expression in _expressions(function)
    ]
    expressions += [attribute.annotation for cls in _classes(module) for attribute in _attributes(cls)]
    exports = map(partial(_resolve, module), _exports(module))
    expressions += [export.value for export in exports if isinstance(export, griffe.Attribute)]
    for name in (vendor.client, f"Async{vendor.client}"):
        client = _resolve(module, name)
        assert isinstance(client, griffe.Class)
        expressions += _expressions(client["__init__"])
        # Methods with a `Call` parameter are internal: only the resources use them.
        inherited = [function for base in client.mro() for function in _functions(base)]
        expressions += [
            function.returns
            for function in inherited
            if not any(re.search(r"\bCall\b", str(parameter.annotation)) for parameter in function.parameters)
        ]
    if (events := module.modules.get("events")) is not None:
        expressions.append(events["StreamEvent"].value)
    named = {_resolve(module, path) for path in _core_names(expressions)}
    # Members of classes need no export of their own.
    named = {item for item in named if item.parent is not None and item.parent.is_module}
    required = {
        item.path for item in named if not (isinstance(item, griffe.Attribute) and "TypeVar" in str(item.value))
    }
    assert not required - exported.keys(), "a signature uses a name that the package does not export"
    for path in filter(_CORE.match, exported.keys() - required):
        export = getattr(package, exported[path])
        assert isinstance(export, type), f"{path} is in no signature"
        assert issubclass(export, package.ApiError | Warning), f"{path} is in no signature, and is no error or warning"


@each_vendor
def test_methods_document_parameters_returns_and_errors(
    vendor: vendors.Vendor, caplog: pytest.LogCaptureFixture
) -> None:
    module, package = _load(vendor), importlib.import_module(vendor.package)
    checked = 0
    with caplog.at_level(logging.WARNING, "griffe"):
        for resource in module.modules["resources"].modules.values():
            assert resource.docstring is not None
            for cls in resource.classes.values():
                assert cls.docstring is not None
                for function in _functions(cls):
                    _check_docstring(package, function)
                    checked += 1
        for name in (vendor.client, f"Async{vendor.client}"):
            client = _resolve(module, name)
            assert {item.name for item in _section(client, griffe.DocstringSectionParameters)} == {
                parameter.name for parameter in client["__init__"].parameters if parameter.name != "self"
            }
            for member in client.members.values():
                if not member.name.startswith("_") and member.name not in ("service", "streaming"):
                    assert member.docstring is not None, member.path
    assert checked
    assert not caplog.records, "griffe parses every docstring without a warning"


@each_vendor
def test_deprecated_nodes_are_deprecated_in_package(vendor: vendors.Vendor) -> None:
    document = json.loads((vendor.output / "openapi.json").read_text(encoding="utf-8"))
    operations = [node for item in document["paths"].values() for node in item.values() if isinstance(node, dict)]
    deprecated = {operation["operationId"] for operation in operations if operation.get("deprecated")}
    package, decorated = _load(vendor), set()
    for resource in package.modules["resources"].modules.values():
        for cls in resource.classes.values():
            for function in _functions(cls):
                if any("deprecated" in str(decorator.value) for decorator in function.decorators):
                    decorated.add((cls.name.removeprefix("Async"), function.name))
    assert len(decorated) == len(deprecated)
    models = importlib.import_module(vendor.package).models
    fields = {
        (name, field.alias or attribute)
        for name, model in vars(models).items()
        for attribute, field in getattr(model, "__pydantic_fields__", {}).items()
        if field.deprecated
    }
    for name, schema in document["components"]["schemas"].items():
        for property_name, subschema in schema.get("properties", {}).items():
            if subschema.get("deprecated") and hasattr(models, name):
                assert (name, property_name) in fields, "access to a deprecated field warns"


def _check_docstring(package: Any, function: griffe.Function) -> None:
    assert function.docstring is not None, function.path
    summary = function.docstring.value.splitlines()[0]
    assert summary.endswith((".", "?")), f"{function.path}: {summary}"
    descriptions = {item.name: item.description for item in _section(function, griffe.DocstringSectionParameters)}
    assert [*descriptions] == [item.name for item in function.parameters if item.name != "self"], function.path
    assert all(descriptions.values()), f"{function.path}: {descriptions}"
    returns = [item.description for item in _section(function, griffe.DocstringSectionReturns)]
    assert bool(returns) == (str(function.returns) != "None"), function.path
    assert all(returns)
    raises = _section(function, griffe.DocstringSectionRaises)
    assert raises and raises[-1].annotation is not None
    for item in raises:
        assert issubclass(getattr(package, str(item.annotation)), package.ApiError), function.path
        assert item.description
    for name in re.findall(r"`models\.(\w+)`", function.docstring.value):
        assert hasattr(package.models, name), f"{function.path} mentions models.{name}, which does not exist"


def _section(documented: Any, kind: type[Any]) -> list[Any]:
    """Return the items of the docstring sections of a kind."""
    return [item for section in documented.docstring.parsed if isinstance(section, kind) for item in section.value]
