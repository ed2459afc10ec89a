"""Command line of the style check: `python -m style` checks, `python -m style sample --seed 1` draws a sample."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import checks, sample

WORDS = Path(__file__).with_name("words.toml")
SHOWN = 40
"""How many vague names are listed; there may be more."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Returns 0 if the check passes, 1 if it does not, 2 for wrong arguments."""
    parser = argparse.ArgumentParser(prog="python -m style", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("check", "sample"), default="check")
    parser.add_argument("--words", type=Path, default=WORDS, help="the word list")
    parser.add_argument("--all", action="store_true", help="list every vague name and unclear phrase")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder to examine; the current one by default")
    parser.add_argument("--seed", type=int, default=0, help="the seed of a sample")
    parser.add_argument("--count", type=int, default=60, help="how many texts a sample has")
    options = parser.parse_args(arguments)
    if options.command == "sample":
        for number, text in enumerate(sample.draw(options.root, options.seed, options.count), 1):
            print(f"{number}. [{text.kind}] {' '.join(text.content.split())}\t{text.path}:{text.line}")
        return 0
    return _check(options.root, options.words, everything=options.all)


def _check(root: Path, word_list: Path, *, everything: bool) -> int:
    words = checks.load(word_list)
    counted, problems = checks.count_names(root, words), checks.find_phrases(root, words)
    limit = words["names"]["limit"]
    for folder, total in sorted(counted.total.items()):
        share = 100 * counted.vague[folder] / total
        print(f"{folder}: {counted.vague[folder]} of {total} names are vague ({share:.2f} %)")
    print(f"all: {100 * counted.share:.2f} % of {counted.total.total()} names; the limit is {100 * limit:g} %")
    allowed = words["text"]["limit"]
    print(f"{len(problems)} unclear phrases; the limit is {allowed}")
    if everything or len(problems) > allowed:
        print(*problems, sep="\n")
    if everything:
        print(*counted.places, sep="\n")
    failed = len(problems) > allowed
    if counted.share >= limit:
        failed = True
        print(*counted.places[:SHOWN], sep="\n")
        print(f"{len(counted.places)} names are vague; name values after what they hold ({word_list} lists the words)")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
