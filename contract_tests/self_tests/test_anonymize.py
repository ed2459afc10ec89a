"""Shapes: whatever a body is, its shape breaks the same rules, and nothing of a text is left in it."""

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
from contract_tests.harness.recordings.anonymize import anonymize

MEDIA = "application/json"
TOLD = {vendor: http_operations(vendor) for vendor in run_options.chosen_vendors()}
WRONG = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(-1e9, 1e9), st.text(), st.just([]), st.just({}))


def examples(operation: Operation) -> list[tuple[int, Any]]:
    """Return the documented answers of an operation, with their statuses."""
    found = []
    for status in operation.node["responses"]:
        content = (operation.response(int(status)) or {}).get("content", {}).get(MEDIA, {})
        listed = [resolve(operation.document, one)["value"] for one in content.get("examples", {}).values()]
        found += [(int(status), one) for one in [*listed, *([content["example"]] if "example" in content else [])]]
    return found


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for step, one in steps for place in places(one, (*at, step)))]


@st.composite
def drifted(draw: st.DrawFn, vendor: str) -> tuple[Operation, ResponseData]:
    """Draw a documented answer in which one value is another, is gone, or has another name."""
    operation = draw(st.sampled_from([one for one in TOLD[vendor] if examples(one)]))
    status, body = draw(st.sampled_from(examples(operation)))
    body = copy.deepcopy(body)
    place = draw(st.sampled_from(places(body)))
    if not place:
        return operation, ResponseData(status, MEDIA, {}, draw(WRONG))
    *way, last = place
    within = body
    for step in way:
        within = within[step]
    change = draw(st.sampled_from(["keep", "replace", "remove", "rename"] if isinstance(within, dict) else ["replace"]))
    if change == "replace":
        within[last] = draw(WRONG)
    elif change != "keep":
        value = within.pop(last)
        within.update({f"{last}New": value} if change == "rename" else {})
    return operation, ResponseData(status, MEDIA, {}, body)


@pytest.mark.parametrize("of", run_options.chosen_vendors())
def test_a_shape_breaks_the_rules_that_its_answer_breaks(of: str) -> None:
    @hypothesis.settings(max_examples=60, derandomize=True, database=None, deadline=None)
    @hypothesis.given(drifted(of))
    def run(told: tuple[Operation, ResponseData]) -> None:
        operation, answer = told
        shaped = anonymize(operation, answer)
        assert {one.fact for one in violations(operation, shaped)} == {
            one.fact for one in violations(operation, answer)
        }
        assert anonymize(operation, shaped).body == shaped.body

    run()


def member(name: str, value: Any) -> Any:
    """Return the shape of one member of an event of IBM's."""
    get = next(one for one in TOLD["ibm_video"] if one.id == "getVirtualEvent")
    (_, body), *_ = examples(get)
    body = {"virtual_event": {**body["virtual_event"], name: value}}
    return find(anonymize(get, ResponseData(200, MEDIA, {}, body)).body, f"/virtual_event/{name}")


def test_of_a_text_only_a_rounded_length_is_left() -> None:
    assert member("title", "Ada") == member("title", "Eva!") == "text"
    assert member("title", "Ada Lovelace, 10 Downing Street") == "text" * 16
    assert "1999" not in member("start_at", "1999-12-31 23:59:59")


@pytest.mark.parametrize(("value", "left"), [("planned", "planned"), ("ada@example.com", "text" * 4), ("a b", "text")])
def test_of_an_enumeration_words_are_left_and_nothing_else(value: str, left: str) -> None:
    assert member("status", value) == left


def test_what_nothing_describes_is_a_type() -> None:
    assert member("secrets", {"ada": "her name"}) == {}
    assert member("nick", "Ada") == "text"
    assert "Ada" not in json.dumps(member("Ada Lovelace", "x"))


def test_what_the_vendors_settings_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    from contract_tests.harness.recordings import anonymize

    monkeypatch.setattr(anonymize, "kept_pointers", lambda _: {"/components/schemas/VirtualEvent/properties/title"})
    assert member("title", "Ada") == "Ada"
