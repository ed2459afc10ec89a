"""Bundles in unmodified openapi-python-client: it reads each without warnings, and its package can be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codegen import vendors

GOLDEN = Path(__file__).parent / "golden"
VENDORS = [*vendors.discover(), vendors.Vendor("toy", GOLDEN)]
# The options that the README documents: enumerations as literals, files as bytes.
CONFIG = """\
literal_enums: true
post_hooks: []
content_type_overrides:
  application/zip: application/octet-stream
"""


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.id)
def test_stock_generator_makes_importable_package(vendor: vendors.Vendor, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "openapi-python-client"), "generate", "--fail-on-warning"]
    source = ["--path", str(vendor.output / "openapi.json"), "--config", str(config), "--meta", "none"]
    done = subprocess.run(
        [*command, *source, "--output-path", str(tmp_path / "stock_client")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    import_all = (
        "import importlib, pkgutil, stock_client\n"
        "for module in pkgutil.walk_packages(stock_client.__path__, 'stock_client.'):\n"
        "    importlib.import_module(module.name)\n"
    )
    subprocess.run([sys.executable, "-c", import_all], cwd=tmp_path, check=True)
