"""The portal in a browser, from disk: without a network, without complaint, at two widths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import vendors
from codegen.portal import facts, renderer, site

from . import browser

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

pytestmark = [
    pytest.mark.skipif(browser.PROGRAM is None, reason="there is no Chromium here"),
    pytest.mark.skipif(not renderer.KEPT.exists(), reason="the renderer was never fetched; make docs does"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("portal") / "site"
    site.write(VENDORS, found, renderer.load())
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[browser.Page]:
    with browser.opened() as page:
        yield page


def _is_quiet(page: browser.Page, width: int) -> None:
    assert (page.asked, page.complaints) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_page(page: browser.Page, folder: Path, path: str, width: int) -> None:
    page.open((folder / f"{path}.html").as_uri(), width)
    assert len(page.evaluate("document.querySelector('main').innerText")) > 200
    _is_quiet(page, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("vendor", "name"), REFERENCES)
def test_reference_shows_every_call(page: browser.Page, folder: Path, vendor: str, name: str, width: int) -> None:
    known = facts.Facts(vendors.Vendor(vendor))
    calls = [one for one in known.calls if one.page == f"{name}.html"]
    page.open((folder / vendor / f"{name}.html").as_uri(), width)
    page.until("document.querySelector('#reference h1')")
    for call in calls if width == WIDTHS[-1] else calls[:1]:
        page.evaluate(f"location.hash = {call.anchor!r}")
        page.until(f"document.querySelector('#reference').textContent.includes('client.{call.method}(')")
    _is_quiet(page, width)


def test_a_link_to_a_call_opens_it(page: browser.Page, folder: Path) -> None:
    call = facts.Facts(VENDORS[0]).calls[-1]
    page.open(f"{(folder / VENDORS[0].id / 'index.html').as_uri()}#{call.id}", WIDTHS[0])
    assert page.evaluate("[...document.querySelectorAll('details[open]')].map(one => one.id)") == [call.id]
    _is_quiet(page, WIDTHS[0])


def test_readings_are_filtered(page: browser.Page, folder: Path) -> None:
    known = max((facts.Facts(one) for one in VENDORS), key=lambda one: len(one.readings))
    shown = "[...document.querySelectorAll('.reading:not([hidden])')].map(one => one.id)"
    page.open((folder / known.id / "surprises.html").as_uri(), WIDTHS[0])
    assert page.evaluate(shown) == [one.id for one in known.readings]
    page.evaluate("document.querySelector('[value=documented]').click()")
    assert page.evaluate(shown) == [one.id for one in known.readings if one.status != "documented"]
    last = known.readings[-1].id.lower()
    page.evaluate(f"document.forms[0].words.value = '{last}'; document.forms[0].dispatchEvent(new Event('input'))")
    assert set(page.evaluate(shown)) <= {one.id for one in known.readings if one.status != "documented"}
    hidden = next(one.id for one in known.readings if one.status == "documented")
    page.evaluate(f"location.hash = '{hidden}'")
    page.until(f"!document.getElementById('{hidden}').hidden")
    _is_quiet(page, WIDTHS[0])
