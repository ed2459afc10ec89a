"""Names: from the vendor's words to Python's. Generated identifiers are made here or by the model generator."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def words(text: str) -> list[str]:
    """Split a name into lower-case words: ``listVirtualEvents``, ``filter[search_text]``, ``X-RateLimit-Reset``."""
    return [word.lower() for word in _WORDS.findall(text)]


def snake(text: str, fallback: str = "value") -> str:
    """Return a snake_case identifier that is no keyword."""
    name = "_".join(words(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name


def pascal(text: str, fallback: str = "Value") -> str:
    """Return a PascalCase identifier that is no keyword."""
    name = "".join(word.capitalize() for word in words(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def method_name(operation_id: str, tag: str) -> str:
    """Return what is left of an operationId once its tag is taken out: ``listVirtualEvents`` is ``list`` there."""
    found, noun = words(operation_id), [_singular(word) for word in words(tag)]
    for start in range(1, len(found) - len(noun) + 1):
        if [_singular(word) for word in found[start : start + len(noun)]] == noun:
            return snake("_".join(found[:start] + found[start + len(noun) :]))
    return snake(operation_id)


def derived_operation_id(method: str, path: str) -> str:
    """Return an operationId for an operation that has none: ``getWidgetsWidgetId``."""
    return f"{method.lower()}{''.join(word.capitalize() for word in words(path))}"


def method_names(operations: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the method name of each operationId among (operationId, tag) pairs, the whole id where two would meet."""
    operations = list(operations)
    short = {one: method_name(one, tag) for one, tag in operations}
    taken = Counter((tag, short[one]) for one, tag in operations)
    return {one: short[one] if taken[tag, short[one]] == 1 else snake(one) for one, tag in operations}


def unique_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return the names with a number behind those that were already there."""
    seen, found = set(taken), []
    for name in wanted:
        number, free = 2, name
        while free in seen:
            free, number = f"{name}_{number}", number + 1
        seen.add(free)
        found.append(free)
    return found


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
