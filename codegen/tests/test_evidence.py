"""Evidence: entries of `evidence.yaml`, the generated evidence page, and confirmation dates."""

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
SOURCE = "{id: page, section: Errors}"
SETTINGS = {"sources": [{"id": "page", "page": "https://a.example/x(1)"}, {"id": "odd", "page": "javascript:x"}, "bad"]}


def load_entries(tmp_path: Path, text: str) -> list[EvidenceEntry]:
    """Load the evidence of a folder that holds this text."""
    (tmp_path / "evidence.yaml").write_text(text, encoding="utf-8")
    return load(SpecFolder(tmp_path, Path("specs/toy")), pages(SETTINGS))


def entry_text(number: int, source: str = SOURCE) -> str:
    """Return the YAML text of an entry."""
    return ENTRY.format(name=f"TOY-{number:03}", source=source)


def test_missing_or_empty_file_has_no_entries(tmp_path: Path) -> None:
    assert load(SpecFolder(tmp_path, Path("specs/toy"))) == []
    assert load_entries(tmp_path, "# nothing yet\n") == []


def test_entries_have_lines_and_source_pages(tmp_path: Path) -> None:
    first, second = load_entries(tmp_path, entry_text(1) + entry_text(2, f"[{SOURCE}, {{id: odd, section: Limits}}]"))
    assert (first.id, first.line, second.line) == ("TOY-001", 1, 9)
    assert first.sources == (EvidenceSource("page", "Errors", "https://a.example/x(1)"),)
    assert [source.id for source in second.sources] == ["page", "odd"]
    assert first.question == "Is a|b `c|d` <i>one</i> or *two*?"


def test_all_errors_of_file_are_reported(tmp_path: Path) -> None:
    text = entry_text(1).replace("observed", "seen") + entry_text(3, "{id: paper, section: Errors}")
    with pytest.raises(Failed) as failed:
        load_entries(tmp_path, text)
    errors = {(finding.line, finding.message.partition(" ")[0]) for finding in failed.value.findings}
    assert errors == {(3, "TOY-001/status:"), (9, "TOY-003"), (12, "no")}


def test_page_escapes_markdown_in_text(tmp_path: Path) -> None:
    entries = load_entries(tmp_path, entry_text(1) + entry_text(2, "[{id: odd, section: 'A [b](c_d) _e'}]"))
    page = render("Widgets & <Co>", entries)
    assert page.startswith("# Evidence: Widgets \\& \\<Co\\>\n")
    assert r"| [TOY-001](#toy-001) | Is a\|b `c\|d` \<i\>one\</i\> or \*two\*? | observed |" in page
    assert r"**Is a\|b `c|d` \<i\>one\</i\> or \*two\*?**" in page
    assert "- Status: observed, from [page](<https://a.example/x(1)>), Errors; last checked 2026-01-01" in page
    assert r"from odd, A \[b\](c_d) \_e; last" in page
    assert page == render("Widgets & <Co>", entries)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


def test_page_without_entries_has_notice() -> None:
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


def test_confirm_writes_only_the_date(project: Project) -> None:
    toy = project.write({"evidence.yaml": CONFIRMABLE})
    assert str(confirm(toy.folder(), ["TOY-001", "TOY-002"], "2026-11-30")) == "specs/toy/evidence.yaml"
    changed = CONFIRMABLE.replace("by hand\n", "by hand\n  confirmed: 2026-11-30\n").replace("2026-11-22", "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == changed
    first, second = load(toy.folder())
    assert (first.confirmed, second.confirmed) == ("2026-11-30", "2026-11-30")
    assert render("Toy", [first]).count("; confirmed by the vendor's answers 2026-11-30") == 1


def test_confirm_without_ids_changes_nothing(project: Project) -> None:
    toy = project.write({"evidence.yaml": CONFIRMABLE})
    confirm(toy.folder(), [], "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == CONFIRMABLE


def test_confirm_of_single_line_entry_fails(project: Project) -> None:
    entry = "{question: a, status: inferred, source: {id: a, section: b}, reading: c, rejected: d,"
    text = f"TOY-001: {entry} would_disprove: e, last_checked: 2026-11-21}}\n"
    toy = project.write({"evidence.yaml": text})
    with pytest.raises(Failed, match="write last_checked on a line of its own"):
        confirm(toy.folder(), ["TOY-001"], "2026-11-30")
    assert (toy.spec / "evidence.yaml").read_text(encoding="utf-8") == text
