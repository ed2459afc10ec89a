"""The style check finds planted names and phrases, and draws the same sample for the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from style.__main__ import main

WORDS = """
[names]
limit = 0.01
vague = ["one", "told", "found"]
[text]
limit = 0
[[phrases]]
pattern = 'shall have otherwise|mend it|whoever|planted defects'
use = "plain English"
"""

CLEAR = '"""A module."""\n\n\ndef total(prices: list[int]) -> int:\n    """Return the sum of all prices."""\n'
CLEAR += "".join(f"    price_{number} = {number}\n" for number in range(200)) + "    return sum(prices)\n"


def check(root: Path, **files: str) -> int:
    """Check a small tree with a strict word list; return the exit status."""
    (root / "words.toml").write_text(WORDS, encoding="utf-8")
    return main(["--words", str(root / "words.toml"), "--root", str(tree(root / "tree", **files))])


def tree(root: Path, **files: str) -> Path:
    (root / "package").mkdir(parents=True)
    for name, content in {"module.py": CLEAR, **files}.items():
        (root / "package" / name).write_text(content, encoding="utf-8")
    return root


def test_clear_tree_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path) == 0
    assert "0.00 % of 201 names" in capsys.readouterr().out


def test_vague_names_over_limit_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vague = "".join(f"def f{number}(one, told):\n    found = one\n    return found\n" for number in range(30))
    assert check(tmp_path, **{"vague.py": vague}) == 1
    assert "package/vague.py:1: one" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("texts.py", '"""What a call shall have otherwise than its client."""\n'),
        ("messages.py", 'raise ValueError("mend it and what stands above")\n'),
        ("README.md", "Whoever reads this is told.\n"),
        ("page.html.j2", "<p>Somebody else's planted defects</p>\n"),
    ],
)
def test_banned_phrase_fails(name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, **{name: content}) == 1
    assert f"package/{name}:1: " in capsys.readouterr().out


def test_sample_is_the_same_for_one_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    functions = "".join(f'def test_{n}() -> None:\n    """Return number {n}."""\n    # reason {n}\n' for n in range(50))
    root, samples = tree(tmp_path, **{"test_many.py": functions}), []
    for seed in ("1", "1", "2"):
        assert main(["sample", "--seed", seed, "--root", str(root)]) == 0
        samples.append(capsys.readouterr().out)
    assert samples[0] == samples[1] != samples[2]
    assert samples[0].count("[docstring]") == 20
    assert samples[0].count("[test]") == samples[0].count("[comment]") == 10
