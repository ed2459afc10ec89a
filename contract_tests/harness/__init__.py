"""Machinery of the contract tests, one package for each step.

From top to bottom: plugins, checks, clients, targets, generation, reporting, recordings, documents. A package imports
only from packages below it; import-linter enforces this (see `pyproject.toml`).
"""
