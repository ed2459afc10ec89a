"""What all tests share."""

pytest_plugins = ["contract_tests.harness.plugins.secret_leaks", "pytest_browser", "pytester"]
