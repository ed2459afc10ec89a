"""Folders: where events are kept, and the tree that the vendor shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Folder:
    """One folder, with those directly in it."""

    id: str
    name: str
    children: list[Folder] = field(default_factory=list)

    def everything(self) -> Iterator[Folder]:
        """Yield the folder and all below it, outermost first."""
        yield self
        for child in self.children:
            yield from child.everything()

    def tree(self) -> dict[str, Any]:
        """Return the folder as the vendor shows it: no `children`, the only one by itself, or a list of several."""
        shown: dict[str, Any] = {"folder_name": self.name, "folder_id": self.id}
        below = [child.tree() for child in self.children]
        if below:
            shown["children"] = below[0] if len(below) == 1 else below
        return shown
