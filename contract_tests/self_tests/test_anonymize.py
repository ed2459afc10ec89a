"""Tests for anonymized responses (shapes): they violate the same rules and contain no text of the original."""

from __future__ import annotations

import copy
import json
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from contract_tests.harness.documents import run_options
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.operations import Operation, http_operations, resolve
from contract_tests.harness.documents.response_conformance import ResponseData, violations
from contract_tests.harness.recordings import anonymize as anonymize_module
from contract_tests.harness.recordings.anonymize import anonymize

MEDIA = "application/json"
OPERATIONS = {vendor: http_operations(vendor) for vendor in run_options.chosen_vendors()}
WRONG_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(-1e9, 1e9), st.text(), st.just([]), st.just({})
)


def response_examples(operation: Operation) -> list[tuple[int, Any]]:
    """Return the status and the body of each response example of an operation."""
    examples = []
    for status in operation.node["responses"]:
        content = (operation.response(int(status)) or {}).get("content", {}).get(MEDIA, {})
        bodies = [resolve(operation.document, example)["value"] for example in content.get("examples", {}).values()]
        bodies += [content["example"]] if "example" in content else []
        examples += [(int(status), body) for body in bodies]
    return examples


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of a JSON value and of all values in it."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(below for step, child in children for below in paths_in(child, (*path, step)))]


@st.composite
def changed_responses(draw: st.DrawFn, vendor: str) -> tuple[Operation, ResponseData]:
    """Draw a response example in which at most one value is replaced, removed or renamed."""
    operation = draw(st.sampled_from([candidate for candidate in OPERATIONS[vendor] if response_examples(candidate)]))
    status, body = draw(st.sampled_from(response_examples(operation)))
    body = copy.deepcopy(body)
    path = draw(st.sampled_from(paths_in(body)))
    if not path:
        return operation, ResponseData(status, MEDIA, {}, draw(WRONG_VALUES))
    *steps, last = path
    owner = body
    for step in steps:
        owner = owner[step]
    change = draw(st.sampled_from(["keep", "replace", "remove", "rename"] if isinstance(owner, dict) else ["replace"]))
    if change == "replace":
        owner[last] = draw(WRONG_VALUES)
    elif change != "keep":
        value = owner.pop(last)
        owner.update({f"{last}New": value} if change == "rename" else {})
    return operation, ResponseData(status, MEDIA, {}, body)


@pytest.mark.parametrize("chosen_vendor", run_options.chosen_vendors())
def test_anonymize_keeps_violated_facts(chosen_vendor: str) -> None:
    @hypothesis.settings(max_examples=60, derandomize=True, database=None, deadline=None)
    @hypothesis.given(changed_responses(chosen_vendor))
    def check(drawn: tuple[Operation, ResponseData]) -> None:
        operation, response = drawn
        shape = anonymize(operation, response)
        assert {violation.fact for violation in violations(operation, shape)} == {
            violation.fact for violation in violations(operation, response)
        }
        assert anonymize(operation, shape).body == shape.body

    check()


def anonymized_property(name: str, value: Any) -> Any:
    """Return the anonymized value of a property of a virtual event of IBM Video."""
    operation = next(candidate for candidate in OPERATIONS["ibm_video"] if candidate.id == "getVirtualEvent")
    (_, body), *_ = response_examples(operation)
    body = {"virtual_event": {**body["virtual_event"], name: value}}
    return find(anonymize(operation, ResponseData(200, MEDIA, {}, body)).body, f"/virtual_event/{name}")


def test_anonymize_text_keeps_only_rounded_length() -> None:
    assert anonymized_property("title", "Ada") == anonymized_property("title", "Eva!") == "text"
    assert anonymized_property("title", "Ada Lovelace, 10 Downing Street") == "text" * 16
    assert "1999" not in anonymized_property("start_at", "1999-12-31 23:59:59")


@pytest.mark.parametrize(
    ("value", "expected"), [("planned", "planned"), ("ada@example.com", "text" * 4), ("a b", "text")]
)
def test_anonymize_enumeration_keeps_only_words(value: str, expected: str) -> None:
    assert anonymized_property("status", value) == expected


def test_anonymize_undocumented_property_keeps_only_type() -> None:
    assert anonymized_property("secrets", {"ada": "her name"}) == {}
    assert anonymized_property("nick", "Ada") == "text"
    assert "Ada" not in json.dumps(anonymized_property("Ada Lovelace", "x"))


def test_anonymize_kept_pointer_keeps_value(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = frozenset({"/components/schemas/VirtualEvent/properties/title"})
    monkeypatch.setattr(anonymize_module, "kept_pointers", lambda _: kept)
    assert anonymized_property("title", "Ada") == "Ada"
