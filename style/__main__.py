"""Command line: `python -m style` checks the project, `python -m style sample` draws texts for a reviewer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import checks, words
from .files import Source, sources
from .sample import draw, format_sample

_ROOT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit code: 1 if the check fails, otherwise 0."""
    parser = argparse.ArgumentParser(prog="style", description="Check names and texts for plain English.")
    parser.add_argument("--root", type=Path, default=_ROOT, help="the project folder (default: this project)")
    parser.add_argument("--words", type=Path, default=words.DEFAULT, help="the word lists (default: style/words.toml)")
    commands = parser.add_subparsers(dest="command")
    sample = commands.add_parser("sample", help="print a random sample of texts for a reviewer")
    sample.add_argument("--seed", type=int, required=True, help="the seed; the same seed prints the same sample")
    sample.add_argument("--count", type=int, default=60, help="the number of texts (default: 60)")
    options = parser.parse_args(arguments)
    settings = words.load(options.words)
    files = sources(options.root, settings.exclude)
    if options.command == "sample":
        print(format_sample(draw(files, options.seed, options.count)))
        return 0
    return _check(files, settings)


def _check(files: list[Source], settings: words.Words) -> int:
    counts = checks.count_names(files, settings)
    total = checks.NameCount()
    for folder, count in counts.items():
        print(f"{folder:16} {len(count.vague):5} of {count.total:6} names are vague ({count.share:.2%})")
        total.total += count.total
        total.vague += count.vague
    print(f"{'all':16} {len(total.vague):5} of {total.total:6} names are vague ({total.share:.2%})")
    phrases = list(checks.find_phrases(files, settings))
    too_vague = total.share >= settings.limit
    for hit in [*(total.vague if too_vague else ()), *phrases]:
        print(hit, file=sys.stderr)
    if too_vague:
        print(f"too many vague names: {total.share:.2%}, the limit is {settings.limit:.2%}", file=sys.stderr)
    if phrases:
        print(f"{len(phrases)} unclear phrases; rewrite them as suggested", file=sys.stderr)
    return 1 if too_vague or phrases else 0


if __name__ == "__main__":
    sys.exit(main())
