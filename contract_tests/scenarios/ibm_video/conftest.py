"""Fixtures of the scenarios of IBM Video."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ibm_video_client import IbmVideo, Retry

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller


@pytest.fixture
def video(target: Target, world: Controller) -> Iterator[IbmVideo]:
    with IbmVideo(target.credentials["oauth2"], base_url=target.url, strict=True, retry=Retry(tries=1)) as video:
        yield video
