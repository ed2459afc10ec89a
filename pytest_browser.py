"""A pytest plugin with a headless Chromium, driven by Playwright and shared by all tests of a process.

Tests use the fixtures `page` and `page_log`. The browser starts with the first test that uses `page`, and can connect
to this machine only. If Chromium is not installed, browser tests are skipped; with `BROWSER_TESTS=required` in the
environment, they fail.

The module is outside of `codegen` and `contract_tests`, because both use it and neither may import the other.
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

NO_CHROMIUM = "Chromium is not installed; on Debian: apt-get install chromium"
SETTING = "BROWSER_TESTS"

# In addition to Playwright's flags. --host-resolver-rules blocks every host except this machine.
_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# Milliseconds per wait. It is long because only a failing test reaches it, and machines may be busy.
_TIMEOUT = 60_000


def chromium() -> str | None:
    """Return the path of the installed Chromium, None if there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def required() -> bool:
    """Return whether browser tests must fail instead of being skipped."""
    return os.environ.get(SETTING) == "required"


def skip_or_fail(reason: str) -> None:
    """Skip the current test, or fail it if browser tests are required."""
    if required():
        pytest.fail(f"{reason} ({SETTING}=required turns a skip into a failure)", pytrace=False)
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a browser, and close it at the end of the block.

    Inside the block, Playwright's event loop is the running loop of this thread.

    Raises RuntimeError if no Chromium is installed.
    """
    # Imported here because the import is slow and most test processes do not need it.
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_TIMEOUT)
    if (program := chromium()) is None:
        raise RuntimeError(NO_CHROMIUM)
    # Chromium's sandbox does not work for root, which containers often run as.
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=_FLAGS, chromium_sandbox=False) as browser,
    ):
        yield browser


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """Open a page with its own profile, and close it at the end of the block. Dialogs are accepted."""
    with browser.new_context(viewport={"width": 1400, "height": 1000}) as context:
        context.set_default_timeout(_TIMEOUT)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


@dataclass
class PageLog:
    """The URLs that a page requested, and its errors: console errors, console warnings and uncaught exceptions."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Start recording the requests and errors of a page."""
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda websocket: self.requests.append(websocket.url))
        page.on("console", self._record)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def clear(self) -> None:
        """Delete all recorded requests and errors."""
        self.requests.clear()
        self.complaints.clear()

    def _record(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"{message.type}: {message.text}")


@dataclass(frozen=True)
class _ThreadState:
    """The thread-local asyncio state: the running event loop and the async generator hooks."""

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

    Playwright's synchronous API leaves its event loop set as the running loop between calls, so other tests of the
    process could not call `asyncio.run`. This class sets the loop only while a page is open.
    """

    _browser: Browser
    _inside: _ThreadState

    @contextmanager
    def open_page(self) -> Iterator[Page]:
        """Open a page with its own profile."""
        with self._inside.applied(), opened(self._browser) as page:
            yield page


@pytest.fixture(scope="session")
def browser() -> Iterator[SharedBrowser]:
    """Provide the browser of this process. It starts with the first test that uses it."""
    if chromium() is None:
        skip_or_fail(NO_CHROMIUM)
    outside = _ThreadState.current()
    with launched() as browser:
        inside = _ThreadState.current()
        with outside.applied():
            yield SharedBrowser(browser, inside)


@pytest.fixture
def page(browser: SharedBrowser) -> Iterator[Page]:
    """Provide an empty page with its own profile."""
    with browser.open_page() as page:
        yield page


@pytest.fixture
def page_log(page: Page) -> PageLog:
    """Provide the log of the page's requests and errors."""
    log = PageLog()
    log.watch(page)
    return log


def pytest_configure() -> None:
    """Reject unknown values of BROWSER_TESTS, because a misspelt value would skip the tests silently."""
    if (setting := os.environ.get(SETTING, "")) not in ("", "required"):
        raise pytest.UsageError(f"{SETTING} is {setting!r}; set it to 'required' or unset it")
