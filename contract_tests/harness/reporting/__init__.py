"""Reporting: findings, verdicts, the record of each test, and the HTML report."""
