"""Tests for live runs against a vendor that drifted: the verdicts name each drift, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.harness.documents.bundles import STREAM

from .drift import combine, rename_event, rename_property, replace_status_or_media, replace_value
from .fake_vendors import Drift, run_contract_tests, serve_vendor

PHASES = [f"contract_tests/test_{phase}.py" for phase in ("examples", "access", "clients")]
STREAMS = "contract_tests/test_streams.py"
WRITES = "signIn,joinSession"

BODY = "response_schema_conformance"
IBM = "/paths/~1channels~1{channelId}~1virtual-events~1{eventId}"
SCHEMAS = "/components/schemas"

DRIFTS: dict[str, list[tuple[Drift, str, str, str, str]]] = {
    "ibm_video": [
        (
            rename_property("event_secret", "secret"),
            BODY,
            f"{SCHEMAS}/VirtualEvent/properties/event_secret",
            "IBM-011",
            "listVirtualEvents getVirtualEvent",
        ),
        (
            replace_value("start_at", "status", "planned", old="future"),
            BODY,
            f"{SCHEMAS}/EventStatus",
            "IBM-010",
            "listVirtualEvents getVirtualEvent",
        ),
        (
            replace_value("start_at", "description", None),
            BODY,
            f"{SCHEMAS}/Session/properties/description",
            "IBM-008",
            "listSessions",
        ),
        (
            replace_value("page_count", "page_count", "1"),
            BODY,
            f"{SCHEMAS}/Paging/properties/page_count",
            "IBM-008 IBM-013",
            "listVirtualEvents",
        ),
        (
            replace_status_or_media("/form.json", status=203),
            "status_code_conformance",
            f"{IBM}~1form.json/get/responses/203",
            "IBM-032",
            "getForm",
        ),
        (
            replace_status_or_media("/calendar.json", media="text/plain"),
            "content_type_conformance",
            f"{IBM}~1calendar.json/get/responses/200/content",
            "IBM-033",
            "getCalendar",
        ),
    ],
    "ringcentral_events": [
        (
            rename_property("published", "isPublished"),
            BODY,
            f"{SCHEMAS}/EventAttributes/properties/published",
            "RCE-008",
            "listEvents getEvent",
        ),
        (
            replace_value("attended", "lastName", None),
            BODY,
            f"{SCHEMAS}/RegistrationAttributes/properties/lastName",
            "RCE-008",
            "listRegistrations getRegistration",
        ),
    ],
    "accelevents": [
        (
            replace_value("status", "status", "SHOWN", old="VISIBLE"),
            BODY,
            f"{SCHEMAS}/SessionStatus",
            "ACC-008",
            "listSessions getSession",
        ),
        (
            rename_property("recordsTotal", "total"),
            BODY,
            f"{SCHEMAS}/SessionList/properties/recordsTotal",
            "ACC-003",
            "listSessions",
        ),
    ],
    "globalmeet": [
        (
            rename_property("event_title", "title"),
            BODY,
            f"{SCHEMAS}/Event/properties/event_title",
            "GLM-006 GLM-016",
            "getEvent",
        ),
    ],
    "roomful": [
        (
            rename_property("is_new", "isNew"),
            BODY,
            f"{SCHEMAS}/SignInData/properties/is_new",
            "RMF-005",
            "signIn",
        ),
        (
            replace_value("sourceType", "price", "free"),
            BODY,
            f"{STREAM}{SCHEMAS}/Event/properties/price",
            "RMF-019",
            "getEvent listEvents",
        ),
        (
            replace_value("sessionType", "sessionType", 3, old=1),
            BODY,
            f"{STREAM}{SCHEMAS}/SessionType",
            "RMF-014 RMF-027",
            "getSession listSessions listPropSessions",
        ),
        (
            rename_property("parentNetworkId", "parentId"),
            BODY,
            f"{STREAM}{SCHEMAS}/Network/properties/parentNetworkId",
            "RMF-032",
            "userInfo anonymousConnection",
        ),
        (
            rename_event("social:sessionUpdated", "social:sessionChanged"),
            "event_is_documented",
            f"{STREAM}/channels/social:sessionChanged",
            "",
            "social:sessionChanged",
        ),
    ],
}
"""Drifts by vendor, each with its only verdict: rule, pointer, evidence ids and operations, separated by spaces."""


@pytest.mark.parametrize("drifting_vendor", DRIFTS)
def test_live_run_drift_has_exact_verdicts(drifting_vendor: str, tmp_path: Path) -> None:
    drifts = combine([drift for drift, *_ in DRIFTS[drifting_vendor]])
    with serve_vendor(drifting_vendor, drifts) as (environment, _):
        # One vendor with more phases suffices to show that these report nothing else.
        phases = PHASES if drifting_vendor == "ibm_video" else [*PHASES[:1], STREAMS]
        run = run_contract_tests(tmp_path, {**environment, "CONTRACT_WRITES": WRITES}, *phases)
    verdicts = {
        (verdict["rule"], verdict["pointer"], " ".join(verdict["evidence"]), " ".join(verdict["operations"]))
        for verdict in run.verdicts
    }
    assert verdicts == {tuple(expected) for _, *expected in DRIFTS[drifting_vendor]}, run.output
    assert len(run.verdicts) == len(verdicts)
    assert run.exit_code == pytest.ExitCode.TESTS_FAILED
