"""Graphs: a vendor's objects as JSON that people can read, and back, without a line written for any class.

Objects refer to each other, so each stands once in a flat table, under its class and a number: ``{"$": "… Event 2"}``
is the second event. Lists and dicts stand where they are used, unless several use the same one. What JSON has no word
for is an object of one member, such as ``{"$tuple": [1, 2]}``. Only classes of vendors are made, and none is called.
"""

from __future__ import annotations

import base64
import datetime
import random
import struct
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

_PACKAGE = f"{__package__.rpartition('.')[0]}."
# Modules whose classes may stand in a saved state.
_SAVED = ("vendors", "vendor", "messages")
_PLAIN = (type(None), bool, int, float, str)
_WORDS = 625
_EMPTY: dict[str, Callable[[], Any]] = {
    "list": list,
    "dict": dict,
    "set": set,
    "Counter": Counter,
    "Random": random.Random,
}


def flattened(root: object, outside: Mapping[str, object]) -> dict[str, Any]:
    """Return all that an object is made of as JSON by name, itself first; what is `outside` is told by its name alone.

    Raises TypeError for what cannot be saved.
    """
    return _Writer(root, outside).table()


def restored(table: Mapping[str, Any], root: str, outside: Mapping[str, object]) -> Any:
    """Return the first object of a table, of the class `root`. Raises ValueError for a table that is none."""
    name = next(iter(table), "")
    if name.rpartition(" ")[0] != root:
        raise ValueError(f"wanted: a {root} first, not {name or 'nothing'!r}")
    return _Reader(table, outside).made[name]


def name_of(kind: type[Any]) -> str:
    """Return what a class of vendors is called in a table. Raises TypeError for any other."""
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix(_PACKAGE)
    if name.partition(".")[0] not in _SAVED:
        raise TypeError(f"a {kind.__qualname__} cannot be saved")
    return name


class _Writer:
    """Gives names to the objects, and then writes each."""

    def __init__(self, root: object, outside: Mapping[str, object]) -> None:
        self._objects: dict[int, Any] = {}
        self._names = {id(value): name for name, value in outside.items()}
        uses: Counter[int] = Counter()
        waiting = deque([root])
        while waiting:
            value = waiting.popleft()
            if isinstance(value, (*_PLAIN, type)) or id(value) in self._names:
                continue
            if not isinstance(value, (tuple, frozenset)):
                uses[id(value)] += 1
                if uses[id(value)] > 1:
                    continue
                self._objects[id(value)] = value
            waiting.extend(_parts(value))
        numbers: Counter[str] = Counter()
        for key, value in self._objects.items():
            kind = type(value).__name__ if type(value).__name__ in _EMPTY else ""
            if not isinstance(value, (datetime.datetime, datetime.timedelta, bytes)) and (
                uses[key] > 1 or not kind or kind == "Random"
            ):
                kind = kind or name_of(type(value))
                numbers[kind] += 1
                self._names[key] = f"{kind} {numbers[kind]}"

    def table(self) -> dict[str, Any]:
        """Return the objects by name."""
        return {self._names[key]: self._body(value) for key, value in self._objects.items() if key in self._names}

    def _body(self, value: Any) -> Any:
        if isinstance(value, random.Random):
            version, words, gauss = value.getstate()
            return [version, base64.b64encode(struct.pack(f"<{_WORDS}I", *words)).decode(), gauss]
        if type(value).__name__ in _EMPTY:
            return self._inline(value)
        return {name: self._value(part) for name, part in _attributes(value).items()}

    def _value(self, value: Any) -> Any:
        return {"$": self._names[id(value)]} if id(value) in self._names else self._inline(value)

    def _inline(self, value: Any) -> Any:
        match value:
            case _ if isinstance(value, _PLAIN):
                return value
            case type():
                return {"$class": name_of(value)}
            case datetime.datetime():
                return {"$datetime": value.isoformat()}
            case datetime.timedelta():
                return {"$timedelta": value.total_seconds()}
            case bytes():
                return {"$bytes": base64.b64encode(value).decode()}
            case list():
                return [self._value(one) for one in value]
            case tuple() | frozenset() | set():
                # What has no order is given one: the same world makes the same file.
                ordered = value if isinstance(value, tuple) else sorted(value, key=repr)
                return {f"${type(value).__name__}": [self._value(one) for one in ordered]}
            case dict() if type(value) is dict and all(isinstance(key, str) and key[:1] != "$" for key in value):
                return {key: self._value(one) for key, one in value.items()}
            case _:
                pairs = [[self._value(key), self._value(one)] for key, one in value.items()]
                return {f"${type(value).__name__}": pairs}


