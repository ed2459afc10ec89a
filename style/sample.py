"""Draw a random sample of texts for a reviewer who judges their clarity."""

from __future__ import annotations

import random
from collections.abc import Iterable

from .files import Source
from .texts import Kind, Text, sentences, texts

# The number of texts of each kind in a sample of 60.
_SHARES = {Kind.DOCSTRING: 20, Kind.TEST_NAME: 10, Kind.MESSAGE: 10, Kind.COMMENT: 10, Kind.SENTENCE: 10}


def draw(sources: Iterable[Source], seed: int, count: int) -> list[Text]:
    """Return a sample of about `count` texts, grouped by kind. The same seed returns the same sample.

    A text that occurs several times counts once.
    """
    by_kind: dict[Kind, dict[str, Text]] = {kind: {} for kind in _SHARES}
    for source in sources:
        for text in (*texts(source), *sentences(source)):
            # Comments of one or two words are mostly references, such as ids of evidence.
            if text.kind in _SHARES and (text.kind is Kind.TEST_NAME or len(text.value.split()) > 2):
                by_kind[text.kind].setdefault(_one_line(text.value), text)
    generator = random.Random(seed)
    sample = []
    for kind, share in _SHARES.items():
        candidates = list(by_kind[kind].values())
        size = round(count * share / sum(_SHARES.values()))
        sample += generator.sample(candidates, min(size, len(candidates)))
    return sample


def format_sample(sample: Iterable[Text]) -> str:
    """Return the sample with one numbered text per line, followed by a tab and its file and line."""
    return "\n".join(
        f"{number}. [{text.kind}] {_one_line(text.value)}\t{text.path}:{text.line}"
        for number, text in enumerate(sample, start=1)
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
