"""Clients: the generated package of a vendor, looked at from outside, so that every call can be swept."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from contract_tests.harness.documents import bundles, operations, request_bodies
from contract_tests.harness.documents.bundles import document
from contract_tests.harness.generation.cases import example_value
from contract_tests.harness.targets.targets import Target


@dataclass(frozen=True, slots=True)
class Method:
    """One method of a client: the resource under which it is found, its function, and the operation that it calls."""

    resource: str
    name: str
    function: Callable[..., Any]
    operation: Any

    def __str__(self) -> str:
        return f"{self.resource}.{self.name}"


class Package:
    """The generated package of one vendor."""

    def __init__(self, vendor: str) -> None:
        self.vendor = vendor
        self.name = f"{vendor}_client"
        self.module = importlib.import_module(self.name)
        self.core = importlib.import_module(f"{self.name}._core")

    def client(self, target: Target, *, asynchronous: bool = False, stranger: bool = False, **settings: Any) -> Any:
        """Return a client of a target, strict unless said otherwise, with the owner's credential or a stranger's."""
        kind = self.kind("AsyncClient" if asynchronous else "Client")
        credentials = target.stranger if stranger else target.credentials
        return kind(**self._arguments(kind, credentials), base_url=target.url, **{"strict": True, **settings})

    def environment(self, target: Target) -> dict[str, str]:
        """Return the environment in which the examples and the doctor find the owner's credentials."""
        kind = self.kind("Client")
        known = {
            name: values[0] for name, values in target.values.items() if name in inspect.signature(kind).parameters
        }
        given = {**self._arguments(kind, target.credentials), **known}
        return {f"{self.vendor}_{name}".upper(): str(value) for name, value in given.items()}

    def kind(self, base: str) -> type[Any]:
        """Return the client that derives from a base of the core: Client or AsyncClient."""
        found = [getattr(self.module, name) for name in self.module.__all__]
        root = getattr(self.core, base)
        return next(one for one in found if isinstance(one, type) and issubclass(one, root))

    def _arguments(self, kind: type[Any], credentials: Mapping[str, str]) -> dict[str, str]:
        """Return a constructor's arguments: each goes by the kind of its scheme, or by the scheme's name."""
        accepted, given = inspect.signature(kind).parameters, {}
        for scheme, declared in document(self.vendor)["components"]["securitySchemes"].items():
            if "same-as" in declared.get("x-credential", {}):
                continue
            if declared.get("scheme") == "basic":
                parts = dict(zip(("username", "password"), credentials[scheme].split(":", 1), strict=True))
            else:
                signs_in = "sign-in" in declared.get("x-credential", {})
                key = declared["type"] == "apiKey" and not signs_in
                parts = {"api_key" if key else "token": credentials[scheme]}
            given.update({name if name in accepted else scheme.lower(): part for name, part in parts.items()})
        return given

    @cached_property
    def methods(self) -> list[Method]:
        """Every method of the synchronous client that sends an HTTP request, in the order of the client."""
        return [method for method in self._methods(self.core.Resource) if method.operation.method != "CALL"]

    @cached_property
    def streamed(self) -> list[Method]:
        """Every method of the asynchronous client that calls the vendor's stream; none if there is no stream."""
        if not bundles.stream_document(self.vendor):
            return []
        streams = importlib.import_module(f"{self.name}._core.streams")
        return [method for method in self._methods(streams.AsyncStreamingResource) if method.operation.method == "CALL"]

    def _methods(self, base: type[Any]) -> Iterator[Method]:
        """Yield the methods of the resource classes that derive from a base, by the mapping of the package."""
        for name, operation_id in importlib.import_module(f"{self.name}._operations").OPERATIONS.items():
            resource, _, method = name.partition(".")
            module = importlib.import_module(f"{self.name}.resources.{resource}")
            own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
            kinds = [one for one in own if isinstance(one, type) and issubclass(one, base) and method in vars(one)]
            operation = next(
                one for one in vars(module).values() if isinstance(one, self.core.Operation) and one.id == operation_id
            )
            for kind in kinds:
                # A deprecated method is wrapped.
                yield Method(resource, method, inspect.unwrap(vars(kind)[method]), operation)


def arguments(method: Method, target: Target) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments for a call that shall succeed: known values in the path, the document's example as the body."""
    if method.operation.method == "CALL":
        return [], _frame(method, target)
    described = next(one for one in operations.http_operations(target.vendor) if one.id == method.operation.id)
    named = {one["name"]: one for one in described.parameters if one["in"] == "path"}
    values = {name: example_value(described, one, target.values) for name, one in named.items()}
    of_client = {
        one["x-client-argument"]: values.pop(name) for name, one in named.items() if "x-client-argument" in one
    }
    # In the order of the path.
    names = [part.partition("}")[0] for part in method.operation.path.split("{")[1:]]
    path = [values[name] for name in names if name in values]
    return path, {**of_client, **_body(method, described, target)}


def _frame(method: Method, target: Target) -> dict[str, Any]:
    """Return the arguments of a call over the stream, without what the client fills in."""
    document = bundles.stream_document(target.vendor)
    node = document["operations"][method.operation.id]
    message = operations.resolve(document, operations.resolve(document, node["messages"][0]))
    value = request_bodies.with_known_values(message["examples"][0]["payload"], target.values)
    for pointer in (document["x-envelope"].get(name, "") for name in ("id", "date", "type")):
        value.pop(pointer.split("/")[1] if pointer else "", None)
    given = dict(_given(method.operation.body.model.model_validate(value), node["x-envelope"]["body"]))
    return _accepted(method, given)


def _accepted(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    accepted = inspect.signature(method.function).parameters
    named = {name if name in accepted else name.rstrip("_"): one for name, one in given.items()}
    return {name: one for name, one in named.items() if name in accepted}


def _body(method: Method, described: operations.Operation, target: Target) -> dict[str, Any]:
    if method.operation.body is None or "requestBody" not in described.node:
        return {}
    body = operations.resolve(described.document, described.node["requestBody"])
    media = next(iter(body["content"].values()))
    examples = media.get("examples") or {"": {"value": media.get("example")}}
    value = operations.resolve(described.document, next(iter(examples.values())))["value"]
    model = method.operation.body.model
    if model is None:
        return {"body": value}
    carried = request_bodies.credential_field(described)
    value = request_bodies.with_known_values(
        {name: one for name, one in value.items() if name != carried}, target.values
    )
    return _accepted(
        method, dict(_given(model.model_validate(value), described.node.get("x-envelope", {}).get("body", "")))
    )


def _given(members: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield the members that a body has: those of the envelope at a pointer, then those inside of it, which count."""
    step, _, rest = pointer.removeprefix("/").partition("/")
    inside = None
    for name in members.model_fields_set:
        field = type(members).model_fields.get(name)
        if step and step in (name, field and field.alias):
            inside = getattr(members, name)
        else:
            yield name, getattr(members, name)
    if inside is not None:
        yield from _given(inside, f"/{rest}" if rest else "")
