"""The ids of the seeded events and sessions, and the time zones of the events."""

from __future__ import annotations

EVENT, TEAM_DAY, THEIRS = "spring-summit", "team-day", "elsewhere"
ZONE, TEAM_ZONE = "America/New_York", "Asia/Kolkata"
FIRST, QUESTIONS, KEYNOTE, HANDS_ON, BREAKFAST, BOOTHS, LUNCH, BACKSTAGE = range(11601, 11609)
LOOK_BACK, SOMEBODY_ELSES = 11701, 11801
