"""Drift: changes of a fake vendor's responses and events that contradict the API description."""

from __future__ import annotations

from typing import Any

from .fake_vendors import Drift, OutgoingMessage


def objects_with(value: Any, name: str) -> list[dict[str, Any]]:
    """Return all objects in a JSON value, at any depth, that have a property."""
    if isinstance(value, dict):
        nested = [match for child in value.values() for match in objects_with(child, name)]
        return [value, *nested] if name in value else nested
    return [match for child in value for match in objects_with(child, name)] if isinstance(value, list) else []


def rename_property(name: str, new_name: str) -> Drift:
    """Return a drift that renames a property wherever it occurs."""

    def drift(message: OutgoingMessage) -> None:
        for owner in objects_with(message.body, name):
            owner[new_name] = owner.pop(name)

    return drift


def replace_value(sibling: str, name: str, value: Any, *, old: Any = None) -> Drift:
    """Return a drift that replaces the value of a property, in all objects that also have the property `sibling`.

    If `old` is not None, only that value is replaced.
    """

    def drift(message: OutgoingMessage) -> None:
        for owner in objects_with(message.body, sibling):
            if name in owner and old in (None, owner[name]):
                owner[name] = value

    return drift


def replace_status_or_media(path: str, *, status: int = 200, media: str = "application/json") -> Drift:
    """Return a drift that sets the status and the media type of successful responses whose path ends with `path`."""

    def drift(message: OutgoingMessage) -> None:
        if message.path.endswith(path) and message.status == 200:
            message.status, message.headers["content-type"] = status, media

    return drift


def rename_event(name: str, new_name: str) -> Drift:
    """Return a drift that sends a stream event under another name."""

    def drift(message: OutgoingMessage) -> None:
        if (message.method, message.path) == ("EVENT", name):
            message.path = new_name

    return drift


def combine(drifts: list[Drift]) -> Drift:
    """Return a drift that applies several drifts in order."""

    def combined(message: OutgoingMessage) -> None:
        for drift in drifts:
            drift(message)

    return combined
