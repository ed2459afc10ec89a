"""RingCentral Events' sandbox: subscriptions to the data of events, and times."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.sandbox.vendors.ringcentral_events.timestamps import LAST, moment

from .ringcentral_events import Caller, enveloped

SUBSCRIPTIONS = "/v1/events/{eventId}/dataSubscriptions"


def test_a_subscription_is_made_and_runs_out(caller: Caller) -> None:
    until = "2030-06-01T00:00:00+02:00"
    configuration = {"url": "https://hooks.example/x", "type": "webhook", "expiresAt": until}
    signals = ["attendance", "registrationQRCreated", "registrationQrCreated"]
    made = caller.make(SUBSCRIPTIONS, enveloped("dataSubscription", configuration=configuration, signals=signals))
    assert made["attributes"] == {
        "id": made["id"],
        "configuration": {"url": "https://hooks.example/x", "type": "webhook"},
        "eventId": caller.vendor.known()["eventId"][0],
        "expiresAt": "2030-05-31T22:00:00Z",
        "signals": signals,
    }


def test_a_subscription_lasts_a_week_unless_told_otherwise(caller: Caller) -> None:
    made = caller.make(SUBSCRIPTIONS, enveloped("dataSubscription"))["attributes"]
    assert (made["expiresAt"], made["configuration"], made["signals"]) == ("2030-05-22T12:00:30Z", {}, [])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"signals": "attendance"}, ["signals"]),
        ({"signals": ["attendance", "other", 1]}, ["signals/1", "signals/2"]),
        ({"configuration": []}, ["configuration"]),
        ({"configuration": {"url": None, "type": 1}}, ["configuration/url", "configuration/type"]),
        ({"configuration": {"expiresAt": "soon"}}, ["configuration/expiresAt"]),
        ({"configuration": {"expiresAt": "2030-05-15T12:00:30Z"}}, ["configuration/expiresAt"]),
    ],
)
def test_a_subscription_that_cannot_be_is_a_bad_request(caller: Caller, given: Any, wrong: list[str]) -> None:
    found = caller.refused(400, "POST", SUBSCRIPTIONS, enveloped("dataSubscription", **given))
    assert [one["pointer"] for one in found] == [f"/data/attributes/{name}" for name in wrong]


# Times


def test_times_are_read_as_the_standard_has_them() -> None:
    assert moment("2030-01-01t00:00:00z") == moment("2029-12-31T23:00:00-01:00")
    assert moment("2016-12-31T23:59:60Z") == moment("2017-01-01T00:00:00.000Z")
    assert moment("2030-01-01T00:00:00.9999999999Z") < moment("2030-01-01T00:00:01Z")
    assert moment("0000-02-29T00:00:00Z") == moment("0001-01-01T00:00:00+23:59")
    assert moment("9999-12-31T23:59:59-23:59") == LAST
    for wrong in ("2030-01-01 00:00:00Z", "2030-1-1T0:0:0Z", "٢٠٣٠-01-01T00:00:00Z", "2030-01-01T24:00:00Z", "now", ""):
        with pytest.raises(ValueError, match=r"."):
            moment(wrong)
