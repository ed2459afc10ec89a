"""Tests for query parameters: a query is valid if its encoded form is, even if it was generated as invalid."""

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
def test_is_valid_as_sent_checks_encoded_query(query: dict[str, Any], valid: bool) -> None:
    operation = next(
        candidate for candidate in http_operations("ringcentral_events") if candidate.id == "listMagicLinks"
    )
    case = api_operation(operation).Case(path_parameters={"ticketId": "any"}, query=query)
    assert query_parameters.is_valid_as_sent(operation, case) is valid
