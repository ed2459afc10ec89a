"""Derive the arguments of generated methods from the parameters and the request body of operations."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from codegen import names
from codegen.findings import Failed
from codegen.ir.operations import Operation, Parameter

from .docstrings import SchemaNotes
from .time_types import is_time, serialized
from .type_annotations import TypeAnnotations

# Names that the code of the generated methods uses.
_TAKEN = frozenset(
    [
        "self",
        "options",
        "models",
        "datetime",
        "builtins",
        "deep",
        "given",
        "joined",
        "members",
        "beside_0",
        "beside_1",
        "item",
    ]
)


Encode = Callable[[str], str]
"""Returns the code that serializes a value, given the code of the value."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method: its Python name, and the parameter or body property that it becomes.

    `wire` is the name of that parameter or property, empty if the argument is the whole body. `place` is path, query,
    header, cookie or body. `annotation` and `default` are code. `of_client` is true for arguments that the client
    takes for all of its calls.
    """

    name: str
    wire: str
    place: str
    annotation: str
    default: str
    description: str
    nullable: bool = False
    of_client: bool = False
    encode: Encode = str

    @property
    def value(self) -> str:
        """Code of the serialized value."""
        return self.encode(self.name)


@dataclass(frozen=True, slots=True)
class _Level:
    """One object of a body: its arguments, its constants, and the property that contains the next inner object."""

    arguments: list[Argument]
    constants: dict[str, Any]
    member: str = ""

    @property
    def is_whole_body(self) -> bool:
        """Whether the only argument is the whole body."""
        return bool(self.arguments) and self.arguments[0].wire == ""

    @property
    def code(self) -> str:
        """Code of the caller's part of the body: the body itself, or an object of the arguments with a value."""
        if self.is_whole_body:
            return self.arguments[0].name
        properties = ", ".join(f"{argument.wire!r}: {argument.value}" for argument in self.arguments)
        if all(argument.default not in ("None", "UNSET") for argument in self.arguments):
            return f"{{{properties}}}"
        nullable = [argument.wire for argument in self.arguments if argument.nullable]
        return f"given({{{properties}}}, nullable={nullable!r})" if nullable else f"given({{{properties}}})"

    def around(self, inner: str, beside: str) -> str:
        """Return the code of this object around the code `inner`; `beside` is the code of its own arguments."""
        constants = "".join(f"{name!r}: {constant!r}, " for name, constant in self.constants.items())
        code = f"{{{constants}{self.member!r}: {inner}}}"
        return f"{{**{beside}, **{code}}}" if self.arguments else code


