"""One story, told through each vendor's client: its steps, and the calls that take them.

A story is a program in which every step stands under a comment of its name; after a colon it says what is otherwise
here. That a vendor has no call for a step is said, and seen: there is none under it.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from .facts import CALLED, PortalCall, VendorFacts

_HEADING = re.compile(r"^ *# (?P<title>[^:\n]+?)\.?(?:: (?P<note>.+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of one vendor's story: what is otherwise here, its calls, and methods that the client adds to them."""

    title: str
    note: str
    calls: tuple[PortalCall, ...]
    helpers: tuple[str, ...]


def story_steps(facts: VendorFacts) -> list[StoryStep]:
    """Return the steps of a vendor's story, none where it has no story."""
    known = {one.method: one for one in facts.calls}
    headings = list(_HEADING.finditer(facts.story))
    ends = [*(one.start() for one in headings[1:]), len(facts.story)]
    found = []
    for heading, end in zip(headings, ends, strict=True):
        names = list(dict.fromkeys(CALLED.findall(facts.story[heading.end() : end])))
        calls = tuple(known[one] for one in names if one in known)
        helpers = tuple(one for one in names if one not in known)
        found.append(StoryStep(heading["title"], heading["note"] or "", calls, helpers))
    return found


def story_summary(facts: VendorFacts) -> str:
    """Return what a story says of itself."""
    return ast.get_docstring(ast.parse(facts.story)) or ""
