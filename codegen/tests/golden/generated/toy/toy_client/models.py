"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from toy_client._core import IntEnum, Model, OneOrMany, StrEnum


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
    size: Annotated[int | None, Field(ge=1)] = None
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


class ReasonCode(IntEnum):
    """The vendor's numbers."""

    BAD_TOKEN = 12
    UNKNOWN = 40
    NAME_TAKEN = 41


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


class Reason(Model):
    """A code and a text."""

    code: ReasonCode
    text: str | None = None
    """For people."""


class Failure(Model):
    """What went wrong."""

    error: Reason


Folder.model_rebuild()
