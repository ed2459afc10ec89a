"""Models: people and places, events, sessions, and the calendar file of a session."""
