"""Split each vendor's scenario program into steps, so that the portal can compare the steps of all vendors.

In ``story.py``, a comment with the title starts each step; text after a colon notes how this vendor differs. A step
without calls means that the vendor documents no call for it.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from .facts import CALLED, PortalCall, VendorFacts

_HEADING = re.compile(r"^ *# (?P<title>[^:\n]+?)\.?(?:: (?P<note>.+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step of a vendor's scenario.

    `note` says how this vendor differs. `helpers` are the called client methods that are no API operations.
    """

    title: str
    note: str
    calls: tuple[PortalCall, ...]
    helpers: tuple[str, ...]


def story_steps(facts: VendorFacts) -> list[StoryStep]:
    """Return the steps of a vendor's scenario; empty if it has none."""
    calls_by_method = {call.method: call for call in facts.calls}
    headings = list(_HEADING.finditer(facts.story))
    ends = [*(heading.start() for heading in headings[1:]), len(facts.story)]
    steps = []
    for heading, end in zip(headings, ends, strict=True):
        methods = list(dict.fromkeys(CALLED.findall(facts.story[heading.end() : end])))
        calls = tuple(calls_by_method[method] for method in methods if method in calls_by_method)
        helpers = tuple(method for method in methods if method not in calls_by_method)
        steps.append(StoryStep(heading["title"], heading["note"] or "", calls, helpers))
    return steps


def story_summary(facts: VendorFacts) -> str:
    """Return the module docstring of a vendor's scenario."""
    return ast.get_docstring(ast.parse(facts.story)) or ""
