"""Extract the texts that people read from source files: docstrings, messages, comments, test names and prose."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePosixPath

from .files import Source

# Functions whose string arguments are messages, and variables that hold messages.
_MESSAGE_CALLS = frozenset(
    "ArgumentParser Finding add_argument append debug error exit fail find info print skip warn warning".split()
)
_MESSAGE_NAMES = frozenset("message text problem reason note hint".split())
_MIN_WORDS = 3


class Kind(StrEnum):
    """The kind of a text. A document is the text of a whole file; a string is a literal that is no message."""

    DOCSTRING = "docstring"
    TEST_NAME = "test name"
    MESSAGE = "message"
    COMMENT = "comment"
    SENTENCE = "sentence"
    STRING = "string"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its position. Lines count from 1."""

    kind: Kind
    path: PurePosixPath
    line: int
    value: str
    last_line: int | None = None

    def line_at(self, offset: int) -> int:
        """Return the line of the file for an offset in the text."""
        line = self.line + self.value.count("\n", 0, offset)
        # A string with escaped line breaks has more lines than its literal.
        return line if self.last_line is None else min(line, self.last_line)


def texts(source: Source) -> Iterator[Text]:
    """Yield the texts of a file. Raises SyntaxError if a Python file cannot be parsed."""
    match source.path.suffix:
        case ".py":
            yield from _python_texts(source)
        case ".md":
            yield Text(Kind.DOCUMENT, source.path, 1, _without_code_blocks(source.text))
        case ".j2" | ".jinja":
            yield Text(Kind.DOCUMENT, source.path, 1, _without_tags(source.text))
        case _:
            yield Text(Kind.DOCUMENT, source.path, 1, source.text)


def sentences(source: Source) -> Iterator[Text]:
    """Yield the sentences of Markdown paragraphs and of YAML descriptions."""
    if source.path.suffix == ".md":
        yield from _markdown_sentences(source)
    elif source.path.suffix in {".yaml", ".yml"}:
        yield from _yaml_descriptions(source)


def _python_texts(source: Source) -> Iterator[Text]:
    nodes = list(ast.walk(ast.parse(source.text)))
    # Docstrings of modules, classes, functions and attributes are statements that consist of a string.
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    messages = {id(child) for node in nodes for root in _message_roots(node) for child in ast.walk(root)}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("test_"):
                yield Text(Kind.TEST_NAME, source.path, node.lineno, node.name)
        elif isinstance(node, ast.expr) and id(node) not in parts and (value := _string_value(node)):
            if id(node) in docstrings:
                kind = Kind.DOCSTRING
            elif id(node) in messages and len(value.split()) >= _MIN_WORDS:
                kind = Kind.MESSAGE
            elif " " in value:
                kind = Kind.STRING
            else:
                continue
            yield Text(kind, source.path, node.lineno, value, node.end_lineno)
    yield from _comments(source)


def _string_value(node: ast.AST) -> str | None:
    """Return the value of a string literal, with … for the expressions of an f-string; None for other nodes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return None


def _message_roots(node: ast.AST) -> list[ast.AST]:
    """Return the expressions of a statement or a call that contain messages for people."""
    match node:
        case ast.Raise(exc=ast.AST() as value) | ast.Assert(msg=ast.AST() as value):
            return [value]
        case ast.Yield(value=ast.AST() as value):
            return [value]
        case ast.Call() if _call_name(node) in _MESSAGE_CALLS:
            return [*node.args, *node.keywords]
        case ast.Assign(targets=[ast.Name(id=name)]) if name.lower().strip("_") in _MESSAGE_NAMES:
            return [node.value]
        case _:
            return []


def _call_name(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _comments(source: Source) -> Iterator[Text]:
    """Yield the comments of a Python file; consecutive lines with the same indentation are one comment."""
    lines: list[tuple[int, int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            text = re.sub(r"^#[:! ]?", "", token.string)
            if not re.match(r"(noqa|type:|pragma)", text.strip()):
                lines.append((*token.start, text))
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _continues(lines[index - 1], lines[index]):
            block = lines[start:index]
            yield Text(Kind.COMMENT, source.path, block[0][0], "\n".join(text for _, _, text in block))
            start = index


def _continues(previous: tuple[int, int, str], current: tuple[int, int, str]) -> bool:
    return current[0] == previous[0] + 1 and current[1] == previous[1]


def _without_code_blocks(text: str) -> str:
    """Return Markdown with fenced code blocks blanked; line numbers are kept."""
    return re.sub(r"^(```|~~~).*?^\1", _blank, text, flags=re.MULTILINE | re.DOTALL)


def _without_tags(text: str) -> str:
    """Return a Jinja template with its expressions and statements blanked; line numbers are kept."""
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", _blank, text, flags=re.DOTALL)


def _blank(match: re.Match[str]) -> str:
    return "…" + "\n" * match[0].count("\n")


def _markdown_sentences(source: Source) -> Iterator[Text]:
    text = _without_code_blocks(source.text)
    for paragraph in re.finditer(r"(?:^(?![#|<\s]).+\n?)+", text, re.MULTILINE):
        # A list item begins a sentence of its own.
        breaks = [0, *(match.end() for match in re.finditer(r"(?<=[.!?]) |\n(?=[-*] |\d+\. )", paragraph[0]))]
        for start, end in pairwise([*breaks, len(paragraph[0])]):
            value = re.sub(r"^(?:[-*]|\d+\.) ", "", paragraph[0][start:end].strip())
            if len(value.split()) >= _MIN_WORDS:
                line = text.count("\n", 0, paragraph.start() + start) + 1
                yield Text(Kind.SENTENCE, source.path, line, value)


def _yaml_descriptions(source: Source) -> Iterator[Text]:
    """Yield the values of `description` and `summary`, both on the line of the key and in block scalars below it."""
    lines = source.text.splitlines()
    for number, line in enumerate(lines):
        match = re.match(r"^(?P<indent>[\s-]*)(?:description|summary): (?P<value>.+)$", line)
        if match is None:
            continue
        value = match["value"].strip()
        if re.fullmatch(r"[>|][+-]?", value):
            value = ""
        for below in lines[number + 1 :]:
            if below.strip() and len(below) - len(below.lstrip()) <= len(match["indent"]):
                break
            value += f" {below.strip()}"
        if len(value.split()) >= _MIN_WORDS:
            yield Text(Kind.SENTENCE, source.path, number + 1, value.strip())
