"""Datetime types without a time zone, in the vendor's formats."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ._core import Layout

LocalDateTime = Annotated[datetime, Layout("%Y-%m-%d %H:%M:%S")]
