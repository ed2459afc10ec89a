"""The plugin finds a secret that is told, wherever that is, and prints none itself."""

from __future__ import annotations

import base64

import pytest

SECRET = "correct horse & battery"
CONFTEST = f"""
pytest_plugins = ["contract_tests.harness.plugins.secret_leaks"]

def pytest_secrets():
    return {{{SECRET!r}}}
"""
# The secret is put together, so that no source line which a report shows has it.
HEAD = """
import json, logging, sys, threading, types, urllib.parse, warnings
import pytest
SECRET = " & ".join(["correct horse", "battery"])
"""


@pytest.fixture
def told(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with a test that a conftest of its own tells a secret to."""
    pytester.makeconftest(CONFTEST)
    pytester.makefile(".toml", pytest='[pytest]\nlog_level = "WARNING"\n')
    return pytester


@pytest.mark.parametrize(
    ("line", "where"),
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
def test_what_tells_a_secret_fails_and_is_printed_without_it(told: pytest.Pytester, line: str, where: str) -> None:
    told.makepyfile(f"{HEAD}\ndef test_one():\n    {line}\n\ndef test_two():\n    logging.debug('nothing')\n")
    result = told.runpytest_inprocess("-W", "default")
    outcomes = result.parseoutcomes()
    assert outcomes.pop("passed", 0) + outcomes.pop("failed", 0) == 2
    assert outcomes.pop("errors", 0) + ("the report" in where) == 1
    result.stdout.fnmatch_lines([f"*a secret appeared in {where}*"])
    printed = "\n".join([*result.outlines, *result.errlines])
    assert SECRET not in printed
    assert "(secret)" in printed


@pytest.mark.parametrize(
    "error",
    [
        "ApiError(SECRET)",
        "noted(ApiError('no'))",
        "caused(ApiError('no'))",
    ],
)
def test_the_text_of_an_error_that_is_caught_is_read_too(told: pytest.Pytester, error: str) -> None:
    told.makepyfile(
        vendor_core_errors="",
        test_one=f"""{HEAD}
class ApiError(Exception):
    pass

module = types.ModuleType("vendor_client._core.errors")
module.ApiError = ApiError
sys.modules[module.__name__] = module

class Refused(ApiError, ValueError):
    pass

def noted(error):
    error.add_note(SECRET)
    return error

def caused(error):
    error.__cause__ = ValueError(SECRET)
    return error

def test_one():
    with pytest.raises(ApiError):
        raise {error}

def test_two():
    with pytest.raises(ApiError):
        raise Refused("no")
""",
    )
    result = told.runpytest_inprocess()
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_one*", "a secret appeared in the text of a *Error: *"])
    assert SECRET not in "\n".join(result.outlines)


def test_what_tells_none_passes(told: pytest.Pytester) -> None:
    told.makepyfile(f"{HEAD}\ndef test_one(caplog):\n    logging.debug('horse')\n    assert not caplog.records\n")
    told.runpytest_inprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize("name", ["me", "you", "they"])
def test_a_secret_in_http_basic_is_one(told: pytest.Pytester, name: str) -> None:
    pair = base64.b64encode(f"{name}:{SECRET}".encode()).decode()
    told.makepyfile(f"import logging\n\ndef test_one():\n    logging.debug({pair!r})\n")
    told.runpytest_inprocess().assert_outcomes(passed=1, errors=1)
