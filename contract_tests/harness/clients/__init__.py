"""Clients: introspect and run the generated client packages."""
