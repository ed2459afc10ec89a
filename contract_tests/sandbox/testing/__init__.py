"""Sandboxes in tests: a server in a thread, one sandbox for each test, and the pytest plugin."""
