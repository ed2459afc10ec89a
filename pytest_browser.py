"""A pytest plugin: one headless Chromium for all tests of a process, driven by playwright.

It stands beside `codegen` and `contract_tests`, as both need it and neither imports the other. Tests take the fixtures
`page` and `page_log`. The browser starts with the first test that asks for a page, and reaches this machine only.

Without a Chromium these tests are skipped; with `BROWSER_TESTS=required` in the environment they fail.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

NO_CHROMIUM = "no Chromium here; on Debian: apt-get install chromium"
SETTING = "BROWSER_TESTS"

# No flag of playwright's own is repeated here. Chromium takes the rules for host names from the first that matches.
_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# Milliseconds for one wait. It is reached only where something is broken, so it allows for a busy machine.
_TIMEOUT = 60_000


def chromium() -> str | None:
    """Return the path of the installed Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def required() -> bool:
    """Return whether a browser test must fail where it would be skipped."""
    return os.environ.get(SETTING) == "required"


def skip_or_fail(reason: str) -> None:
    """Skip the test that runs; let it fail if browser tests are required."""
    if required():
        pytest.fail(f"{reason} ({SETTING}=required turns this skip into a failure)", pytrace=False)
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a browser and end it with the block. Until then playwright's event loop is this thread's running loop.

    Raises RuntimeError if no Chromium is installed.
    """
    # The import takes longer than most tests, and many processes of a run never need it.
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_TIMEOUT)
    if (program := chromium()) is None:
        raise RuntimeError(NO_CHROMIUM)
    # chromium_sandbox is off because root, as which containers run, cannot have it.
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=_FLAGS, chromium_sandbox=False) as browser,
    ):
        yield browser


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """Open a page with a profile of its own, and close it with the block. Dialogs are accepted."""
    with browser.new_context(viewport={"width": 1400, "height": 1000}) as context:
        context.set_default_timeout(_TIMEOUT)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


@dataclass
class PageLog:
    """The addresses that a page requested, and its console's errors and warnings with its uncaught exceptions."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Record what a page does from now on."""
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda websocket: self.requests.append(websocket.url))
        page.on("console", self._record)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def clear(self) -> None:
        """Forget everything so far."""
        self.requests.clear()
        self.complaints.clear()

    def _record(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"{message.type}: {message.text}")


@dataclass(frozen=True)
class _ThreadState:
    """The parts of asyncio's state that a running loop sets for its thread."""

    loop: asyncio.AbstractEventLoop | None
    hooks: tuple[Callable[..., Any] | None, Callable[..., Any] | None]

    @classmethod
    def current(cls) -> _ThreadState:
        firstiter, finalizer = sys.get_asyncgen_hooks()
        return cls(asyncio._get_running_loop(), (firstiter, finalizer))

    @contextmanager
    def applied(self) -> Iterator[None]:
        before = self.current()
        self._apply()
        try:
            yield
        finally:
            before._apply()

    def _apply(self) -> None:
        asyncio._set_running_loop(self.loop)
        sys.set_asyncgen_hooks(*self.hooks)


@dataclass(frozen=True)
class SharedBrowser:
    """The browser of a process.

    Playwright's synchronous API leaves its event loop marked as the running one between two calls, so that other
    tests of the process could not call `asyncio.run`. The loop is therefore marked only while a page is open.
    """

    _browser: Browser
    _inside: _ThreadState

    @contextmanager
    def open_page(self) -> Iterator[Page]:
        """Open a page that other tests share nothing with."""
        with self._inside.applied(), opened(self._browser) as page:
            yield page


@pytest.fixture(scope="session")
def browser() -> Iterator[SharedBrowser]:
    """The browser of this process, started when the first test asks for it."""
    if chromium() is None:
        skip_or_fail(NO_CHROMIUM)
    outside = _ThreadState.current()
    with launched() as browser:
        inside = _ThreadState.current()
        with outside.applied():
            yield SharedBrowser(browser, inside)


@pytest.fixture
def page(browser: SharedBrowser) -> Iterator[Page]:
    """An empty page with a profile of its own."""
    with browser.open_page() as page:
        yield page


@pytest.fixture
def page_log(page: Page) -> PageLog:
    """What the page has requested and complained of."""
    log = PageLog()
    log.watch(page)
    return log


def pytest_configure() -> None:
    """Refuse a setting that is misspelt, since it would skip what it should require."""
    if (setting := os.environ.get(SETTING, "")) not in ("", "required"):
        raise pytest.UsageError(f"{SETTING} is {setting!r}; set it to 'required', or leave it out")
