"""Drift: changes to the responses of a fake vendor, each contrary to the description."""

from __future__ import annotations

from typing import Any

from .fake_vendors import Answered, Drift


def everywhere(value: Any, name: str) -> list[dict[str, Any]]:
    """Return every object in a value that has a member of a name."""
    if isinstance(value, dict):
        return [*([value] if name in value else []), *(two for one in value.values() for two in everywhere(one, name))]
    return [two for one in value for two in everywhere(one, name)] if isinstance(value, list) else []


def renamed(name: str, to: str) -> Drift:
    def drift(one: Answered) -> None:
        for each in everywhere(one.body, name):
            each[to] = each.pop(name)

    return drift


def replaced(beside: str, name: str, value: Any, by: Any = None) -> Drift:
    """Put a value in the place of another, or of any, in objects that have a member `beside`."""

    def drift(one: Answered) -> None:
        for each in everywhere(one.body, beside):
            if name in each and by in (None, each[name]):
                each[name] = value

    return drift


def answered(path: str, status: int = 200, media: str = "application/json") -> Drift:
    def drift(one: Answered) -> None:
        if one.path.endswith(path) and one.status == 200:
            one.status, one.headers["content-type"] = status, media

    return drift


def told_as(name: str, other: str) -> Drift:
    """Tell an event of a stream under another name."""

    def drift(one: Answered) -> None:
        one.path = other if (one.method, one.path) == ("EVENT", name) else one.path

    return drift


def all_of(drifts: list[Drift]) -> Drift:
    def drift(one: Answered) -> None:
        for each in drifts:
            each(one)

    return drift
