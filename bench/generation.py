"""Generation: against the two mandated command lines on the same document, and against itself with nothing changed."""

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
    """Yield the comparisons of every vendor."""
    for vendor in vendors.discover():
        with tempfile.TemporaryDirectory() as name:
            yield from _vendor(vendor, Path(name))


def _vendor(vendor: vendors.Vendor, folder: Path) -> Iterator[Ratio]:
    # A project of its own, so that measuring never touches the committed package.
    shutil.copytree(vendor.spec, folder / "specs" / vendor.id)
    document = folder / "openapi.json"
    document.write_text(json.dumps(load(vendor)[1].data), encoding="utf-8")

    def codegen(*options: str) -> None:
        _run([sys.executable, "-m", "codegen", "--root", str(folder), "generate", *options], vendors.ROOT)

    def mandated() -> None:
        client = [str(_BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
        _run([*client, "--output-path", str(folder / "client"), "--overwrite"], folder)
        models = [str(_BIN / "datamodel-codegen"), "--input", str(document), "--input-file-type", "openapi"]
        kind = ["--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
        _run([*models, *kind, "--output", str(folder / "models.py")], folder)

    anew = f"{vendor.id}: generate anew, against the two mandated command lines"
    yield compare(anew, lambda: codegen("--force"), mandated, rounds=5, limit=1.0)
    again = f"{vendor.id}: generate with nothing changed, against generate anew"
    yield compare(again, codegen, lambda: codegen("--force"), rounds=5, limit=0.1)


def _run(command: list[str], folder: Path) -> None:
    # With the environment's programs at hand, as in an activated environment: one of the command lines looks for ruff.
    path = os.pathsep.join([str(_BIN), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
