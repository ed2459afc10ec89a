"""Scenarios of Accelevents."""
