"""Lists: what holds of every one. Each thing is in it once, and there are as many as it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.links import listed_parameters
from contract_tests.harness.documents.operations import Operation


def list_error(operation: Operation, query: Mapping[str, Any], body: Any) -> str:
    """Return what is wrong with the list in an answer; empty where nothing is, or where there is none."""
    for parameter, items, member in listed_parameters(operation):
        named = [str(find(one, member)) for one in find(body, items) or []]
        if twice := sorted({one for one in named if named.count(one) > 1}):
            return f"{parameter} {twice[0]} is listed twice"
    paging = operation.node.get("x-pagination", {})
    total, items = find(body, paging.get("total", "/none")), find(body, paging.get("items", "/none"))
    if not isinstance(total, int) or not isinstance(items, list):
        return ""
    if total < len(items):
        return f"{len(items)} are listed, and the total is {total}"
    # On the first page, where none follows, is all that there is.
    alone = "next" in paging and not find(body, paging["next"]) and paging.get("position") not in query
    return f"{len(items)} are all that is listed, and the total is {total}" if alone and total > len(items) else ""
