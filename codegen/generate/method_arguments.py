"""Arguments: what a generated method takes, from the parameters of its operation and the members of its body."""

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
from .type_annotations import Types

# Names that the generated methods use themselves.
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
        "one",
    ]
)


Encode = Callable[[str], str]
"""Returns the code of a value on the wire from the code of the value in Python."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method: its Python name, where it goes on the wire and how it gets there."""

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
        """The code of the argument's value as it goes on the wire."""
        return self.encode(self.name)


@dataclass(frozen=True, slots=True)
class _Level:
    """One object of a body: what the caller gives of it, what is filled in, and the member in which the next one is."""

    arguments: list[Argument]
    constants: dict[str, Any]
    member: str = ""

    @property
    def is_whole_body(self) -> bool:
        """Whether one argument is the body itself, not a member of it."""
        return bool(self.arguments) and self.arguments[0].wire == ""

    @property
    def code(self) -> str:
        """The code of what the caller gives: the body itself, or an object of the members that are given."""
        if self.is_whole_body:
            return self.arguments[0].name
        members = ", ".join(f"{one.wire!r}: {one.value}" for one in self.arguments)
        if all(one.default not in ("None", "UNSET") for one in self.arguments):
            return f"{{{members}}}"
        nullable = [one.wire for one in self.arguments if one.nullable]
        return f"given({{{members}}}, nullable={nullable!r})" if nullable else f"given({{{members}}})"

    def around(self, inner: str, beside: str) -> str:
        """Return the code of this object around the next one; `beside` is that of the caller's own members of it."""
        constants = "".join(f"{name!r}: {constant!r}, " for name, constant in self.constants.items())
        code = f"{{{constants}{self.member!r}: {inner}}}"
        return f"{{**{beside}, **{code}}}" if self.arguments else code


class Arguments:
    """Works out the arguments of operations."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._told = SchemaNotes(types)
        self._schemas, self._models = types.schemas, types.models

    def of(self, operation: Operation) -> tuple[list[Argument], str]:
        """Return the arguments of an operation, and the code that makes its body of them, empty where it has none."""
        levels = list(self._levels(operation))
        # What the caller means comes first, what it is wrapped in last.
        bare = [*map(self._parameter, operation.parameters)]
        bare += [argument for level in reversed(levels) for argument in level.arguments]
        named = iter(_named(bare))
        found = [next(named) for _ in operation.parameters]
        filled = [replace(level, arguments=[next(named) for _ in level.arguments]) for level in reversed(levels)]
        found += [argument for level in filled for argument in level.arguments]
        return found, _body_code(filled, optional=bool(operation.body and not operation.body.required))

    # Parameters

    def _parameter(self, parameter: Parameter) -> Argument:
        schema = parameter.schema
        annotation = self._types.annotation(schema, argument=True)
        wire = parameter.name
        name = parameter.client_argument or names.snake(wire)
        needed = parameter.required and not parameter.client_argument
        told = self._told(schema, parameter.description, deprecated=parameter.deprecated)
        found = _argument(name, wire, parameter.place, annotation, needed, told)
        return replace(found, of_client=bool(parameter.client_argument), encode=self._encode(parameter))

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
        """Yield the objects of a body from the outermost to the one that holds the caller's own members."""
        if operation.body is None:
            return
        body = operation.body
        pointer = operation.extensions.get("x-envelope", {}).get("body", "")
        schema, required = body.schema, body.required
        for owner, member, below in self._schemas.walk(operation, body.schema, pointer):
            if member not in self._schemas.members(owner).properties:
                told = f"{pointer!r} leads through a list; a caller's members stand in objects alone"
                raise Failed([self._schemas.bundle.find(operation.pointer, "extension-target", told)])
            yield self._level(owner, required=required, member=member)
            required = required and member in self._schemas.members(owner).required
            schema = below
        if operation.filled and not self._schemas.members(schema).properties:
            # A body that holds nothing but what the client fills in.
            yield _Level([], {})
        elif self._types.class_of(schema) is None or not self._schemas.members(schema).properties:
            binary = body.content_type == "application/octet-stream"
            annotation = "bytes" if binary else self._types.annotation(schema, argument=True)
            description = self._told(schema, body.description or self._schemas.description(schema))
            yield _Level([_argument("body", "", "body", annotation, required, description)], {})
        else:
            yield self._level(schema, required=required)

    def _level(self, schema: Any, *, required: bool, member: str = "") -> _Level:
        class_name, held = self._types.class_of(schema), self._schemas.members(schema)
        arguments, constants = [], {}
        for wire, one in held.properties.items():
            resolved = self._schemas.resolve(one)
            constant = isinstance(resolved, dict) and "const" in resolved and wire in held.required
            if constant and member:
                constants[wire] = resolved["const"]
            elif wire != member:
                name = self._models.members[class_name][wire] if class_name else names.snake(wire)
                # The model sets a name apart that its base has; an argument need not.
                bare = name.rstrip("_")
                name = name if keyword.iskeyword(bare) or not bare else bare
                annotation = self._types.annotation(one, argument=True)
                needed = required and wire in held.required
                told = self._told(one, self._schemas.description(one))
                argument = _argument(name, wire, "body", annotation, needed, told)
                # What can have one value only need not be said.
                arguments.append(
                    replace(argument, default=repr(resolved["const"])) if constant and needed else argument
                )
        return _Level(arguments, constants, member)


def _encode_array(parameter: Parameter, items: Any) -> Encode:
    def listed(value: str) -> str:
        return f"[{serialized(items, 'one')} for one in {value} or ()] or None" if is_time(items) else value

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
    """Yield the arguments with names that differ."""
    taken = set(_TAKEN)
    for argument in arguments:
        name = argument.name
        if name in taken:
            name = f"{argument.place}_{name}"
        name = names.unique_names([name], taken)[0]
        taken.add(name)
        yield replace(argument, name=name)


def _body_code(levels: list[_Level], *, optional: bool) -> str:
    """Return the code of a body from its levels, the innermost first; nothing is sent where all is left out."""
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
    # What the caller gives of each object has a variable, so that nothing is sent where all of them are empty.
    variables, body = {"members": inner.code}, "members"
    for number, level in enumerate(outer):
        if level.arguments:
            variables[f"beside_{number}"] = level.code
        body = level.around(body, f"beside_{number}")
    parts = [f"{name} := {code}" for name, code in variables.items()]
    given = f"any([{', '.join(parts)}])" if len(parts) > 1 else f"({parts[0]})"
    return f"{body} if {given} else None"
