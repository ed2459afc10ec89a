"""pytest plugin that fails a test if a log record, an error text, a warning or its failure report contains a secret.

Conftests name the secrets by the hook `pytest_secrets`. The test in which a secret appears fails, and the report shows
"(secret)" instead. Records of all libraries are checked from level DEBUG on, in each process of a run.
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

# Shorter texts occur by chance.
MIN_LENGTH = 6

_STANDARD_ATTRIBUTES = frozenset(vars(logging.makeLogRecord({})))


class Hooks:
    """Hooks that conftests may implement."""

    @pytest.hookspec
    def pytest_secrets(self) -> Iterable[str]:  # type: ignore[empty-body]
        """Return all secrets known so far. Called after each test."""


class Secrets:
    """Secrets, as they are and as encoded in URLs, JSON and HTTP Basic authentication."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._encoded_by_prefix: dict[str, set[str]] = {}
        self._clean: set[int] = set()

    def add(self, texts: Iterable[str]) -> None:
        """Register additional secrets."""
        for text in set(texts) - self._secrets:
            self._secrets.add(text)
            for encoded in {text, quote(text, safe=""), quote_plus(text), json.dumps(text)[1:-1], *_basic(text)}:
                if len(encoded) >= MIN_LENGTH:
                    self._encoded_by_prefix.setdefault(encoded[:MIN_LENGTH], set()).add(encoded)

    def without(self, text: str) -> str | None:
        """Return a text with its secrets replaced by "(secret)"; None if it contains none."""
        if (key := hash(text)) in self._clean:
            return None
        candidates = {
            encoded
            for index in range(len(text))
            for encoded in self._encoded_by_prefix.get(text[index : index + MIN_LENGTH], ())
        }
        leaked = sorted((encoded for encoded in candidates if encoded in text), key=len, reverse=True)
        if not leaked:
            self._clean.add(key)
            return None
        for encoded in leaked:
            text = text.replace(encoded, "(secret)")
        return text


def _basic(text: str) -> Iterator[str]:
    """Yield a secret in Base64 for each alignment, without the characters that depend on adjacent text."""
    for shift, dependent in enumerate((0, 2, 3)):
        yield base64.b64encode(bytes(shift) + text.encode()).decode().rstrip("=")[dependent:-1]


class LeakListener(logging.Handler):
    """Collects all log records, and all instances of the clients' errors."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.errors: list[BaseException] = []
        self._records: dict[tuple[str, str], None] = {}
        self._undo: list[Callable[[], None]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as text, with its extra attributes and its traceback."""
        extra = (f"{name}={value}" for name, value in vars(record).items() if name not in _STANDARD_ATTRIBUTES)
        parts = [record.getMessage(), *extra]
        if record.exc_info:
            parts.append("".join(traceback.format_exception(*record.exc_info)))
        self._records[f"the log of {record.name}", " ".join(parts)] = None

    def begin(self) -> None:
        """Start to collect log records."""
        root = logging.getLogger()
        self._undo.append(lambda level=root.level: root.setLevel(level))  # type: ignore[misc]
        root.setLevel(logging.DEBUG)
        root.addHandler(self)

    def watch(self, kind: type[Exception]) -> None:
        """Collect every instance of an error class, whether it is caught or not."""
        if "__new__" in vars(kind):
            return

        def collecting_new(cls: type[Exception], *args: Any, **settings: Any) -> Exception:
            error: Exception = super(kind, cls).__new__(cls, *args, **settings)
            self.errors.append(error)
            return error

        kind.__new__ = staticmethod(collecting_new)  # type: ignore[assignment,method-assign]
        self._undo.append(lambda: delattr(kind, "__new__"))

    def end(self) -> None:
        """Stop to collect, and restore the log level and the error classes."""
        logging.getLogger().removeHandler(self)
        while self._undo:
            self._undo.pop()()

    def take_texts(self) -> Iterator[tuple[str, str]]:
        """Yield the texts collected since the last call, each with its source before it."""
        records, self._records = self._records, {}
        errors, self.errors = self.errors, []
        yield from records
        for error in errors:
            for cause in _chain(error):
                yield from ((f"the text of a {type(cause).__name__}", text) for text in _texts(cause))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and the causes and contexts that its traceback shows."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _texts(error: BaseException) -> Iterator[str]:
    yield "".join(traceback.format_exception_only(error))
    yield repr(error)


class Leaks:
    """The plugin, registered once for each run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._secrets = Secrets()
        self._listener = LeakListener()
        self._warnings: list[str] = []
        self._listener.begin()

    def pytest_collection_finish(self) -> None:
        """Collect the errors of every client that tests have imported."""
        for name, module in list(sys.modules.items()):
            if name.endswith(("_core.errors", "runtime.errors")) and hasattr(module, "ApiError"):
                self._listener.watch(module.ApiError)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: Any) -> None:
        """Check a warning, and remove secrets from it before it is printed."""
        self._update_secrets()
        if (clean := self._secrets.without(str(warning_message.message))) is not None:
            self._warnings.append(f"a warning: {clean}")
            warning_message.message = clean

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """Remove secrets from a test's report; fail the test's teardown if any text contained one."""
        report = yield
        self._update_secrets()
        leaks = [source for source, text in self._report_texts(report) if self._secrets.without(text) is not None]
        if leaks:
            report.longrepr = self._clean(report.longreprtext) if report.longrepr else None
            report.sections = [(name, self._clean(text)) for name, text in report.sections]
        if call.when == "teardown":
            clean = ((source, self._secrets.without(text)) for source, text in self._listener.take_texts())
            leaks += [*self._warnings, *(f"{source}: {text}" for source, text in clean if text is not None)]
            self._warnings = []
        if leaks:
            report.outcome = "failed"
            messages = "\n".join(f"a secret appeared in {leak}" for leak in leaks)
            report.longrepr = f"{report.longreprtext}\n{messages}".strip()
        return report

    def _update_secrets(self) -> None:
        for secrets in self._config.hook.pytest_secrets():
            self._secrets.add(secrets)

    @staticmethod
    def _report_texts(report: Any) -> Iterator[tuple[str, str]]:
        """Yield the texts of a report, each with its source before it."""
        if report.failed:
            yield "the report of the failure", report.longreprtext
        yield from ((name.lower(), text) for name, text in report.sections)

    def _clean(self, text: str) -> str:
        return self._secrets.without(text) or text

    def pytest_unconfigure(self) -> None:
        """Stop to collect records and errors."""
        self._listener.end()


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Register the hook by which conftests name secrets."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin for the run."""
    config.pluginmanager.register(Leaks(config), "leaks")
