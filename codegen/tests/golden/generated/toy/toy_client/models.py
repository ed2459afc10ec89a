"""Models of what the vendor sends and takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from toy_client._core import IntEnum, Model, OneOrMany, StrEnum, UnixTime, UnixTimeMs
from toy_client.times import BackTime, LocalMinuteTime


class Zone(StrEnum):
    """
    Names of which two differ in case alone.
    """

    GMT0 = "GMT0"
    gmt0_1 = "gmt0"
    NONE = "None"
    AFRICA_ABIDJAN = "Africa/Abidjan"


class BooleanString(StrEnum):
    """
    A truth value as text.
    """

    TRUE = "true"
    FALSE = "false"


class WidgetInput(Model):
    """What a widget is made from."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["widget"]
    """Always the same word."""
    name: Annotated[str, Field(max_length=20, min_length=1)]
    """The name of the widget."""
    class_: Annotated[str, Field(alias="class")]
    """A word that Python keeps for itself."""
    zone: Zone
    note: str | None
    """What to note; null says that there is nothing."""
    tags: str | list[str] | None = None
    """One tag as text, several as a list."""
    size: Annotated[int | None, Field(ge=1, json_schema_extra={"x-nullable": True})] = None
    """How large, or null for any size."""


class WidgetQuery(Model):
    """What to look for."""

    model_config = ConfigDict(extra="forbid")
    text: str | None = None
    """A part of the name."""


class NameInput(Model):
    """A new name."""

    model_config = ConfigDict(extra="forbid")
    name: str
    """The name."""
    loud: BooleanString | None = None
    """Whether to tell everybody."""


class PictureInput(Model):
    """A picture with its caption."""

    model_config = ConfigDict(extra="forbid")
    picture: bytes
    """The file."""
    caption: str | None = None
    """What it shows."""


class Report(Model):
    """A finished report."""

    id: int
    """The number of the report."""
    url: str
    """Where the file is."""


class ReportInProgress(Model):
    """A report in the making."""

    id: int
    """The number of the report."""
    done: float
    """How much is done, from 0 to 1."""


class Folder(Model):
    """A folder, with what is in it."""

    name: str
    """The name of the folder."""
    children: OneOrMany[Folder] = []
    """One folder as an object, several as a list, none at all."""


class LogPage(Model):
    """One page of the log."""

    entries: list[str]
    """What happened, in order."""


class SessionForm(Model):
    """Who wants a ticket."""

    model_config = ConfigDict(extra="forbid")
    account: str
    """The name of the account."""
    password: str
    """The password of the account."""


class LidForm(Model):
    """A ticket, and what to look for."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    colour: str | None = None
    """The colour of a lid."""
    since: UnixTime | None = None
    """Nothing that was packed before."""


class LabelForm(Model):
    """A file with its label and its date."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    file: bytes
    """What to print."""
    printed: UnixTime
    """When it was printed."""
    due: LocalMinuteTime | None = None
    """When it is due, where it stands."""


class Widget(Model):
    """A widget, as the vendor shows it."""

    id: int
    """The number of the widget."""
    kind: Literal["widget"]
    """Always the same word."""
    name: str
    """The name of the widget."""
    class_: Annotated[str, Field(alias="class")]
    """A word that Python keeps for itself."""
    zone: Zone
    note: str | None
    """What somebody noted, or nothing."""
    tags: str | list[str] | None = None
    """One tag as text, several as a list."""
    labels: dict[str, str] | None = None
    """Names and values of the owner's choice."""
    made_at: AwareDatetime | None = None
    """When it was made."""
    seen_at: Annotated[str | None, Field(alias="seenAt")] = None
    """When it was seen."""
    spare: dict[str, Any] | None = None
    """Anything at all."""


class PageLinks(Model):
    """The way on."""

    next: str | None = None
    """The next page, if there is one."""


class Batch(Model):
    """The widgets of a batch."""

    model_config = ConfigDict(extra="forbid")
    widgets: list[NameInput]
    """What each is made from."""


class Session(Model):
    """A ticket and its end."""

    ticket: str
    """What each form must have."""
    ends: UnixTime | None
    """When the ticket runs out."""


class CrateMeta(Model):
    """Who asks."""

    model_config = ConfigDict(extra="forbid")
    source: str
    """The name of a program."""


