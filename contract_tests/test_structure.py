"""Every vendor has its sandbox, and the sandbox knows nothing of what it is held against.

Each failure says what to write where.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from contract_tests.harness.documents import bundles, operations
from contract_tests.harness.targets import targets

from .sandbox import vendors as sandboxes

SANDBOX = Path(sandboxes.__file__).parents[1]


def test_every_operation_has_a_handler_and_every_handler_an_operation(vendor: str) -> None:
    described = {operation.id for operation in operations.described(vendor)} | operations.streamed(vendor)
    exists = vendor in sandboxes.names()
    handled = sandboxes.find(vendor).handlers.keys() if exists else set()
    home = f"contract_tests/sandbox/vendors/{vendor}{'' if exists else '.py'}"
    begin = (
        "write" if exists else f"write {home}: a class derived from Vendor, whose instance is the vendor's state, with"
    )
    missing = "".join(f'\n    @operation("{one}")' for one in sorted(described - handled))
    assert described <= handled, f"{begin} these handlers, from the vendor's page, in {home}:{missing}"
    assert handled <= described, f"no operation has these ids; rename or remove the handlers: {handled - described}"


def test_sandbox_of_no_vendor() -> None:
    left = set(sandboxes.names()) - {path.name for path in (bundles.ROOT / "specs").iterdir()}
    assert not left, f"contract_tests/sandbox/vendors/ has modules of vendors that specs/ has not: {left}"


def test_the_sandbox_imports_neither_pipeline_nor_generated_code() -> None:
    forbidden = {"codegen", "generated", "contract_tests", *(f"{name}_client" for name in targets.described())}
    found = {
        f"{path.relative_to(SANDBOX)} imports {name}"
        for path in SANDBOX.rglob("*.py")
        if "tests" not in path.parts
        for name in _imported(path)
        if name.partition(".")[0] in forbidden
    }
    assert not found, "the sandbox ships alone: relative imports, and none of what it is held against"


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
