"""Documents: YAML files read as plain JSON values, each node with the line on which it stands.

The reader is stricter than YAML: no aliases, no tags, no duplicate keys, bounded size and depth. What is left is
JSON with comments, which every other tool reads in the same way, and in which nothing can expand or execute.
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
    """One file: its JSON value, and the line of each node by JSON Pointer."""

    path: Path
    data: Any
    lines: Mapping[str, int]

    def line(self, pointer: str) -> int:
        """Return the line of a node, or of the nearest node above it."""
        while pointer not in self.lines:
            if not pointer:
                return 1
            pointer = pointer.rpartition("/")[0]
        return self.lines[pointer]


def read(path: Path, shown: Path | None = None) -> Document:
    """Read one YAML file. `shown` is the path to name in findings. Raises Failed."""
    shown = shown or path
    content = b""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Failed([Finding(shown, 1, "document-missing", "cannot be read: it is not a file")])
        if found.st_size > MAX_BYTES:
            raise Failed([Finding(shown, 1, "document-size", f"larger than {MAX_BYTES:,} bytes; split it")])
        content = path.read_bytes()
        return parse(content.decode("utf-8"), shown)
    except OSError as error:
        raise Failed([Finding(shown, 1, "document-missing", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise Failed([Finding(shown, line, "document-encoding", message)]) from error


def parse(text: str, shown: Path) -> Document:
    """Parse the text of one YAML document. Raises Failed with every duplicate key, alias and tag found."""
    builder = _Builder(shown)
    try:
        data = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise Failed([Finding(shown, *_explained(error, text))]) from error
    if builder.findings:
        raise Failed(builder.findings)
    return Document(shown, data, builder.lines)


def _explained(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return line, rule and message of what the YAML reader says."""
    line, said = 1, str(error)
    if isinstance(error, MarkedYAMLError):
        said = error.problem or said
        line = error.problem_mark.line + 1 if error.problem_mark else line
    elif isinstance(error, ReaderError):
        code = error.character if isinstance(error.character, int) else ord(error.character)
        said = f"the character U+{code:04X} is not allowed; write it as an escape, or drop it"
        line = text.count("\n", 0, text.find(chr(code))) + 1
    return line, "document-syntax", f"not YAML: {said}"


@dataclass(slots=True)
class _Builder:
    """Builds JSON values from YAML events, since events are the last stage at which aliases are still visible."""

    shown: Path
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def document(self, events: Iterator[Any]) -> Any:
        data, seen = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self._find(event, "document-syntax", "more than one YAML document in the file; keep one")
                    break
                data = self._node(next(events), events, "", 0)
        return data

    def _find(self, event: Any, rule: str, message: str) -> None:
        self.findings.append(Finding(self.shown, _line(event), rule, message))

    def _node(self, event: Any, events: Iterator[Any], pointer: str, depth: int) -> Any:
        self.lines.setdefault(pointer, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._find(event, "document-alias", f"YAML alias *{event.anchor}; write it out or use a $ref")
            return None
        self._refuse_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if depth >= MAX_DEPTH:
            mark = _line(event)
            raise Failed([Finding(self.shown, mark, "document-depth", f"nested deeper than {MAX_DEPTH} levels")])
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, join(pointer, len(items)), depth + 1))
            return items
        return self._mapping(events, pointer, depth)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._find(event, "document-tag", f"YAML tag {event.tag}; only plain JSON values are read")

    def _mapping(self, events: Iterator[Any], pointer: str, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._find(event, "document-key", "a key that is not a plain text")
                raise Failed(self.findings)
            self._refuse_tag(event)
            if event.value == "<<" and event.implicit[0]:
                self._find(event, "document-key", "YAML merge key <<; write the members out or use a $ref")
            # Keys are text whatever they look like: OpenAPI's status codes are written with and without quotes.
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
    """Resolve a plain scalar as JSON would; YAML 1.1's dates, octals and yes/no stay text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 400 else text
    if _NUMBER.fullmatch(text):
        number = float(text)
        return number if number - number == 0 else text
    return text