class _Reader:
    """Makes every object empty, so that they can refer to each other, and then fills each."""

    def __init__(self, table: Mapping[str, Any], outside: Mapping[str, object]) -> None:
        self.made: dict[str, Any] = {**outside}
        try:
            for name in table:
                self.made[name] = _empty(name.rpartition(" ")[0])
            # Containers last: what they go by must be whole.
            for name in sorted(table, key=lambda name: name.rpartition(" ")[0] in _EMPTY):
                self._fill(name, self.made[name], table[name])
        except (AttributeError, ImportError, KeyError, LookupError, TypeError, struct.error) as error:
            raise ValueError(f"{name} is broken: {error}") from error

    def _fill(self, name: str, made: Any, body: Any) -> None:
        if isinstance(made, random.Random):
            version, words, gauss = body
            made.setstate((version, struct.unpack(f"<{_WORDS}I", base64.b64decode(words)), gauss))
        elif isinstance(made, list):
            made.extend(self._value(body))
        elif isinstance(made, (dict, set)):
            made.update(self._value(body))
        else:
            if is_dataclass(made) and {one.name for one in fields(made)} != body.keys():
                raise ValueError(f"{name} has not the members {', '.join(one.name for one in fields(made))}")
            for member, value in body.items():
                # What is frozen is filled all the same, this once.
                object.__setattr__(made, member, self._value(value))

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(one) for one in value]
        if not isinstance(value, dict):
            return value
        if len(value) != 1 or not next(iter(value)).startswith("$"):
            return {key: self._value(one) for key, one in value.items()}
        ((word, body),) = value.items()
        match word:
            case "$":
                return self.made[body]
            case "$class":
                return _class(body)
            case "$datetime":
                return datetime.datetime.fromisoformat(body)
            case "$timedelta":
                return datetime.timedelta(seconds=body)
            case "$bytes":
                return base64.b64decode(body)
            case "$tuple" | "$frozenset" | "$set":
                kind = {"$tuple": tuple, "$frozenset": frozenset, "$set": set}[word]
                return kind(self._value(one) for one in body)
            case "$dict" | "$Counter":
                pairs = {self._value(key): self._value(one) for key, one in body}
                return Counter(pairs) if word == "$Counter" else pairs
        raise ValueError(f"{word} is no word of a state")


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for pair in value.items():
            yield from pair
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from value
    elif type(value).__module__.startswith(_PACKAGE):
        yield from _attributes(value).values()


def _attributes(value: object) -> dict[str, Any]:
    names = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    passing = getattr(value, "passing", ())
    return {name: getattr(value, name) for name in [*names, *getattr(value, "__dict__", ())] if name not in passing}


def _empty(kind: str) -> Any:
    return _EMPTY[kind]() if kind in _EMPTY else object.__new__(_class(kind))


def _class(name: str) -> type[Any]:
    module, _, word = name.rpartition(".")
    if module.partition(".")[0] not in _SAVED:
        raise ValueError(f"{name} is no class of a vendor")
    found = getattr(import_module(_PACKAGE + module), word)
    if not isinstance(found, type) or name_of(found) != name:
        raise ValueError(f"{name} is no class of a vendor")
    return found
