"""Scenarios of RingCentral Events."""
