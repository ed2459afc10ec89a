"""Mutation operators: each module generates the mutants of one kind."""
