"""Validation: what requests may carry, one module for each kind of thing."""
