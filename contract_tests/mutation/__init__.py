"""Mutation testing of the contract tests: generate mutants, run the tests that can see them, count those killed.

A mutant changes a response, a request handler, an event, a line of a vendor's sandbox or a document, in a process of
its own. `operators` generate the mutants, `runner` examines them, `report` prints the result.
"""
