"""Texts of the project that people read: names, docstrings, comments, messages, test names and Markdown."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GENERATED = ("generated/", "codegen/tests/golden/generated/", "codegen/openapi/meta_schemas/asyncapi/")
"""Folders whose text is not written by hand here."""

PROSE = (".md", ".j2", ".jinja", ".html", ".yaml", ".yml", ".toml")
"""Endings of files whose whole text counts as prose."""

_SENTENCE = re.compile(r"(?<=[.:!?])\s+(?=[A-Z`*])")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its kind (name, docstring, comment, message, test, sentence), where it is, and what it says."""

    kind: str
    path: str
    line: int
    content: str


def files(root: Path) -> list[Path]:
    """Return the hand-written files below a folder: those that git tracks, or all of them outside a repository."""
    run = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git is found by PATH
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    names = run.stdout.splitlines() if run.returncode == 0 and run.stdout else []
    if not names:
        names = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file()]
    listed = [root / name for name in names if not name.startswith((*GENERATED, ".venv/"))]
    return [path for path in listed if path.is_file()]


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every name that Python code binds as an argument or a variable, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def python_texts(source: str, path: str) -> Iterator[Text]:
    """Yield the docstrings, comments, messages and test names of a Python file."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if (docstring := ast.get_docstring(node)) is not None:
                yield Text("docstring", path, getattr(node, "lineno", 1), docstring)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield Text("test", path, node.lineno, node.name)
        elif isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.Call) and _prints(node)):
            yield from (Text("message", path, node.lineno, message) for message in _messages(node))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith(("# noqa", "# type:", "# pragma", "#!")):
            yield Text("comment", path, token.start[0], token.string.lstrip("# ").strip())


def _prints(node: ast.Call) -> bool:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return name in {"print", "warn", "fail", "skip", "exit", "error", "warning", "info", "write_line"}


def _messages(node: ast.AST) -> Iterator[str]:
    """Yield the literal texts of a statement that are sentences rather than identifiers."""
    condition = {id(child) for child in ast.walk(node.test)} if isinstance(node, ast.Assert) else set()
    parts: set[int] = set()
    for child in ast.walk(node):
        if isinstance(child, ast.JoinedStr):
            parts |= {id(value) for value in child.values}
            text = "".join(str(value.value) if isinstance(value, ast.Constant) else "{…}" for value in child.values)
        elif isinstance(child, ast.Constant) and isinstance(child.value, str) and id(child) not in parts:
            text = child.value
        else:
            continue
        if id(child) not in condition and text.count(" ") > 1:
            yield text


def sentences(source: str, path: str) -> Iterator[Text]:
    """Yield the sentences of a Markdown file, and the descriptions of a YAML file; code and tables are left out."""
    if path.endswith(".md"):
        blank = re.sub(r"```.*?```", lambda match: "\n" * match[0].count("\n"), source, flags=re.DOTALL)
        lines = ["" if line.lstrip().startswith(("|", "#", "<")) else line for line in blank.splitlines()]
        yield from _split("\n".join(lines), path)
    else:
        pattern = r"^\s*(?:description|summary|question|reading|rejected|would_disprove|reason): (?!\||>|\{)(.+)$"
        for match in re.finditer(pattern, source, re.MULTILINE):
            yield Text("sentence", path, source.count("\n", 0, match.start()) + 1, match[1].strip("'\""))


def _split(source: str, path: str) -> Iterator[Text]:
    position = 0
    for paragraph in re.split(r"(\n\s*\n)", source):
        for sentence in _SENTENCE.split(" ".join(paragraph.split())):
            if sentence.count(" ") > 2:
                line = source.count("\n", 0, position + len(paragraph) - len(paragraph.lstrip())) + 1
                yield Text("sentence", path, line, sentence)
        position += len(paragraph)
