"""The packages as users install them: strictly typed, and importable without this project."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from codegen import vendors
from codegen.ir import asyncapi
from codegen.ir.operations import iter_operations
from codegen.openapi.bundler import Bundle

from .consumers import consumer_program
from .misuses import misuse_program
from .packages import each_vendor


def _write_user_project(vendor: vendors.Vendor, folder: Path) -> Path:
    """Write a user's project into an empty folder, so that this project's settings do not apply."""
    programs = re.findall(r"```python\n(.*?)```", (vendor.output / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for number, program in enumerate(programs):
        (folder / f"readme_{number}.py").write_text(program, encoding="utf-8")
    (folder / "consumer.py").write_text(consumer_program(vendor), encoding="utf-8")
    (folder / "misuses.py").write_text(misuse_program(vendor), encoding="utf-8")
    (folder / vendor.package).symlink_to(vendor.output / vendor.package)
    return folder


@each_vendor
def test_package_passes_strict_pyright(vendor: vendors.Vendor, tmp_path: Path) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "include": [path.name for path in _write_user_project(vendor, tmp_path).glob("*.py")],
        # Every invalid line of the misuse program has a `type: ignore`; an unused one is an error.
        "enableTypeIgnoreComments": True,
        "reportUnnecessaryTypeIgnoreComment": "error",
        "reportDeprecated": "error",
        # The consumer program imports every name and uses few of them.
        "reportUnusedImport": False,
        "reportUnusedVariable": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "--project", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@each_vendor
def test_package_passes_strict_mypy(vendor: vendors.Vendor, tmp_path: Path) -> None:
    _write_user_project(vendor, tmp_path)
    command = [sys.executable, "-m", "mypy", "--strict", "--enable-error-code", "deprecated", "--config-file="]
    command += ["--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [*command, vendor.package, *(path.name for path in tmp_path.glob("*.py"))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_readme_lists_every_vendor() -> None:
    readme = (vendors.ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(specs/(\w+)\)", readme)) == {vendor.id for vendor in vendors.discover()}


@pytest.mark.slow
@each_vendor
def test_wheel_works_in_empty_environment(vendor: vendors.Vendor, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(vendor.output)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert f"{vendor.package}/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(name.startswith((f"{vendor.package}/", f"{vendor.package}-")) for name in names), "no stray file"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "empty")], check=True)
    python = tmp_path / "empty" / "bin" / "python"
    # Remove the hashes from the pins: with any hash, pip requires one for the wheel as well.
    pins = tmp_path / "pins.txt"
    lock = (vendors.ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins.write_text("\n".join(re.findall(r"^[\w-]+==\S+", lock, re.MULTILINE)), encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--quiet"]
    subprocess.run([*install, "--constraint", str(pins), str(wheel)], check=True)
    program = (
        "import warnings; warnings.simplefilter('ignore')\n"
        f"import httpx, {vendor.package} as package\n"
        "answer = httpx.MockTransport(lambda request: httpx.Response(503))\n"
        f"client = package.{vendor.client}('token', http_client=httpx.Client(transport=answer))\n"
        f"assert package.__file__.startswith({str(tmp_path / 'empty')!r})\n"
        "print(client)\n"
    )
    done = subprocess.run([str(python), "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{vendor.client}(base_url='http")


@each_vendor
def test_operations_module_lists_every_operation_and_method(vendor: vendors.Vendor) -> None:
    namespace = runpy.run_path(str(vendor.output / vendor.package / "_operations.py"))
    documented = {
        node.get("operationId") for _, _, _, node in iter_operations(Bundle(_json(vendor, "openapi.json"), {}, {}))
    }
    if (vendor.output / "asyncapi.json").exists():
        documented |= {
            operation.id for operation in asyncapi.read(Bundle(_json(vendor, "asyncapi.json"), {}, {})).operations
        }
    assert set(namespace["OPERATIONS"].values()) >= documented - {None}
    source = "".join(path.read_text() for path in sorted((vendor.output / vendor.package / "resources").iterdir()))
    for method in namespace["OPERATIONS"]:
        assert re.search(rf"    (async )?def {method.partition('.')[2]}\(", source)


def _json(vendor: vendors.Vendor, name: str) -> dict[str, Any]:
    return dict(json.loads((vendor.output / name).read_text(encoding="utf-8")))
