"""The portal in a browser, opened from disk: no network requests, no console errors, at two widths."""

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
    *(f"{vendor.id}/{page}" for vendor in VENDORS for page in ("index", "client", "surprises")),
]
REFERENCES = [(vendor.id, "reference") for vendor in VENDORS]
REFERENCES += [(vendor.id, "stream") for vendor in VENDORS if (vendor.output / "asyncapi.json").exists()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not renderer.KEPT.exists():
        skip_or_fail("the renderer is missing; run: make docs")
    folder = tmp_path_factory.mktemp("portal") / "site"
    site.write_site(VENDORS, folder, renderer.load())
    return folder


def _open(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url)


def _assert_quiet(page: Page, log: PageLog, width: int) -> None:
    # `evaluate` returns after all earlier work of the page, so the log is complete afterwards.
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    requests = [url for url in log.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]
    assert (requests, log.complaints) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_page_loads_without_requests_and_errors(
    page: Page, page_log: PageLog, folder: Path, path: str, width: int
) -> None:
    _open(page, (folder / f"{path}.html").as_uri(), width)
    assert len(page.evaluate("document.querySelector('main').innerText")) > 200
    _assert_quiet(page, page_log, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("vendor", "name"), REFERENCES)
def test_reference_shows_every_call(
    page: Page, page_log: PageLog, folder: Path, vendor: str, name: str, width: int
) -> None:
    vendor_facts = facts.VendorFacts(vendors.Vendor(vendor))
    calls = [call for call in vendor_facts.calls if call.page == f"{name}.html"]
    _open(page, (folder / vendor / f"{name}.html").as_uri(), width)
    page.wait_for_function("document.querySelector('#reference h1')")
    for call in calls if width == WIDTHS[-1] else calls[:1]:
        page.evaluate(f"location.hash = {call.anchor!r}")
        page.wait_for_function(f"document.querySelector('#reference').textContent.includes('client.{call.method}(')")
    _assert_quiet(page, page_log, width)


def test_link_to_call_opens_its_details(page: Page, page_log: PageLog, folder: Path) -> None:
    call = facts.VendorFacts(VENDORS[0]).calls[-1]
    _open(page, f"{(folder / VENDORS[0].id / 'index.html').as_uri()}#{call.id}", WIDTHS[0])
    assert page.evaluate("[...document.querySelectorAll('details[open]')].map(node => node.id)") == [call.id]
    _assert_quiet(page, page_log, WIDTHS[0])


def test_evidence_filters_hide_entries(page: Page, page_log: PageLog, folder: Path) -> None:
    vendor_facts = max((facts.VendorFacts(vendor) for vendor in VENDORS), key=lambda candidate: len(candidate.readings))
    visible_ids = "[...document.querySelectorAll('.reading:not([hidden])')].map(node => node.id)"
    _open(page, (folder / vendor_facts.id / "surprises.html").as_uri(), WIDTHS[0])
    assert page.evaluate(visible_ids) == [reading.id for reading in vendor_facts.readings]
    page.evaluate("document.querySelector('[value=documented]').click()")
    assert page.evaluate(visible_ids) == [
        reading.id for reading in vendor_facts.readings if reading.status != "documented"
    ]
    last = vendor_facts.readings[-1].id.lower()
    page.evaluate(f"document.forms[0].words.value = '{last}'; document.forms[0].dispatchEvent(new Event('input'))")
    assert set(page.evaluate(visible_ids)) <= {
        reading.id for reading in vendor_facts.readings if reading.status != "documented"
    }
    hidden = next(reading.id for reading in vendor_facts.readings if reading.status == "documented")
    page.evaluate(f"location.hash = '{hidden}'")
    page.wait_for_function(f"!document.getElementById('{hidden}').hidden")
    _assert_quiet(page, page_log, WIDTHS[0])


def test_open_browser_leaves_no_running_loop(browser: SharedBrowser) -> None:
    with browser.open_page() as page:
        assert page.evaluate("1 + 1") == 2
    asyncio.run(asyncio.sleep(0))
    with browser.open_page() as page:
        assert page.evaluate("1 + 1") == 2
