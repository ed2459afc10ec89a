"""The `changes` command: two revisions of a vendor in a git repository, required versions, and the changelog."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from codegen.changes import markdown, versions
from codegen.changes.compare import Change
from codegen.changes.contract import Direction
from codegen.changes.rules import Impact
from codegen.pipeline.build import generate
from codegen.starter import write_starter
from codegen.vendors import Vendor

from .conftest import Project, hash_files

NOTICE, ADDITION, BREAKING = Impact


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false")
    # GIT_* variables would redirect git from the test repository to the one in which the tests run.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    subprocess.run(["git", *identity, *arguments], cwd=root, env=clean, check=True, capture_output=True)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose tag `first` has one vendor with its package."""
    vendor = Vendor("toy", tmp_path_factory.mktemp("released"))
    list(write_starter(vendor))
    assert generate(vendor).state == "written"
    git(vendor.root, "init", "--quiet")
    git(vendor.root, "add", "--all")
    git(vendor.root, "commit", "--quiet", "--message", "First")
    git(vendor.root, "tag", "first")
    return vendor.root


@pytest.fixture
def repository(released: Path, project: Project) -> Project:
    """Return a copy of that repository for one test."""
    shutil.copytree(released, project.root, dirs_exist_ok=True)
    return project


def set_version(project: Project, number: str) -> None:
    project.edit('version = "0.1.0"', f'version = "{number}"', file="vendor.toml")


def rename_property(project: Project) -> None:
    """Rename a response property, which is a breaking change, and generate the package."""
    for old, new in (
        ("        title:", "        name:"),
        ("[id, title]", "[id, name]"),
        ("title: Morning", "name: Morning"),
    ):
        project.edit(old, new)
    assert project.run("generate").code == 0


def test_unchanged_vendor_is_reported_as_unchanged(repository: Project) -> None:
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.out, result.err) == (0, "toy-client: unchanged, 0.1.0\n", "")


def test_breaking_change_without_version_increase_fails(repository: Project) -> None:
    rename_property(repository)
    result = repository.run("changes", "--base", "first", "toy")
    assert result.code == 1
    assert result.out.splitlines() == [
        "toy-client: was 0.1.0, is 0.1.0; must be at least 0.2.0",
        "",
        "### Breaking: the API",
        "",
        "- `Event.title`: gone (in responses)",
        "",
        "### Breaking: Python",
        "",
        "- `models.Event.title`: gone",
        "",
        "### Added: the API",
        "",
        "- `Event.name`: new (in responses)",
        "",
        "### Added: Python",
        "",
        "- `models.Event.name`: new",
        "",
    ]
    assert result.err.splitlines() == [
        "specs/toy/vendor.toml:3: error[changes-version] breaking changes since 0.1.0; set version to 0.2.0 or higher",
        "1 error, 0 warnings",
    ]
    set_version(repository, "0.2.0")
    assert repository.run("generate").code == 0
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("toy-client: was 0.1.0, is 0.2.0\n")


def test_addition_reports_needed_version_and_succeeds(repository: Project) -> None:
    repository.edit(
        "      properties:\n", "      properties:\n        place: {description: Where it is., type: string}\n"
    )
    repository.edit("title: Morning session", "title: Morning session, place: Hall")
    assert repository.run("generate").code == 0
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("toy-client: was 0.1.0, is 0.1.0; must be at least 0.1.1\n")
    assert "### Breaking" not in result.out


def test_text_change_is_reported_without_contract_change(repository: Project) -> None:
    repository.edit("summary: Get an event", "summary: Get one event")
    assert repository.run("generate").code == 0
    result = repository.run("changes", "--base", "first")
    assert result.code == 0
    assert "- toy-client: documentation or internal code changed" in result.out


def test_changed_evidence_is_reported_as_not_breaking(repository: Project) -> None:
    entry = (
        "TOY-001:\n  question: Which?\n  status: inferred\n  source: {id: page, section: Errors}\n  reading: This.\n"
        "  rejected: That.\n  would_disprove: Another.\n  last_checked: 2000-01-01\n"
    )
    repository.write({"evidence.yaml": entry})
    repository.edit("        '401':\n", "        '401':\n          x-evidence: TOY-001\n")
    assert repository.run("generate").code == 0
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.out.splitlines()[2:5]) == (
        0,
        ["### Also changed: interpretations", "", "- TOY-001: new"],
    )
    git(repository.root, "commit", "--quiet", "--all", "--message", "Read")
    repository.edit("status: inferred", "status: observed", file="evidence.yaml")
    repository.edit("reading: This.", "reading: That, for all we know.", file="evidence.yaml")
    assert repository.run("generate").code == 0
    output = repository.run("changes", "--base", "HEAD").out
    assert "- TOY-001: status is `observed` now, was `inferred`\n- TOY-001: reading has changed\n" in output


def test_stale_package_is_not_compared(repository: Project) -> None:
    repository.edit("summary: Get an event", "summary: Get one event")
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.out) == (1, "")
    assert "generated/toy:1: error[generated-stale]" in result.err
    assert "make generate VENDOR=toy" in result.err


def test_vendors_missing_on_one_side_are_new_or_gone(repository: Project) -> None:
    repository.create_vendor("fresh")
    shutil.rmtree(repository.root / "specs" / "toy")
    assert repository.run("generate").code == 0
    result = repository.run("changes", "--base", "first")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == "fresh-client: new, 0.1.0\n\nFirst version.\n\ntoy-client: removed; the base revision has this vendor\n"
    )


