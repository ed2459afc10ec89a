"""Errors by the vendor's error codes. Each class is derived from the class of its HTTP status."""

from __future__ import annotations

from typing import Final

from . import _core

BY_CODE: Final[dict[tuple[int, str | int], type[_core.StatusError]]] = {}
"""Error classes by status and code. Errors with other codes use the class of their status."""
