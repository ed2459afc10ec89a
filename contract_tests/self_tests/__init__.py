"""Tests of the contract test suite itself, and of generated clients against the sandbox."""
