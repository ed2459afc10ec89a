"""A plugin of pytest: no log, no error's text, no warning and no report of a failure tells a secret.

What is secret the conftests say, by the hook `pytest_secrets`. What tells one fails the test in which it was told, and
is printed without it. Records are heard from the level DEBUG on, of every library; each process of a run listens for
itself.
"""

from __future__ import annotations

import base64
import json
import logging
import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

# Shorter texts turn up by chance.
SHORTEST = 6

_OWN = frozenset(vars(logging.makeLogRecord({})))


class Hooks:
    """What conftests may answer."""

    @pytest.hookspec
    def pytest_secrets(self) -> Iterable[str]:  # type: ignore[empty-body]
        """Return what must not be told, as far as it is known by now. Asked after each test."""


class Secrets:
    """What must not be told, as it is and as it is written in addresses, JSON and HTTP Basic."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_start: dict[str, set[str]] = {}
        self._clean: set[int] = set()

    def add(self, texts: Iterable[str]) -> None:
        """Know more of them."""
        for text in set(texts) - self._known:
            self._known.add(text)
            for form in {text, quote(text, safe=""), quote_plus(text), json.dumps(text)[1:-1], *_basic(text)}:
                if len(form) >= SHORTEST:
                    self._by_start.setdefault(form[:SHORTEST], set()).add(form)

    def without(self, text: str) -> str | None:
        """Return a text without the secrets that it tells, None where it tells none."""
        if (key := hash(text)) in self._clean:
            return None
        told = {form for at in range(len(text)) for form in self._by_start.get(text[at : at + SHORTEST], ())}
        found = sorted((form for form in told if form in text), key=len, reverse=True)
        if not found:
            self._clean.add(key)
            return None
        for form in found:
            text = text.replace(form, "(secret)")
        return text


def _basic(text: str) -> Iterator[str]:
    """Yield a secret in Base64, shifted by what stands before it; without what depends on its neighbours."""
    for shift, spoilt in enumerate((0, 2, 3)):
        yield base64.b64encode(bytes(shift) + text.encode()).decode().rstrip("=")[spoilt:-1]


class LeakListener(logging.Handler):
    """Hears what is logged, and what errors of the clients are made."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.errors: list[BaseException] = []
        self._heard: dict[tuple[str, str], None] = {}
        self._undo: list[Callable[[], None]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as text, with what it bears beside its message."""
        parts = [record.getMessage(), *(f"{name}={value}" for name, value in vars(record).items() if name not in _OWN)]
        if record.exc_info:
            parts.append("".join(traceback.format_exception(*record.exc_info)))
        self._heard[f"the log of {record.name}", " ".join(parts)] = None

    def begin(self) -> None:
        """Begin to hear."""
        root = logging.getLogger()
        self._undo.append(lambda level=root.level: root.setLevel(level))  # type: ignore[misc]
        root.setLevel(logging.DEBUG)
        root.addHandler(self)

    def watch(self, kind: type[Exception]) -> None:
        """Keep every error of a class, caught or not."""
        if "__new__" in vars(kind):
            return

        def made(cls: type[Exception], *args: Any, **settings: Any) -> Exception:
            error: Exception = super(kind, cls).__new__(cls, *args, **settings)
            self.errors.append(error)
            return error

        kind.__new__ = staticmethod(made)  # type: ignore[assignment,method-assign]
        self._undo.append(lambda: delattr(kind, "__new__"))

    def end(self) -> None:
        """Hear no more."""
        logging.getLogger().removeHandler(self)
        while self._undo:
            self._undo.pop()()

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield where something was told since the last time, and what."""
        heard, self._heard = self._heard, {}
        errors, self.errors = self.errors, []
        yield from heard
        for error in errors:
            yield from ((f"the text of a {type(one).__name__}", text) for one in _chain(error) for text in _texts(one))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        # What is suppressed no traceback shows.
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _texts(error: BaseException) -> Iterator[str]:
    yield "".join(traceback.format_exception_only(error))
    yield repr(error)


class Leaks:
    """The plugin of one run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._secrets = Secrets()
        self._listener = LeakListener()
        self._warnings: list[str] = []
        self._listener.begin()

    def pytest_collection_finish(self) -> None:
        """Watch the errors of every client that tests have imported."""
        for name, module in list(sys.modules.items()):
            if name.endswith(("_core.errors", "runtime.errors")) and hasattr(module, "ApiError"):
                self._listener.watch(module.ApiError)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: Any) -> None:
        """Hear a warning, and let it be printed without secrets."""
        self._learn()
        if (clean := self._secrets.without(str(warning_message.message))) is not None:
            self._warnings.append(f"a warning: {clean}")
            warning_message.message = clean

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """Take secrets out of a report, and let the last one of a test fail if any were told."""
        report = yield
        self._learn()
        told = [where for where, text in self._reported(report) if self._secrets.without(text) is not None]
        if told:
            report.longrepr = self._clean(report.longreprtext) if report.longrepr else None
            report.sections = [(name, self._clean(text)) for name, text in report.sections]
        if call.when == "teardown":
            clean = ((where, self._secrets.without(text)) for where, text in self._listener.told())
            told += [*self._warnings, *(f"{where}: {text}" for where, text in clean if text is not None)]
            self._warnings = []
        if told:
            report.outcome = "failed"
            listed = "\n".join(f"a secret was told by {one}" for one in told)
            report.longrepr = f"{report.longreprtext}\n{listed}".strip()
        return report

    def _learn(self) -> None:
        for found in self._config.hook.pytest_secrets():
            self._secrets.add(found)

    @staticmethod
    def _reported(report: Any) -> Iterator[tuple[str, str]]:
        if report.failed:
            yield "the report of the failure", report.longreprtext
        yield from ((name.lower(), text) for name, text in report.sections)

    def _clean(self, text: str) -> str:
        return self._secrets.without(text) or text

    def pytest_unconfigure(self) -> None:
        """Leave everything as it was."""
        self._listener.end()


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Let conftests say what is secret."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_configure(config: pytest.Config) -> None:
    """Listen for the whole run."""
    config.pluginmanager.register(Leaks(config), "leaks")
