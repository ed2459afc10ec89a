"""Shell commands that repeat a request."""

from __future__ import annotations

import json
from typing import Any

from schemathesis.core import NotSet
from schemathesis.generation.case import Case

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.asyncapi import Call
from contract_tests.harness.documents.operations import Operation


def call_command(operation: Call, body: Any) -> str:
    """Return the command that repeats a stream call."""
    command = f"python -m contract_tests.harness {operation.vendor} {operation.id}"
    if isinstance(body, NotSet) or body is None:
        return command
    # A single quote would end the shell's quoted argument.
    request = json.dumps(body).replace("'", "\\u0027")
    return f"{command} '{request}'"


def repeat_command(operation: Operation, case: Case[Any]) -> str:
    """Return the command that repeats a request, without its credential."""
    if isinstance(operation, Call):
        return call_command(operation, case.body)
    case.body = request_bodies.encode_nested_json(operation, case.media_type, case.body)
    return case.as_curl_command({})
