"""A stateful sandbox of each vendor, written from the vendor's page and not from the schemas.

Imports neither the pipeline nor generated code: of the description it reads the bundled document, for routing alone.
"""

__version__ = "0.1.0"

from .app import Sandbox
from .clock import Clock
from .connection import Connection
from .vendor import Call, Refusal, Reply, Request, Vendor, operation, route

__all__ = ["Call", "Clock", "Connection", "Refusal", "Reply", "Request", "Sandbox", "Vendor", "operation", "route"]
