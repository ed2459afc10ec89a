"""The base of every model, and enumerations that stay open to values the vendor adds later."""

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
    """While active, an enumeration refuses values that it does not list."""
    token = _closed.set(active)
    try:
        yield
    finally:
        _closed.reset(token)


# Under the vendor's name too, which unknown members and those that do not fit have.
_SECRET = re.compile(r"(?:^|_|(?<=[a-z])(?=[A-Z]))(?:token|secret|password)$", re.IGNORECASE)


class Model(BaseModel):
    """Base of every model.

    Unknown members are kept, so that a member the vendor adds breaks nothing and survives a round trip:
    ``model_dump(mode="json", exclude_unset=True)`` gives back what came. Members are accepted under the vendor's name
    and under the Python name. What is called a token, a secret or a password is left out of the `repr`.

    A documented member that did not come, or with a value that does not fit, raises MissingFieldError when it is
    touched, and nothing before. What came in its place is in `model_extra` under the vendor's name.
    """

    if not TYPE_CHECKING:
        # Hidden from type checkers, for whom every name would be an attribute.
        def __getattr__(self, name: str) -> Any:
            field = type(self).model_fields.get(name)
            if field is None:
                return super().__getattr__(name)
            wire = field.alias or name
            came = self.model_extra or {}
            problem = f"came as {_kind(came[wire])}" if wire in came else "did not come"
            documented = inspect.formatannotation(field.annotation, type(self).__module__)
            raise MissingFieldError(
                f"{type(self).__name__}.{name} {problem}; {documented} is documented", name=name, obj=self
            )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        # What is printed ends in logs.
        for name, value in super().__repr_args__():
            yield name, "…" if value and name and _SECRET.search(name) else value

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        # Importing a package with hundreds of models must not pay for the ones that nobody uses.
        defer_build=True,
    )


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "another text"
        case list():
            return "another list"
        case _:
            return "another object"


class StrEnum(enum.StrEnum):
    """A string enumeration. A value that it does not list becomes a member of its own, with `is_known` false."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if isinstance(value, bool):
            # Forms and queries spell truth out; a caller need not.
            return cls.__members__.get(str(value).upper())
        if _closed.get() or not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = str(value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the vendor documents this value."""
        return self._name_ in type(self).__members__


class IntEnum(enum.IntEnum):
    """An integer enumeration. A value that it does not list becomes a member of its own, with `is_known` false."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if _closed.get() or not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the vendor documents this value."""
        return self._name_ in type(self).__members__


def _listed(value: Any) -> Any:
    if value is None:
        return []
    return value if isinstance(value, list | tuple) else [value]


OneOrMany = Annotated[list[Item], BeforeValidator(_listed)]
"""A list for whoever reads it, though a single item comes without the list around it."""


class Unset(enum.Enum):
    """The type of `UNSET`."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""Stands for an argument that was not given, where None is a value that the vendor understands."""


def wire(model: BaseModel) -> dict[str, Any]:
    """Return the members that were set, under the vendor's names, as JSON values."""
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def reached(value: Any, place: str) -> Any:
    """Follow dotted attributes; None where there is nothing to follow. Raises MissingFieldError."""
    for step in place.split(".") if place else ():
        try:
            value = getattr(value, step)
        except MissingFieldError:
            raise
        except AttributeError:
            return None
    return value
