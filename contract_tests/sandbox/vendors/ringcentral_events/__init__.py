"""RingCentral Events: events of organizations, as the vendor's page has them.

What the page leaves open is read in the vendor's `evidence.yaml`.
"""

from .handlers import RingCentralEvents

__all__ = ["RingCentralEvents"]
