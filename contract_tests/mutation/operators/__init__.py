"""Mutation operators: each module generates one group of a vendor's mutants."""
