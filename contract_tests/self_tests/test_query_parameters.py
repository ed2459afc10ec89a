"""Queries: what was made invalid and arrives as something valid is not held to be refused."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.harness.documents import query_parameters
from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.generation.cases import api_operation


@pytest.mark.parametrize(
    ("query", "valid"),
    [
        ({}, True),
        ({"filter[email][in]": False}, True),
        ({"filter[email][in]": ["a", "b"], "perPage": 2}, True),
        ({"perPage": 1.0}, True),
        ({"page": [1]}, True),
        ({"page": [1, 2]}, False),
        ({"page": 0}, False),
        ({"page": "two"}, False),
        ({"filter[updatedAt][in]": False}, False),
        ({"filter[includeConfirmAndJoin][eq]": "maybe"}, False),
        ({"filter[email][in]": False, "page": "two"}, False),
    ],
    ids=str,
)
def test_a_query_is_judged_as_it_arrives(query: dict[str, Any], valid: bool) -> None:
    operation = next(one for one in http_operations("ringcentral_events") if one.id == "listMagicLinks")
    case = api_operation(operation).Case(path_parameters={"ticketId": "any"}, query=query)
    assert query_parameters.is_valid_as_sent(operation, case) is valid
