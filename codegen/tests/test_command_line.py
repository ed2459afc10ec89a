"""The command line: what each command says, and which code it ends with."""

from __future__ import annotations

import json
import re

import pytest

from codegen.vendors import Vendor

from .conftest import Project, hash_files, run_python


@pytest.fixture
def made(project: Project) -> Project:
    """A project with one vendor whose package is fresh."""
    project.create_vendor()
    assert project.run("generate").code == 0
    return project


def test_a_vendor_goes_from_nothing_to_fresh(project: Project) -> None:
    begun = project.run("new", "toy")
    assert (begun.code, begun.err) == (0, "")
    assert "wrote specs/toy/openapi.yaml" in begun.out
    assert project.run("list").out.split() == ["toy", "not", "generated", "Toy"]
    assert project.run("validate").out == "1 vendor valid\n"
    assert project.run("lint").out == "1 vendor clean\n"
    assert re.fullmatch(r"toy: wrote generated/toy in \d+\.\d s\n", project.run("generate").out)
    assert project.run("generate").out == "nothing changed\n"
    assert project.run("list").out.split() == ["toy", "fresh", "Toy"]
    assert project.run("check").out == "1 package fresh\n"


def test_an_existing_folder_is_not_begun_again(project: Project) -> None:
    vendor = project.create_vendor()
    before = hash_files(project.root)
    ran = project.run("new", "toy")
    assert (ran.code, ran.out) == (1, "")
    assert "specs/toy exists already; nothing was written" in ran.err
    (project.root / "specs" / "link").symlink_to("nowhere")
    assert project.run("new", "link").code == 1
    assert hash_files(project.root) == before
    assert vendor.spec.is_dir()


@pytest.mark.parametrize("arguments", [[], ["paint"], ["new"], ["bundle"], ["generate", "--fast"], ["list", "--force"]])
def test_a_wrong_command_line_ends_with_two(project: Project, arguments: list[str]) -> None:
    ran = project.run(*arguments)
    assert ran.code == 2
    assert "usage: python -m codegen" in ran.err


def test_the_bundle_is_printed_or_written(project: Project) -> None:
    project.create_vendor()
    printed = project.run("bundle", "toy")
    assert json.loads(printed.out)["openapi"] == "3.1.0"
    target = project.root / "bundle.json"
    assert project.run("bundle", "toy", "--output", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == printed.out
    refused = project.run("bundle", "toy", "--output", str(project.root / "missing" / "bundle.json"))
    assert refused.code == 1
    assert "missing/bundle.json:1: error[file-access] No such file or directory" in refused.err


def test_one_run_reports_all_files_of_all_vendors_with_errors_first(project: Project) -> None:
    for name in ("one", "three", "two"):
        project.create_vendor(name)
    project.edit("summary: Get an event", "summary: ''", "one")  # a warning
    project.edit("version = ", "versio = ", "two", "vendor.toml")
    project.edit("type: object", "type: objct", "three")
    ran = project.run("lint")
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert all(re.match(r"specs/(one|two|three)/[a-z.]+:\d+: (error|warning)\[", line) for line in lines[:-1])
    severities = [re.search(r"(error|warning)\[", line)[1] for line in lines[:-1]]  # type: ignore[index]
    assert severities == sorted(severities)
    assert {line.split("/")[1] for line in lines[:-1]} >= {"one", "two", "three"}
    assert re.fullmatch(r"\d+ errors, \d+ warnings?", lines[-1])


def test_a_failing_vendor_keeps_its_package_and_the_others_are_generated(made: Project) -> None:
    before = hash_files(made.root / "generated" / "toy")
    made.create_vendor("alpha")
    made.create_vendor("zulu")
    made.edit("type: integer}", "type: intger}")
    ran = made.run("generate")
    assert ran.code == 1
    assert "alpha: wrote generated/alpha" in ran.out
    assert "zulu: wrote generated/zulu" in ran.out
    assert "specs/toy/openapi.yaml:48: error[openapi-valid]" in ran.err
    assert "toy: generated/toy left unchanged; fix the errors above" in ran.err
    assert hash_files(made.root / "generated" / "toy") == before
    assert sorted(path.name for path in (made.root / "generated").iterdir()) == ["alpha", "toy", "zulu"]


def test_check_names_each_file_that_differs(made: Project) -> None:
    output = made.root / "generated" / "toy"
    (output / "toy_client" / "models.py").write_text("# by hand\n")
    (output / "README.md").unlink()
    (output / "toy_client" / "more.py").write_text("")
    (made.root / "generated" / "orphan").mkdir()
    before = hash_files(output)
    ran = made.run("check")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "generated/orphan:1: error[generated-orphan] does not belong to a vendor in specs/; remove it",
        "generated/toy/README.md:1: error[generated-stale] is missing; run: make generate VENDOR=toy",
        "generated/toy/toy_client/models.py:1: error[generated-stale] differs from what the description generates; "
        "run: make generate VENDOR=toy",
        "generated/toy/toy_client/more.py:1: error[generated-stale] is not generated from the description; "
        "run: make generate VENDOR=toy",
        "4 errors, 0 warnings",
    ]
    assert hash_files(output) == before


def test_check_of_a_package_that_was_never_made_names_its_files(project: Project) -> None:
    project.create_vendor()
    ran = project.run("check")
    assert ran.code == 1
    assert "generated/toy/GENERATED.json:1: error[generated-stale] is missing" in ran.err
    assert not (project.root / "generated").exists()


def test_list_shows_the_others_where_one_cannot_be_read(made: Project) -> None:
    made.create_vendor("broken")
    (Vendor("broken", made.root).settings_path).write_text("[")
    ran = made.run("list")
    assert ran.code == 1
    assert "toy" in ran.out
    assert "specs/broken/vendor.toml:1: error[vendor-toml] not TOML" in ran.err


def test_a_crash_of_ours_is_a_finding_of_one_vendor(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RecursionError("too deep")

    project.create_vendor()
    monkeypatch.setattr("codegen.pipeline.build.load", crash)
    for command in ("generate", "check", "lint", "validate"):
        ran = project.run(command)
        assert ran.code == 1
        assert "error[generate-crash] RecursionError" in ran.err
        assert "please report it" in ran.err


def test_the_project_may_be_named_from_its_own_folder(project: Project) -> None:
    project.create_vendor()
    ran = run_python("-m", "codegen", "--root", ".", "generate", cwd=project.root)
    assert (ran.returncode, ran.stderr) == (0, "")
