"""Changes as the command line tells them: two revisions of a vendor in a repository of git, versions, the changelog."""

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

from .conftest import Project, tree

TELLS, ADDS, BREAKS = Impact


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false")
    # Whatever repository the tests run in is not the one that is meant.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    subprocess.run(["git", *identity, *arguments], cwd=root, env=clean, check=True, capture_output=True)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose first tag has one vendor, generated."""
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
    """The same for one test."""
    shutil.copytree(released, project.root, dirs_exist_ok=True)
    return project


def version(project: Project, number: str) -> None:
    project.edit('version = "0.1.0"', f'version = "{number}"', file="vendor.toml")


def rename(project: Project) -> None:
    """Give a member of the one answer another name."""
    for old, new in (
        ("        title:", "        name:"),
        ("[id, title]", "[id, name]"),
        ("title: Morning", "name: Morning"),
    ):
        project.edit(old, new)
    assert project.run("generate").code == 0


def test_nothing_changed(repository: Project) -> None:
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.out, ran.err) == (0, "toy-client: unchanged, 0.1.0\n", "")


def test_what_breaks_without_a_version_that_says_so_fails(repository: Project) -> None:
    rename(repository)
    ran = repository.run("changes", "--base", "first", "toy")
    assert ran.code == 1
    assert ran.out.splitlines() == [
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
    assert ran.err.splitlines() == [
        "specs/toy/vendor.toml:3: error[changes-version] breaking changes since 0.1.0; set version to 0.2.0 or higher",
        "1 error, 0 warnings",
    ]
    version(repository, "0.2.0")
    assert repository.run("generate").code == 0
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("toy-client: was 0.1.0, is 0.2.0\n")


def test_what_is_added_says_which_version_it_needs_and_does_not_fail(repository: Project) -> None:
    repository.edit(
        "      properties:\n", "      properties:\n        place: {description: Where it is., type: string}\n"
    )
    repository.edit("title: Morning session", "title: Morning session, place: Hall")
    assert repository.run("generate").code == 0
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("toy-client: was 0.1.0, is 0.1.0; must be at least 0.1.1\n")
    assert "### Breaking" not in ran.out


def test_what_no_contract_shows_is_told_as_that(repository: Project) -> None:
    repository.edit("summary: Get an event", "summary: Get one event")
    assert repository.run("generate").code == 0
    ran = repository.run("changes", "--base", "first")
    assert ran.code == 0
    assert "- toy-client: documentation or internal code changed" in ran.out


def test_readings_are_told_and_break_nothing(repository: Project) -> None:
    entry = (
        "TOY-001:\n  question: Which?\n  status: inferred\n  source: {id: page, section: Errors}\n  reading: This.\n"
        "  rejected: That.\n  would_disprove: Another.\n  last_checked: 2000-01-01\n"
    )
    repository.write({"evidence.yaml": entry})
    repository.edit("        '401':\n", "        '401':\n          x-evidence: TOY-001\n")
    assert repository.run("generate").code == 0
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.out.splitlines()[2:5]) == (0, ["### Also changed: interpretations", "", "- TOY-001: new"])
    git(repository.root, "commit", "--quiet", "--all", "--message", "Read")
    repository.edit("status: inferred", "status: observed", file="evidence.yaml")
    repository.edit("reading: This.", "reading: That, for all we know.", file="evidence.yaml")
    assert repository.run("generate").code == 0
    told = repository.run("changes", "--base", "HEAD").out
    assert "- TOY-001: status is `observed` now, was `inferred`\n- TOY-001: reading has changed\n" in told


def test_a_package_that_is_not_up_to_date_is_not_compared(repository: Project) -> None:
    repository.edit("summary: Get an event", "summary: Get one event")
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.out) == (1, "")
    assert "generated/toy:1: error[generated-stale]" in ran.err
    assert "make generate VENDOR=toy" in ran.err


def test_a_vendor_that_the_base_has_not_is_new_and_one_that_only_the_base_has_is_gone(repository: Project) -> None:
    repository.begin("fresh")
    shutil.rmtree(repository.root / "specs" / "toy")
    assert repository.run("generate").code == 0
    ran = repository.run("changes", "--base", "first")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "fresh-client: new, 0.1.0\n\nFirst version.\n\ntoy-client: gone\n"


