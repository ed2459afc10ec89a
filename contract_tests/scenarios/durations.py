"""Durations in seconds, for moving the sandbox's clock."""

MINUTE, HOUR, DAY = 60, 3600, 86400
