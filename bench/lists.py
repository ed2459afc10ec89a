"""Lists: a hundred typed registrations, against raw httpx and against the stock client of the same document."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
from ringcentral_events_client import RingCentralEvents

from codegen import vendors

from .measure import Ratio, compare, medians
from .server import served

_BIN = Path(sys.executable).parent
_EVENT = "e1"
_PATH = f"/v1/events/{_EVENT}/registrations"


def ratios() -> Iterator[Ratio]:
    """Yield the comparisons: time, what comes on top of raw httpx, and the time of importing the package."""
    document = vendors.Vendor("ringcentral_events").output / "openapi.json"
    with tempfile.TemporaryDirectory() as folder, served({_PATH: _page(document)}) as url:
        stock = _stock(document, Path(folder), url)
        with RingCentralEvents("token", base_url=url) as events, httpx.Client() as raw:
            ours, plain, other = medians(
                lambda: list(events.registrations.list(_EVENT)),
                lambda: raw.get(url + _PATH).raise_for_status().json(),
                stock,
                rounds=15,
                repeat=20,
            )
    yield Ratio("a list of 100 registrations, against httpx and .json()", ours, plain, limit=1.3)
    yield Ratio("what that adds to httpx, against what the stock client adds", ours - plain, other - plain, limit=1 / 3)
    # pydantic itself imports next to nothing before one of its names is used.
    yield compare(
        "import ringcentral_events_client, against httpx and pydantic's BaseModel",
        _importing("import ringcentral_events_client"),
        _importing("import httpx; from pydantic import BaseModel"),
        rounds=10,
        limit=1.5,
    )


def _page(document: Path) -> bytes:
    """Return a page of a hundred registrations: those of the document's example, again and again."""
    described = json.loads(document.read_text(encoding="utf-8"))
    operation = described["paths"]["/v1/events/{eventId}/registrations"]["get"]
    shown = next(iter(operation["responses"]["200"]["content"]["application/json"]["examples"].values()))
    while "$ref" in shown:
        shown = described["components"]["examples"][shown["$ref"].rpartition("/")[2]]
    page = shown["value"]
    items = [page["data"][number % len(page["data"])] for number in range(100)]
    return json.dumps(
        {**page, "data": items, "meta": {"count": 100}, "links": {**page["links"], "next": None}}
    ).encode()


def _stock(document: Path, folder: Path, url: str) -> Callable[[], Any]:
    """Return the same call through the package that stock openapi-python-client writes."""
    config = folder / "config.yaml"
    config.write_text("literal_enums: true\npost_hooks: []\n", encoding="utf-8")
    command = [str(_BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
    target = ["--config", str(config), "--output-path", str(folder / "stock_registrations")]
    subprocess.run([*command, *target], check=True, capture_output=True)
    sys.path.insert(0, str(folder))
    call = importlib.import_module("stock_registrations.api.registrations.list_registrations").sync_detailed
    client = importlib.import_module("stock_registrations").AuthenticatedClient(base_url=url, token="token")
    sys.path.remove(str(folder))
    return lambda: call(_EVENT, client=client)


def _importing(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)
