"""Samples: a seeded random choice of texts from the whole tree, for a reader who judges whether they are clear."""

from __future__ import annotations

import random
from pathlib import Path

from . import texts

SHARES = {"docstring": 20, "test": 10, "message": 10, "comment": 10, "sentence": 10}
"""How many texts of each kind a sample of sixty has."""


def draw(root: Path, seed: int, count: int = 60) -> list[texts.Text]:
    """Return a sample of texts, the same for the same seed and tree."""
    pool: dict[str, list[texts.Text]] = {kind: [] for kind in SHARES}
    for path in texts.files(root):
        shown = path.relative_to(root).as_posix()
        if path.suffix == ".py":
            for text in texts.python_texts(path.read_text(encoding="utf-8"), shown):
                pool[text.kind].append(text)
        elif path.suffix in (".md", ".yaml", ".yml") and not shown.startswith(".github"):
            pool["sentence"] += texts.sentences(path.read_text(encoding="utf-8"), shown)
    chance, total = random.Random(seed), sum(SHARES.values())
    drawn = []
    for kind, share in SHARES.items():
        size = min(round(share * count / total), len(pool[kind]))
        drawn += chance.sample(pool[kind], size)
    return drawn
