"""Intermediate representation: operations and server events, in the form that the code generation needs."""
