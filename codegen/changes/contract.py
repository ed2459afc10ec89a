"""Contract trees: a common form for API documents and Python packages, so that two revisions can be compared."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Direction(StrEnum):
    """Whether users of the package send a value or receive it."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ContractNode:
    """One element of a contract, such as an operation, a parameter, a schema or a class.

    `kind` is the type of element ("parameter"). `name` is appended to the parent's path in reports. `facts` are the
    attributes to compare; None means no restriction. `parts` returns the child nodes by key; the nodes of two contracts
    are matched by these keys.
    """

    kind: str
    name: str
    direction: Direction
    facts: Mapping[str, Any]
    parts: Callable[[], Mapping[str, ContractNode]] = dict
    alias: Hashable = None
    """Matches a node whose key changed, for example a renamed operation with the same method and path."""
    shared: Hashable = None
    """Identifies a node that several parents refer to, such as a component schema. Its parts are compared once."""
    label: str = ""
    """Replaces the parents' path in reports about the parts of a shared node; empty: keep the path."""
    has_own_facts: bool = False
    """Whether the parent adds facts to a shared node, so that changes of its facts are reported at the parent."""
