"""Pytest plugins for all tests."""

pytest_plugins = ["contract_tests.harness.plugins.secret_leaks", "pytest_browser", "pytester"]
