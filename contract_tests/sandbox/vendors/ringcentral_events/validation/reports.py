"""Reports: which table a client wants, and of which part of an event."""

from __future__ import annotations

from typing import Any

from ..errors import Invalid, Problem
from ..models.report_tables import TABLES, Wanted
from .kinds import Kind, members, one_of, text

VERSION = "2"  # RCE-043

_AREA = one_of("schedule", "session", "expo", "stage", "all")
NEW: Kind = members(
    {},
    {
        "data": members(
            {},
            {
                "attributes": members(
                    {},
                    {
                        "segmentType": _AREA,
                        "virtualSpaceId": text,
                        "participationReportType": _AREA,
                        "participationTypeId": text,
                    },
                )
            },
        )
    },
)


def read(type: str, version: str) -> str:
    """Return which table a path wants. Raises Invalid for a type or a version that there is not."""
    problems = []
    if type not in TABLES:
        problems.append(Problem("There is no such type of report.", parameter="reportType"))
    if version != VERSION:
        problems.append(Problem(f"The only version of reports is {VERSION}.", parameter="reportVersion"))
    if problems:
        raise Invalid(*problems)
    return type


def wanted(body: dict[str, Any]) -> Wanted:
    """Return which part of the event a body wants; what it says of participation counts before what it says else."""
    given = body.get("data", {}).get("attributes", {})
    area = given.get("participationReportType", given.get("segmentType", "all"))  # RCE-044
    return Wanted(area, given.get("participationTypeId", given.get("virtualSpaceId", "")))
