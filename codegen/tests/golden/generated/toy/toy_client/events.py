"""Events of the vendor's stream. `StreamEvent` is the union of all that a listener returns: check with `isinstance`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from . import models
from ._core.streams import Dropped, EventType, PossibleGap, UnknownEvent

__all__ = ["TradeClosed", "MarketMoved", "StreamEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeClosed:
    """A trade is closed.

    Comes to everybody.

    `data` is the payload, `body` the whole frame.
    """

    data: models.Trade
    body: models.TradeClosed
    name: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketMoved:
    """The market moved.

    Up or down.

    `data` is the payload, `body` the whole frame.
    """

    data: models.MarketMoved
    body: models.MarketMoved
    name: Literal["moved"] = "moved"


StreamEvent = TradeClosed | MarketMoved | UnknownEvent | PossibleGap | Dropped

TYPES: Final[Mapping[str, EventType]] = {
    "closed": EventType(TradeClosed, models.TradeClosed, "trade"),
    "moved": EventType(MarketMoved, models.MarketMoved),
}
"""How to parse each event, by the vendor's name of it."""
