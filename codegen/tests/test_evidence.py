"""Evidence: what is read from ``evidence.yaml``, and the page that readers get."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.documents import Folder
from codegen.evidence import Entry, Source, load, pages, render
from codegen.findings import Failed

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


def loaded(tmp_path: Path, text: str) -> list[Entry]:
    """Load the evidence of a folder that holds this text."""
    (tmp_path / "evidence.yaml").write_text(text, encoding="utf-8")
    return load(Folder(tmp_path, Path("specs/toy")), pages(SETTINGS))


def entry(number: int, source: str = ONE) -> str:
    """Write one entry."""
    return ENTRY.format(name=f"TOY-{number:03}", source=source)


def test_no_file_is_no_evidence(tmp_path: Path) -> None:
    assert load(Folder(tmp_path, Path("specs/toy"))) == []
    assert loaded(tmp_path, "# nothing yet\n") == []


def test_entries_bear_lines_and_pages(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, entry(1) + entry(2, f"[{ONE}, {{id: odd, section: Limits}}]"))
    assert (first.id, first.line, second.line) == ("TOY-001", 1, 9)
    assert first.sources == (Source("page", "Errors", "https://a.example/x(1)"),)
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
