"""Scenarios of IBM Video."""
