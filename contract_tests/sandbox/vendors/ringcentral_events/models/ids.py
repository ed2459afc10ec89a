"""Ids and secrets: letters and digits in which nobody finds a meaning."""

from __future__ import annotations

import random
import string
from itertools import cycle, islice

# Each byte gives a letter or a digit. Every one of the hundreds of ids of a clean world is drawn anew.
_LETTERS = "".join(islice(cycle(string.ascii_letters + string.digits), 256)).encode()


def opaque(source: random.Random, length: int = 25) -> str:
    """Return so many letters and digits; an id has 25."""  # RCE-004
    return source.randbytes(length).translate(_LETTERS).decode()
