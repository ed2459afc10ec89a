"""The page of a running sandbox, in a browser; and who may use the control that it stands on."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator

import httpx
import pytest

from contract_tests.sandbox import Sandbox, vendors
from contract_tests.sandbox.faults import Entry, Journal
from contract_tests.sandbox.testing.serving import Background, served

from .browser import PROGRAM, Tab, opened

START = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
in_a_browser = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here; on Debian: apt-get install chromium")


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(start=START)


@pytest.fixture
def url(sandbox: Sandbox) -> Iterator[str]:
    with served(sandbox) as url:
        yield url


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("browser")) as tab:
        yield tab


@pytest.fixture
def page(tab: Tab, url: str) -> Iterator[Tab]:
    tab.asked.clear()
    tab.wrong.clear()
    tab.open(f"{url}/")
    tab.until("document.querySelectorAll('#state table').length")
    yield tab
    assert tab.wrong == []
    assert [one for one in tab.asked if not one.startswith((url, "data:"))] == [], "nobody else is asked"
    tab.open("about:blank")


def write(sandbox: Sandbox, count: int) -> None:
    for number in range(count):
        sandbox.journal.write(Entry(START, "roomful", "op", "GET", f"/thing/{number}", 200, {}))


@in_a_browser
def test_it_shows_what_is_served_and_the_state_of_each(page: Tab) -> None:
    assert page.run("[...document.querySelectorAll('#served summary')].map(one => one.textContent)") == vendors.names()
    for vendor in vendors.names():
        page.run(f"at('vendor').value = '{vendor}'; at('vendor').onchange(new Event('change'))")
        page.until("document.querySelectorAll('#state tbody tr').length > 1")
    page.run("at('vendor').value = 'ringcentral_events'; at('vendor').onchange(new Event('change'))")
    page.until("at('state').textContent.includes('organizations › events › tickets')")


@in_a_browser
def test_everything_has_a_name_and_is_reached_by_the_keyboard(page: Tab) -> None:
    unnamed = (
        "[...document.querySelectorAll('input, select, button, [role=region]')].filter(one => one.offsetParent &&"
        " !(one.labels?.length || one.textContent.trim() || one.ariaLabel)).map(one => one.outerHTML)"
    )
    assert page.run(unnamed) == []
    wanted = page.run(
        "[...document.querySelectorAll('input, select, button, summary')].filter(one => one.offsetParent).length"
    )
    page.run("document.body.focus(); window.reached = new Set()")
    for _ in range(wanted * 3):
        page.press("Tab", 9)
        page.run("reached.add(document.activeElement)")
    assert page.run("[...reached].filter(one => one.matches('input, select, button, summary')).length") >= wanted


@in_a_browser
def test_clock_and_faults_and_reset_are_worked_by_keys(page: Tab, url: str, sandbox: Sandbox) -> None:
    page.run("document.querySelector('[data-advance=\"3600\"]').focus()")
    page.press("Enter", 13, "\r")
    page.until("at('now').textContent === '2030-01-01 01:00:00'")
    page.run("at('fault').operation.focus(); at('fault').operation.value = 'getSession'")
    page.press("Enter", 13, "\r")
    page.until("at('waiting').textContent === '1 × status 503, getSession'")
    assert sandbox.clock.now() == START + datetime.timedelta(hours=1)
    httpx.get(f"{url}/accelevents/nothing")
    page.until("document.querySelector('#rows button')?.textContent === '/nothing'")
    page.run("document.querySelector('#rows button').focus()")
    page.press("Enter", 13, "\r")
    page.until("JSON.parse(at('entry').textContent).status === 404")
    page.run("at('reset').focus()")
    page.press("Enter", 13, "\r")
    page.until("at('count').textContent === '0' && at('waiting').textContent === ''")


@in_a_browser
def test_ten_thousand_rows_are_a_few_at_a_time(page: Tab, sandbox: Sandbox) -> None:
    write(sandbox, 10_500)
    page.until("at('count').textContent === '10000'")
    assert page.run("document.querySelectorAll('#rows tbody tr').length") < 60
    page.until("[...document.querySelectorAll('#rows button')].at(-1).textContent === '/thing/10499'")
    page.run("at('follow').checked = false; at('rows').scrollTop = 0")
    page.until("document.querySelector('#rows button').textContent === '/thing/500'")
    page.run("at('filter').value = '/thing/77'; at('filter').oninput()")
    assert page.run("at('count').textContent") == "110 of 10000"
    assert page.run("document.querySelectorAll('#rows tbody tr').length") < 60


@in_a_browser
def test_a_state_is_loaded_from_a_file(page: Tab, url: str, sandbox: Sandbox) -> None:
    for text, said in [("await ask('GET', '/state')", "the state was loaded"), ("{}", "no state of format 1")]:
        script = (
            f"(async () => {{ const told = JSON.stringify({text}); const files = new DataTransfer();"
            " files.items.add(new File([told], 'state.json')); at('load').file.files = files.files;"
            " at('load').requestSubmit(); })()"
        )
        page.run(script)
        page.until(f"at('said').textContent.includes('{said}')")
    page.wrong[:] = [one for one in page.wrong if "422" not in one]


@in_a_browser
def test_what_comes_from_outside_is_text(page: Tab, url: str) -> None:
    httpx.get(f"{url}/accelevents/<img src=x onerror=alert(1)>")
    page.until("document.querySelector('#rows button')?.textContent.includes('onerror')")
    assert page.run("document.querySelectorAll('img').length") == 0


@in_a_browser
def test_the_end_of_a_sandbox_is_said_and_so_is_its_return(page: Tab, sandbox: Sandbox) -> None:
    with contextlib.closing(Background(sandbox)) as ending:
        page.open(f"{ending.url}/")
        page.until("document.querySelectorAll('#state table').length")
    page.until("at('said').textContent.includes('is it still running?')")
    page.wrong.clear()
    page.asked.clear()


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
