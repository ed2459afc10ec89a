"""Fixtures of the sandbox's own tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .ibm_video import Video


@pytest.fixture
def video() -> Iterator[Video]:
    video = Video()
    yield video
    video.close()
