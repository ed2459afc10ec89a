"""Fixtures of the sandbox's own tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from . import roomful
from .globalmeet import Meet
from .ibm_video import Video
from .ringcentral_events import Caller
from .roomful import Rooms


@pytest.fixture(autouse=True, scope="package")
def discreet() -> Iterator[None]:
    """Silence the tools of these tests, which log addresses and frames: some have tokens, to see where those count."""
    loggers = [logging.getLogger(name) for name in ("httpx", "websockets")]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.WARNING)
    yield
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


@pytest.fixture
def meet() -> Iterator[Meet]:
    meet = Meet()
    yield meet
    meet.close()


@pytest.fixture
def video() -> Iterator[Video]:
    video = Video()
    yield video
    video.close()


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    with roomful.opened() as rooms:
        yield rooms


@pytest.fixture
def caller() -> Iterator[Caller]:
    caller = Caller()
    yield caller
    caller.close()
