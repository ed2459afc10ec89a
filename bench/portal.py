"""The portal: its first page, from disk, in a browser."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from codegen import vendors
from codegen.portal import renderer, site
from pytest_browser import chromium, launched, opened

from .measure import Ratio

notes: list[str] = []

_ROUNDS = 15
_READABLE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def ratios() -> Iterator[Ratio]:
    """Hold the time until the first page can be read against a second, where there is a browser."""
    if chromium() is None:
        notes.append("portal: not measured, as there is no Chromium here")
        return
    with tempfile.TemporaryDirectory() as name, launched() as browser, opened(browser) as page:
        weight = site.write_site(vendors.discover(), Path(name) / "site", renderer.load())
        first = (Path(name) / "site" / "index.html").as_uri()

        def taken() -> float:
            page.goto("about:blank")
            page.goto(first)
            return float(page.evaluate(_READABLE)) / 1000

        notes.append(
            f"portal: {weight.pages} pages, {weight.whole / 1e6:.1f} MB, the first {weight.first / 1e3:.0f} kB"
        )
        yield Ratio(
            "portal: the first page is readable ~ 1 s", statistics.median(taken() for _ in range(_ROUNDS)), 1, 1
        )
