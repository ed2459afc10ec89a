"""Contracts: what a description or a package promises, as one kind of tree that can be compared with another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Direction(StrEnum):
    """Who gives a thing to whom: users send, and must not be refused; they receive, and must not be surprised."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ContractNode:
    """One thing that a reader would name.

    `kind` is what it is ("parameter"), `name` what is added to the place of the whole to name it, `facts` what is so
    about it (None: no bound), `parts` what it is made of, each under the key by which its counterpart is found.
    """

    kind: str
    name: str
    way: Direction
    facts: Mapping[str, Any]
    parts: Callable[[], Mapping[str, ContractNode]] = dict
    alias: Hashable = None
    """Finds the counterpart of what has another key now."""
    shared: Hashable = None
    """What many places have as the same thing: its parts are compared once."""
    home: str = ""
    """The name under which the parts of what is shared are told, if not by the place that led there."""
    wrapped: bool = False
    """Whether the place adds facts of its own to what is shared, so that they are told there."""
