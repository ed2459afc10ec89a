"""Streams: calls and events over a persistent connection. Only packages of vendors with a stream contain this."""

from .client import AsyncStreamingClient, AsyncStreamingResource, Reconnect
from .errors import ConnectionLostError
from .events import Dropped, EventType, PossibleGap, UnknownEvent
from .frames import Frame
from .service import SocketIO, Stream

__all__ = [
    "AsyncStreamingClient",
    "AsyncStreamingResource",
    "ConnectionLostError",
    "Dropped",
    "EventType",
    "Frame",
    "PossibleGap",
    "Reconnect",
    "SocketIO",
    "Stream",
    "UnknownEvent",
]
