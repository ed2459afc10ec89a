"""Every vendor has the same files, so that whoever knows one vendor finds everything in another."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.sandbox import vendors

HOME = Path(vendors.__file__).parent
REQUIRED = {
    "handlers": "the class derived from Vendor, with a handler for each operation",
    "state": "the vendor's state",
    "models": "what the vendor keeps, and how it is shown",
    "errors": "what the vendor refuses, with which status",
    "validation": "reading and checking what requests carry",
    "auth": "accounts, tokens and sign-in",
    "seed": "seed data, and what tests can add",
}
OPTIONAL = {
    "paging": "the pages of lists",
    "rate_limits": "how many calls there may be in a time",
    "timestamps": "how times are written",
}
LONGEST = 350
"""Lines of a module; a longer one becomes a folder of the same name."""


def _modules(folder: str) -> set[str]:
    """Return the names of the modules and packages directly in a vendor's folder."""
    found = [path for path in (HOME / folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    return {path.stem for path in found} - {"__init__"}


def _path(folder: str, name: str) -> str:
    return f"contract_tests/sandbox/vendors/{folder}/{name}.py"


@pytest.mark.parametrize("folder", vendors.names())
def test_vendor_folder_has_the_required_modules(folder: str) -> None:
    assert (HOME / folder).is_dir(), f"make {HOME.name}/{folder}.py a folder of that name"
    missing = [f"{_path(folder, name)}: {REQUIRED[name]}" for name in REQUIRED if name not in _modules(folder)]
    assert not missing, "create (or a folder of that name, with one module for each resource):\n" + "\n".join(missing)


@pytest.mark.parametrize("folder", vendors.names())
def test_vendor_folder_has_no_other_modules(folder: str) -> None:
    known = {**REQUIRED, **OPTIONAL}
    unknown = [_path(folder, name) for name in sorted(_modules(folder) - {*known})]
    names = "\n".join(f"{_path(folder, name)}: {what}" for name, what in known.items())
    assert not unknown, f"move what is in {', '.join(unknown)} to one of these, or into a folder of that name:\n{names}"


@pytest.mark.parametrize("folder", vendors.names())
def test_vendor_modules_are_not_too_long(folder: str) -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (HOME / folder).rglob("*.py")}
    long = [path.relative_to(HOME) for path, count in lines.items() if count > LONGEST]
    folders = [f"{path}: make it a folder, {path.with_suffix('')}/, with one module for each resource" for path in long]
    assert not folders, f"of more than {LONGEST} lines:\n" + "\n".join(folders)


@pytest.mark.parametrize("folder", vendors.names())
def test_vendor_package_exports_only_its_class(folder: str) -> None:
    kind = vendors.find(folder)
    text = (HOME / folder / "__init__.py").read_text(encoding="utf-8")
    code = [line for line in text.rpartition('"""')[2].splitlines() if line]
    wanted = [f"from .handlers import {kind.__name__}", f'__all__ = ["{kind.__name__}"]']
    assert code == wanted, f"{_path(folder, '__init__')} re-exports the class: write\n" + "\n".join(wanted)
