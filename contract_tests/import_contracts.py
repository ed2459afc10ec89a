"""Import contracts that import-linter does not have itself; `pyproject.toml` uses them."""

from __future__ import annotations

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class TestModulesContract(Contract):
    """No module imports a test module (`test_*`), so that tests can be moved, renamed and deleted freely.

    `packages` names the packages whose test modules are protected.
    """

    __test__ = False

    type_name = "test_modules"

    packages = fields.ListField(subfield=fields.StringField())

    def check(self, graph: Any, verbose: bool) -> ContractCheck:  # noqa: ARG002
        """Find every import of a test module."""
        tests = [
            module
            for package in self.packages  # type: ignore[attr-defined]
            for module in graph.find_descendants(package)
            if module.rpartition(".")[2].startswith("test_")
        ]
        imports = [
            (importer, module, graph.get_import_details(importer=importer, imported=module)[0]["line_number"])
            for module in tests
            for importer in graph.find_modules_that_directly_import(module)
        ]
        return ContractCheck(kept=not imports, metadata={"imports": sorted(imports)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each forbidden import with its line."""
        for importer, imported, line in check.metadata["imports"]:
            output.print_error(f"{importer} imports the test module {imported} (line {line}): move what both need")
