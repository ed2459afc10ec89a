"""Tests of the checker on small projects with planted names and phrases."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from style.__main__ import main
from style.words import load

WORDS = """
[files]
exclude = ["generated/"]

[names]
limit = 0.1
vague = ["blob"]

[[phrases]]
pattern = '\\bfrobnicate the\\b'
use = "update the"
"""
CLEAN = '"""Return the sum."""\nfirst = second = third = 1\n'


class Project:
    """A project folder with word lists of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.words = root / "words.toml"
        self.words.write_text(WORDS)
        self.write("package/clean.py", CLEAN)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> int:
        return main(["--root", str(self.root), "--words", str(self.words), *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_clean_project_passes(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.run() == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert "package              0 of      3 names are vague (0.00%)" in output.out


def test_share_at_the_limit_fails_with_lines(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write("package/vague.py", "def add(blob, name): ...\n\n\nfor _blob in (): ...\n")
    assert project.run() == 1
    output = capsys.readouterr()
    assert "package/vague.py:1: 'blob'" in output.err
    assert "package/vague.py:4: '_blob'" in output.err
    assert "33.33%, the limit is 10.00%" in output.err


def test_share_below_the_limit_passes(project: Project) -> None:
    names = "\n".join(f"name{number} = 1" for number in range(20))
    project.write("package/vague.py", f"blob = 1\n{names}\n")
    assert project.run() == 0


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("package/a.py", 'def f():\n    """Set up.\n\n    Frobnicate the index.\n    """\n', 4),
        ("package/a.py", 'def f(name):\n    raise ValueError(f"frobnicate the {name}")\n', 2),
        ("package/a.py", 'TEXT = """\nthen frobnicate the index\n"""\n', 2),
        ("package/a.py", "x = 1\n# Now frobnicate\n# the index.\n", 2),
        ("README.md", "# Title\n\nPlease frobnicate\nthe index.\n", 3),
        ("CHANGELOG.md", "- frobnicate the index\n", 1),
        ("specs/vendor/openapi.yaml", "info:\n  description: >-\n    You may frobnicate\n    the index.\n", 3),
        ("package/page.html.j2", "<p>{{ title }}\n{% if x %}frobnicate the index{% endif %}</p>\n", 2),
        ("starter/vendor.toml.template", "# frobnicate the index\n", 1),
    ],
)
def test_banned_phrase_fails_with_replacement(
    project: Project, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int
) -> None:
    project.write(name, text)
    assert project.run() == 1
    assert f"{name}:{line}: " in (error := capsys.readouterr().err)
    assert "update the" in error
    assert "1 unclear phrases" in error


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "```\nfrobnicate the index\n```\n"),
        ("README.md", "Please frobnicate the index <!-- style: ignore, quoted from the vendor -->\n"),
        ("package/a.py", 'TEXT = "frobnicate the index"  # style: ignore, quoted from the vendor\n'),
        ("generated/a.py", '"""Frobnicate the index."""\nblob = 1\n'),
        ("recordings/a.yaml", "body: frobnicate the index\n"),
        ("package/page.j2", "{# a comment #}{{ frobnicate('the') }}\n"),
    ],
)
def test_exempt_phrase_passes(project: Project, name: str, text: str) -> None:
    project.write(name, text)
    assert project.run() == 0


def test_ignore_comment_without_reason_fails(project: Project) -> None:
    project.write("package/a.py", 'TEXT = "frobnicate the index"  # style: ignore\n')
    assert project.run() == 1


def test_files_ignored_by_git_are_not_checked(project: Project) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=project.root, check=True)
    project.write("local/a.py", '"""Frobnicate the index."""\n')
    assert project.run() == 1
    project.write(".gitignore", "local/\n")
    assert project.run() == 0


def _sample(project: Project, capsys: pytest.CaptureFixture[str], seed: int, count: int = 60) -> list[str]:
    assert project.run("sample", "--seed", str(seed), "--count", str(count)) == 0
    return capsys.readouterr().out.splitlines()


def test_sample_is_deterministic_per_seed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(100):
        project.write(f"package/m{number}.py", f'"""Return the number {number}."""\n# Reason {number}.\n')
    first = _sample(project, capsys, 1)
    assert first == _sample(project, capsys, 1)
    assert first != _sample(project, capsys, 2)
    assert len(first) == 30
    assert len(_sample(project, capsys, 1, count=12)) == 6


def test_sample_line_has_number_kind_and_place(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write("package/clean.py", "# The first\n# reason.\n")
    project.write("package/test_a.py", 'def test_sum_is_three():\n    assert f(), "the sum is wrong"\n')
    project.write("specs/a/openapi.yaml", "description: >-\n  The list\n  of events.\nother: 1\n")
    project.write("README.md", "- Install the package. Then run\n  the program.\n")
    lines = _sample(project, capsys, 1)
    assert lines[:3] == [
        "1. [test name] test_sum_is_three\tpackage/test_a.py:1",
        "2. [message] the sum is wrong\tpackage/test_a.py:2",
        "3. [comment] The first reason.\tpackage/clean.py:1",
    ]
    assert {line.partition(" ")[2] for line in lines[3:]} == {
        "[sentence] The list of events.\tspecs/a/openapi.yaml:1",
        "[sentence] Install the package.\tREADME.md:1",
        "[sentence] Then run the program.\tREADME.md:1",
    }


def test_own_word_lists_are_valid() -> None:
    words = load()
    assert 0 < words.limit < 1
    assert words.vague
    assert all(phrase.use for phrase in words.phrases)


@pytest.mark.parametrize(
    "text",
    [
        "What is not described is left out.",
        "mend what stands above",
        "What one call shall have otherwise than its client.",
        "an address that is none",
        "None where there is none",
        "the response is held to the document",
    ],
)
def test_own_phrases_match_unclear_text(text: str) -> None:
    assert any(phrase.pattern.search(text) for phrase in load().phrases)


@pytest.mark.parametrize(
    "text",
    [
        "What is the limit?",
        "I recommend to amend the list.",
        "Raises ArgumentError if the id is empty.",
        "The word bears, as a noun, is fine.",
        "a marshalled value",
    ],
)
def test_own_phrases_do_not_match_plain_text(text: str) -> None:
    assert not any(phrase.pattern.search(text) for phrase in load().phrases)
