"""What only GlobalMeet has: portals for guest presenters, described by bits."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, PlainSerializer

from ._core import MILLISECONDS

__all__ = ["CloseTime", "GuestPresenter", "GuestPresenterTypes"]


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


def _write(portals: Iterable[GuestPresenter]) -> str:
    return ",".join(str(int(one)) for one in portals)


GuestPresenterTypes = Annotated[
    list[GuestPresenter], BeforeValidator(_read), PlainSerializer(_write, return_type=str, when_used="json")
]
"""The portals to make, one for each item."""


def _closing(value: Any) -> Any:
    if value is None:
        raise ValueError("says nothing; 0 sets no time")
    return None if value in (0, "0") else MILLISECONDS.read(value)


def _closed(value: datetime | None) -> int:
    return MILLISECONDS.write(value) or 0


CloseTime = Annotated[
    AwareDatetime | None, BeforeValidator(_closing), PlainSerializer(_closed, return_type=int, when_used="json")
]
"""When the player closes; None, the vendor's 0, where no time is set."""
