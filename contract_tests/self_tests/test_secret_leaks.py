"""Tests for the secret leak plugin: it finds secrets in logs, output, errors and reports, and prints none itself."""

from __future__ import annotations

import base64

import pytest

SECRET = "correct horse & battery"
CONFTEST = f"""
pytest_plugins = ["contract_tests.harness.plugins.secret_leaks"]

def pytest_secrets():
    return {{{SECRET!r}}}
"""
# Join the secret from parts, because pytest shows source lines in reports.
HEADER = """
import json, logging, sys, threading, types, urllib.parse, warnings
import pytest
SECRET = " & ".join(["correct horse", "battery"])
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return an empty test suite whose conftest registers a secret."""
    pytester.makeconftest(CONFTEST)
    pytester.makefile(".toml", pytest='[pytest]\nlog_level = "WARNING"\n')
    return pytester


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("logging.getLogger('vendor').debug('a token: %s', SECRET)", "the log of vendor"),
        ("logging.getLogger('vendor').debug('asked', extra={'headers': {'Key': SECRET}})", "the log of vendor"),
        ("logging.debug(urllib.parse.urlencode({'key': SECRET}))", "the log of root"),
        ("logging.debug(urllib.parse.quote(SECRET))", "the log of root"),
        ("thread = threading.Thread(target=logging.info, args=(SECRET,)); thread.start(); thread.join()", "the log of"),
        ("try: raise ValueError(SECRET)\n    except ValueError: logging.exception('failed')", "the log of root"),
        ("print(SECRET)", "captured stdout call"),
        ("pytest.fail(SECRET)", "the report of the failure"),
        ("assert SECRET == 'guessed'", "the report of the failure"),
        ("warnings.warn(SECRET)", "a warning"),
    ],
)
def test_plugin_leaked_secret_fails_and_is_masked(suite: pytest.Pytester, line: str, location: str) -> None:
    suite.makepyfile(f"{HEADER}\ndef test_first():\n    {line}\n\ndef test_second():\n    logging.debug('nothing')\n")
    result = suite.runpytest_inprocess("-W", "default")
    outcomes = result.parseoutcomes()
    assert outcomes.pop("passed", 0) + outcomes.pop("failed", 0) == 2
    assert outcomes.pop("errors", 0) + ("the report" in location) == 1
    result.stdout.fnmatch_lines([f"*a secret appeared in {location}*"])
    printed = "\n".join([*result.outlines, *result.errlines])
    assert SECRET not in printed
    assert "(secret)" in printed


@pytest.mark.parametrize(
    "error",
    [
        "ApiError(SECRET)",
        "with_note(ApiError('no'))",
        "with_cause(ApiError('no'))",
    ],
)
def test_plugin_secret_in_caught_error_fails(suite: pytest.Pytester, error: str) -> None:
    suite.makepyfile(
        vendor_core_errors="",
        test_first=f"""{HEADER}
class ApiError(Exception):
    pass

module = types.ModuleType("vendor_client._core.errors")
module.ApiError = ApiError
sys.modules[module.__name__] = module

class Refused(ApiError, ValueError):
    pass

def with_note(error):
    error.add_note(SECRET)
    return error

def with_cause(error):
    error.__cause__ = ValueError(SECRET)
    return error

def test_first():
    with pytest.raises(ApiError):
        raise {error}

def test_second():
    with pytest.raises(ApiError):
        raise Refused("no")
""",
    )
    result = suite.runpytest_inprocess()
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_first*", "a secret appeared in the text of a *Error: *"])
    assert SECRET not in "\n".join(result.outlines)


def test_plugin_no_secret_passes(suite: pytest.Pytester) -> None:
    suite.makepyfile(f"{HEADER}\ndef test_first(caplog):\n    logging.debug('horse')\n    assert not caplog.records\n")
    suite.runpytest_inprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize("name", ["me", "you", "they"])
def test_plugin_secret_in_basic_credentials_fails(suite: pytest.Pytester, name: str) -> None:
    pair = base64.b64encode(f"{name}:{SECRET}".encode()).decode()
    suite.makepyfile(f"import logging\n\ndef test_first():\n    logging.debug({pair!r})\n")
    suite.runpytest_inprocess().assert_outcomes(passed=1, errors=1)
