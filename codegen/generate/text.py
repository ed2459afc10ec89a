"""Escape and format a vendor's texts for the files in which they are printed."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

WIDTH = 116


def plain(text: str) -> str:
    """Normalize white space, and escape characters that are not printable as ``\\uXXXX``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(map(_visible, line)).rstrip() for line in lines).strip("\n")


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else f"\\u{ord(character):04x}"


def line(text: str) -> str:
    """Return text on one line."""
    return " ".join(plain(text).split())


def sentence(text: str) -> str:
    """Return text on one line with a final full stop; empty text stays empty."""
    text = line(text)
    return text if not text or text.endswith((".", "!", "?", ":", "…")) else f"{text}."


def literal(value: object) -> str:
    """Return a value as a Python literal."""
    return repr(value)


def toml(value: str) -> str:
    """Return a text as a TOML string."""
    return json.dumps(line(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def cell(text: str) -> str:
    """Return text escaped for one cell of a Markdown table."""
    return line(text).replace("|", "\\|").replace("<", "&lt;")


def docstring(*parts: str, indent: int = 4) -> str:
    """Return a docstring of paragraphs, quotes included; lines after the first are indented by `indent` spaces."""
    text = "\n\n".join(part for part in map(plain, parts) if part)
    # Escape quotes that would end the docstring: three in a row, or any at the very end.
    text = re.sub(r'"{3,}|"+\Z', lambda quotes: '\\"' * len(quotes[0]), text.replace("\\", "\\\\"))
    closing = "\n" if "\n" in text else ""
    body = f'"""{text}{closing}"""'
    margin = " " * indent
    return "\n".join(f"{margin}{line}" if line and number else line for number, line in enumerate(body.split("\n")))


def section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """Format a docstring section (Args, Returns, Raises): name and meaning of each entry; empty if there are none."""
    paragraphs = [
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
    return "\n".join([f"{title}:", *paragraphs]) if paragraphs else ""
