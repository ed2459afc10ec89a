"""The pytest plugin: for every vendor a fixture, ``<vendor>_sandbox``, which is a clean `World` for each test.

```python
def test_sync(ringcentral_events_sandbox):
    sandbox = ringcentral_events_sandbox
    client = RingCentralEvents(sandbox.credentials["bearer"], base_url=sandbox.url)
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from .. import vendors

if TYPE_CHECKING:
    from .worlds import World, Worlds


@pytest.fixture(scope="session")
def sandbox_worlds() -> Iterator[Worlds]:
    """The server of this process that the sandboxes of all tests are behind; pytest-xdist has one in each worker."""
    from .worlds import Worlds

    worlds = Worlds()
    yield worlds
    worlds.close()


def _fixture(vendor: str) -> Callable[..., Iterator[World]]:
    def clean(sandbox_worlds: Worlds) -> Iterator[World]:
        world = sandbox_worlds.begin(vendor)
        yield world
        sandbox_worlds.end(world)

    clean.__doc__ = (
        f"A sandbox of {vendor}, clean for each test: url, credentials, known, transport, clock, faults (and fail),"
        " journal, seed, state, reset, save, load."
    )
    return clean


for _vendor in vendors.names():
    globals()[f"{_vendor}_sandbox"] = pytest.fixture(name=f"{_vendor}_sandbox")(_fixture(_vendor))
