"""Streams: what the contract tests need where a vendor is described by AsyncAPI, beside what they have for HTTP."""
