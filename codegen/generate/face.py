"""The face: what users touch of an operation, worked out before any template runs.

Templates print what stands here and decide nothing.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from .. import names
from ..bundle import Bundle
from ..core import runtime_names
from ..documents import tokens
from ..operations import Operation, Parameter, Response
from .errors import Errors
from .models import Models
from .schemas import Schemas
from .types import Types, union

# Names that the generated methods use themselves.
_TAKEN = frozenset(["self", "options", "models", "datetime", "builtins", "deep", "given", "joined"])
# What the clients have beside their tags.
_CLIENT = frozenset(["send", "pages", "close", "aclose", "service", "base_url", "strict"])


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method: its Python name, where it goes on the wire and how it gets there."""

    name: str
    wire: str
    place: str
    annotation: str
    default: str
    description: str
    value: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """One method: the operation, its arguments in order, and what comes back."""

    name: str
    operation: Operation
    positional: tuple[Argument, ...]
    keyword: tuple[Argument, ...]
    returns: str
    item: str
    success: tuple[tuple[str, str], ...]
    failure: tuple[tuple[str, str], ...]
    body: str
    body_value: str
    paging: str
    raises: tuple[tuple[str, str], ...]

    @property
    def constant(self) -> str:
        """The name of the operation's description in its module."""
        return names.snake(self.operation.id).upper().rstrip("_")

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in the order of the signature."""
        return (*self.positional, *self.keyword)

    def placed(self, place: str) -> list[Argument]:
        """The arguments that go to one place: path, query, header, cookie or body."""
        return [one for one in self.arguments if one.place == place]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: the module, the two classes, and the attribute of the client under which they are found."""

    name: str
    module: str
    class_name: str
    description: str
    methods: tuple[Method, ...]


