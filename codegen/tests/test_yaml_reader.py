"""The YAML reader: it accepts only YAML that is equivalent to JSON, and reports everything else with its line."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from codegen.findings import Failed
from codegen.openapi.json_pointer import lookup
from codegen.openapi.spec_folder import SpecFolder
from codegen.openapi.yaml_reader import MAX_BYTES, MAX_DEPTH, parse, read

from .conftest import format_findings

FILE = Path("x.yaml")


def parse_errors(text: str) -> str:
    """Return the findings with which the reader rejects a text."""
    with pytest.raises(Failed) as failed:
        parse(text, FILE)
    return format_findings(failed.value.findings)


REJECTED = {
    "an alias": ("a: &x [1]\nb: *x\n", "x.yaml:2: error[document-alias] YAML alias *x"),
    "an alias as a key": ("a: &x b\n*x : 1\n", "x.yaml:2: error[document-key]"),
    "a merge of an alias": ("a: &x {b: 1}\nc:\n  <<: *x\n", "x.yaml:3: error[document-alias]"),
    "a merge key by itself": ("a:\n  <<: {b: 1}\n", "x.yaml:2: error[document-key]"),
    "a tag that makes objects": ("a: !!python/object/apply:os.system [exit]\n", "x.yaml:1: error[document-tag]"),
    "a tag on a scalar": ("a:\n- !!binary aGk=\n", "x.yaml:2: error[document-tag]"),
    "a non-specific tag": ("a: ! 12\n", "x.yaml:1: error[document-tag]"),
    "a tag on a key": ("a: 1\n!!python/name:os.system b: 1\n", "x.yaml:2: error[document-tag]"),
    "a list as a key": ("? [a]\n: 1\n", "x.yaml:1: error[document-key]"),
    "a mapping as a key": ("a: 1\n? {a: 1}\n: 1\n", "x.yaml:2: error[document-key]"),
    "a second document": ("a: 1\n---\nb: 1\n", "x.yaml:2: error[document-syntax] more than one YAML document"),
    "a control character": ("a: 1\nb: \x07\n", "x.yaml:2: error[document-syntax]"),
    "a NUL": ("a: 1\nb: 2\nc: \x00\n", "x.yaml:3: error[document-syntax]"),
    "a tabulator as indentation": ("a:\n\tb: 1\n", "x.yaml:2: error[document-syntax]"),
    "a surrogate": ('a: 1\nb: "\\ud800"\n', "x.yaml:2: error[document-syntax]"),
    "an open bracket": ("a: [1\n", "error[document-syntax]"),
    "an unmatched bracket": ("a: 1\n}\n", "x.yaml:2: error[document-syntax]"),
    "a directive for another YAML": ("%YAML 3.0\n---\na: 1\n", "x.yaml:1: error[document-syntax]"),
}


@pytest.mark.parametrize("name", REJECTED)
def test_yaml_beyond_json_is_reported_with_line(name: str) -> None:
    text, expected = REJECTED[name]
    assert expected in parse_errors(text)


def test_duplicate_key_error_names_both_lines() -> None:
    expected = "x.yaml:4: error[document-duplicate] duplicate key '404', first on line 2"
    assert expected in parse_errors("a:\n  404: 1\n  b: 2\n  '404': 3\n")


def test_all_errors_of_file_are_reported() -> None:
    text = parse_errors("a: 1\na: 2\nb: &x 3\nc: *x\nd: !!int 4\n")
    assert [line.split(": ")[0] for line in text.splitlines()] == ["x.yaml:2", "x.yaml:4", "x.yaml:5"]


def test_alias_bomb_is_rejected_without_cost() -> None:
    lines = ["a0: &a0 [lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert "document-alias" in parse_errors("\n".join(lines))
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 20_000


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "a: [", "!!seq ["])
def test_deeply_nested_text_is_rejected_quickly(opening: str) -> None:
    start = time.process_time()
    text = parse_errors(opening * 100_000)
    assert f"nested deeper than {MAX_DEPTH} levels" in text or "document-key" in text or "document-syntax" in text
    assert time.process_time() - start < 2


def test_maximum_depth_is_read() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, FILE).data


SCALARS = {
    "no": "no",
    "on": "on",
    "Yes": "Yes",
    "True": "True",
    "2020-10-10": "2020-10-10",
    "2020-10-10 10:10:10": "2020-10-10 10:10:10",
    "010": "010",
    "0o10": "0o10",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "190:20:30": "190:20:30",
    ".inf": ".inf",
    "-.INF": "-.INF",
    ".nan": ".nan",
    "1e999": "1e999",
    "=": "=",
    "9" * 5000: "9" * 5000,
    "true": True,
    "null": None,
    "~": None,
    "": None,
    "12": 12,
    "-0": 0,
    "1.50": 1.5,
    "1e3": 1000.0,
    "'12'": "12",
    '"true"': "true",
    '"\\u2028\\0\\U0001F600"': "\u2028\0\U0001f600",
}


@pytest.mark.parametrize("text", SCALARS, ids=lambda text: text[:20])
def test_scalars_are_read_as_in_json(text: str) -> None:
    value = parse(f"a: {text}\n", FILE).data["a"]
    assert (value, type(value)) == (SCALARS[text], type(SCALARS[text]))


def test_keys_are_strings_as_written() -> None:
    data = parse("200: a\n'201': b\n2XX: c\nno: d\n1.0: e\nnull: f\ntrue: g\n2020-01-01: h\n", FILE).data
    assert list(data) == ["200", "201", "2XX", "no", "1.0", "null", "true", "2020-01-01"]


@pytest.mark.parametrize(
    ("text", "data"), [("", None), ("# nothing\n", None), ("3", 3), ("[a]", ["a"]), ("---\n", None)]
)
def test_root_may_be_any_json_value(text: str, data: object) -> None:
    assert parse(text, FILE).data == data


def test_line_endings_and_byte_order_mark_are_ignored() -> None:
    document = parse("\ufeffa: 1\r\nb:\r\n  c: 2\r\n", FILE)
    assert document.data == {"a": 1, "b": {"c": 2}}
    assert document.line("/b/c") == 3
    assert document.line("/b/c/missing") == 3


def test_too_large_file_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Failed, match="larger than 20,000,000 bytes; split it"):
        read(path)


@pytest.mark.parametrize("content", [b"a: 1\nb: \xff\n", "a: 1\nb: é\n".encode("latin-1")])
def test_invalid_utf_8_is_reported_with_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(Failed, match=r"x\.yaml:2: error\[document-encoding\] not UTF-8"):
        read(path)


def test_pipe_folder_loop_or_missing_file_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    for name in ("pipe.yaml", "folder.yaml", "loop.yaml", "missing.yaml"):
        with pytest.raises(Failed, match="document-missing"):
            SpecFolder(tmp_path, Path("specs/toy")).document(name)


def test_root_document_linked_out_of_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: 1")
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "openapi.yaml").symlink_to("../secret.yaml")
    with pytest.raises(Failed, match=r"specs/toy/openapi\.yaml:1: error\[reference-target\].*leads out"):
        SpecFolder(folder, Path("specs/toy")).document("openapi.yaml")


@pytest.mark.parametrize("pointer", ["/a/²", "/a/-1", "/a/" + "9" * 5000, "/a/2", "/a/x", "/b", "/a/0/c"])
def test_lookup_of_missing_pointer_raises_key_error(pointer: str) -> None:
    with pytest.raises(KeyError):
        lookup({"a": [1, 2]}, pointer)