def test_a_base_from_before_there_was_anything_makes_everything_new(repository: Project) -> None:
    git(repository.root, "checkout", "--quiet", "--orphan", "other")
    git(repository.root, "rm", "--quiet", "-r", "--cached", ".")
    git(repository.root, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    ran = repository.run("changes", "--base", "other")
    assert (ran.code, ran.out) == (0, "toy-client: new, 0.1.0\n\nFirst version.\n\n")


@pytest.mark.parametrize("base", ["unknown", "", "--all", "first:specs"])
def test_a_base_that_git_does_not_know_is_refused(repository: Project, base: str) -> None:
    before = tree(repository.root)
    ran = repository.run("changes", f"--base={base}", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert "error[changes-base]" in ran.err
    assert f"git has no '{base}'; set BASE to a commit, tag or branch of this repository, such as HEAD~1" in ran.err
    assert tree(repository.root) == before


@pytest.mark.parametrize("path", ["openapi.json", "pyproject.toml", "toy_client/__init__.py"])
def test_a_base_that_cannot_be_read_is_said_and_the_others_are_compared(repository: Project, path: str) -> None:
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
    repository.begin("later")
    assert repository.run("generate", "later").code == 0
    ran = repository.run("changes", "--base", "broken")
    assert ran.code == 1
    assert ran.out.startswith("later-client: new, 0.1.0\n")
    assert "generated/toy:1: error[changes-base] cannot read the package of the base revision" in ran.err


def test_a_folder_that_is_no_repository_is_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.begin()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    ran = project.run("changes", "--base", "HEAD")
    assert ran.code == 1
    assert "error[changes-base]" in ran.err
    assert "not a git repository" in ran.err


def test_the_changelog_is_drafted_once_and_goes_into_the_package(repository: Project) -> None:
    vendor = Vendor("toy", repository.root)
    rename(repository)
    first = vendor.changelog_path.read_text()
    refused = repository.run("changes", "--base", "first", "--write")
    assert refused.code == 1, "no section for a version that hides what breaks"
    assert vendor.changelog_path.read_text() == first
    version(repository, "0.2.0")
    assert "begins with 0.1.0; to draft the section 0.2.0, run: make changes BASE=… WRITE=1" in repository.run("lint").err
    assert repository.run("generate").code == 0
    wrote = repository.run("changes", "--base", "first", "--write")
    assert wrote.code == 0
    assert "wrote specs/toy/CHANGELOG.md; next: make generate VENDOR=toy" in wrote.out
    text = vendor.changelog_path.read_text()
    head, _, rest = text.partition("## 0.2.0\n")
    assert (head, rest[rest.index("## 0.1.0") :]) == ("# Changes of toy-client\n\n", "## 0.1.0\n\nFirst version.\n")
    assert "- `Event.title`: gone (in responses)\n" in rest
    assert repository.run("generate").code == 0
    assert (vendor.output / "CHANGELOG.md").read_text() == text
    assert "changelog" not in repository.run("lint").err
    again = repository.run("changes", "--base", "first", "--write")
    assert again.code == 1
    assert "tells of 0.2.0 already" in again.err
    assert vendor.changelog_path.read_text() == text


@pytest.mark.parametrize(
    ("version", "breaks", "adds", "tells"),
    [
        ("0.0.0", "0.1.0", "0.0.1", "0.0.1"),
        ("0.1.3", "0.2.0", "0.1.4", "0.1.4"),
        ("1.0.0", "2.0.0", "1.1.0", "1.0.1"),
        ("1.9.9", "2.0.0", "1.10.0", "1.9.10"),
    ],
)
def test_a_change_needs_the_version_that_says_what_it_asks_of_users(
    version: str, breaks: str, adds: str, tells: str
) -> None:
    assert [versions.required_version(version, one) for one in (BREAKS, ADDS, TELLS)] == [breaks, adds, tells]


def test_the_same_change_of_several_places_is_one_line_and_that_of_both_clients_told_once() -> None:
    both = frozenset(Direction)
    found = [
        Change("`Events`.`list`(`sort`)", "new", ADDS, frozenset()),
        Change("`AsyncEvents`.`list`(`sort`)", "new", ADDS, frozenset()),
        Change("`AsyncShop`", "new", ADDS, frozenset()),
        Change("`GET /a place` query parameter `b`.`c`[]", "gone", BREAKS, frozenset()),
        Change("`Event`.`name`", "is deprecated", TELLS, both),
        Change("`Event`.`title`", "is deprecated", TELLS, both),
    ]
    assert markdown.render({"Python": found}).splitlines() == [
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
