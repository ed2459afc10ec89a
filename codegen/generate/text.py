"""Text: the vendor's words made safe for the place in which they are printed."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

WIDTH = 116


def plain(text: str) -> str:
    """Return text without what a reader cannot see: every kind of space is one, the rest is shown by its code."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(map(_visible, line)).rstrip() for line in lines).strip("\n")


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else f"\\u{ord(character):04x}"


def line(text: str) -> str:
    """Return text as one line."""
    return " ".join(plain(text).split())


def sentence(text: str) -> str:
    """Return text as one line that ends as a sentence does, empty where there is none."""
    shown = line(text)
    return shown if not shown or shown.endswith((".", "!", "?", ":", "…")) else f"{shown}."


def literal(value: object) -> str:
    """Return a Python literal."""
    return repr(value)


def toml(value: str) -> str:
    """Return a TOML string."""
    return json.dumps(line(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def cell(text: str) -> str:
    """Return text as one cell of a Markdown table."""
    return line(text).replace("|", "\\|").replace("<", "&lt;")


def docstring(*parts: str, indent: int = 4) -> str:
    """Return a docstring of paragraphs, with its quotes, for a place that is indented by so many spaces."""
    text = "\n\n".join(part for part in map(plain, parts) if part)
    # Three quotes end a docstring, and so does the last one before its own quotes.
    text = re.sub(r'"{3,}|"+\Z', lambda quotes: '\\"' * len(quotes[0]), text.replace("\\", "\\\\"))
    closing = "\n" if "\n" in text else ""
    body = f'"""{text}{closing}"""'
    margin = " " * indent
    return "\n".join(f"{margin}{one}" if one and number else one for number, one in enumerate(body.split("\n")))


def section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """Return a section of a docstring (Args, Returns, Raises): name and meaning each, empty where there is none."""
    shown = [
        textwrap.fill(
            ": ".join(filter(None, [name, line(meaning)])),
            WIDTH - 8,
            initial_indent="    ",
            subsequent_indent="        ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for name, meaning in entries
    ]
    return "\n".join([f"{title}:", *shown]) if shown else ""
