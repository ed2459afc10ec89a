"""An hour, and a start time in the near future."""

from __future__ import annotations

import datetime

from contract_tests.harness.targets.targets import START

HOUR = datetime.timedelta(hours=1)
SOON = START + 24 * HOUR
