"""A stateful sandbox of each vendor, written from the vendor's page and not from the schemas.

Imports neither the pipeline nor generated code: of the description it reads the bundled document, for routing alone.
"""

from .app import Sandbox
from .clock import Clock
from .messages import Call, Refusal, Reply, Request
from .socketio.connection import Connection
from .vendor import Vendor, operation, route
from .version import __version__

__all__ = [
    "Call",
    "Clock",
    "Connection",
    "Refusal",
    "Reply",
    "Request",
    "Sandbox",
    "Vendor",
    "__version__",
    "operation",
    "route",
]
