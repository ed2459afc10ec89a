"""Targets: sandboxes and vendors under test, sessions with them, credentials, rate limits and cleanup."""
