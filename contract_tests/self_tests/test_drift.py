"""Live runs against vendors that drifted: the verdicts name what drifted, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.harness.documents.bundles import STREAM

from .drift import all_of, answered, renamed, replaced, told_as
from .fake_vendors import Drift, run, selling

PHASES = [f"contract_tests/test_{phase}.py" for phase in ("examples", "access", "clients")]
STREAMS = "contract_tests/test_streams.py"
WRITES = "signIn,joinSession"

Fact = tuple[str, str, str, str]
"""Rule, pointer, ids of the evidence, operations with spaces between."""


BODY = "response_schema_conformance"
IBM = "/paths/~1channels~1{channelId}~1virtual-events~1{eventId}"
SCHEMAS = "/components/schemas"

DRIFTS: dict[str, list[tuple[Drift, str, str, str, str]]] = {
    "ibm_video": [
        (
            renamed("event_secret", "secret"),
            BODY,
            f"{SCHEMAS}/VirtualEvent/properties/event_secret",
            "IBM-011",
            "listVirtualEvents getVirtualEvent",
        ),
        (
            replaced("start_at", "status", "planned", by="future"),
            BODY,
            f"{SCHEMAS}/EventStatus",
            "IBM-010",
            "listVirtualEvents getVirtualEvent",
        ),
        (
            replaced("start_at", "description", None),
            BODY,
            f"{SCHEMAS}/Session/properties/description",
            "IBM-008",
            "listSessions",
        ),
        (
            replaced("page_count", "page_count", "1"),
            BODY,
            f"{SCHEMAS}/Paging/properties/page_count",
            "IBM-008 IBM-013",
            "listVirtualEvents",
        ),
        (
            answered("/form.json", status=203),
            "status_code_conformance",
            f"{IBM}~1form.json/get/responses/203",
            "IBM-032",
            "getForm",
        ),
        (
            answered("/calendar.json", media="text/plain"),
            "content_type_conformance",
            f"{IBM}~1calendar.json/get/responses/200/content",
            "IBM-033",
            "getCalendar",
        ),
    ],
    "ringcentral_events": [
        (
            renamed("published", "isPublished"),
            BODY,
            f"{SCHEMAS}/EventAttributes/properties/published",
            "RCE-008",
            "listEvents getEvent",
        ),
        (
            replaced("attended", "lastName", None),
            BODY,
            f"{SCHEMAS}/RegistrationAttributes/properties/lastName",
            "RCE-008",
            "listRegistrations getRegistration",
        ),
    ],
    "accelevents": [
        (
            replaced("status", "status", "SHOWN", by="VISIBLE"),
            BODY,
            f"{SCHEMAS}/SessionStatus",
            "ACC-008",
            "listSessions getSession",
        ),
        (
            renamed("recordsTotal", "total"),
            BODY,
            f"{SCHEMAS}/SessionList/properties/recordsTotal",
            "ACC-003",
            "listSessions",
        ),
    ],
    "globalmeet": [
        (
            renamed("event_title", "title"),
            BODY,
            f"{SCHEMAS}/Event/properties/event_title",
            "GLM-006 GLM-016",
            "getEvent",
        ),
    ],
    "roomful": [
        (
            renamed("is_new", "isNew"),
            BODY,
            f"{SCHEMAS}/SignInData/properties/is_new",
            "RMF-005",
            "signIn",
        ),
        (
            replaced("sourceType", "price", "free"),
            BODY,
            f"{STREAM}{SCHEMAS}/Event/properties/price",
            "RMF-019",
            "getEvent listEvents",
        ),
        (
            replaced("sessionType", "sessionType", 3, by=1),
            BODY,
            f"{STREAM}{SCHEMAS}/SessionType",
            "RMF-014 RMF-027",
            "getSession listSessions listPropSessions",
        ),
        (
            renamed("parentNetworkId", "parentId"),
            BODY,
            f"{STREAM}{SCHEMAS}/Network/properties/parentNetworkId",
            "RMF-032",
            "userInfo anonymousConnection",
        ),
        (
            told_as("social:sessionUpdated", "social:sessionChanged"),
            "event_is_documented",
            f"{STREAM}/channels/social:sessionChanged",
            "",
            "social:sessionChanged",
        ),
    ],
}
"""What changes in a vendor's answers, and the one verdict that it comes to."""


@pytest.mark.parametrize("drifted", DRIFTS)
def test_the_verdicts_name_all_that_drifted_and_nothing_else(drifted: str, tmp_path: Path) -> None:
    with selling(drifted, all_of([one[0] for one in DRIFTS[drifted]])) as (environment, _):
        # One vendor is enough to show that other phases tell nothing else.
        phases = PHASES if drifted == "ibm_video" else [*PHASES[:1], STREAMS]
        asked = run(tmp_path, {**environment, "CONTRACT_WRITES": WRITES}, *phases)
    found = {
        (one["rule"], one["pointer"], " ".join(one["evidence"]), " ".join(one["operations"])) for one in asked.verdicts
    }
    assert found == {one[1:] for one in DRIFTS[drifted]}, asked.out
    assert len(asked.verdicts) == len(found)
    assert asked.code == pytest.ExitCode.TESTS_FAILED
