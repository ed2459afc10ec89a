"""Packets of Socket.IO: what a text frame says, and the attachments that follow it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK = range(7)

DEEPEST = 100
"""Levels of lists and objects within each other; whatever walks a packet may do so by recursion."""
MOST_ATTACHMENTS = 10
LARGEST_ATTACHMENTS = 4_000_000
"""Bytes of all attachments of a packet together."""

_HEAD = re.compile(r"([0-6])(?:([0-9]{1,9})-)?(?:(/[^,]*)(?:,|\Z))?([0-9]{1,15})?(?![0-9])", re.ASCII)
_LONGEST_NUMBER = 400

# With every character escaped that is not ASCII, a half of a pair is text like any other.
_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class Malformed(ValueError):
    """What came is no packet; after that nothing on the connection can be trusted."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet. `id` asks for an acknowledgement, or is that of one; `data` is JSON, None where there is none."""

    kind: int
    data: Any = None
    id: int | None = None
    namespace: str = "/"
    attachments: int = 0

    def frame(self) -> str:
        """Return the packet as it is sent: as a message of Engine.IO. Raises ValueError for data that JSON has not."""
        namespace = "" if self.namespace == "/" else f"{self.namespace},"
        number = "" if self.id is None else str(self.id)
        return f"4{self.kind}{namespace}{number}{'' if self.data is None else _encode(self.data)}"


def parse(text: str) -> Packet:
    """Return what a message of Engine.IO says. Raises Malformed."""
    head = _HEAD.match(text)
    if head is None:
        raise Malformed("no head of a packet")
    kind, attachments, namespace, number = head.groups()
    rest = text[head.end() :]
    packet = Packet(
        int(kind),
        _json(rest) if rest else None,
        None if number is None else int(number),
        (namespace or "/").partition("?")[0],
        int(attachments or 0),
    )
    if not _is_sound(packet, binary=attachments is not None):
        raise Malformed("not what such a packet has")
    return packet


def _is_sound(packet: Packet, *, binary: bool) -> bool:
    if binary != (packet.kind in (BINARY_EVENT, BINARY_ACK)) or packet.attachments > MOST_ATTACHMENTS:
        return False
    match packet.kind:
        case 0:
            return packet.id is None and (packet.data is None or isinstance(packet.data, dict))
        case 1:
            return packet.id is None and packet.data is None
        case 2 | 5:
            return isinstance(packet.data, list) and bool(packet.data) and isinstance(packet.data[0], str)
        case 3 | 6:
            return packet.id is not None and isinstance(packet.data, list)
    return False  # An error of connecting comes from servers alone.


def _json(text: str) -> Any:
    try:
        value = json.loads(text, parse_int=_whole)
    except (ValueError, RecursionError):
        raise Malformed("not JSON") from None
    if text.count("[") + text.count("{") > DEEPEST and _is_deep(value):
        raise Malformed("nested too deeply")
    return value


def _whole(digits: str) -> int | float:
    # Python refuses to read thousands of digits.
    return int(digits) if len(digits) < _LONGEST_NUMBER else float(digits)


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            one
            for outer in level
            if isinstance(outer, dict | list)
            for one in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


class Assembly:
    """A packet that waits for its attachments."""

    def __init__(self, packet: Packet) -> None:
        self._packet = packet
        self._got: list[bytes] = []

    def add(self, attachment: bytes) -> None:
        """Take the next attachment. Raises Malformed for more than anybody would send."""
        self._got.append(attachment)
        if sum(map(len, self._got)) > LARGEST_ATTACHMENTS:
            raise Malformed("attachments that are too large")

    def whole(self) -> Packet | None:
        """Return the packet with its attachments in their places, None while some are missing. Raises Malformed."""
        if len(self._got) < self._packet.attachments:
            return None
        plain = {BINARY_EVENT: EVENT, BINARY_ACK: ACK}[self._packet.kind]
        return replace(self._packet, kind=plain, data=_filled(self._packet.data, self._got), attachments=0)


def _filled(value: Any, attachments: Sequence[bytes]) -> Any:
    if isinstance(value, list):
        return [_filled(one, attachments) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("_placeholder") is not True:
        return {name: _filled(one, attachments) for name, one in value.items()}
    number = value.get("num")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(attachments):
        raise Malformed("a place for an attachment that there is not")
    return attachments[number]
