"""Streams: calls and events over a connection that stays open. Only packages of vendors that stream have these."""

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
