"""The command line: output and exit code of each command."""

from __future__ import annotations

import json
import re

import pytest

from codegen.vendors import Vendor

from .conftest import Project, hash_files, run_python


@pytest.fixture
def generated_project(project: Project) -> Project:
    """Return a project with one vendor whose package is fresh."""
    project.create_vendor()
    assert project.run("generate").code == 0
    return project


def test_new_vendor_lints_and_generates(project: Project) -> None:
    created = project.run("new", "toy")
    assert (created.code, created.err) == (0, "")
    assert "wrote specs/toy/openapi.yaml" in created.out
    assert project.run("list").out.split() == ["toy", "not", "generated", "Toy"]
    assert project.run("validate").out == "1 vendor valid\n"
    assert project.run("lint").out == "1 vendor clean\n"
    assert re.fullmatch(r"toy: wrote generated/toy in \d+\.\d s\n", project.run("generate").out)
    assert project.run("generate").out == "nothing changed\n"
    assert project.run("list").out.split() == ["toy", "fresh", "Toy"]
    assert project.run("check").out == "1 package fresh\n"


def test_new_with_existing_folder_fails(project: Project) -> None:
    vendor = project.create_vendor()
    before = hash_files(project.root)
    result = project.run("new", "toy")
    assert (result.code, result.out) == (1, "")
    assert "specs/toy exists already; nothing was written" in result.err
    (project.root / "specs" / "link").symlink_to("nowhere")
    assert project.run("new", "link").code == 1
    assert hash_files(project.root) == before
    assert vendor.spec.is_dir()


@pytest.mark.parametrize("arguments", [[], ["paint"], ["new"], ["bundle"], ["generate", "--fast"], ["list", "--force"]])
def test_wrong_arguments_exit_with_2(project: Project, arguments: list[str]) -> None:
    result = project.run(*arguments)
    assert result.code == 2
    assert "usage: python -m codegen" in result.err


def test_bundle_is_printed_or_written_to_file(project: Project) -> None:
    project.create_vendor()
    printed = project.run("bundle", "toy")
    assert json.loads(printed.out)["openapi"] == "3.1.0"
    target = project.root / "bundle.json"
    assert project.run("bundle", "toy", "--output", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == printed.out
    refused = project.run("bundle", "toy", "--output", str(project.root / "missing" / "bundle.json"))
    assert refused.code == 1
    assert "missing/bundle.json:1: error[file-access] No such file or directory" in refused.err


def test_lint_reports_all_vendors_with_errors_first(project: Project) -> None:
    for name in ("one", "three", "two"):
        project.create_vendor(name)
    project.edit("summary: Get an event", "summary: ''", "one")  # a warning
    project.edit("version = ", "versio = ", "two", "vendor.toml")
    project.edit("type: object", "type: objct", "three")
    result = project.run("lint")
    assert result.code == 1
    lines = result.err.splitlines()
    assert all(re.match(r"specs/(one|two|three)/[a-z.]+:\d+: (error|warning)\[", line) for line in lines[:-1])
    severities = [re.search(r"(error|warning)\[", line)[1] for line in lines[:-1]]  # type: ignore[index]
    assert severities == sorted(severities)
    assert {line.split("/")[1] for line in lines[:-1]} >= {"one", "two", "three"}
    assert re.fullmatch(r"\d+ errors, \d+ warnings?", lines[-1])


def test_failing_vendor_does_not_stop_others(generated_project: Project) -> None:
    before = hash_files(generated_project.root / "generated" / "toy")
    generated_project.create_vendor("alpha")
    generated_project.create_vendor("zulu")
    generated_project.edit("type: integer}", "type: intger}")
    result = generated_project.run("generate")
    assert result.code == 1
    assert "alpha: wrote generated/alpha" in result.out
    assert "zulu: wrote generated/zulu" in result.out
    assert "specs/toy/openapi.yaml:48: error[openapi-valid]" in result.err
    assert "toy: generated/toy left unchanged; fix the errors above" in result.err
    assert hash_files(generated_project.root / "generated" / "toy") == before
    assert sorted(path.name for path in (generated_project.root / "generated").iterdir()) == ["alpha", "toy", "zulu"]


def test_check_reports_each_differing_file(generated_project: Project) -> None:
    output = generated_project.root / "generated" / "toy"
    (output / "toy_client" / "models.py").write_text("# by hand\n")
    (output / "README.md").unlink()
    (output / "toy_client" / "more.py").write_text("")
    (generated_project.root / "generated" / "orphan").mkdir()
    before = hash_files(output)
    result = generated_project.run("check")
    assert result.code == 1
    assert result.err.splitlines() == [
        "generated/orphan:1: error[generated-orphan] does not belong to a vendor in specs/; remove it",
        "generated/toy/README.md:1: error[generated-stale] is missing; run: make generate VENDOR=toy",
        "generated/toy/toy_client/models.py:1: error[generated-stale] differs from what the description generates; "
        "run: make generate VENDOR=toy",
        "generated/toy/toy_client/more.py:1: error[generated-stale] is not generated from the description; "
        "run: make generate VENDOR=toy",
        "4 errors, 0 warnings",
    ]
    assert hash_files(output) == before


def test_check_without_package_reports_missing_files(project: Project) -> None:
    project.create_vendor()
    result = project.run("check")
    assert result.code == 1
    assert "generated/toy/GENERATED.json:1: error[generated-stale] is missing" in result.err
    assert not (project.root / "generated").exists()


def test_list_with_unreadable_vendor_shows_others(generated_project: Project) -> None:
    generated_project.create_vendor("broken")
    (Vendor("broken", generated_project.root).settings_path).write_text("[")
    result = generated_project.run("list")
    assert result.code == 1
    assert "toy" in result.out
    assert "specs/broken/vendor.toml:1: error[vendor-toml] not TOML" in result.err


def test_internal_crash_is_reported_as_finding(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RecursionError("too deep")

    project.create_vendor()
    monkeypatch.setattr("codegen.pipeline.build.load", crash)
    for command in ("generate", "check", "lint", "validate"):
        result = project.run(command)
        assert result.code == 1
        assert "error[generate-crash] RecursionError" in result.err
        assert "please report it" in result.err


def test_root_option_accepts_relative_path(project: Project) -> None:
    project.create_vendor()
    result = run_python("-m", "codegen", "--root", ".", "generate", cwd=project.root)
    assert (result.returncode, result.stderr) == (0, "")