class Face:
    """Works out the face of one vendor."""

    def __init__(self, client: str, bundle: Bundle, schemas: Schemas, models: Models, errors: Errors) -> None:
        self._client = client
        self._bundle, self._schemas, self._models, self._errors = bundle, schemas, models, errors
        self._types = Types(schemas, models)

    def tags(self) -> list[Tag]:
        """Return the tags in the order of the document, each with its methods."""
        described = {one["name"]: one.get("description", "") for one in self._bundle.data.get("tags", [])}
        operations = self._schemas.operations
        found = names.methods((one.id, one.tag) for one in operations)
        order = [*(name for name in described), *(one.tag for one in operations)]
        tags = [tag for tag in dict.fromkeys(order) if any(one.tag == tag for one in operations)]
        modules = names.unique((names.snake(tag) for tag in tags), taken=_CLIENT)
        return [
            Tag(
                name=tag,
                module=module,
                class_name=self._class_name(module),
                description=described.get(tag, ""),
                methods=tuple(self._method(one, found[one.id]) for one in operations if one.tag == tag),
            )
            for tag, module in zip(tags, modules, strict=True)
        ]

    def _class_name(self, module: str) -> str:
        name = names.pascal(module)
        taken = runtime_names() | {self._client, "Any", "Callable", "Literal", "Retry"}
        return f"{name}Resource" if {name, f"Async{name}"} & taken else name

    def _method(self, operation: Operation, name: str) -> Method:
        arguments = self._arguments(operation)
        positional = tuple(one for one in arguments if one.place == "path")
        rest = [one for one in arguments if one.place != "path"]
        paging, item = self._paging(operation)
        payload, returns = self._result(operation)
        return Method(
            name=name,
            operation=operation,
            positional=positional,
            keyword=tuple(sorted(rest, key=lambda one: one.default != "")),
            returns=returns,
            item=item,
            success=tuple((one.status, self._reply(one, payload)) for one in operation.success),
            failure=tuple(
                (one.status, self._types.annotation(one.schema)) for one in operation.failure if one.read == "json"
            ),
            body=self._body(operation),
            body_value=_body_value(
                [one for one in arguments if one.place == "body"],
                optional=bool(operation.body and not operation.body.required),
            ),
            paging=paging,
            raises=tuple(self._errors.raised(operation)),
        )

    # Arguments

    def _arguments(self, operation: Operation) -> list[Argument]:
        found: list[Argument] = []
        taken = set(_TAKEN)
        for argument in [*map(self._parameter, operation.parameters), *self._body_arguments(operation)]:
            name = argument.name
            if name in taken:
                name = f"{argument.place}_{name}"
            name = names.unique([name], taken)[0]
            taken.add(name)
            value = argument.value.replace("\0", name)
            found.append(replace(argument, name=name, value=value))
        return found

    def _parameter(self, parameter: Parameter) -> Argument:
        schema = parameter.schema
        annotation = self._types.annotation(schema, argument=True)
        wire = parameter.name
        resolved = self._schemas.resolve(schema)
        kinds = resolved.get("type", "object" if "properties" in resolved else "") if isinstance(resolved, dict) else ""
        value = "\0"
        if "array" in kinds and (not parameter.explode or parameter.style == "simple"):
            separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(parameter.style, ",")
            value = f"joined(\0, {separator!r})"
        elif "object" in kinds and parameter.style == "deepObject":
            value = f"**deep({wire!r}, \0)"
        elif "object" in kinds and parameter.explode:
            value = "**spread(\0)"
        return self._argument(
            names.snake(wire), wire, parameter.place, annotation, parameter.required, parameter.description, value
        )

    def _argument(
        self, name: str, wire: str, place: str, annotation: str, required: bool, description: str, value: str = "\0"
    ) -> Argument:
        nullable = annotation.endswith("| None") or annotation in ("Any", "None")
        default = "" if required else "None"
        if not required and place == "body" and nullable:
            annotation, default = f"{annotation} | Unset", "UNSET"
        elif not required and not nullable:
            annotation = f"{annotation} | None"
        return Argument(name, wire, place, annotation, default, description, value, nullable)

    def _body_arguments(self, operation: Operation) -> Iterator[Argument]:
        if operation.body is None:
            return
        body = operation.body
        class_name = self._class(body.schema)
        held = self._schemas.members(body.schema)
        if class_name is None or not held.properties:
            annotation = self._types.annotation(body.schema, argument=True)
            if body.content_type == "application/octet-stream":
                annotation = "bytes"
            yield self._argument("body", "", "body", annotation, body.required, body.description)
            return
        required = held.required if body.required else set()
        for wire, member in held.properties.items():
            annotation = self._types.annotation(member, argument=True)
            resolved = self._schemas.resolve(member)
            name = self._models.members[class_name][wire]
            # The model sets a name apart that its base has; an argument need not.
            bare = name.rstrip("_")
            name = name if keyword.iskeyword(bare) or not bare else bare
            description = self._schemas.description(member)
            argument = self._argument(name, wire, "body", annotation, wire in required, description)
            # What can have one value only need not be said.
            constant = isinstance(resolved, dict) and "const" in resolved and wire in required
            yield replace(argument, default=repr(resolved["const"])) if constant else argument

    # Bodies and answers

    def _class(self, schema: Any) -> str | None:
        if not (isinstance(schema, dict) and isinstance(schema.get("$ref"), str)):
            return None
        return self._models.class_of(schema["$ref"]) if self._schemas.is_class(self._schemas.resolve(schema)) else None

    def _body(self, operation: Operation) -> str:
        body = operation.body
        if body is None:
            return ""
        found = [repr(body.content_type)]
        if (name := self._class(body.schema)) is not None:
            found.append(f"model=models.{name}")
        if body.json_fields:
            found.append(f"json=frozenset({sorted(body.json_fields)!r})")
        return f"Body({', '.join(found)})"

    def _reply(self, response: Response, payload: str) -> str:
        if response.read != "json":
            return f"Reply(read={response.read!r})"
        annotation = self._types.annotation(response.schema)
        more = f", payload={payload!r}" if payload else ""
        return f"Reply({annotation}{more})"

    def _alternatives(self, response: Response) -> list[str]:
        plain = {"none": ["None"], "text": ["str"], "bytes": ["bytes"]}
        return plain.get(response.read) or self._types.alternatives(response.schema)

    def _result(self, operation: Operation) -> tuple[str, str]:
        """Return the attribute path of the payload and the annotation of what the call gives."""
        pointer = operation.extensions.get("x-envelope", {}).get("payload", "")
        # Whoever reads pages wants the whole body of each.
        if pointer and "x-pagination" not in operation.extensions:
            body = next(one for one in operation.success if one.read == "json")
            return self._inside(body.schema, pointer)
        return "", union(part for one in operation.success for part in self._alternatives(one))

    def _inside(self, schema: Any, pointer: str) -> tuple[str, str]:
        """Return the attribute path and the annotation of what a pointer means in instances of a schema."""
        attributes, optional = [], False
        walked = self._schemas.steps(schema, pointer)
        for owner, member, _ in walked:
            class_name = self._class(owner)
            attributes.append(self._models.members[class_name][member] if class_name else member)
            optional |= member not in self._schemas.members(owner).required
        annotation = self._types.annotation(walked[-1][2] if walked else schema)
        if optional and not annotation.endswith("None"):
            annotation = f"{annotation} | None"
        return ".".join(attributes), annotation

    def _paging(self, operation: Operation) -> tuple[str, str]:
        """Return the paging of an operation as code, and the annotation of one item; both empty where it has none."""
        declared = operation.extensions.get("x-pagination")
        if not declared:
            return "", ""
        schema = next(one.schema for one in operation.success if one.read == "json")
        items, annotation = self._inside(schema, declared["items"])
        item = annotation.removesuffix(" | None").removeprefix("list[").removesuffix("]")
        found = [repr(items)]
        if "next" in declared:
            found.append(f"next={self._inside(schema, declared['next'])[0]!r}")
        if "position" in declared:
            found.append(f"position={declared['position']!r}")
        if "first" in declared:
            found.append(f"first={declared['first']!r}")
        return f"Paging({', '.join(found)})", item


def envelope_place(bundle: Bundle, member: str) -> tuple[str, ...] | None:
    """Return where error bodies hold their code or message, as the document declares it for all operations."""
    declared = bundle.data.get("x-envelope") or {}
    return tuple(tokens(declared[member])) if member in declared else None


def _body_value(arguments: list[Argument], *, optional: bool) -> str:
    if not arguments:
        return ""
    if arguments[0].wire == "":
        return arguments[0].name
    members = ", ".join(f"{one.wire!r}: {one.value}" for one in arguments)
    if all(one.default not in ("None", "UNSET") for one in arguments):
        return f"{{{members}}}"
    nullable = [one.wire for one in arguments if one.nullable]
    value = f"given({{{members}}}, nullable={nullable!r})" if nullable else f"given({{{members}}})"
    return f"{value} or None" if optional else value
