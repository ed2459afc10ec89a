"""Evidence: what is read from ``evidence.yaml``, and the page that readers get."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.evidence import EvidenceEntry, EvidenceSource, confirm, load, pages, render
from codegen.findings import Failed
from codegen.openapi.spec_folder import SpecFolder

from .conftest import Project

ENTRY = """\
{name}:
  question: Is a|b `c|d` <i>one</i> or *two*?
  status: observed
  source: {source}
  reading: One.
  rejected: Two.
  would_disprove: two
  last_checked: 2026-01-01
"""
ONE = "{id: page, section: Errors}"
SETTINGS = {"sources": [{"id": "page", "page": "https://a.example/x(1)"}, {"id": "odd", "page": "javascript:x"}, "bad"]}


def loaded(tmp_path: Path, text: str) -> list[EvidenceEntry]:
    """Load the evidence of a folder that holds this text."""
    (tmp_path / "evidence.yaml").write_text(text, encoding="utf-8")
    return load(SpecFolder(tmp_path, Path("specs/toy")), pages(SETTINGS))


def entry(number: int, source: str = ONE) -> str:
    """Write one entry."""
    return ENTRY.format(name=f"TOY-{number:03}", source=source)


def test_no_file_is_no_evidence(tmp_path: Path) -> None:
    assert load(SpecFolder(tmp_path, Path("specs/toy"))) == []
    assert loaded(tmp_path, "# nothing yet\n") == []


def test_entries_bear_lines_and_pages(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, entry(1) + entry(2, f"[{ONE}, {{id: odd, section: Limits}}]"))
    assert (first.id, first.line, second.line) == ("TOY-001", 1, 9)
    assert first.sources == (EvidenceSource("page", "Errors", "https://a.example/x(1)"),)
    assert [source.id for source in second.sources] == ["page", "odd"]
    assert first.question == "Is a|b `c|d` <i>one</i> or *two*?"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = entry(1).replace("observed", "seen") + entry(3, "{id: paper, section: Errors}")
    with pytest.raises(Failed) as failed:
        loaded(tmp_path, text)
    said = {(finding.line, finding.message.partition(" ")[0]) for finding in failed.value.findings}
    assert said == {(3, "TOY-001/status:"), (9, "TOY-003"), (12, "no")}


def test_page_shows_text_as_it_is_written(tmp_path: Path) -> None:
    entries = loaded(tmp_path, entry(1) + entry(2, "[{id: odd, section: 'A [b](c_d) _e'}]"))
    page = render("Widgets & <Co>", entries)
    assert page.startswith("# Evidence: Widgets \\& \\<Co\\>\n")
    assert r"| [TOY-001](#toy-001) | Is a\|b `c\|d` \<i\>one\</i\> or \*two\*? | observed |" in page
    assert r"**Is a\|b `c|d` \<i\>one\</i\> or \*two\*?**" in page
    assert "- Status: observed, from [page](<https://a.example/x(1)>), Errors; last checked 2026-01-01" in page
    assert r"from odd, A \[b\](c_d) \_e; last" in page
    assert page == render("Widgets & <Co>", entries)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


def test_page_without_entries_says_so() -> None:
    assert render("Widgets", []).splitlines()[-1] == "Everything in this description stands on the vendor's pages."


CONFIRMABLE = """\
# a comment that stays
TOY-001:
  question: Is it so?
  status: inferred
  source: {id: basics, section: Home}
  reading: >-
    last_checked: 2020-01-01, says nobody.
  rejected: It is not.
  would_disprove: an answer that is otherwise
  last_checked: 2026-11-21  # by hand

TOY-002:
  question: And this?
  status: documented
  source: {id: basics, section: Home}
  reading: Yes.
  rejected: No.
  would_disprove: nothing
  last_checked: '2026-11-21'
  confirmed: 2026-11-22
"""


def test_a_day_of_confirmation_is_written_and_nothing_else_changes(project: Project) -> None:
    toy = project.write({"evidence.yaml": CONFIRMABLE})
    assert str(confirm(toy.folder(), ["TOY-001", "TOY-002"], "2026-11-30")) == "specs/toy/evidence.yaml"
    changed = CONFIRMABLE.replace("by hand\n", "by hand\n  confirmed: 2026-11-30\n").replace("2026-11-22", "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == changed
    first, second = load(toy.folder())
    assert (first.confirmed, second.confirmed) == ("2026-11-30", "2026-11-30")
    assert render("Toy", [first]).count("; confirmed by the vendor's answers 2026-11-30") == 1


def test_confirming_nothing_changes_nothing(project: Project) -> None:
    toy = project.write({"evidence.yaml": CONFIRMABLE})
    confirm(toy.folder(), [], "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == CONFIRMABLE


def test_an_entry_on_one_line_is_not_confirmed(project: Project) -> None:
    entry = "{question: a, status: inferred, source: {id: a, section: b}, reading: c, rejected: d,"
    text = f"TOY-001: {entry} would_disprove: e, last_checked: 2026-11-21}}\n"
    toy = project.write({"evidence.yaml": text})
    with pytest.raises(Failed, match="write last_checked on a line of its own"):
        confirm(toy.folder(), ["TOY-001"], "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == text
