"""Benchmark `codegen generate` against the two generators that it builds on, and with an unchanged description."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from codegen import vendors
from codegen.pipeline.build import load

from .measure import Ratio, compare

_BIN = Path(sys.executable).parent


def ratios() -> Iterator[Ratio]:
    """Yield the ratios of every vendor."""
    for vendor in vendors.discover():
        with tempfile.TemporaryDirectory() as name:
            yield from _vendor(vendor, Path(name))


def _vendor(vendor: vendors.Vendor, folder: Path) -> Iterator[Ratio]:
    # In a temporary project, so that the committed package is not changed.
    shutil.copytree(vendor.spec, folder / "specs" / vendor.id)
    document = folder / "openapi.json"
    document.write_text(json.dumps(load(vendor)[1].data), encoding="utf-8")

    def codegen(*options: str) -> None:
        _run([sys.executable, "-m", "codegen", "--root", str(folder), "generate", *options], vendors.ROOT)

    def both_generators() -> None:
        client = [str(_BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
        _run([*client, "--output-path", str(folder / "client"), "--overwrite"], folder)
        models = [str(_BIN / "datamodel-codegen"), "--input", str(document), "--input-file-type", "openapi"]
        kind = ["--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
        _run([*models, *kind, "--output", str(folder / "models.py")], folder)

    name = f"{vendor.id}: full generation, against openapi-python-client and datamodel-codegen"
    yield compare(name, lambda: codegen("--force"), both_generators, rounds=5, limit=1.0)
    name = f"{vendor.id}: generation without changes, against full generation"
    yield compare(name, codegen, lambda: codegen("--force"), rounds=5, limit=0.1)


def _run(command: list[str], folder: Path) -> None:
    # openapi-python-client searches PATH for ruff, so PATH must include the virtual environment.
    path = os.pathsep.join([str(_BIN), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    process = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{process.stdout}{process.stderr}")
