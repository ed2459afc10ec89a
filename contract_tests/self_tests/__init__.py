"""Tests of the contract tests themselves, and of the generated clients against the sandbox."""
