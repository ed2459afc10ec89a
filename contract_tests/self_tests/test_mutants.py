"""Planted defects: what is planted takes effect, what is missed is told, and a fixed sample is found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import pytest

from contract_tests.harness.documents import bundles, run_options, schema_properties
from contract_tests.harness.targets import targets
from contract_tests.mutation import report
from contract_tests.mutation.catalogue import catalogue, sampled
from contract_tests.mutation.mutants import Mutant
from contract_tests.mutation.operators import source
from contract_tests.mutation.results import MutantResult
from contract_tests.mutation.runner import MutationRun

SAMPLE = ("--share", "0.002", "--kind", "field", "--budget", "30")
"""What every run of the suite examines: defects of members, which the quick phases find without a survey."""


def examined(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CONTRACT_", "PYTEST_"))}
    command = [sys.executable, "-m", "contract_tests.mutation", "--survey", "none", *arguments]
    return subprocess.run(command, check=False, cwd=bundles.ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.slow
def test_a_sample_of_all_defects_is_found() -> None:
    if run_options.target_option() != "embedded" or os.environ.get("CONTRACT_VENDOR"):
        pytest.skip("defects are planted in the run's own sandboxes")
    run = examined(*SAMPLE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "found by: " in run.stdout


def test_the_sample_is_fixed_and_a_larger_one_has_it_in_it() -> None:
    (vendor, *_) = targets.vendors_under_test()
    every = catalogue(vendor)
    names = [one.name for one in every]
    assert len(names) == len({*names})
    small, large = sampled(every, 0.1), sampled(every, 0.3)
    assert {one.name for one in small} <= {one.name for one in large}
    assert 0.05 < len(small) / len(every) < 0.15


def test_every_kind_of_source_has_defects(vendor: str) -> None:
    kinds = {one.kind for one in catalogue(vendor)}
    assert {"field-missing", "field-type", "status", "invalid-accepted", "unenforced", "document-type"} <= kinds


def test_no_defect_of_a_rule_breaks_the_syntax(vendor: str) -> None:
    for module, tree in source.syntax_trees(vendor).items():
        for index in range(0, sum(1 for _ in source.mutations(tree)), 25):
            compile(source.mutated_tree(vendor, module, index), f"{vendor}.{module}", "exec")


def test_a_missed_defect_a_waived_one_and_a_stale_waiver_are_told_apart() -> None:
    def planted(name: str) -> Mutant:
        return Mutant("toy", "getThing", "field-missing", name, lambda: None)

    examination = MutationRun([planted(name) for name in "abcd"], workers=1, budget=0)
    found, missed, waived, absent = examination.catalogue
    examination.findings = [
        MutantResult(found, phase="examples", tried=Counter(examples=1)),
        MutantResult(missed, tried=Counter(examples=3)),
        MutantResult(waived, tried=Counter(examples=3)),
        MutantResult(absent, tried=Counter(examples=3), came=False),
    ]
    reasons = {found.name: "it is found now", waived.name: "nothing documented tells it"}
    assert [one.defect for one in report.survived(examination, reasons)] == [missed]
    assert report.stale_entries(examination, reasons) == [found.name]
    told = "\n".join(report.report_lines(examination, reasons))
    assert f"missed: {missed.name}" in told
    assert f"the waiver is stale, for the defect was found: {found.name}" in told


def test_what_is_planted_in_a_document_stays_in_all_that_is_made_of_it(vendor: str) -> None:
    program = f"""
from contract_tests.harness.clients import introspection
from contract_tests.harness.documents import bundles, operations
from contract_tests.harness.generation import cases
from contract_tests.mutation.catalogue import catalogue
before = bundles.document({vendor!r})
schema = cases.api_schema({vendor!r})
mutant = next(one for one in catalogue({vendor!r}) if one.kind == "document-type" and "#" not in one.place)
kind = operations.node_at({vendor!r}, mutant.place)["type"]
mutant.plant()
assert introspection.document({vendor!r}) is before
assert operations.node_at({vendor!r}, mutant.place)["type"] != kind
assert cases.api_schema({vendor!r}) is not schema
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=bundles.ROOT)


def test_waivers_have_reasons_and_waive_what_there_is() -> None:
    waived = report.equivalent_mutants()
    assert all(len(reason) > 20 for reason in waived.values())
    assert waived.keys() <= {one.name for vendor in targets.vendors_under_test() for one in catalogue(vendor)}


def test_a_name_that_none_has_is_refused() -> None:
    run = examined("--kind", "no such kind")
    assert run.returncode == 2
    assert "--list shows them all" in run.stderr


def test_places_of_a_schema_that_contains_itself() -> None:
    document = {
        "components": {
            "schemas": {
                "Folder": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": ["string", "null"]},
                        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Folder"}},
                    },
                }
            }
        }
    }
    found = {str(one): one for one in schema_properties.schema_properties(document, "/components/schemas/Folder")}
    assert [*found] == ["", "name", "children"]
    assert found["name"].required
    assert found["name"].kinds == {"string", "null"}
    value = {"name": "top", "children": [{"name": "one"}, {"name": "two"}]}
    assert [
        holder[key]
        for holder, key in schema_properties.property_holders(value, ("children", schema_properties.EACH, "name"))
    ] == ["one", "two"]
    assert ("children", schema_properties.EACH, "name") in {*schema_properties.property_paths(value)}
