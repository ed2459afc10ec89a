"""Errors by the vendor's own values, each derived from the error of its status."""

from __future__ import annotations

from typing import Final

from . import _core

BY_CODE: Final[dict[tuple[int, str | int], type[_core.StatusError]]] = {}
"""The error class of each status and value; other values fall to the class of their status."""
