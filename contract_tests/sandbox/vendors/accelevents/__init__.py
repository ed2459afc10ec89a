"""Accelevents: the sessions of an event, as the vendor's page has them.

What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from .handlers import Accelevents

__all__ = ["Accelevents"]
