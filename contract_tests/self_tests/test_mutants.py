"""Tests for mutation testing: mutants take effect, survivors are reported, and a fixed sample is killed."""

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
"""The mutants that every run of the test suite tests: of properties, which fast phases kill without coverage data."""


def run_mutation_tests(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m contract_tests.mutation` without coverage data, in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CONTRACT_", "PYTEST_"))}
    command = [sys.executable, "-m", "contract_tests.mutation", "--survey", "none", *arguments]
    return subprocess.run(command, check=False, cwd=bundles.ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.slow
def test_mutation_run_sample_is_killed() -> None:
    if run_options.target_option() != "embedded" or os.environ.get("CONTRACT_VENDOR"):
        pytest.skip("mutants need the embedded sandboxes of all vendors")
    run = run_mutation_tests(*SAMPLE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "killed by: " in run.stdout


def test_sampled_larger_share_contains_smaller_sample() -> None:
    (vendor, *_) = targets.vendors_under_test()
    mutants = catalogue(vendor)
    names = [mutant.name for mutant in mutants]
    assert len(names) == len({*names})
    small, large = sampled(mutants, 0.1), sampled(mutants, 0.3)
    assert {mutant.name for mutant in small} <= {mutant.name for mutant in large}
    assert 0.05 < len(small) / len(mutants) < 0.15


def test_catalogue_contains_mutants_of_all_operators(vendor: str) -> None:
    kinds = {mutant.kind for mutant in catalogue(vendor)}
    assert {"field-missing", "field-type", "status", "invalid-accepted", "unenforced", "document-type"} <= kinds


def test_source_mutants_compile(vendor: str) -> None:
    for module, tree in source.syntax_trees(vendor).items():
        for index in range(0, sum(1 for _ in source.mutations(tree)), 25):
            compile(source.mutated_tree(vendor, module, index), f"{vendor}.{module}", "exec")


def test_report_distinguishes_all_results() -> None:
    def mutant(name: str) -> Mutant:
        return Mutant("toy", "getThing", "field-missing", name, lambda: None)

    run = MutationRun([mutant(name) for name in "abcd"], workers=1, budget=0)
    killed, survivor, equivalent, not_covered = run.mutants
    run.results = [
        MutantResult(killed, phase="examples", tests_run=Counter(examples=1)),
        MutantResult(survivor, tests_run=Counter(examples=3)),
        MutantResult(equivalent, tests_run=Counter(examples=3)),
        MutantResult(not_covered, tests_run=Counter(examples=3), covered=False),
    ]
    equivalents = {killed.name: "a test kills it now", equivalent.name: "no documented behaviour differs"}
    assert [result.mutant for result in report.survived(run, equivalents)] == [survivor]
    assert report.stale_entries(run, equivalents) == [killed.name]
    lines = [*report.report_lines(run, equivalents)]
    assert lines[0].split() == ["vendor", "kind", "killed", "survived", "equivalent", "not", "covered"]
    assert lines[1].split() == ["toy", "(all)", "1", "1", "1", "1"]
    assert f"survived: {survivor.name}" in lines
    assert f"listed as equivalent, but killed; remove it from equivalent_mutants.yaml: {killed.name}" in lines


def test_document_mutant_clears_derived_caches(vendor: str) -> None:
    program = f"""
from contract_tests.harness.clients import introspection
from contract_tests.harness.documents import bundles, operations
from contract_tests.harness.generation import cases
from contract_tests.mutation.catalogue import catalogue
document = bundles.document({vendor!r})
schema = cases.api_schema({vendor!r})
mutant = next(
    mutant for mutant in catalogue({vendor!r}) if mutant.kind == "document-type" and "#" not in mutant.location
)
original_type = operations.node_at({vendor!r}, mutant.location)["type"]
mutant.activate()
assert introspection.document({vendor!r}) is document
assert operations.node_at({vendor!r}, mutant.location)["type"] != original_type
assert cases.api_schema({vendor!r}) is not schema
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=bundles.ROOT)


def test_equivalent_mutants_exist_and_have_reasons() -> None:
    equivalents = report.equivalent_mutants()
    assert all(len(reason) > 20 for reason in equivalents.values())
    names = {mutant.name for vendor in targets.vendors_under_test() for mutant in catalogue(vendor)}
    assert equivalents.keys() <= names


def test_mutation_run_unknown_kind_exits_with_2() -> None:
    run = run_mutation_tests("--kind", "no such kind")
    assert run.returncode == 2
    assert "--list shows all names" in run.stderr


def test_schema_properties_recursive_schema_ends() -> None:
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
    folder = schema_properties.schema_properties(document, "/components/schemas/Folder")
    properties = {str(schema_property): schema_property for schema_property in folder}
    assert [*properties] == ["", "name", "children"]
    assert properties["name"].required
    assert properties["name"].kinds == {"string", "null"}
    value = {"name": "top", "children": [{"name": "first"}, {"name": "second"}]}
    path = ("children", schema_properties.EACH, "name")
    assert [owner[key] for owner, key in schema_properties.property_holders(value, path)] == ["first", "second"]
    assert path in {*schema_properties.property_paths(value)}
