"""Clients that other generators produce from the same document, for comparison."""

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
class ComparedClient:
    """A client of another generator.

    `get` requests a registration and `list` the registrations of an event, both by id. Clients without
    asynchronous calls have None for them.
    """

    name: str
    get: Callable[[str], Any]
    list: Callable[[str], Any]
    get_async: Callable[[str], Awaitable[Any]] | None = None
    list_async: Callable[[str], Awaitable[Any]] | None = None


def stock(document: Path, folder: Path, url: str) -> ComparedClient:
    """Return the client that openapi-python-client generates with its default templates."""
    config = folder / "config.yaml"
    config.write_text("literal_enums: true\npost_hooks: []\n", encoding="utf-8")
    command = [str(_BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
    _run([*command, "--config", str(config), "--output-path", str(folder / "stock_registrations")])
    package = _import(folder, "stock_registrations")
    client = package.AuthenticatedClient(base_url=url, token="token")
    get_module = importlib.import_module("stock_registrations.api.registrations.get_registration")
    list_module = importlib.import_module("stock_registrations.api.registrations.list_registrations")
    return ComparedClient(
        "openapi-python-client",
        lambda id: get_module.sync_detailed(id, client=client),
        lambda id: list_module.sync_detailed(id, client=client),
        lambda id: get_module.asyncio_detailed(id, client=client),
        lambda id: list_module.asyncio_detailed(id, client=client),
    )


def openapi_generator(document: Path, folder: Path, url: str) -> ComparedClient | None:
    """Return the synchronous client that OpenAPI Generator generates, None if the generator is not installed."""
    program = next(filter(None, map(shutil.which, _GENERATORS)), None)
    if program is None:
        return None
    target = ["-o", str(folder / "openapi_generator"), "--package-name", "generated_registrations"]
    _run([program, "generate", "-g", "python", "-i", str(document), *target])
    package = _import(folder / "openapi_generator", "generated_registrations")
    client = package.ApiClient(package.Configuration(host=url, access_token="token"))
    calls = package.RegistrationsApi(client)
    return ComparedClient("OpenAPI Generator", calls.get_registration, calls.list_registrations)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _import(folder: Path, name: str) -> Any:
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
