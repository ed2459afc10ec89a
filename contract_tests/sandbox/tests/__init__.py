"""Tests of the sandbox itself, without any vendor's document."""
