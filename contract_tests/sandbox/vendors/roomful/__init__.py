"""Roomful social events: sign-in and calendar files over HTTP, everything else over Socket.IO, as the page has them.

What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from .handlers import Roomful

__all__ = ["Roomful"]
