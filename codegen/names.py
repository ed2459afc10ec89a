"""Derive Python identifiers from the names in API descriptions."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def words(text: str) -> list[str]:
    """Split a name into lower-case words, such as ``listVirtualEvents``, ``filter[search_text]``, ``X-RateLimit``."""
    return [word.lower() for word in _WORDS.findall(text)]


def snake(text: str, fallback: str = "value") -> str:
    """Return a snake_case identifier for a name; append an underscore to keywords."""
    name = "_".join(words(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name


def pascal(text: str, fallback: str = "Value") -> str:
    """Return a PascalCase identifier for a name; append an underscore to keywords."""
    name = "".join(word.capitalize() for word in words(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def method_name(operation_id: str, tag: str) -> str:
    """Return the method name of an operationId, without the words of its tag.

    The method of ``listVirtualEvents`` in the tag ``Virtual Events`` is ``list``.
    """
    operation_words, tag_words = words(operation_id), [_singular(word) for word in words(tag)]
    for start in range(1, len(operation_words) - len(tag_words) + 1):
        if [_singular(word) for word in operation_words[start : start + len(tag_words)]] == tag_words:
            return snake("_".join(operation_words[:start] + operation_words[start + len(tag_words) :]))
    return snake(operation_id)


def derived_operation_id(method: str, path: str) -> str:
    """Return an operationId for an operation that declares none, such as ``getWidgetsWidgetId``."""
    return f"{method.lower()}{''.join(word.capitalize() for word in words(path))}"


def method_names(operations: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the method name of each operationId, given (operationId, tag) pairs.

    If two operations of a tag would have the same method name, both use the whole operationId.
    """
    operations = list(operations)
    short = {operation_id: method_name(operation_id, tag) for operation_id, tag in operations}
    uses = Counter((tag, short[operation_id]) for operation_id, tag in operations)
    return {
        operation_id: short[operation_id] if uses[tag, short[operation_id]] == 1 else snake(operation_id)
        for operation_id, tag in operations
    }


def unique_names(candidates: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Make names unique, in order: append a number to a name that is in `taken` or came before."""
    seen, unique = set(taken), []
    for candidate in candidates:
        number, name = 2, candidate
        while name in seen:
            name, number = f"{candidate}_{number}", number + 1
        seen.add(name)
        unique.append(name)
    return unique


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
