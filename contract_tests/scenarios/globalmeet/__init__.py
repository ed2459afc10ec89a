"""Scenarios of GlobalMeet."""
