"""Frames for tests: malformed ones, odd ones that are sound, and sequences of all kinds by chance."""

from __future__ import annotations

import json
import random
from typing import Any

DEEP = "[" * 5000 + "]" * 5000

MALFORMED: list[str | bytes] = [
    "",
    "x",
    "0",
    "7",
    "5",
    "é",
    "\0",
    "4",
    "4x",
    "47",
    "4-1",
    "42",
    "42x",
    "42{}",
    "42[]",
    "42[1]",
    "42[null]",
    "42[{}]",
    '42"social:getEvents"',
    '42["social:getEvents"',
    '42["social:getEvents"]]',
    '42["social:getEvents",]',
    '42-1["social:getEvents"]',
    '421.5["social:getEvents"]',
    '42٣["social:getEvents"]',
    f'42{"9" * 16}["social:getEvents"]',
    f'42{"9" * 5000}["social:getEvents"]',
    '42/["social:getEvents"]',
    '42/admin,1["social:getEvents"]',
    '42/admin["social:getEvents"]',
    "411",
    "41[]",
    "400",
    "40[]",
    '40"x"',
    "43",
    "431",
    "43[]",
    '431{"a":1}',
    "44",
    '44{"message":"x"}',
    "45",
    "45-[]",
    "45[]",
    '45["x"]',
    '4599-["x",{"_placeholder":true,"num":0}]',
    f'45{"9" * 100}-["x"]',
    '450-["x",{"_placeholder":true,"num":0}]',
    '450-["x",{"_placeholder":true,"num":"0"}]',
    '450-["x",{"_placeholder":true}]',
    "461-",
    f'420["social:getEvents",{DEEP}]',
    f'420["social:getEvents",{DEEP[:120]}{DEEP[-120:]}]',
    '42["social:getEvents",' + '{"a":' * 200 + "1" + "}" * 200 + "]",
    f"42{DEEP[:5000]}",
    b"",
    b"\x00",
    b"\x04",
    b"\x04x",
    b"\xff" * 100,
]

FINE: list[str] = [
    "6",
    "6noop",
    "40",
    "40{}",
    '40{"token":"x"}',
    "40/?a=b,",
    "430[]",
    '4399["x"]',
    '43999999999999999[{"a":[1]}]',
    '42["nothing"]',
    '42["social:joinSession"]',
    '42["social:joinSession",null]',
    '42["social:joinSession",{},{},{}]',
    '42["social:joinSession",NaN,1e999]',
    f'42["social:joinSession",{"9" * 5000}]',
    '42["\\ud800",{"\\udfff":1}]',
    '42["connect"]',
]

_HEAD = '4517["social:getEvents",{"data":{"source":{"_placeholder":true,"num":0}},"event":{"id":""}}]'
BINARY_CALL: dict[int, tuple[str, bytes]] = {
    version: (_HEAD.replace("4517", "451-7"), lead + b"bytes") for version, lead in ((4, b""), (3, b"\x04"))
}

# Below Socket.IO: what is no frame of the websocket protocol.
MALFORMED_FRAMES: list[bytes] = [
    b"\xff" * 64,
    b"\x00" * 64,
    b"GET / HTTP/1.1\r\n\r\n",
    b"\x81\x02hi",
    b"\x81\x82\0\0\0\0\xff\xfe",
    b"\x83\x80\0\0\0\0",
    b"\xc1\x80\0\0\0\0",
    b"\x09\x80\0\0\0\0",
    b"\x89\xfe\xff\xff\0\0\0\0" + bytes(65535),
    b"\x80\x81\0\0\0\0a",
    b"\x88\x81\0\0\0\0a",
    b"\x88\x82\0\0\0\0\x00\x01",
    b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0",
    b"\x81\xff\x00\x00\x00\x7f\xff\xff\xff\xff\0\0\0\0",
    b"\x01\x81\0\0\0\0a\x81\x81\0\0\0\0a",
    b"\x01\x82\0\0\0\0\xc3\x28\x80\x80\0\0\0\0",
]

_NAMES = ["getEvents", "getSession", "joinSession", "declineSessionJoin", "createEvent", "createSession", "nothing"]
_VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    1e300,
    "",
    "x",
    "é\U0001f600",
    [],
    {},
    [[]],
    {"data": {}},
    {"event": {"id": 1}},
]


def sequence(source: random.Random, version: int) -> list[str | bytes]:
    """Return a handful of frames: sound, odd, malformed, and sound ones with a mistake."""
    return [_frame(source, version) for _ in range(source.randint(1, 6))]


def _frame(source: random.Random, version: int) -> str | bytes:
    kind = source.random()
    if kind < 0.1:
        return source.choice(MALFORMED)
    if kind < 0.2:
        return source.choice(FINE)
    if kind < 0.25:
        return source.randbytes(source.randint(0, 40))
    if kind < 0.3:
        return source.choice(BINARY_CALL[version])
    call = _call(source)
    return call if kind < 0.6 else _mistaken(source, call)


def _call(source: random.Random) -> str:
    number = source.choice(["", str(source.randint(0, 99))])
    arguments = [_value(source) for _ in range(source.choice([0, 1, 1, 1, 2]))]
    return f"42{number}{json.dumps([f'social:{source.choice(_NAMES)}', *arguments])}"


def _value(source: random.Random) -> Any:
    if source.random() < 0.5:
        return source.choice(_VALUES)
    data = {source.choice(["source", "eventId", "session", "event", "x"]): source.choice(_VALUES)}
    return {"data": data, "event": {"id": source.choice(["", "a", "b"])}}


def _mistaken(source: random.Random, frame: str) -> str:
    at = source.randrange(len(frame))
    match source.randrange(4):
        case 0:
            return frame[:at]
        case 1:
            return frame[:at] + chr(source.choice([0, 34, 44, 45, 47, 91, 123, 0x663, 0x1F600])) + frame[at + 1 :]
        case 2:
            return frame[:at] + frame[at:] * 2
        case _:
            return frame[at:] + frame[:at]
