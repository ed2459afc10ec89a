"""The targets of a run, and a clean world for each test."""

from __future__ import annotations

import logging
import ssl
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from contract_tests.harness.documents import bundles, run_options
from contract_tests.harness.generation.profiles import DRAWING, profile
from contract_tests.harness.plugins.run_report import Run
from contract_tests.harness.recordings import anonymize, store
from contract_tests.harness.reporting.records import Record, phase_of, record_of
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.sandbox.secrets import GIVEN


def pytest_configure(config: pytest.Config) -> None:
    """End a run at once that asks for what there is not."""
    try:
        wanted, missing = run_options.target_option(), targets.unavailable_vendors()
        replayed = store.load_recordings(targets.vendors_under_test())
        # Chosen before there are other processes, so that all of them draw from one seed.
        profile()
        for vendor in targets.vendors_under_test() if run_options.record_path() or wanted == "live" or replayed else ():
            anonymize.kept_pointers(vendor)
    except (run_options.NotReady, store.Unreadable, ValueError) as error:
        raise pytest.UsageError(str(error)) from error
    if wanted != "embedded" and config.getoption("numprocesses", None):
        raise pytest.UsageError("several processes would share one world there; leave out -n")
    if missing and not targets.vendors_under_test():
        # Nobody has done anything wrong.
        pytest.exit("\n".join(["nothing was tested", *missing.values()]), returncode=0)
    config.pluginmanager.register(Run(config), "contract-run")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Sweep every test that takes a `vendor` over all described vendors; a scenario over its own."""
    if "vendor" not in metafunc.fixturenames or hasattr(metafunc.module, "pytest_generate_tests"):
        return
    swept = targets.vendors_under_test()
    path = metafunc.definition.path
    if bundles.SCENARIOS in path.parents:
        own = _scenario_vendor(path)
        swept = [vendor for vendor in swept if vendor == own]
    metafunc.parametrize("vendor", swept, scope="session")


def _scenario_vendor(path: Path) -> str:
    """Return the vendor of a scenario file: the name of its folder. Raises CollectError if that is no vendor."""
    vendor = path.parent.relative_to(bundles.SCENARIOS).as_posix()
    if vendor not in bundles.vendors():
        raise pytest.Collector.CollectError(
            f"{path.relative_to(bundles.ROOT)} is not in a vendor's folder; move it to "
            f"{bundles.SCENARIOS.relative_to(bundles.ROOT)}/<vendor>/, where <vendor> is one of: "
            f"{', '.join(bundles.vendors())}"
        )
    return vendor


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for, rather than tell of each that it was skipped; begin with what takes long.

    That is the scenarios of other vendors; of a vendor itself, the stories that move a sandbox's world; of recordings,
    all that asks a vendor.
    """
    left_out = {one for one in items if _is_left_out(one)}
    config.hook.pytest_deselected(items=list(left_out))
    # A long test that is begun last keeps one process busy while the others have nothing left to do.
    items[:] = sorted((one for one in items if one not in left_out), key=lambda one: phase_of(one) not in DRAWING)


def _is_left_out(item: pytest.Item) -> bool:
    wanted = getattr(item, "fixturenames", ())
    if run_options.replay_path() is not None:
        return "told" not in wanted
    return "NOTSET" in item.name.partition("[")[2] or (run_options.target_option() == "live" and "world" in wanted)


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """What the test sees of its vendor, for the end of the run."""
    return record_of(request.node)


@pytest.hookimpl(optionalhook=True)
def pytest_secrets() -> set[str]:
    """Tell what the sandboxes of this process have given out, and the credentials of those that run elsewhere."""
    return GIVEN


@pytest.fixture
def discreet(caplog: pytest.LogCaptureFixture) -> None:
    """For tests that write a secret into an address, to see that it does not count there; libraries log addresses."""
    for name in ("httpx", "urllib3"):
        caplog.set_level(logging.WARNING, name)


@pytest.fixture(scope="session", autouse=True)
def shared() -> Iterator[None]:
    """Let all clients of a process share what each would find out anew, which takes longer than most tests.

    The certificates that every client loads, though it may speak plain HTTP; and that there is no `sniffio`, for which
    httpcore searches all paths at each asynchronous request.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        patch.setitem(sys.modules, "sniffio", None)
        yield


@pytest.fixture(scope="session")
def controller() -> Iterator[Controller | None]:
    """The controller of the run's sandbox; None against the vendors themselves."""
    try:
        with targets.open_target() as controller:
            yield controller
    except run_options.NotReady as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)


@pytest.fixture
def target(vendor: str, controller: Controller | None) -> Target:
    """The vendor under test; a sandbox's world is clean."""
    try:
        found = targets.sandbox_target(vendor, controller).fresh() if controller else targets.live_target(vendor)
    except run_options.NotReady as error:
        pytest.skip(str(error))
    GIVEN.update(found.credentials.values(), found.stranger.values())
    return found
