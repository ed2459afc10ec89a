"""RingCentral Events' rules, told through the generated client: reports, ordered, waited for and fetched."""

from __future__ import annotations

import asyncio
import csv
import io
from pathlib import Path

import httpx
import pytest
from ringcentral_events_client import (
    ArgumentError,
    NotFoundError,
    ReportNotReadyError,
    RingCentralEvents,
    TransportError,
    UnprocessableError,
    models,
)

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import MINUTE

from .clients import asking_async
from .registrations import changed, registered
from .seeded_ids import EVENT, REPORT


def rows(file: bytes) -> list[dict[str, str]]:
    """Return the lines of a file by the headings of its columns."""
    return list(csv.DictReader(io.StringIO(file.decode())))


def test_a_report_has_a_line_for_each_registration(platform: RingCentralEvents, world: Controller) -> None:
    registered(world, 40)
    ordered = platform.reports.create(EVENT, models.ReportType.REGISTRATIONS)
    report = platform.wait_for_report(ordered.id, sleep=lambda _: world.advance(10))
    lines = rows(platform.reports.download(report.id).read())
    listed = list(platform.registrations.list(EVENT, per_page=100))
    assert [line["Registration id"] for line in lines] == [one.id for one in listed]
    assert [line["Email"] for line in lines] == [one.attributes.email for one in listed]
    assert [line["Refunded"] == "True" for line in lines] == [one.attributes.refunded for one in listed]


def test_a_report_tells_how_far_it_is_until_it_is_done(platform: RingCentralEvents, world: Controller) -> None:
    ordered = platform.reports.create(EVENT, "registrations")
    assert (ordered.attributes.status, ordered.attributes.url) == ("enqueued", None)
    seen: list[tuple[str, str | None]] = []
    for _ in range(4):
        report = platform.reports.get(ordered.id)
        if isinstance(report, models.InProgressReport):
            assert report.attributes
            assert report.attributes.id == ordered.id
            seen.append(("in the making", report.attributes.status))
        else:
            seen.append(("there", report.attributes.status))
        with_file = [one.id for one in platform.reports.list(EVENT) if one.attributes.url]
        assert (ordered.id in with_file) == isinstance(report, models.Report)
        world.advance(10)
    assert seen == [
        ("in the making", "enqueued"),
        ("in the making", "in_progress"),
        ("in the making", "in_progress"),
        ("there", "done"),
    ]


def test_there_is_no_file_before_the_report_is_done(
    platform: RingCentralEvents, world: Controller, tmp_path: Path
) -> None:
    ordered = platform.reports.create(EVENT, "registrations")
    file = tmp_path / "report.csv"
    file.write_text("of yesterday")
    with pytest.raises(NotFoundError):
        platform.reports.download(ordered.id).save(file)
    assert (file.read_text(), [one.name for one in tmp_path.iterdir()]) == ("of yesterday", ["report.csv"])
    world.advance(30)
    assert platform.reports.download(ordered.id).save(file) == len(file.read_bytes())
    assert len(rows(file.read_bytes())) == 61


def test_who_waits_no_longer_is_told_which_report_to_wait_for(platform: RingCentralEvents, world: Controller) -> None:
    ordered = platform.reports.create(EVENT, "registrations")
    began = world.now()
    with pytest.raises(ReportNotReadyError, match=ordered.id) as late:
        platform.wait_for_report(ordered.id, timeout=20, sleep=world.advance)
    assert (world.now() - began).total_seconds() == pytest.approx(20)
    assert isinstance(platform.reports.get(late.value.report_id), models.InProgressReport)
    report = platform.wait_for_report(late.value.report_id, sleep=world.advance)
    assert (report.id, report.attributes.status) == (ordered.id, "done")
    with pytest.raises(ReportNotReadyError):
        platform.fetch_report(EVENT, "chat", io.BytesIO(), timeout=0)


def test_the_pauses_between_looks_grow(platform: RingCentralEvents, world: Controller) -> None:
    ordered = platform.reports.create(EVENT, "registrations")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        world.advance(seconds)

    platform.wait_for_report(ordered.id, sleep=sleep)
    assert slept == sorted(slept)
    assert (slept[0], sum(slept) < 2 * 30, len(slept) < 10) == (0.5, True, True)


