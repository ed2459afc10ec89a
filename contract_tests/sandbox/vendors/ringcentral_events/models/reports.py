"""Reports: made in the background, and read from an address that soon counts no more."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from dataclasses import dataclass
from typing import Any, ClassVar

from .events import Event
from .report_tables import TABLES, Wanted
from .things import Thing

# Seconds from asking until the work begins, and until the file is there; and for how long its address counts (RCE-046).
WAITING = 10
MAKING = 30
LASTING = 60


@dataclass(slots=True, eq=False, kw_only=True)
class Report(Thing):
    """One report. How far it is follows from when it was asked for."""

    kind: ClassVar[str] = "report"

    table: str
    wanted: Wanted

    @property
    def ready_at(self) -> datetime.datetime:
        """When its file is there; what happens later is not in it."""
        return self.created_at + datetime.timedelta(seconds=MAKING)

    def status(self, now: datetime.datetime) -> str:
        """Return how far it is."""
        if now >= self.ready_at:
            return "done"
        return "in_progress" if now >= self.created_at + datetime.timedelta(seconds=WAITING) else "enqueued"

    def is_done(self, now: datetime.datetime) -> bool:
        """Tell whether the file is there."""
        return now >= self.ready_at

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a report, apart from the address of its file."""
        return {"title": TABLES[self.table].title, "status": self.status(now)}

    def in_progress(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a report that is not there yet."""
        return {"id": self.id, "type": self.kind, "attributes": {"id": self.id, "status": self.status(now)}}

    def file(self) -> str:
        """Return the file: a line of headings, then the rows."""
        table = TABLES[self.table]
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(table.head)
        writer.writerows(table.rows(self.above(Event), self.wanted, self.ready_at))
        return written.getvalue()


class Addresses:
    """Addresses of files, each good until a time that is written into it. Nothing has to be remembered for that."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def query(self, id: str, now: datetime.datetime) -> str:
        """Return what makes the address of a file good for a while."""
        expires = int(now.timestamp()) + LASTING
        return f"expires={expires}&signature={self._signature(id, str(expires))}"

    def is_good(self, id: str, query: dict[str, str], now: datetime.datetime) -> bool:
        """Tell whether an address was given out, and counts still."""
        expires = query.get("expires", "")
        return query.get("signature") == self._signature(id, expires) and now.timestamp() < int(expires)

    def _signature(self, id: str, expires: str) -> str:
        return hashlib.sha256(f"{self._secret} {id} {expires}".encode(errors="replace")).hexdigest()
