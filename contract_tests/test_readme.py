"""The project's README: its programs run as they stand against the sandbox."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .targets import ROOT, Target

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PROGRAMS = {found[1]: block for block in BLOCKS if (found := re.search(r"from (\w+)_client ", block))}


@pytest.mark.filterwarnings("ignore::UserWarning")  # a vendor's lifecycle
def test_program_runs(
    vendor: str, target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if target.controller is None:
        pytest.skip("the programs are for the sandbox")
    written = f"http://127.0.0.1:8100/{vendor}"
    assert written in PROGRAMS[vendor], "the README says where the sandbox is by default"
    monkeypatch.chdir(tmp_path)
    exec(compile(PROGRAMS[vendor].replace(written, target.url), "README.md", "exec"), {})
    assert capsys.readouterr().out, "a program shows something"
