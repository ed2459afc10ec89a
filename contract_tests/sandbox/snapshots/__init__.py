"""Saved states: the objects of a vendor as JSON, and the file that holds all of a sandbox."""
