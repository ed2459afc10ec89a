"""Add types for the bit masks of guest presenter portals and for the closing time of the player."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, PlainSerializer

from ._core import MILLISECONDS

__all__ = ["CloseTime", "GuestPresenter", "GuestPresenterTypes"]


class GuestPresenter(enum.IntFlag):
    """Features of a guest presenter portal; combine them: ``GuestPresenter.CONTENT | GuestPresenter.REPORTS``.

    Source: the table "Guest Presenter Types bitmask" of the vendor's page. Unknown bits are kept.
    """

    LIVE_STUDIO = 1
    OD_STUDIO = 2
    REPORTS = 4
    CONTENT = 8
    QA_ONLY = 16


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return [int(portal) for portal in value.split(",")]
    return [value] if isinstance(value, int) else value


def _write(portals: Iterable[GuestPresenter]) -> str:
    return ",".join(str(int(portal)) for portal in portals)


GuestPresenterTypes = Annotated[
    list[GuestPresenter], BeforeValidator(_read), PlainSerializer(_write, return_type=str, when_used="json")
]
"""The portals to create, one per list item."""


def _closing(value: Any) -> Any:
    if value is None:
        raise ValueError("must not be null; use 0 for no closing time")
    return None if value in (0, "0") else MILLISECONDS.read(value)


def _closed(value: datetime | None) -> int:
    return MILLISECONDS.write(value) or 0


CloseTime = Annotated[
    AwareDatetime | None, BeforeValidator(_closing), PlainSerializer(_closed, return_type=int, when_used="json")
]
"""When the player closes. None means that no closing time is set; the vendor sends 0 for it."""