def test_empty_base_reports_every_vendor_as_new(repository: Project) -> None:
    git(repository.root, "checkout", "--quiet", "--orphan", "empty")
    git(repository.root, "rm", "--quiet", "-r", "--cached", ".")
    git(repository.root, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    result = repository.run("changes", "--base", "empty")
    assert (result.code, result.out) == (0, "toy-client: new, 0.1.0\n\nFirst version.\n\n")


@pytest.mark.parametrize("base", ["unknown", "", "--all", "first:specs"])
def test_unknown_base_is_reported(repository: Project, base: str) -> None:
    before = hash_files(repository.root)
    result = repository.run("changes", f"--base={base}", "--write")
    assert (result.code, result.out) == (1, "")
    assert "error[changes-base]" in result.err
    assert f"git has no '{base}'; set BASE to a commit, tag or branch of this repository, such as HEAD~1" in result.err
    assert hash_files(repository.root) == before


@pytest.mark.parametrize("path", ["openapi.json", "pyproject.toml", "toy_client/__init__.py"])
def test_unreadable_base_package_does_not_stop_other_vendors(repository: Project, path: str) -> None:
    broken = repository.root / "generated" / "toy" / path
    text = broken.read_text()
    if broken.suffix == ".py":
        shutil.rmtree(broken.parent)
    else:
        broken.write_text("[")
    git(repository.root, "commit", "--quiet", "--all", "--message", "Broken")
    git(repository.root, "tag", "broken")
    git(repository.root, "checkout", "--quiet", "first")
    assert broken.read_text() == text
    repository.create_vendor("later")
    assert repository.run("generate", "later").code == 0
    result = repository.run("changes", "--base", "broken")
    assert result.code == 1
    assert result.out.startswith("later-client: new, 0.1.0\n")
    assert "generated/toy:1: error[changes-base] cannot read the package of the base revision" in result.err


def test_folder_without_repository_is_reported(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.create_vendor()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    result = project.run("changes", "--base", "HEAD")
    assert result.code == 1
    assert "error[changes-base]" in result.err
    assert "not a git repository" in result.err


def test_changelog_is_drafted_once_and_packaged(repository: Project) -> None:
    vendor = Vendor("toy", repository.root)
    rename_property(repository)
    first = vendor.changelog_path.read_text()
    refused = repository.run("changes", "--base", "first", "--write")
    assert refused.code == 1, "no changelog section for a version that is too low for the breaking change"
    assert vendor.changelog_path.read_text() == first
    set_version(repository, "0.2.0")
    assert (
        "begins with 0.1.0; to draft the section 0.2.0, run: make changes BASE=… WRITE=1" in repository.run("lint").err
    )
    assert repository.run("generate").code == 0
    drafted = repository.run("changes", "--base", "first", "--write")
    assert drafted.code == 0
    assert "wrote specs/toy/CHANGELOG.md; next, run: make generate VENDOR=toy" in drafted.out
    text = vendor.changelog_path.read_text()
    head, _, rest = text.partition("## 0.2.0\n")
    assert (head, rest[rest.index("## 0.1.0") :]) == ("# Changes of toy-client\n\n", "## 0.1.0\n\nFirst version.\n")
    assert "- `Event.title`: gone (in responses)\n" in rest
    assert repository.run("generate").code == 0
    assert (vendor.output / "CHANGELOG.md").read_text() == text
    assert "changelog" not in repository.run("lint").err
    again = repository.run("changes", "--base", "first", "--write")
    assert again.code == 1
    assert "already has a section for 0.2.0" in again.err
    assert vendor.changelog_path.read_text() == text


@pytest.mark.parametrize(
    ("version", "breaking", "addition", "notice"),
    [
        ("0.0.0", "0.1.0", "0.0.1", "0.0.1"),
        ("0.1.3", "0.2.0", "0.1.4", "0.1.4"),
        ("1.0.0", "2.0.0", "1.1.0", "1.0.1"),
        ("1.9.9", "2.0.0", "1.10.0", "1.9.10"),
    ],
)
def test_required_version_depends_on_impact(version: str, breaking: str, addition: str, notice: str) -> None:
    assert [versions.required_version(version, impact) for impact in (BREAKING, ADDITION, NOTICE)] == [
        breaking,
        addition,
        notice,
    ]


def test_equal_changes_are_merged_in_markdown() -> None:
    both = frozenset(Direction)
    changes = [
        Change("`Events`.`list`(`sort`)", "new", ADDITION, frozenset()),
        Change("`AsyncEvents`.`list`(`sort`)", "new", ADDITION, frozenset()),
        Change("`AsyncShop`", "new", ADDITION, frozenset()),
        Change("`GET /a place` query parameter `b`.`c`[]", "gone", BREAKING, frozenset()),
        Change("`Event`.`name`", "is deprecated", NOTICE, both),
        Change("`Event`.`title`", "is deprecated", NOTICE, both),
    ]
    assert markdown.render({"Python": changes}).splitlines() == [
        "### Breaking: Python",
        "",
        "- `GET /a place` query parameter `b.c[]`: gone",
        "",
        "### Added: Python",
        "",
        "- `AsyncShop`: new",
        "- `Events.list(sort)`, asynchronous as well: new",
        "",
        "### Also changed: Python",
        "",
        "- `Event.name`, `Event.title`: is deprecated (in requests and responses)",
    ]
