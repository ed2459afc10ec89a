"""Base class of the models, and enumerations that accept unknown values."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from .errors import MissingFieldError

Item = TypeVar("Item")

_closed: ContextVar[bool] = ContextVar("closed", default=False)


@contextmanager
def closed(active: bool) -> Iterator[None]:
    """Make enumerations reject unknown values inside the block, if active."""
    token = _closed.set(active)
    try:
        yield
    finally:
        _closed.reset(token)


# Matches Python names and the vendor's camelCase names, which unknown and invalid fields have.
_SECRET = re.compile(r"(?:^|_|(?<=[a-z])(?=[A-Z]))(?:token|secret|password)$", re.IGNORECASE)


class Model(BaseModel):
    """Base class of all models.

    Unknown fields are kept in `model_extra`, so fields that the vendor adds later break nothing and survive a round
    trip: ``model_dump(mode="json", exclude_unset=True)`` returns the received JSON. Fields are accepted under the
    vendor's name and under the Python name. The `repr` hides tokens, secrets and passwords.

    A documented field that is missing in a response, or has an invalid value, raises MissingFieldError only when you
    access it. The invalid value is in `model_extra` under the vendor's name.
    """

    if not TYPE_CHECKING:
        # Type checkers must not see this method: they would accept any attribute name.
        def __getattr__(self, name: str) -> Any:
            field = type(self).model_fields.get(name)
            if field is None:
                return super().__getattr__(name)
            property_name = field.alias or name
            extra = self.model_extra or {}
            received = f"is {_type_name(extra[property_name])}" if property_name in extra else "is missing"
            documented = inspect.formatannotation(field.annotation, type(self).__module__)
            raise MissingFieldError(
                f"{type(self).__name__}.{name} {received}, but is documented as {documented}", name=name, obj=self
            )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        # A repr may end up in a log.
        for name, value in super().__repr_args__():
            yield name, "…" if value and name and _SECRET.search(name) else value

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        # Importing hundreds of models is slow if each is built; most programs use few of them.
        defer_build=True,
    )


def _type_name(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "another string"
        case list():
            return "another list"
        case _:
            return "another object"


class StrEnum(enum.StrEnum):
    """A string enumeration that accepts unknown values: they become members with `is_known` set to False."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if isinstance(value, bool):
            # Forms and queries spell booleans as text; callers may pass True and False.
            return cls.__members__.get(str(value).upper())
        if _closed.get() or not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = str(value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the API description documents this value."""
        return self._name_ in type(self).__members__


class IntEnum(enum.IntEnum):
    """An integer enumeration that accepts unknown values: they become members with `is_known` set to False."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if _closed.get() or not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the API description documents this value."""
        return self._name_ in type(self).__members__


def _as_list(value: Any) -> Any:
    if value is None:
        return []
    return value if isinstance(value, list | tuple) else [value]


OneOrMany = Annotated[list[Item], BeforeValidator(_as_list)]
"""A list that the vendor sends as a single value if it has one item."""


class Unset(enum.Enum):
    """The type of `UNSET`."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""Default of optional arguments for which None is a valid value (JSON null): leaves the property out."""


def to_json(model: BaseModel) -> dict[str, Any]:
    """Return the fields that were set, as JSON values under the vendor's names."""
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def follow_path(value: Any, path: str) -> Any:
    """Return the value at a dotted attribute path, or None if an object on the way has no such attribute.

    Raises MissingFieldError if a documented field on the way is missing.
    """
    for name in path.split(".") if path else ():
        try:
            value = getattr(value, name)
        except MissingFieldError:
            raise
        except AttributeError:
            return None
    return value
