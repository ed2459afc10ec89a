"""Python names that the generator derives from names of the description."""

from __future__ import annotations

import keyword

import pytest

from codegen import names


@pytest.mark.parametrize(
    ("text", "snake", "pascal"),
    [
        ("listVirtualEvents", "list_virtual_events", "ListVirtualEvents"),
        ("filter[email][eq]", "filter_email_eq", "FilterEmailEq"),
        ("X-RateLimit-Reset", "x_rate_limit_reset", "XRateLimitReset"),
        ("registrationQRCode", "registration_qr_code", "RegistrationQrCode"),
        ("HTTPStatus2XX", "http_status_2_xx", "HttpStatus2Xx"),
        ("class", "class_", "Class"),
        ("match", "match_", "Match"),
        ("none", "none", "None_"),
        ("42nd", "value_42_nd", "Value42Nd"),
        ("日本", "value", "Value"),
        ("", "value", "Value"),
        ("__init__", "init", "Init"),
    ],
)
def test_any_text_becomes_identifier(text: str, snake: str, pascal: str) -> None:
    assert (names.snake(text), names.pascal(text)) == (snake, pascal)
    for name in (snake, pascal):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)


@pytest.mark.parametrize(
    ("operation_id", "tag", "method"),
    [
        ("listVirtualEvents", "virtualEvents", "list"),
        ("getVirtualEvent", "virtualEvents", "get"),
        ("getVirtualEventCalendar", "virtualEvents", "get_calendar"),
        ("listSessions", "virtualEvents", "list_sessions"),
        ("updateRegistryEntry", "registryEntries", "update"),
        ("deleteStatus", "statuses", "delete_status"),
        ("importEvents", "events", "import_"),
        ("events", "events", "events"),
    ],
)
def test_method_name_omits_tag(operation_id: str, tag: str, method: str) -> None:
    assert names.method_name(operation_id, tag) == method


def test_conflicting_method_names_keep_tag() -> None:
    methods = names.method_names([("getEvent", "events"), ("getEvents", "events"), ("getEventAgain", "events")])
    assert methods == {"getEvent": "get_event", "getEvents": "get_events", "getEventAgain": "get_again"}


def test_unique_names_numbers_duplicates() -> None:
    assert names.unique_names(["a", "b", "a"], taken=["b"]) == ["a", "b_2", "a_2"]


def test_operation_without_id_is_named_by_method_and_path() -> None:
    assert names.derived_operation_id("get", "/widgets/{widgetId}/notes") == "getWidgetsWidgetIdNotes"
