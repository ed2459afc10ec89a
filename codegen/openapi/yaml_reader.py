"""Read YAML files as plain JSON values, with the line number of each node.

The reader is stricter than YAML: it refuses aliases, tags and duplicate keys, and limits size and depth. So every tool
reads a file in the same way, and nothing in it can expand or execute.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from codegen.findings import Failed, Finding

from .json_pointer import join

MAX_BYTES = 20_000_000
MAX_DEPTH = 100

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its JSON value, and the line number of each node by JSON Pointer."""

    path: Path
    data: Any
    lines: Mapping[str, int]

    def line(self, pointer: str) -> int:
        """Return the line number of a node, or of its nearest parent with a known line."""
        while pointer not in self.lines:
            if not pointer:
                return 1
            pointer = pointer.rpartition("/")[0]
        return self.lines[pointer]


def read(path: Path, display_path: Path | None = None) -> Document:
    """Read one YAML file. `display_path` is the path to use in findings. Raises Failed if the file is not valid."""
    display_path = display_path or path
    content = b""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Failed([Finding(display_path, 1, "document-missing", "cannot be read: it is not a regular file")])
        if status.st_size > MAX_BYTES:
            raise Failed([Finding(display_path, 1, "document-size", f"larger than {MAX_BYTES:,} bytes; split it")])
        content = path.read_bytes()
        return parse(content.decode("utf-8"), display_path)
    except OSError as error:
        raise Failed([Finding(display_path, 1, "document-missing", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise Failed([Finding(display_path, line, "document-encoding", message)]) from error


def parse(text: str, display_path: Path) -> Document:
    """Parse the text of one YAML document. Raises Failed with all duplicate keys, aliases and tags."""
    builder = _Builder(display_path)
    try:
        data = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise Failed([Finding(display_path, *_syntax_problem(error, text))]) from error
    if builder.findings:
        raise Failed(builder.findings)
    return Document(display_path, data, builder.lines)


def _syntax_problem(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line, rule and message of the finding for a YAML syntax error."""
    line, message = 1, str(error)
    if isinstance(error, MarkedYAMLError):
        message = error.problem or message
        line = error.problem_mark.line + 1 if error.problem_mark else line
    elif isinstance(error, ReaderError):
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"the character U+{code:04X} is not allowed; remove it, or write it as an escape sequence"
        line = text.count("\n", 0, text.find(chr(code))) + 1
    return line, "document-syntax", f"not valid YAML: {message}"


@dataclass(slots=True)
class _Builder:
    """Builds JSON values from YAML events; later stages of the YAML library have resolved aliases already."""

    display_path: Path
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def document(self, events: Iterator[Any]) -> Any:
        data, count = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                count += 1
                if count > 1:
                    message = "more than one YAML document in the file; move the second one to its own file"
                    self._find(event, "document-syntax", message)
                    break
                data = self._node(next(events), events, "", 0)
        return data

    def _find(self, event: Any, rule: str, message: str) -> None:
        self.findings.append(Finding(self.display_path, _line(event), rule, message))

    def _node(self, event: Any, events: Iterator[Any], pointer: str, depth: int) -> Any:
        self.lines.setdefault(pointer, _line(event))
        if isinstance(event, yaml.AliasEvent):
            message = f"YAML alias *{event.anchor} is not supported; repeat the value or use a $ref"
            self._find(event, "document-alias", message)
            return None
        self._refuse_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if depth >= MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels; flatten the document"
            raise Failed([Finding(self.display_path, _line(event), "document-depth", message)])
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, join(pointer, len(items)), depth + 1))
            return items
        return self._mapping(events, pointer, depth)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            message = f"YAML tag {event.tag} is not supported; remove it and write a plain JSON value"
            self._find(event, "document-tag", message)

    def _mapping(self, events: Iterator[Any], pointer: str, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._find(event, "document-key", "a key must be plain text, not a list or mapping")
                raise Failed(self.findings)
            self._refuse_tag(event)
            if event.value == "<<" and event.implicit[0]:
                message = "the YAML merge key << is not supported; repeat the entries or use a $ref"
                self._find(event, "document-key", message)
            # Keys stay text, because OpenAPI's status codes are written both with and without quotes.
            key = event.value
            child = join(pointer, key)
            if key in mapping:
                self._find(event, "document-duplicate", f"duplicate key {key!r}, first on line {self.lines[child]}")
            else:
                self.lines[child] = _line(event)
            mapping[key] = self._node(next(events), events, child, depth + 1)
        return mapping


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(text: str) -> Any:
    """Convert a plain scalar to a JSON value; the dates, octal numbers and yes/no of YAML 1.1 stay text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 400 else text
    if _NUMBER.fullmatch(text):
        number = float(text)
        return number if number - number == 0 else text
    return text
