"""The page of a running sandbox, in a browser; and who may use the control that it stands on."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from contract_tests.sandbox import Sandbox, vendors
from contract_tests.sandbox.faults import Entry, Journal
from contract_tests.sandbox.testing.serving import Background, served
from pytest_browser import PageLog

START = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(start=START)


@pytest.fixture
def url(sandbox: Sandbox) -> Iterator[str]:
    with served(sandbox) as url:
        yield url


@pytest.fixture
def page(page: Page, page_log: PageLog, url: str) -> Iterator[Page]:
    page.goto(f"{url}/")
    expect(page.locator("#state table").first).to_be_attached()
    yield page
    assert page_log.complaints == []
    assert [one for one in page_log.requests if not one.startswith((url, "data:"))] == [], "nobody else is asked"
    page.goto("about:blank")


def write(sandbox: Sandbox, count: int) -> None:
    for number in range(count):
        sandbox.journal.write(Entry(START, "roomful", "op", "GET", f"/thing/{number}", 200, {}))


def test_it_shows_what_is_served_and_the_state_of_each(page: Page) -> None:
    assert page.locator("#served summary").all_text_contents() == vendors.names()
    for vendor in vendors.names():
        page.evaluate(f"at('vendor').value = '{vendor}'; at('vendor').onchange(new Event('change'))")
        expect(page.locator("#state tbody tr").nth(1)).to_be_attached()
    page.evaluate("at('vendor').value = 'ringcentral_events'; at('vendor').onchange(new Event('change'))")
    expect(page.locator("#state")).to_contain_text("organizations › events › tickets")


def test_everything_has_a_name_and_is_reached_by_the_keyboard(page: Page) -> None:
    unnamed = (
        "[...document.querySelectorAll('input, select, button, [role=region]')].filter(one => one.offsetParent &&"
        " !(one.labels?.length || one.textContent.trim() || one.ariaLabel)).map(one => one.outerHTML)"
    )
    assert page.evaluate(unnamed) == []
    wanted = page.evaluate(
        "[...document.querySelectorAll('input, select, button, summary')].filter(one => one.offsetParent).length"
    )
    page.evaluate("document.body.focus(); window.reached = new Set()")
    for _ in range(wanted * 3):
        page.keyboard.press("Tab")
        page.evaluate("reached.add(document.activeElement)")
    assert page.evaluate("[...reached].filter(one => one.matches('input, select, button, summary')).length") >= wanted


def test_clock_and_faults_and_reset_are_worked_by_keys(page: Page, url: str, sandbox: Sandbox) -> None:
    page.locator('[data-advance="3600"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#now")).to_have_text("2030-01-01 01:00:00")
    page.evaluate("at('fault').operation.focus(); at('fault').operation.value = 'getSession'")
    page.keyboard.press("Enter")
    expect(page.locator("#waiting")).to_have_text("1 × status 503, getSession")
    assert sandbox.clock.now() == START + datetime.timedelta(hours=1)
    httpx.get(f"{url}/accelevents/nothing")
    expect(page.locator("#rows button").first).to_have_text("/nothing")
    page.locator("#rows button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#entry")).to_have_text(re.compile(r"^\s*\{.*\}\s*$", re.DOTALL))
    assert json.loads(page.locator("#entry").text_content() or "")["status"] == 404
    page.locator("#reset").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("0")
    expect(page.locator("#waiting")).to_have_text("")


def test_ten_thousand_rows_are_a_few_at_a_time(page: Page, sandbox: Sandbox) -> None:
    write(sandbox, 10_500)
    expect(page.locator("#count")).to_have_text("10000")
    assert page.locator("#rows tbody tr").count() < 60
    expect(page.locator("#rows button").last).to_have_text("/thing/10499")
    page.evaluate("at('follow').checked = false; at('rows').scrollTop = 0")
    expect(page.locator("#rows button").first).to_have_text("/thing/500")
    page.evaluate("at('filter').value = '/thing/77'; at('filter').oninput()")
    assert page.locator("#count").text_content() == "110 of 10000"
    assert page.locator("#rows tbody tr").count() < 60


def test_a_state_is_loaded_from_a_file(page: Page, page_log: PageLog) -> None:
    for text, said in [("await ask('GET', '/state')", "the state was loaded"), ("{}", "no state of format 1")]:
        script = (
            f"(async () => {{ const told = JSON.stringify({text}); const files = new DataTransfer();"
            " files.items.add(new File([told], 'state.json')); at('load').file.files = files.files;"
            " at('load').requestSubmit(); })()"
        )
        page.evaluate(script)
        expect(page.locator("#said")).to_contain_text(said)
    page_log.complaints[:] = [one for one in page_log.complaints if "422" not in one]


def test_what_comes_from_outside_is_text(page: Page, url: str) -> None:
    httpx.get(f"{url}/accelevents/<img src=x onerror=alert(1)>")
    expect(page.locator("#rows button").first).to_contain_text("onerror")
    assert page.locator("img").count() == 0


def test_the_end_of_a_sandbox_is_said_and_so_is_its_return(page: Page, page_log: PageLog, sandbox: Sandbox) -> None:
    with contextlib.closing(Background(sandbox)) as ending:
        page.goto(f"{ending.url}/")
        expect(page.locator("#state table").first).to_be_attached()
    expect(page.locator("#said")).to_contain_text("is it still running?")
    page_log.clear()


def test_a_browser_that_goes_away_leaves_the_sandbox_as_it_was(
    sandbox: Sandbox, url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write(sandbox, 10_000)
    for _ in range(3):
        with httpx.stream("GET", f"{url}/_sandbox/journal") as answer:
            next(answer.iter_raw(1))
    assert httpx.get(f"{url}/_sandbox").status_code == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("headers", [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}])
def test_a_page_from_elsewhere_controls_nothing(sandbox: Sandbox, url: str, headers: dict[str, str]) -> None:
    before = sandbox.clock.now()
    answer = httpx.post(f"{url}/_sandbox/clock", json={"advance": 60}, headers=headers)
    assert (answer.status_code, sandbox.clock.now()) == (403, before)
    assert "does not control this sandbox" in answer.json()["error"]
    assert httpx.post(f"{url}/_sandbox/clock", json={"advance": 60}, headers={"Origin": url}).status_code == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:80", "[", "127.0.0.1.elsewhere.example"])
def test_a_name_that_was_led_here_is_not_served(url: str, host: str) -> None:
    origin = {"Origin": f"http://{host}"}
    for method, path in [("GET", "/"), ("GET", "/_sandbox/roomful/known"), ("POST", "/_sandbox/reset")]:
        answer = httpx.request(method, f"{url}{path}", headers={"Host": host, **origin})
        assert answer.status_code in (400, 403)


@pytest.mark.parametrize(
    "host", ["localhost:8100", "127.0.0.1:1", "[::1]:8100", "sandbox", "x.localhost", "10.0.0.7:80"]
)
def test_names_of_this_machine_and_of_networks_are_served(url: str, host: str) -> None:
    assert httpx.post(f"{url}/_sandbox/reset", headers={"Host": host, "Origin": f"http://{host}"}).status_code == 200


def test_one_vendor_alone_keeps_its_root() -> None:
    with served(Sandbox(["roomful"], alone=True)) as url:
        assert "<title>Sandbox</title>" in httpx.get(f"{url}/_sandbox/").text
        assert "<title>" not in httpx.get(f"{url}/").text
        assert httpx.get(f"{url}/_sandbox").json()["vendors"].keys() == {"roomful"}


def test_the_policy_lets_nothing_in(url: str) -> None:
    answer = httpx.get(f"{url}/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_entries_are_told_from_a_number_on() -> None:
    journal = Journal(size=3)
    for number in range(5):
        journal.write(Entry(START, "v", str(number), "GET", "/", 200, {}))
    assert (journal.first, journal.written) == (2, 5)
    assert [one.operation for one in journal.since(0, 2)] == ["2", "3"]
    assert [one.operation for one in journal.since(4, 9)] == ["4"]
    journal.clear()
    assert (journal.first, journal.since(5, 9)) == (5, [])


@pytest.mark.parametrize("query", ["after=x", "after=0&limit=-1", "after=0&limit=y"])
def test_a_number_that_is_none_is_refused(url: str, query: str) -> None:
    assert httpx.get(f"{url}/_sandbox/journal?{query}").status_code == 422
