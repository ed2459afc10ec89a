"""The surface of the packages: what can be imported, and what its docstrings say, read from outside by griffe."""

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


def _loaded(vendor: vendors.Vendor) -> griffe.Module:
    found = griffe.load(vendor.package, search_paths=[vendor.output], resolve_aliases=True, docstring_parser="google")
    assert isinstance(found, griffe.Module)
    return found


def _classes(module: griffe.Module) -> Iterator[griffe.Class]:
    """Yield the classes that users meet: clients, resources, events, and what the package hands on."""
    exported = [module[name] for name in _exports(module) if name != "__version__"]
    modules = [*module.modules["resources"].modules.values(), *filter(None, [module.modules.get("events")])]
    own = [one for found in modules for one in found.classes.values() if not one.is_alias]
    for member in (*exported, *own):
        final = member.final_target if member.is_alias else member
        if isinstance(final, griffe.Class):
            yield final


def _functions(cls: griffe.Class) -> Iterator[griffe.Function]:
    for name, one in cls.members.items():
        if isinstance(one, griffe.Function) and not name.startswith("_"):
            yield one


def _attributes(cls: griffe.Class) -> Iterator[griffe.Attribute]:
    for name, one in cls.members.items():
        if isinstance(one, griffe.Attribute) and not name.startswith("_"):
            yield one


def _expressions(function: griffe.Function) -> Iterator[Any]:
    """Yield annotations and defaults of a signature."""
    yield function.returns
    for one in function.parameters:
        yield from (one.annotation, one.default)


def _core_names(expressions: Iterable[Any]) -> Iterator[str]:
    """Yield the paths of what of the core expressions name."""
    for expression in expressions:
        for one in expression.iterate() if isinstance(expression, griffe.Expr) else ():
            if isinstance(one, griffe.ExprName) and _CORE.match(one.canonical_path):
                yield one.canonical_path


def _exports(module: griffe.Module) -> list[str]:
    return [str(name) for name in module.exports or ()]


def _final(module: griffe.Module, path: str) -> griffe.Object:
    found: griffe.Object | griffe.Alias = module[path.removeprefix(f"{module.name}.")]
    return found.final_target if isinstance(found, griffe.Alias) else found


@each_vendor
def test_what_is_exported_is_there_and_nothing_else_shows(vendor: vendors.Vendor) -> None:
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
def test_what_signatures_name_is_exported_and_nothing_else_but_errors(vendor: vendors.Vendor) -> None:
    module, package = _loaded(vendor), importlib.import_module(vendor.package)
    exported = {_final(module, name).path: name for name in _exports(module)}
    expressions = [one for cls in _classes(module) for function in _functions(cls) for one in _expressions(function)]
    expressions += [one.annotation for cls in _classes(module) for one in _attributes(cls)]
    exports = map(partial(_final, module), _exports(module))
    expressions += [one.value for one in exports if isinstance(one, griffe.Attribute)]
    for name in (vendor.client, f"Async{vendor.client}"):
        client = _final(module, name)
        assert isinstance(client, griffe.Class)
        expressions += _expressions(client["__init__"])
        # What takes a call, which users never see, is the resources' business.
        inherited = [one for base in client.mro() for one in _functions(base)]
        expressions += [
            one.returns
            for one in inherited
            if not any(re.search(r"\bCall\b", str(a.annotation)) for a in one.parameters)
        ]
    if (events := module.modules.get("events")) is not None:
        expressions.append(events["StreamEvent"].value)
    named = {_final(module, path) for path in _core_names(expressions)}
    # A member comes with what it is of.
    named = {one for one in named if one.parent is not None and one.parent.is_module}
    wanted = {one.path for one in named if not (isinstance(one, griffe.Attribute) and "TypeVar" in str(one.value))}
    assert not wanted - exported.keys(), "a signature names what nobody can import"
    for path in filter(_CORE.match, exported.keys() - wanted):
        shown = getattr(package, exported[path])
        assert isinstance(shown, type), f"{path} is named by no signature"
        assert issubclass(shown, package.ApiError | Warning), f"{path} is named by no signature, and nothing to catch"


@each_vendor
def test_every_method_documents_all_that_it_takes_gives_and_raises(
    vendor: vendors.Vendor, caplog: pytest.LogCaptureFixture
) -> None:
    module, package = _loaded(vendor), importlib.import_module(vendor.package)
    seen = 0
    with caplog.at_level(logging.WARNING, "griffe"):
        for resource in module.modules["resources"].modules.values():
            assert resource.docstring is not None
            for cls in resource.classes.values():
                assert cls.docstring is not None
                for function in _functions(cls):
                    _documents(package, function)
                    seen += 1
        for name in (vendor.client, f"Async{vendor.client}"):
            client = _final(module, name)
            assert {one.name for one in _section(client, griffe.DocstringSectionParameters)} == {
                one.name for one in client["__init__"].parameters if one.name != "self"
            }
            for one in client.members.values():
                if not one.name.startswith("_") and one.name not in ("service", "streaming"):
                    assert one.docstring is not None, one.path
    assert seen
    assert not caplog.records, "griffe reads every docstring without a word"


@each_vendor
def test_what_the_document_calls_deprecated_is_so_to_type_checkers_and_readers(vendor: vendors.Vendor) -> None:
    document = json.loads((vendor.output / "openapi.json").read_text(encoding="utf-8"))
    operations = [one for item in document["paths"].values() for one in item.values() if isinstance(one, dict)]
    old = {one["operationId"] for one in operations if one.get("deprecated")}
    package, decorated = _loaded(vendor), set()
    for resource in package.modules["resources"].modules.values():
        for cls in resource.classes.values():
            for function in _functions(cls):
                if any("deprecated" in str(one.value) for one in function.decorators):
                    decorated.add((cls.name.removeprefix("Async"), function.name))
    assert len(decorated) == len(old)
    models = importlib.import_module(vendor.package).models
    fields = {
        (name, field.alias or attribute)
        for name, model in vars(models).items()
        for attribute, field in getattr(model, "__pydantic_fields__", {}).items()
        if field.deprecated
    }
    for name, schema in document["components"]["schemas"].items():
        for member, one in schema.get("properties", {}).items():
            if one.get("deprecated") and hasattr(models, name):
                assert (name, member) in fields, "reading it warns"


def _documents(package: Any, function: griffe.Function) -> None:
    assert function.docstring is not None, function.path
    summary = function.docstring.value.splitlines()[0]
    assert summary.endswith((".", "?")), f"{function.path}: {summary}"
    told = {one.name: one.description for one in _section(function, griffe.DocstringSectionParameters)}
    assert [*told] == [one.name for one in function.parameters if one.name != "self"], function.path
    assert all(told.values()), f"{function.path}: {told}"
    returns = [one.description for one in _section(function, griffe.DocstringSectionReturns)]
    assert bool(returns) == (str(function.returns) != "None"), function.path
    assert all(returns)
    raises = _section(function, griffe.DocstringSectionRaises)
    assert raises and raises[-1].annotation is not None
    for one in raises:
        assert issubclass(getattr(package, str(one.annotation)), package.ApiError), function.path
        assert one.description
    for name in re.findall(r"`models\.(\w+)`", function.docstring.value):
        assert hasattr(package.models, name), f"{function.path} speaks of models.{name}"


def _section(one: Any, kind: type[Any]) -> list[Any]:
    return [item for section in one.docstring.parsed if isinstance(section, kind) for item in section.value]
