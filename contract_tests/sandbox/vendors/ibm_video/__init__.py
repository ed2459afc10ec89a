"""IBM Video Streaming: virtual events, as the vendor's page has them.

What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from .handlers import IbmVideo

__all__ = ["IbmVideo"]
