"""Mutation testing: measure how many mutants of the sandbox and of the API descriptions the contract tests kill.

A mutant is one small error: in a response, a request handler, a stream event, a line of a vendor's sandbox, or an API
description. `operators` generate the mutants, `runner` tests each of them in a process of its own, and `report` prints
how many were killed and which survived.
"""
