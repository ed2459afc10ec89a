"""Proof: description, sandbox and client held against each other, or the description against the live vendor."""