class ArgumentBuilder:
    """Derives the arguments of operations."""

    def __init__(self, types: TypeAnnotations) -> None:
        self._types = types
        self._describe = SchemaNotes(types)
        self._schemas, self._models = types.schemas, types.models

    def of(self, operation: Operation) -> tuple[list[Argument], str]:
        """Return the arguments of an operation, and the code of its body; the code is empty if there is no body."""
        levels = list(self._levels(operation))
        # Arguments of the innermost object come first: they matter most to the caller.
        unnamed = [*map(self._parameter, operation.parameters)]
        unnamed += [argument for level in reversed(levels) for argument in level.arguments]
        named = iter(_named(unnamed))
        arguments = [next(named) for _ in operation.parameters]
        filled = [replace(level, arguments=[next(named) for _ in level.arguments]) for level in reversed(levels)]
        arguments += [argument for level in filled for argument in level.arguments]
        return arguments, _body_code(filled, optional=bool(operation.body and not operation.body.required))

    # Parameters

    def _parameter(self, parameter: Parameter) -> Argument:
        schema = parameter.schema
        annotation = self._types.annotation(schema, argument=True)
        wire = parameter.name
        name = parameter.client_argument or names.snake(wire)
        required = parameter.required and not parameter.client_argument
        description = self._describe(schema, parameter.description, deprecated=parameter.deprecated)
        argument = _argument(name, wire, parameter.place, annotation, required, description)
        return replace(argument, of_client=bool(parameter.client_argument), encode=self._encode(parameter))

    def _encode(self, parameter: Parameter) -> Encode:
        wire = parameter.name
        resolved = self._schemas.resolve(parameter.schema)
        kinds = resolved.get("type", "object" if "properties" in resolved else "") if isinstance(resolved, dict) else ""
        if "array" in kinds:
            return _encode_array(parameter, self._schemas.resolve(resolved.get("items", {})))
        if "object" in kinds and parameter.style == "deepObject":
            return lambda value: f"**deep({wire!r}, {value})"
        if "object" in kinds and parameter.explode:
            return lambda value: f"**spread({value})"
        if is_time(resolved):
            return lambda value: serialized(resolved, value)
        return str

    # Bodies

    def _levels(self, operation: Operation) -> Iterator[_Level]:
        """Yield the objects of a body from the outermost to the innermost, which `x-envelope` points to."""
        if operation.body is None:
            return
        body = operation.body
        pointer = operation.extensions.get("x-envelope", {}).get("body", "")
        schema, required = body.schema, body.required
        for owner, property_name, inner in self._schemas.walk(operation, body.schema, pointer):
            if property_name not in self._schemas.object_properties(owner).properties:
                message = f"{pointer!r} leads through a list; point to a property of nested objects"
                raise Failed([self._schemas.bundle.find(operation.pointer, "extension-target", message)])
            yield self._level(owner, required=required, member=property_name)
            required = required and property_name in self._schemas.object_properties(owner).required
            schema = inner
        if operation.filled and not self._schemas.object_properties(schema).properties:
            # The client fills in all properties of the body.
            yield _Level([], {})
        elif self._types.class_of(schema) is None or not self._schemas.object_properties(schema).properties:
            binary = body.content_type == "application/octet-stream"
            annotation = "bytes" if binary else self._types.annotation(schema, argument=True)
            description = self._describe(schema, body.description or self._schemas.description(schema))
            yield _Level([_argument("body", "", "body", annotation, required, description)], {})
        else:
            yield self._level(schema, required=required)

    def _level(self, schema: Any, *, required: bool, member: str = "") -> _Level:
        class_name, members = self._types.class_of(schema), self._schemas.object_properties(schema)
        arguments, constants = [], {}
        for wire, property_schema in members.properties.items():
            resolved = self._schemas.resolve(property_schema)
            constant = isinstance(resolved, dict) and "const" in resolved and wire in members.required
            if constant and member:
                constants[wire] = resolved["const"]
            elif wire != member:
                name = self._models.field_names[class_name][wire] if class_name else names.snake(wire)
                # Models append an underscore to names that their base class has; arguments do not need it.
                bare = name.rstrip("_")
                name = name if keyword.iskeyword(bare) or not bare else bare
                annotation = self._types.annotation(property_schema, argument=True)
                is_required = required and wire in members.required
                description = self._describe(property_schema, self._schemas.description(property_schema))
                argument = _argument(name, wire, "body", annotation, is_required, description)
                # A constant is the default, so that the caller need not pass it.
                arguments.append(
                    replace(argument, default=repr(resolved["const"])) if constant and is_required else argument
                )
        return _Level(arguments, constants, member)


def _encode_array(parameter: Parameter, items: Any) -> Encode:
    def listed(value: str) -> str:
        return f"[{serialized(items, 'item')} for item in {value} or ()] or None" if is_time(items) else value

    if parameter.explode and parameter.style != "simple":
        return listed
    separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(parameter.style, ",")
    return lambda value: f"joined({listed(value)}, {separator!r})"


def _argument(name: str, wire: str, place: str, annotation: str, required: bool, description: str) -> Argument:
    nullable = annotation.endswith("| None") or annotation in ("Any", "None")
    default = "" if required else "None"
    if not required and place == "body" and nullable:
        annotation, default = f"{annotation} | Unset", "UNSET"
    elif not required and not nullable:
        annotation = f"{annotation} | None"
    return Argument(name, wire, place, annotation, default, description, nullable)


def _named(arguments: list[Argument]) -> Iterator[Argument]:
    """Yield the arguments with unique names that do not collide with the code of the method."""
    taken = set(_TAKEN)
    for argument in arguments:
        name = argument.name
        if name in taken:
            name = f"{argument.place}_{name}"
        name = names.unique_names([name], taken)[0]
        taken.add(name)
        yield replace(argument, name=name)


def _body_code(levels: list[_Level], *, optional: bool) -> str:
    """Return the code of a body from its objects, the innermost first; optional bodies may be empty."""
    if not levels:
        return ""
    inner, *outer = levels
    if optional:
        return _optional_body_code(inner, outer)
    code = inner.code
    for level in outer:
        code = level.around(code, level.code)
    return code


def _optional_body_code(inner: _Level, outer: list[_Level]) -> str:
    if not outer:
        return inner.code if inner.is_whole_body else f"{inner.code} or None"
    # Each object's arguments get a variable, since the body is only sent if one of the variables has a value.
    variables, body = {"members": inner.code}, "members"
    for number, level in enumerate(outer):
        if level.arguments:
            variables[f"beside_{number}"] = level.code
        body = level.around(body, f"beside_{number}")
    parts = [f"{name} := {code}" for name, code in variables.items()]
    condition = f"any([{', '.join(parts)}])" if len(parts) > 1 else f"({parts[0]})"
    return f"{body} if {condition} else None"
