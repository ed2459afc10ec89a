"""Registrations: what clients may change."""

from __future__ import annotations

from .kinds import Kind, enveloped, members, texts

CHANGES: Kind = enveloped("Registration", members({}, {"metadata": texts}))