class NameTakenReason(Model):
    """A code and a text."""

    code: Literal[41]
    """Always the same."""
    text: str | None = None
    """For people."""


class UnknownReason(Model):
    """A code and a text."""

    code: Literal[40]
    """Always the same."""
    text: str | None = None
    """For people."""


class BoxCode(IntEnum):
    """The numbers of those who keep the boxes."""

    DONE = 0
    TICKET_EXPIRED = 50
    WRONG_PASSWORD = 51
    BOX_FULL = 52


class CrateAttributes(Model):
    """What a crate is like."""

    title: str
    """The title of the crate."""
    note: str | None
    """What somebody noted, or nothing."""


class CrateInput(Model):
    """What a crate shall be like."""

    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, Field(max_length=20)]
    """The title of the crate."""
    note: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """What to note; null says that there is nothing."""
    kind: Literal["wooden"] | None = None
    """Has one value only, and may be left out."""


class CrateChangeInput(Model):
    """What a crate shall be like from now on."""

    model_config = ConfigDict(extra="forbid")
    title: str | None = None
    """The new title."""
    note: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """What to note; null says that there is nothing."""


class CrateOpeningInput(Model):
    """How to open a crate."""

    model_config = ConfigDict(extra="forbid")
    tool: str | None = None
    """What to use."""


class ReasonCode(IntEnum):
    """The vendor's numbers."""

    BAD_TOKEN = 12
    UNKNOWN = 40
    NAME_TAKEN = 41


class Lid(Model):
    """A lid of a box."""

    colour: str
    """The colour of the lid."""


class ListTradesCall(Model):
    """Asks for trades."""

    model_config = ConfigDict(extra="forbid")
    day: date
    """Of which day."""


class WaveCall(Model):
    """Tells which hand."""

    model_config = ConfigDict(extra="forbid")
    hand: str
    """Left or right."""


class Head(Model):
    """What every message has that the client sends, and some that the server sends."""

    id: str
    """The number of the message."""
    sent: UnixTime
    """When it was sent."""


class NewTrade(Model):
    """What is traded."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    widget: int
    """Which widget."""
    zone: Zone
    at: UnixTime
    """When it shall change hands."""
    note: str | None = None
    """For whoever reads it."""


class Trade(Model):
    """What was traded."""

    widget: int
    """Which widget."""
    zone: Zone
    at: UnixTime
    """When it changed hands."""
    number: int
    """The number of the trade."""


class BareError(Model):
    """Whether something went wrong."""

    failed: bool
    """Whether something went wrong."""
    code: int
    """What went wrong."""
    text: str
    """For people."""


class TradeErrorCode(IntEnum):
    """What went wrong."""

    NOT_FOUND = 404
    TOO_LATE = 71


class WidgetList(Model):
    """One page of widgets."""

    widgets: list[Widget]
    """The widgets of the page."""
    paging: PageLinks


class WidgetEnvelope(Model):
    """One widget, wrapped."""

    widget: Widget


class BatchInput(Model):
    """Many widgets in one form."""

    model_config = ConfigDict(extra="forbid")
    batch_data: Batch
    dry_run: bool | None = None
    """Whether to check and not to save."""


class NameTakenFailure(Model):
    """What went wrong, if a name was."""

    error: NameTakenReason


class UnknownFailure(Model):
    """What went wrong, if something was not there."""

    error: UnknownReason


class BoxReason(Model):
    """How it went. The vendor answers 200 whatever that was."""

    code: BoxCode
    text: str | None = None
    """For people."""


class BoxInput(Model):
    """What a box is made from."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    label: Annotated[str, Field(min_length=1)]
    """What stands on the box."""
    packed: UnixTime
    """When it was packed."""
    opened: Annotated[UnixTime | None, Field(json_schema_extra={"x-nullable": True})] = None
    """When it was opened; null says that it is shut."""
    sealed: UnixTimeMs | None = None
    """When it was sealed, to the millisecond."""
    visits: list[UnixTime] | None = None
    """When somebody looked at it."""
    due: LocalMinuteTime
    """When it is due, where it stands."""
    back: Annotated[BackTime | None, Field(json_schema_extra={"x-nullable": True})] = None
    """When it comes back; null says never."""
    lids: OneOrMany[Lid] = []
    """One lid as an object, several as a list."""


