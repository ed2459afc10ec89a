"""What all tests share."""

pytest_plugins = ["contract_tests.leaks", "pytest_browser", "pytester"]
