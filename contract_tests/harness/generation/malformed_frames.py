"""Frames: what no client of Socket.IO sends, thought up and drawn. Each is tried on a connection of its own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

Frame = str | bytes

LARGE = 5_000_000
"""Characters of a frame that is larger than anybody needs; two of them are less than the sandbox lets wait."""

SOON = 2.0
"""Seconds within which a new connection is answered after any of them."""

_ODD = [*'[]{}",:/0123456789-. \\', "\0", "é", "٣", "😀", "\u2028", "null", "1e999", "/x,", "_placeholder"]
_OF_BYTES = 0.2

RESERVED = ("connect", "disconnect", "connect_error", "disconnecting", "newListener", "*", "")
"""Names that libraries keep for themselves: as names of a client's events they are names of nothing."""


def fixed_malformed_frames(name: str) -> Iterator[tuple[str, list[Frame]]]:
    """Yield what is malformed, in a word, and the frames; `name` is that of a call."""
    said, deep = json.dumps(name), 5000
    objects = '{"a":' * deep + "1" + "}" * deep
    listed: dict[str, list[Frame]] = {
        "no frame": [""],
        "unknown frame": ["x"],
        "frame of a server": ['0{"sid":"x"}'],
        "bytes of nothing": [b"\x04\x00\xff"],
        "half a frame": ["4"],
        "unknown packet": ["47"],
        "packet that is no number": ["4x"],
        "negative acknowledgement": [f"42-1[{said}]"],
        "acknowledgement that is a fraction": [f"421.5[{said}]"],
        "acknowledgement in other digits": [f"42٣[{said}]"],
        "acknowledgement beyond any number": [f"42{'9' * 5000}[{said}]"],
        "event without a name": ["420[]"],
        "event whose name is a number": ["420[1]"],
        "event whose name is null": ["420[null]"],
        "event that is an object": ["420{}"],
        "event that is no JSON": [f"420[{said}"],
        "event with more than JSON": [f"420[{said}]]"],
        "answer to nothing": ["4399[1]"],
        "answer without a number": ["43[1]"],
        "answer that is no list": ['430{"a":1}'],
        "error of a server": ['44{"message":"x"}'],
        "other namespace": [f"42/admin,0[{said}]"],
        "connecting to another namespace": ["40/admin,"],
        "namespace without end": [f"42/admin{'/x' * 2000}"],
        "connecting with a list": ["40[]"],
        "disconnecting with more": ["411"],
        "attachments that do not come": [f'452-0[{said},{{"_placeholder":true,"num":0}}]', f"421[{said}]"],
        "attachments beyond any number": [f'45{"9" * 100}-0[{said},{{"_placeholder":true,"num":0}}]'],
        "place of no attachment": [f'450-0[{said},{{"_placeholder":true,"num":7}}]'],
        "binary without a count": [f"450[{said}]"],
        "attachment to nothing": [b"\x04x"],
        "deep lists": [f"420[{said},{'[' * deep}{']' * deep}]"],
        "deep objects": [f"420[{said},{objects}]"],
        "brackets without end": [f"42{'[' * deep}"],
        "long": [f'420[{said},"{"x" * LARGE}"]'],
        "long and nothing": ["4" + "x" * LARGE],
        "not UTF-8": [b"420[\xff\xfe]"],
        "half of a character": [f'420[{said},"\\ud800"]'],
        "no number of JSON": [f"420[{said},NaN,1e999]"],
    }
    yield from listed.items()


def random_malformed_frames(name: str, chance: random.Random, count: int) -> Iterator[tuple[str, list[Frame]]]:
    """Yield frames of a client's with a few characters left out, repeated or put in; `name` is that of a call."""
    said = json.dumps(name)
    whole = [
        *("2", "3", "40", "41", "40/admin,", "431[{}]", f"420[{said}]", f"42[{said},{{}}]"),
        f'427[{said},{{"data":{{"a":[1]}},"event":{{"id":"x","date":1}}}}]',
        f'451-3[{said},{{"_placeholder":true,"num":0}}]',
    ]
    for _ in range(count):
        frame = list(chance.choice(whole))
        for _ in range(chance.randint(1, 4)):
            at, to = sorted(chance.choices(range(len(frame) + 1), k=2))
            odd = chance.choices(_ODD, k=chance.randint(1, 3))
            frame[at:to] = chance.choice(([], frame[at:to] * chance.choice((2, 50)), odd, [*odd, *frame[at:to]]))
        text = "".join(frame)
        yield text, [text.encode() if chance.random() < _OF_BYTES else text]