class Box(Model):
    """A box, with one time of each kind."""

    id: int
    """The number of the box."""
    label: str
    """What stands on the box."""
    packed: UnixTime
    """When it was packed."""
    opened: UnixTime | None
    """When it was opened, null while it is shut."""
    sealed: UnixTimeMs | None = None
    """When it was sealed, to the millisecond."""
    visits: list[UnixTime] | None = None
    """When somebody looked at it."""
    due: LocalMinuteTime
    """When it is due, where it stands."""
    back: Annotated[BackTime | None, Field(json_schema_extra={"x-nullable": True})] = None
    """When it comes back, null if never."""
    lids: OneOrMany[Lid]
    """One lid as an object, several as a list."""
    spares: OneOrMany[Lid] = []
    """Lids to come."""


class Crate(Model):
    """A crate, as the vendor shows it."""

    type: Literal["crate"]
    """Always the same word."""
    id: str
    """The name of the crate."""
    attributes: CrateAttributes


class CrateCreationData(Model):
    """A crate to be made."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["crate"]
    """Always the same word."""
    attributes: CrateInput


class CrateChangeData(Model):
    """A crate to be changed."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["crate"]
    """Always the same word."""
    id: str
    """The name of the crate, once more."""
    attributes: CrateChangeInput


class CrateOpeningData(Model):
    """How to open a crate, wrapped."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["opening"]
    """Always the same word."""
    attributes: CrateOpeningInput


class Reason(Model):
    """A code and a text."""

    code: ReasonCode
    text: str | None = None
    """For people."""


class PlaceTradeCall(Model):
    """Asks for a trade."""

    model_config = ConfigDict(extra="forbid")
    trade: NewTrade


class BareReply(Model):
    """Whether it worked."""

    answers: str
    """The number of the message that is answered."""
    error: BareError


class TradeClosed(Model):
    """A trade that is closed."""

    type: str
    """Always the same word."""
    trade: Trade


class MarketMoved(Model):
    """How the market moved."""

    type: str
    """Always the same word."""
    by: float
    """How far."""
    head: Head


class TradeError(Model):
    """What went wrong, and whether something did."""

    failed: bool
    """Whether something went wrong."""
    code: TradeErrorCode
    text: str
    """For people."""


class SessionAnswer(Model):
    """A session, wrapped."""

    error: BoxReason
    session: Session


class BoxForm(Model):
    """A form with a box in one of its fields."""

    model_config = ConfigDict(extra="forbid")
    format: Literal["json"]
    """Always the same word."""
    box_data: BoxInput
    notify: bool | None = None
    """Whether to tell everybody."""


class BoxAnswer(Model):
    """One box, wrapped; none if it was refused."""

    error: BoxReason
    box: Box | None = None


class BoxListAnswer(Model):
    """All boxes, wrapped."""

    error: BoxReason
    boxes: list[Box]
    """The boxes, in order."""


class CrateList(Model):
    """All crates, wrapped."""

    data: list[Crate]
    """The crates, in order."""


class CrateCreation(Model):
    """A crate to be made, wrapped twice."""

    model_config = ConfigDict(extra="forbid")
    data: CrateCreationData
    meta: CrateMeta | None = None


class CrateAnswer(Model):
    """One crate, wrapped."""

    data: Crate


class CrateChange(Model):
    """A crate to be changed, wrapped twice."""

    model_config = ConfigDict(extra="forbid")
    data: CrateChangeData


class CrateOpening(Model):
    """How to open a crate, wrapped twice."""

    model_config = ConfigDict(extra="forbid")
    data: CrateOpeningData
    meta: CrateMeta | None = None


class Failure(Model):
    """What went wrong."""

    error: Reason


class TradeReply(Model):
    """A trade, or why there is none."""

    answers: str
    """The number of the message that is answered."""
    trade: Trade | None = None
    error: TradeError | None = None


class TradesReply(Model):
    """Trades, or why there are none."""

    answers: str
    """The number of the message that is answered."""
    trades: list[Trade] | None = None
    """All of them."""
    error: TradeError | None = None


Folder.model_rebuild()
