"""The portal in a browser, from disk: without a network, without complaint, at two widths."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.sync_api import Page

from codegen import vendors
from codegen.portal import facts, renderer, site
from pytest_browser import PageLog, SharedBrowser, skip_or_fail

WIDTHS = (360, 1400)
VENDORS = vendors.discover()
PAGES = [
    "index",
    "matrix",
    "across",
    *(f"{one.id}/{page}" for one in VENDORS for page in ("index", "client", "surprises")),
]
REFERENCES = [(one.id, "reference") for one in VENDORS]
REFERENCES += [(one.id, "stream") for one in VENDORS if (one.output / "asyncapi.json").exists()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not renderer.KEPT.exists():
        skip_or_fail("the renderer was never fetched; make docs does")
    found = tmp_path_factory.mktemp("portal") / "site"
    site.write_site(VENDORS, found, renderer.load())
    return found


def _open(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url)


def _is_quiet(page: Page, log: PageLog, width: int) -> None:
    # The answer arrives after everything that the page did before.
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    asked = [url for url in log.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]
    assert (asked, log.complaints) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_page(page: Page, page_log: PageLog, folder: Path, path: str, width: int) -> None:
    _open(page, (folder / f"{path}.html").as_uri(), width)
    assert len(page.evaluate("document.querySelector('main').innerText")) > 200
    _is_quiet(page, page_log, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("vendor", "name"), REFERENCES)
def test_reference_shows_every_call(
    page: Page, page_log: PageLog, folder: Path, vendor: str, name: str, width: int
) -> None:
    known = facts.VendorFacts(vendors.Vendor(vendor))
    calls = [one for one in known.calls if one.page == f"{name}.html"]
    _open(page, (folder / vendor / f"{name}.html").as_uri(), width)
    page.wait_for_function("document.querySelector('#reference h1')")
    for call in calls if width == WIDTHS[-1] else calls[:1]:
        page.evaluate(f"location.hash = {call.anchor!r}")
        page.wait_for_function(f"document.querySelector('#reference').textContent.includes('client.{call.method}(')")
    _is_quiet(page, page_log, width)


def test_a_link_to_a_call_opens_it(page: Page, page_log: PageLog, folder: Path) -> None:
    call = facts.VendorFacts(VENDORS[0]).calls[-1]
    _open(page, f"{(folder / VENDORS[0].id / 'index.html').as_uri()}#{call.id}", WIDTHS[0])
    assert page.evaluate("[...document.querySelectorAll('details[open]')].map(one => one.id)") == [call.id]
    _is_quiet(page, page_log, WIDTHS[0])


def test_readings_are_filtered(page: Page, page_log: PageLog, folder: Path) -> None:
    known = max((facts.VendorFacts(one) for one in VENDORS), key=lambda one: len(one.readings))
    shown = "[...document.querySelectorAll('.reading:not([hidden])')].map(one => one.id)"
    _open(page, (folder / known.id / "surprises.html").as_uri(), WIDTHS[0])
    assert page.evaluate(shown) == [one.id for one in known.readings]
    page.evaluate("document.querySelector('[value=documented]').click()")
    assert page.evaluate(shown) == [one.id for one in known.readings if one.status != "documented"]
    last = known.readings[-1].id.lower()
    page.evaluate(f"document.forms[0].words.value = '{last}'; document.forms[0].dispatchEvent(new Event('input'))")
    assert set(page.evaluate(shown)) <= {one.id for one in known.readings if one.status != "documented"}
    hidden = next(one.id for one in known.readings if one.status == "documented")
    page.evaluate(f"location.hash = '{hidden}'")
    page.wait_for_function(f"!document.getElementById('{hidden}').hidden")
    _is_quiet(page, page_log, WIDTHS[0])


def test_open_browser_leaves_no_running_loop(browser: SharedBrowser) -> None:
    with browser.open_page() as page:
        assert page.evaluate("1 + 1") == 2
    asyncio.run(asyncio.sleep(0))
    with browser.open_page() as page:
        assert page.evaluate("1 + 1") == 2
