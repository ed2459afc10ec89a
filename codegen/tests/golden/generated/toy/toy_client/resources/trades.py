"""Widgets that change hands.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

import builtins
import datetime

from .. import models
from .._core import Call, Operation, Options, Reply, given
from .._core.streams import AsyncStreamingResource, Frame

_PLACE_TRADE: Operation[models.Trade] = Operation(
    id="placeTrade",
    method="CALL",
    path="place",
    success={"200": Reply(models.TradeReply, payload="trade")},
    failure={},
    body=Frame(model=models.PlaceTradeCall),
    security=(("key",),),
)


def _place_trade(
    *, widget: int, zone: models.Zone | str, at: datetime.datetime, note: str | None = None
) -> Call[models.Trade]:
    return Call.of(_PLACE_TRADE, body={"trade": given({"widget": widget, "zone": zone, "at": at, "note": note})})


_LIST_TRADES: Operation[list[models.Trade]] = Operation(
    id="listTrades",
    method="CALL",
    path="list",
    success={"200": Reply(models.TradesReply, payload="trades")},
    failure={},
    body=Frame(model=models.ListTradesCall),
    security=(("key",),),
    idempotent=True,
)


def _list_trades(*, day: datetime.date) -> Call[list[models.Trade]]:
    return Call.of(_LIST_TRADES, body={"day": day})


_DROP_TRADES: Operation[None] = Operation(
    id="dropTrades",
    method="CALL",
    path="drop",
    success={"200": Reply(models.BareReply, gives=False)},
    failure={},
    body=Frame(),
    security=(("key",),),
)


def _drop_trades() -> Call[None]:
    return Call.of(_DROP_TRADES, body={})


class AsyncTrades(AsyncStreamingResource):
    """Widgets that change hands.

    See Also:
        https://toy.example.com/api
    """

    async def place(
        self,
        *,
        widget: int,
        zone: models.Zone | str,
        at: datetime.datetime,
        note: str | None = None,
        options: Options | None = None,
    ) -> models.Trade:
        """Place a trade.

        The widget changes hands at once.

        Args:
            widget: Which widget.
            zone: Names of which two differ in case alone. Known values: `GMT0`, `gmt0`, `None`, `Africa/Abidjan`.
            at: When it shall change hands. A datetime with a time zone.
            note: For whoever reads it.
            options: Overrides client options for this call.

        Returns:
            What was traded.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.call(_place_trade(widget=widget, zone=zone, at=at, note=note), options)

    async def list(self, *, day: datetime.date, options: Options | None = None) -> builtins.list[models.Trade]:
        """List the trades of a day.

        All of them at once.

        Args:
            day: Of which day.
            options: Overrides client options for this call.

        Returns:
            All of them.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.call(_list_trades(day=day), options)

    async def drop(self, *, options: Options | None = None) -> None:
        """Forget all trades.

        There is nothing to say, and nothing comes back.

        Args:
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.call(_drop_trades(), options)
