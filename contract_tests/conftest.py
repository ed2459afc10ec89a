"""The targets of a run, and a clean world for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import targets
from .profiles import profile
from .sandbox.controller import Controller
from .tally import Tally
from .targets import Target


def pytest_configure(config: pytest.Config) -> None:
    """End a run at once that asks for what there is not."""
    try:
        wanted = targets.wanted()
        targets.described()
        # Chosen before there are other processes, so that all of them draw from one seed.
        profile()
    except (targets.NotReady, ValueError) as error:
        raise pytest.UsageError(str(error)) from error
    if wanted != "embedded" and config.getoption("numprocesses", None):
        raise pytest.UsageError("several processes would share one world there; leave out -n")
    config.pluginmanager.register(Tally(), "contract-tally")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Sweep every test that takes a `vendor` over all described vendors; a scenario over the one it is named by."""
    if "vendor" not in metafunc.fixturenames or hasattr(metafunc.module, "pytest_generate_tests"):
        return
    own = metafunc.module.__name__.partition(".scenarios.test_")[2]
    swept = targets.described()
    if own:
        # test_<vendor>.py, or test_<vendor>_<subject>.py where one file would hold too much.
        named = [vendor for vendor in swept if f"{own}_".startswith(f"{vendor}_")]
        swept = sorted(named, key=len)[-1:]
    metafunc.parametrize("vendor", swept, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the scenarios of vendors that were not asked for, rather than tell of each that it was skipped."""
    left_out = {one for one in items if "NOTSET" in one.name.partition("[")[2]}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [one for one in items if one not in left_out]


@pytest.fixture(scope="session")
def controller() -> Iterator[Controller | None]:
    """The controller of the run's sandbox; None against the vendors themselves."""
    try:
        with targets.opened() as controller:
            yield controller
    except targets.NotReady as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)


@pytest.fixture
def target(vendor: str, controller: Controller | None) -> Target:
    """The vendor under test; a sandbox's world is clean."""
    try:
        return targets.sandboxed(vendor, controller).fresh() if controller else targets.live(vendor)
    except targets.NotReady as error:
        pytest.skip(str(error))
