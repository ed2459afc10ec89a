"""Data for new events, tickets and magic links: times and a person."""

from __future__ import annotations

import datetime
from typing import Any

from contract_tests.harness.targets.targets import START

BEGINS = START + datetime.timedelta(days=10)
TIMES: dict[str, Any] = {"time_start": BEGINS, "time_end": BEGINS + datetime.timedelta(hours=2)}
ADA: dict[str, Any] = {"email": "ada@example.com", "first_name": "Ada", "last_name": "Moreau"}
