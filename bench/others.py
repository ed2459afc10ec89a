"""Other clients of the same document: what the stock generators write, with the calls that are measured."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BIN = Path(sys.executable).parent
_GENERATORS = ("openapi-generator-cli", "openapi-generator")


@dataclass(frozen=True, slots=True)
class Other:
    """One client: its name, and one registration or the list of an event by id, synchronous and, if it can, not."""

    name: str
    one: Callable[[str], Any]
    many: Callable[[str], Any]
    one_async: Callable[[str], Awaitable[Any]] | None = None
    many_async: Callable[[str], Awaitable[Any]] | None = None


def stock(document: Path, folder: Path, url: str) -> Other:
    """Return the client that stock openapi-python-client writes of a document."""
    config = folder / "config.yaml"
    config.write_text("literal_enums: true\npost_hooks: []\n", encoding="utf-8")
    command = [str(_BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
    _run([*command, "--config", str(config), "--output-path", str(folder / "stock_registrations")])
    package = _imported(folder, "stock_registrations")
    client = package.AuthenticatedClient(base_url=url, token="token")
    one = importlib.import_module("stock_registrations.api.registrations.get_registration")
    many = importlib.import_module("stock_registrations.api.registrations.list_registrations")
    return Other(
        "openapi-python-client",
        lambda id: one.sync_detailed(id, client=client),
        lambda id: many.sync_detailed(id, client=client),
        lambda id: one.asyncio_detailed(id, client=client),
        lambda id: many.asyncio_detailed(id, client=client),
    )


def openapi_generator(document: Path, folder: Path, url: str) -> Other | None:
    """Return the synchronous client that OpenAPI Generator writes of a document, None where it is not installed."""
    program = next(filter(None, map(shutil.which, _GENERATORS)), None)
    if program is None:
        return None
    target = ["-o", str(folder / "openapi_generator"), "--package-name", "generated_registrations"]
    _run([program, "generate", "-g", "python", "-i", str(document), *target])
    package = _imported(folder / "openapi_generator", "generated_registrations")
    client = package.ApiClient(package.Configuration(host=url, access_token="token"))
    calls = package.RegistrationsApi(client)
    return Other("OpenAPI Generator", calls.get_registration, calls.list_registrations)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _imported(folder: Path, name: str) -> Any:
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
