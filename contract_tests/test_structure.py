"""Every vendor has its sandbox, and the sandbox knows nothing of what it is held against.

Each failure says what to write where.
"""

from __future__ import annotations

import re
from pathlib import Path

from contract_tests.harness.documents import bundles, operations

from .sandbox import vendors as sandboxes


def test_every_operation_has_a_handler_and_every_handler_an_operation(vendor: str) -> None:
    described = {operation.id for operation in operations.http_operations(vendor)} | operations.stream_call_ids(vendor)
    exists = vendor in sandboxes.names()
    handled = sandboxes.find(vendor).handlers.keys() if exists else set()
    home = f"contract_tests/sandbox/vendors/{vendor}/handlers.py"
    begin = (
        "write" if exists else f"write {home}: a class derived from Vendor, whose instance is the vendor's state, with"
    )
    missing = "".join(f'\n    @operation("{one}")' for one in sorted(described - handled))
    assert described <= handled, f"{begin} these handlers, from the vendor's page, in {home}:{missing}"
    assert handled <= described, f"no operation has these ids; rename or remove the handlers: {handled - described}"


def test_sandbox_of_no_vendor() -> None:
    left = set(sandboxes.names()) - {path.name for path in (bundles.ROOT / "specs").iterdir()}
    assert not left, f"contract_tests/sandbox/vendors/ has modules of vendors that specs/ has not: {left}"


def test_sandbox_imports_no_generated_client() -> None:
    # The other import rules of the sandbox are contracts of import-linter, in pyproject.toml; clients have no list.
    client = re.compile(r"^\s*(?:from|import)\s+\w+_client\b", re.MULTILINE)
    sandbox = Path(sandboxes.__file__).parents[1]
    importers = [
        path.relative_to(sandbox).as_posix()
        for path in sandbox.rglob("*.py")
        if "tests" not in path.parts and client.search(path.read_text(encoding="utf-8"))
    ]
    assert not importers, "the sandbox ships alone, and is written without a look at what is generated"
