"""Recordings: anonymized responses of vendors in files."""
