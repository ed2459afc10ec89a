"""Vendors: ids, discovery, and the checks of `vendor.toml`, links and `client_extras.py`."""

from __future__ import annotations

import pytest

from codegen import vendors
from codegen.findings import Failed
from codegen.pipeline import build

from .conftest import Project, format_findings, hash_files

ILLEGAL = [
    "",
    ".",
    "..",
    "a/b",
    "../a",
    "/a",
    "a.b",
    "Abc",
    "aB",
    "1a",
    "_a",
    "a_",
    "a__b",
    "a-b",
    "a b",
    "é",
    "a\n",
    "a\0",
]


@pytest.mark.parametrize("name", ILLEGAL, ids=ascii)
def test_new_vendor_with_illegal_id_fails(project: Project, name: str) -> None:
    with pytest.raises(Failed, match="is not a vendor id; use snake_case"):
        vendors.new_vendor(name, project.root)
    assert project.run("new", name).code == 1
    assert hash_files(project.root) == {}


def test_folder_with_illegal_id_is_reported(project: Project) -> None:
    project.create_vendor()
    for name in ("Bad", "worse-still", ".hidden", "__pycache__"):
        (project.root / "specs" / name).mkdir()
    result = project.run("generate")
    assert result.code == 1
    assert result.err.count("error[vendor-id]") == 2
    assert "specs/Bad:1: error[vendor-id]" in result.err


def test_unknown_vendor_error_lists_vendors(project: Project) -> None:
    project.create_vendor("one")
    project.create_vendor("two")
    for name in ("three", "../one", "one/", ""):
        result = project.run("generate", name)
        assert (result.code, result.out) == (1, "")
        assert f"no vendor {name!r}; known vendors: one, two" in result.err


def test_project_without_vendors_explains_first_step(project: Project) -> None:
    for command in ("list", "generate", "lint", "check", "validate"):
        result = project.run(command)
        assert result.code == 1
        assert "there is no vendor yet; create one: python -m codegen new <id>" in result.err


SETTINGS = {
    "an unterminated string": ('title = "a"\nversion = "0.1.0\n', 2, "not TOML"),
    "a duplicate key": ('title = "a"\ntitle = "b"\n', 2, "not TOML"),
    "a huge number": (f"title = {'9' * 5000}\n", 1, "not TOML"),
    "deeply nested arrays": (f"title = {'[' * 100_000}\n", 1, "not TOML"),
    "a client that is a number": ('title = "a"\nversion = "0.1.0"\nclient = 3\n', 3, "client: 3 is not of type"),
    "a client that is code": ('title = "a"\nversion = "0.1.0"\nclient = "A(B)"\n', 3, "client: "),
    "a client that is a keyword": ('title = "a"\nversion = "0.1.0"\nclient = "None"\n', 3, "client: "),
    "no version": ('title = "a"\nclient = "A"\n', 1, 'vendor.toml: "version" is a required property'),
    "a version with a local part": ('title = "a"\nclient = "A"\nversion = "0.1.0; x"\n', 3, "version: "),
    "a title that is a table": ('version = "0.1.0"\nclient = "A"\n[title]\na = 1\n', 3, "title: "),
    "sources that are no list": ('title = "a"\nclient = "A"\nversion = "0.1.0"\nsources = 3\n', 4, "sources: "),
    "a lifecycle without a state": ('title = "a"\nclient = "A"\nversion = "0.1.0"\n[lifecycle]\n', 4, "lifecycle"),
    "an empty file": ("", 1, 'vendor.toml: "client" is a required property'),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_wrong_settings_are_reported_and_nothing_is_written(project: Project, name: str) -> None:
    vendor = project.create_vendor()
    text, line, message = SETTINGS[name]
    project.write({"vendor.toml": text})
    errors = format_findings(build.lint_findings(vendor))
    assert f"specs/toy/vendor.toml:{line}: error[vendor-settings] {message}" in errors
    assert build.generate(vendor).failed
    assert not (project.root / "generated" / "toy").exists()


def test_unreadable_settings_are_reported(project: Project) -> None:
    vendor = project.create_vendor()
    vendor.settings_path.unlink()
    assert "vendor.toml:1: error[vendor-settings] missing; write it" in format_findings(build.lint_findings(vendor))
    vendor.settings_path.write_bytes(b'title = "\xff"\n')
    assert "vendor.toml:1: error[vendor-settings] not TOML" in format_findings(
        build.lint_findings(vendors.Vendor("toy", vendor.root))
    )
    vendor.settings_path.unlink()
    vendor.settings_path.mkdir()
    assert "cannot be read: Is a directory" in format_findings(build.lint_findings(vendors.Vendor("toy", vendor.root)))


@pytest.mark.parametrize("name", ["vendor.toml", "openapi.yaml", "evidence.yaml", "client_extras.py", "schemas"])
def test_link_out_of_folder_is_reported(project: Project, name: str) -> None:
    vendor = project.create_vendor()
    outside = project.root / "outside"
    if (vendor.spec / name).exists():
        (vendor.spec / name).rename(outside)
    else:
        outside.write_text("secret = 1")
    (vendor.spec / name).symlink_to("../../outside")
    expected = f"specs/toy/{name}:1: error[document-link] a link that leads out of the vendor's folder"
    assert expected in format_findings(build.generate(vendor).findings)
    assert not vendor.output.exists()


EXTRAS = {
    "def f(:\n": "client_extras.py:2: error[vendor-extras] not Python",
    "x = 1\n\0\n": "error[vendor-extras] not Python",
    "def f() -> None: ...\n__all__ = [f()]\n": "client_extras.py:3: error[vendor-extras] __all__ must be a list",
    "__all__ = ['a; import os']\n": "client_extras.py:2: error[vendor-extras] __all__ must be a list of names",
    "__all__ = 3\n": "client_extras.py:2: error[vendor-extras] __all__ must be a list of names",
}


@pytest.mark.parametrize("text", EXTRAS, ids=range(len(EXTRAS)))
def test_invalid_extras_are_reported_and_not_executed(project: Project, text: str) -> None:
    vendor = project.create_vendor()
    canary = project.root / "CANARY"
    project.write({"client_extras.py": f"open({str(canary)!r}, 'w').close()\n{text}"})
    assert EXTRAS[text] in format_findings(build.generate(vendor).findings)
    assert not canary.exists()
    assert not vendor.output.exists()
