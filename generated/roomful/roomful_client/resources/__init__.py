"""The vendor's operations, one module a subject."""