def test_the_address_of_a_file_counts_for_a_minute(platform: RingCentralEvents, world: Controller) -> None:
    def address() -> str:
        report = platform.wait_for_report(REPORT)
        assert report.attributes.url
        return report.attributes.url

    first = address()
    assert httpx.get(first).content == platform.reports.download(REPORT).read()
    world.advance(MINUTE - 1)
    second = address()
    assert httpx.get(first).status_code == 200
    world.advance(1)
    assert [httpx.get(one).status_code for one in (first, second, address())] == [403, 200, 200]
    assert httpx.get(second.replace(REPORT, "0" * 25)).status_code == 403
    assert httpx.get(f"{second[:-1]}{'1' if second.endswith('0') else '0'}").status_code == 403, "signed otherwise"
    assert platform.reports.download(REPORT).read(), "with a credential it stays"


def test_what_happens_after_a_report_is_done_is_not_in_it(platform: RingCentralEvents, world: Controller) -> None:
    ordered = platform.reports.create(EVENT, "registrations")
    before = registered(world, 1)
    world.advance(30)
    file = platform.reports.download(ordered.id).read()
    world.advance(MINUTE)
    after = registered(world, 1)
    assert platform.reports.download(ordered.id).read() == file
    listed = {line["Registration id"] for line in rows(file)}
    assert {*before} <= listed
    assert not {*after} & listed


def test_attendees_and_those_who_stayed_away_are_all_who_registered(
    platform: RingCentralEvents, world: Controller
) -> None:
    (newcomer,) = registered(world, 1)
    changed(world, newcomer, attended=True)
    found: dict[str, set[str]] = {}
    for kind in (models.ReportType.ATTENDEES, models.ReportType.NO_SHOWS, models.ReportType.REGISTRANTS):
        file = io.BytesIO()
        platform.fetch_report(EVENT, kind, file, sleep=lambda _: world.advance(30))
        found[kind] = {line["Registration id"] for line in rows(file.getvalue())}
    assert newcomer in found["attendees"]
    assert found["attendees"] | found["noShows"] == found["registrants"]
    assert not found["attendees"] & found["noShows"]


def test_every_type_of_report_is_made_in_the_version_that_there_is(
    platform: RingCentralEvents, world: Controller
) -> None:
    ordered = [platform.reports.create_versioned(EVENT, kind, models.ReportVersion.V2) for kind in models.ReportType]
    assert len(ordered) == 28
    world.advance(30)
    listed = {one.id: one.attributes.title for one in platform.reports.list(EVENT)}
    for one in ordered:
        assert listed[one.id] == one.attributes.title
        assert platform.reports.download(one.id).read()
    for kind, version, culprit in (("gossip", "2", "reportType"), ("registrations", "1", "reportVersion")):
        with pytest.raises(UnprocessableError) as refused:
            platform.reports.create_versioned(EVENT, kind, version)
        assert [one.source.parameter for one in refused.value.body.errors] == [culprit]
    with pytest.raises(ArgumentError):
        platform.reports.create(EVENT, "")


def test_the_asynchronous_client_waits_as_well(target: Target, world: Controller, tmp_path: Path) -> None:
    file = tmp_path / "registrations.csv"
    looks: list[models.InProgressReport] = []
    seen: list[tuple[int, int | None]] = []

    async def sleep(_: float) -> None:
        world.advance(30)

    async def fetch() -> models.Report:
        async with asking_async(target) as platform:
            with pytest.raises(ReportNotReadyError):
                await platform.fetch_report(EVENT, "registrations", file, timeout=0)
            return await platform.fetch_report(
                EVENT,
                "registrations",
                file,
                waiting=looks.append,
                progress=lambda done, size: seen.append((done, size)),
                sleep=sleep,
            )

    report = asyncio.run(fetch())
    assert [one.id for one in looks] == [report.id]
    assert seen[-1] == (file.stat().st_size, file.stat().st_size)
    assert len(rows(file.read_bytes())) == 61


def test_a_download_that_breaks_off_leaves_nothing_behind(
    platform: RingCentralEvents, world: Controller, tmp_path: Path
) -> None:
    world.fail("disconnect", operation="downloadReport")
    with pytest.raises(TransportError):
        platform.reports.download(REPORT).save(tmp_path / "report.csv")
    assert list(tmp_path.iterdir()) == []
    platform.reports.download(REPORT).save(tmp_path / "report.csv")
    assert len(rows((tmp_path / "report.csv").read_bytes())) == 61
