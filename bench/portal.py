"""Benchmark the start page of the portal, opened from disk in a browser."""

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
    """Yield the time until the start page is readable, against one second; nothing without a browser."""
    if chromium() is None:
        notes.append("portal: not measured, because Chromium is not installed")
        return
    with tempfile.TemporaryDirectory() as name, launched() as browser, opened(browser) as page:
        size = site.write_site(vendors.discover(), Path(name) / "site", renderer.load())
        start_page = (Path(name) / "site" / "index.html").as_uri()

        def measure() -> float:
            page.goto("about:blank")
            page.goto(start_page)
            return float(page.evaluate(_READABLE)) / 1000

        notes.append(f"portal: {size.pages} pages, {size.whole / 1e6:.1f} MB, start page {size.first / 1e3:.0f} kB")
        yield Ratio(
            "portal: time until the start page is readable, against 1 s",
            statistics.median(measure() for _ in range(_ROUNDS)),
            1,
            1,
        )
