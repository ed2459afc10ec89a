"""RingCentral Events' sandbox: reports, from asking to the file."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from contract_tests.sandbox.vendors.ringcentral_events.models.report_tables import TABLES

from .ringcentral_events import Caller

REPORTS = "/v1/events/{eventId}/reports"
TYPES = (
    "all attendees attendeeLog attendeeActivity attendeeFeedback attendeeScore postEventSurvey feedback boothAttendee"
    " boothInteraction chat connection noShows participation timeSpentOnline registrations registrants schedule"
    " schedules summary referrals viewership onlineAttendeeCounts segmentRegistrations agenda replayRecordings"
    " replayViewers engagement"
).split()


def made(caller: Caller, type: str, **attributes: str) -> str:
    body = {"data": {"attributes": attributes}} if attributes else None
    return str(caller.make(f"{REPORTS}/{type}", body)["id"])


def table(caller: Caller, id: str) -> list[dict[str, str]]:
    answer = caller.ask("GET", f"/v1/reports/{id}/download")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def rows(caller: Caller, type: str, **attributes: str) -> list[dict[str, str]]:
    """Return the rows of a new report."""
    id = made(caller, type, **attributes)
    caller.sandbox.clock.advance(30)
    return table(caller, id)


def test_a_report_is_enqueued_made_and_there(caller: Caller) -> None:
    created = caller.make(f"{REPORTS}/registrations", None)
    id = created["id"]
    waiting = {"id": id, "title": "Registrations", "status": "enqueued"}
    assert created == {"id": id, "type": "report", "attributes": waiting}
    seen = []
    for seconds in (0, 9, 1, 19, 1):
        caller.sandbox.clock.advance(seconds)
        answer = caller.ask("GET", f"/v1/reports/{id}")
        data = answer.json()["data"]
        seen.append((answer.status_code, data["attributes"]["status"]))
        if answer.status_code == 202:
            assert data == {"id": id, "type": "report", "attributes": {"id": id, "status": seen[-1][1]}}
            caller.refused(404, "GET", f"/v1/reports/{id}/download")
    assert seen == [
        (202, "enqueued"),
        (202, "enqueued"),
        (202, "in_progress"),
        (202, "in_progress"),
        (200, "done"),
    ]
    assert data["attributes"].keys() == {"id", "title", "status", "url"}
    assert len(table(caller, id)) == 61


def test_the_address_of_a_file_counts_for_a_minute(caller: Caller) -> None:
    url = caller.get("/v1/reports/{reportId}")["data"]["attributes"]["url"]
    assert url.startswith("http://events.test/")
    file = caller.ask("GET", url, token=None)
    assert (file.status_code, file.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert file.headers["content-disposition"] == 'attachment; filename="registrations.csv"'
    assert file.content == caller.ask("GET", "/v1/reports/{reportId}/download").content
    caller.sandbox.clock.advance(59)
    assert caller.ask("GET", url, token=None).status_code == 200
    fresh = caller.get("/v1/reports/{reportId}")["data"]["attributes"]["url"]
    caller.sandbox.clock.advance(1)
    assert caller.ask("GET", url, token=None).status_code == 403
    assert fresh != url
    assert caller.ask("GET", fresh, token=None).status_code == 200


def test_an_address_that_was_not_given_out_counts_never(caller: Caller) -> None:
    url = caller.get("/v1/reports/{reportId}")["data"]["attributes"]["url"]
    bare = url.partition("?")[0]
    other = caller.vendor.known()["reportId"][1]
    for wrong in (
        bare,
        url.replace("expires=", "expires=9"),
        f"{bare}?expires=99999999999999&signature=x",
        f"{bare}?expires=%FF&signature=",
        url.replace(caller.vendor.known()["reportId"][0], other),
        url.replace(caller.vendor.known()["reportId"][0], "x"),
    ):
        assert caller.ask("GET", wrong).status_code == 403


def test_reports_are_listed(caller: Caller) -> None:
    (id,) = (made(caller, "summary"),)
    listed = {one["id"]: one["attributes"] for one in caller.all(REPORTS, perPage=2)}
    assert len(listed) == 4
    assert (listed[id]["status"], "url" in listed[id]) == ("enqueued", False)
    ready = [one for one in listed.values() if one["status"] == "done"]
    assert len(ready) == 2
    assert all(caller.ask("GET", one["url"], token=None).status_code == 200 for one in ready)


# Types and versions


def test_there_are_28_types(caller: Caller) -> None:
    assert list(TABLES) == TYPES
    assert len({*TYPES}) == 28


@pytest.mark.parametrize("type", TYPES)
def test_every_type_is_a_file_with_headings(caller: Caller, type: str) -> None:
    for path in (f"{REPORTS}/{type}", f"{REPORTS}/{type}/2"):
        id = caller.make(path, None)["id"]
        caller.sandbox.clock.advance(30)
        text = caller.ask("GET", f"/v1/reports/{id}/download").text
        read = list(csv.reader(io.StringIO(text)))
        assert len({*read[0]}) == len(read[0]) >= 2
        assert {len(row) for row in read} == {len(read[0])}


def test_unknown_types_and_versions_and_areas_are_named(caller: Caller) -> None:
    kind, version = {"parameter": "reportType"}, {"parameter": "reportVersion"}
    for wrong in ("Registrations", "registration", "x", "%00"):
        assert caller.refused(422, "POST", f"{REPORTS}/{wrong}") == [kind]
        assert caller.refused(422, "POST", f"{REPORTS}/{wrong}/3") == [kind, version]
    for wrong in ("1", "3", "2.0", "02", "two"):
        assert caller.refused(422, "POST", f"{REPORTS}/all/{wrong}") == [version]
    body: Any = {"data": {"attributes": {"segmentType": "lobby", "virtualSpaceId": 1, "participationReportType": ""}}}
    names = ("segmentType", "virtualSpaceId", "participationReportType")
    pointers = [{"pointer": f"/data/attributes/{name}"} for name in names]
    assert caller.refused(422, "POST", f"{REPORTS}/x", body) == [kind, *pointers]
    assert caller.refused(422, "POST", f"{REPORTS}/all", {"data": []}) == [{"pointer": "/data"}]
    for body in ({}, {"data": {}}, {"data": {"attributes": {}}}, {"data": {"type": 5}}):
        caller.make(f"{REPORTS}/all", body)


# What is in them


def test_registrations_are_those_of_the_event(caller: Caller) -> None:
    found = rows(caller, "registrations")
    listed = caller.all("/v1/events/{eventId}/registrations")
    assert [row["Registration id"] for row in found] == [one["id"] for one in listed]
    assert [row["Email"] for row in found] == [one["attributes"]["email"] for one in listed]
    attended = {one["id"] for one in listed if one["attributes"]["attended"]}
    assert {row["Registration id"] for row in rows(caller, "attendees")} == attended
    absent = {one["id"] for one in listed} - attended
    assert {row["Registration id"] for row in rows(caller, "noShows")} == absent


def test_what_happened_after_the_file_was_made_is_not_in_it(caller: Caller) -> None:
    id = made(caller, "registrations")
    caller.vendor.reseed({"registrations": 2})
    caller.sandbox.clock.advance(31)
    caller.vendor.reseed({"registrations": 4})
    assert len(table(caller, id)) == 63


def test_what_people_write_cannot_break_a_file(caller: Caller) -> None:
    ticket = caller.vendor.known()["ticketId"][0]
    names = {"firstName": 'A "quoted", name', "lastName": "two\nlines; 東京", "email": "x@example.com"}
    body = {"data": {"type": "magicLink", "attributes": names}}
    link = caller.make(f"/v1/tickets/{ticket}/magicLinks", body)["id"]
    caller.vendor.reseed({"redeem": {"magicLinkId": link}})
    last = rows(caller, "registrants")[-1]
    assert (last["First name"], last["Last name"]) == (names["firstName"], names["lastName"])


def test_participation_is_of_the_wanted_part(caller: Caller) -> None:
    everything = rows(caller, "participation")
    areas = {row["Area"] for row in everything}
    assert areas == {"stage", "session", "expo"}
    parts = 0
    for area in areas:
        found = rows(caller, "participation", participationReportType=area)
        assert found == [row for row in everything if row["Area"] == area] != []
        assert found == rows(caller, "participation", segmentType=area)
        place = found[0]["Place id"]
        here = rows(caller, "participation", participationReportType=area, participationTypeId=place)
        assert here == [row for row in everything if row["Place id"] == place]
        parts += len(found)
    assert parts == len(everything)
    assert rows(caller, "participation", participationReportType="all") == everything
    assert rows(caller, "participation", participationTypeId="x") == []
    (first, *_) = caller.all("/v1/events/{eventId}/scheduleItems")
    there = rows(caller, "participation", segmentType="schedule", virtualSpaceId=first["id"])
    assert {row["Place id"] for row in there} <= {first["attributes"]["areaId"]}


def test_sums_agree_with_what_they_sum(caller: Caller) -> None:
    visits = rows(caller, "participation")
    minutes = sum(int(row["Minutes"]) for row in visits)
    assert sum(int(row["Minutes"]) for row in rows(caller, "timeSpentOnline")) == minutes
    assert sum(int(row["Minutes"]) for row in rows(caller, "engagement")) == minutes
    summary = {row["Metric"]: row["Value"] for row in rows(caller, "summary")}
    assert summary["Minutes"] == str(minutes)
    assert summary["Registrations"] == "61"
    assert summary["Claimed: Standard"] == "47"
    assert len(rows(caller, "viewership")) + len(rows(caller, "boothAttendee")) < len(visits)


def test_reports_can_be_seeded(caller: Caller) -> None:
    (id,) = caller.vendor.reseed({"reports": {"count": 1, "type": "agenda"}})["reports"]
    assert [row["Name"] for row in table(caller, id)].count("Opening") == 1
