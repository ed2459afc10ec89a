"""Times without zone, as the vendor writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ._core import Layout

LocalDateTime = Annotated[datetime, Layout("%Y-%m-%d %H:%M:%S")]
