"""Scenarios of Roomful."""
