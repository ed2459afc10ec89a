"""Tests of the style check."""
