"""What only GlobalMeet has: portals for guest presenters, described by bits."""

from __future__ import annotations

import enum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

__all__ = ["GuestPresenter", "GuestPresenterTypes"]


class GuestPresenter(enum.IntFlag):
    """What a guest presenter portal offers; ``GuestPresenter.CONTENT | GuestPresenter.REPORTS`` offers both.

    Source: the table "Guest Presenter Types bitmask" of the vendor's page. A bit that the vendor adds later is kept.
    """

    LIVE_STUDIO = 1
    OD_STUDIO = 2
    REPORTS = 4
    CONTENT = 8
    QA_ONLY = 16


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return [int(one) for one in value.split(",")]
    return [value] if isinstance(value, int) else value


def _write(portals: list[GuestPresenter]) -> str:
    return ",".join(str(int(one)) for one in portals)


GuestPresenterTypes = Annotated[
    list[GuestPresenter], BeforeValidator(_read), PlainSerializer(_write, return_type=str, when_used="json")
]
"""The portals to make, one for each item; the vendor's text ``8,31`` is taken too."""
