"""Runner: pytest collects the tests once; each mutant is activated and tested in a fork of that process."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

import pytest

from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.generation import cases
from contract_tests.harness.generation.profiles import DRAWING
from contract_tests.harness.reporting.records import phase_of
from contract_tests.harness.targets import targets

from .catalogue import catalogue
from .coverage import PHASES, Coverage, Recorder, read_coverage, vendor_of, write_coverage
from .mutants import Mutant, effective
from .prioritization import Prioritizer
from .replay import RecordedChecks
from .results import MutantResult

FORK = multiprocessing.get_context("fork")

MINIMUM_CPU_LIMIT, WALL_LIMIT = 60.0, 1200.0
"""Seconds after which the tests of a mutant are ended: CPU time, at least, and wall-clock time."""

COVERAGE_LIMIT = 3600.0
"""Seconds after which the measurement of a vendor's coverage is ended."""

Job = Callable[["MutationRun"], Any]
"""A function that runs in a fork; its result is sent to the main process."""


class SuiteFailure(Exception):
    """A test fails without any mutant, or a mutant cannot be tested; the message says which."""


class MutationRun:
    """Pytest plugin that replaces the test run: for each mutant it runs the tests that can kill it.

    `budget` is the time in seconds after which no further mutant is started. `coverage_mode` is "kept" (read cached
    coverage and measure what is missing), "anew" (measure all of it) or "none" (select tests by their parameters).
    Unless `replay` is true, mutants are tested even if replayed checks kill them. `results` holds the results so far,
    `failure` the message of a SuiteFailure, and `never_executed` the mutants in functions that no test runs.
    """

    def __init__(
        self,
        mutants: list[Mutant],
        *,
        workers: int,
        budget: float,
        coverage_mode: str = "kept",
        replay: bool = True,
    ) -> None:
        self.mutants = mutants
        self.workers = workers
        self.budget = budget
        self.coverage_mode = coverage_mode
        self.replay = replay
        self.results: list[MutantResult] = []
        self.coverages: dict[str, Coverage] = {}
        self.never_executed: list[Mutant] = []
        self.coverage_seconds = 0.0
        self.seconds = 0.0
        self.failure = ""
        self._failed_reports: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the reports of failed tests."""
        if report.failed:
            self._failed_reports.append(report)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure the coverage, then test all mutants."""
        items = [item for item in session.items if vendor_of(item) and phase_of(item) in PHASES]
        _load_shared_data()
        # Forks share memory pages until they are written to, which garbage collection would do.
        gc.collect()
        gc.freeze()
        try:
            if self.coverage_mode != "none":
                self._measure_coverage(items)
            begun = time.perf_counter()
            for result in self._test_mutants(items, begun + self.budget):
                self.results.append(result)
                self.seconds = time.perf_counter() - begun
        except SuiteFailure as failure:
            self.failure = str(failure)
        return True

    def _measure_coverage(self, items: list[pytest.Item]) -> None:
        """Read or measure the coverage of each vendor, and exclude the mutants in functions that no test runs.

        Raises SuiteFailure if a test fails.
        """
        begun = time.perf_counter()
        tested_vendors = sorted({mutant.vendor for mutant in self.mutants})
        if self.coverage_mode == "kept":
            self.coverages = {vendor: cached for vendor in tested_vendors if (cached := read_coverage(vendor))}
        missing = [vendor for vendor in tested_vendors if vendor not in self.coverages]
        jobs = [(vendor, COVERAGE_LIMIT, _coverage_job(vendor, items)) for vendor in missing]
        for vendor, result, _ in self._forked(jobs, begun + COVERAGE_LIMIT):
            if not isinstance(result, Coverage):
                raise SuiteFailure(f"{vendor}: {result}")
            write_coverage(vendor, result)
            self.coverages[vendor] = result
        executed = {vendor: set().union(*measured.functions.values()) for vendor, measured in self.coverages.items()}
        self.never_executed = [
            mutant for mutant in self.mutants if mutant.functions and not mutant.functions & executed[mutant.vendor]
        ]
        excluded = {mutant.name for mutant in self.never_executed}
        self.mutants = [mutant for mutant in self.mutants if mutant.name not in excluded]
        self.coverage_seconds = time.perf_counter() - begun

    def _test_mutants(self, items: list[pytest.Item], end: float) -> Iterator[MutantResult]:
        """Yield the result of each mutant: known from the coverage, or from tests in a fork that starts before `end`.

        Raises SuiteFailure if a mutant cannot be tested.
        """
        untested = []
        for mutant in self.mutants:
            coverage = self.coverages.get(mutant.vendor) or Coverage()
            if self.replay and (kill := coverage.kills.get(mutant.name)):
                yield MutantResult(mutant.picklable(), kill.phase, kill.test, kill.message, replayed=True)
            elif self.replay and mutant.name in coverage.not_covered:
                yield MutantResult(mutant.picklable(), covered=False)
            else:
                untested.append(mutant)
        prioritizer = Prioritizer()
        for mutant, output, seconds in self._forked(self._jobs(untested, items, prioritizer), end):
            if isinstance(output, str):
                raise SuiteFailure(f"{mutant} could not be tested\n{output}")
            result = output or MutantResult(
                mutant.picklable(), "timeout", message="the tests exceeded their time limit", seconds=seconds
            )
            prioritizer.add(result)
            yield result

    def _jobs(
        self, mutants: Iterable[Mutant], items: list[pytest.Item], prioritizer: Prioritizer
    ) -> Iterator[tuple[Mutant, float, Job]]:
        """Yield for each mutant its time limit and the job that tests it."""
        for mutant in mutants:
            coverage = self.coverages.get(mutant.vendor) or Coverage()
            tests = coverage.tests_for(mutant, items)
            prioritizer.sort(mutant, tests, coverage)
            expected = sum(coverage.of_test(item).seconds for item in tests)
            yield mutant, WALL_LIMIT, _mutant_job(mutant, tests, max(MINIMUM_CPU_LIMIT, 5 * expected))

    def run_test(self, item: pytest.Item, next_item: pytest.Item | None) -> pytest.TestReport | None:
        """Run one test; return the report of its failure, or None if it passed."""
        self._failed_reports.clear()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=next_item)
        return self._failed_reports[0] if self._failed_reports else None

    def _forked(self, jobs: Iterable[tuple[Any, float, Job]], end: float) -> Iterator[tuple[Any, Any, float]]:
        """Run jobs in parallel forks; start none after `end`, a time of `time.perf_counter`.

        Each job comes with a key and a time limit in seconds. Yields the key, the output (the traceback as a string if
        the job failed, None if it exceeded a limit) and the duration in seconds.
        """
        waiting = iter(jobs)
        running: dict[Connection, tuple[Any, float, float, Any]] = {}
        more = True
        while more or running:
            while more and len(running) < self.workers:
                job = next(waiting, None) if time.perf_counter() < end else None
                if job is None:
                    more = False
                    break
                receiving, sending = FORK.Pipe(duplex=False)
                process = FORK.Process(target=_run_job, args=(self, job[2], sending), daemon=True)
                process.start()
                sending.close()
                running[receiving] = (job[0], time.perf_counter(), job[1], process)
            ready = wait(list(running), timeout=1.0)
            for connection, (key, begun, limit, process) in list(running.items()):
                seconds = time.perf_counter() - begun
                if connection in ready:
                    yield key, _received(connection), seconds
                elif seconds > limit:
                    yield key, None, seconds
                else:
                    continue
                process.kill()
                process.join()
                connection.close()
                del running[connection]


def _load_shared_data() -> None:
    """Load the schemas, clients and server modules that every fork needs."""
    for vendor in targets.vendors_under_test():
        for operation in http_operations(vendor):
            cases.api_operation(operation)
        Package(vendor)
    for library in ("uvicorn.loops.auto", "uvicorn.protocols.http.httptools_impl", "uvicorn.lifespan.off"):
        importlib.import_module(library)


def _run_job(run: MutationRun, job: Job, sending: Connection) -> None:
    """Run a job in a fork, send its output or the traceback of its error, and end the fork."""
    try:
        sending.send(job(run))
    except BaseException:
        sending.send(traceback.format_exc())
    finally:
        # A normal exit would wait for server threads and tear down fixtures, which belong to the main process.
        os._exit(0)


def _received(connection: Connection) -> Any:
    """Return what a fork sent, or None if it was ended before."""
    try:
        return connection.recv()
    except EOFError:
        return None


def _coverage_job(vendor: str, items: list[pytest.Item]) -> Job:
    """Return a job that runs all tests of a vendor and returns their coverage, or a message if a test fails."""

    def measure(run: MutationRun) -> Coverage | str:
        recorder, checks, mutants = Recorder(vendor), RecordedChecks(), catalogue(vendor)
        own = [item for item in items if vendor_of(item) == vendor]
        for item, next_item in zip(own, [*own[1:], None], strict=True):
            recorder.begin(item)
            checks.begin(phase_of(item), item.nodeid, generated=phase_of(item) in DRAWING)
            if report := run.run_test(item, next_item):
                return f"{item.nodeid} fails without a mutant; fix it first\n{report.longreprtext}"
            recorder.end()
        recorder.coverage.kills = checks.kills(mutants)
        recorder.coverage.not_covered = recorder.not_covered(mutants)
        return recorder.coverage

    return measure


def _mutant_job(mutant: Mutant, tests: list[pytest.Item], cpu_limit: float) -> Job:
    """Return a job that activates a mutant and runs tests until one fails; `cpu_limit` is in seconds of CPU time."""

    def test(run: MutationRun) -> MutantResult:
        begun = time.perf_counter()
        # CPU time, unlike wall-clock time, does not depend on the load of the machine.
        resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_limit), int(cpu_limit)))
        try:
            mutant.activate()
        except Exception as error:
            if not mutant.functions:
                raise
            return MutantResult(mutant.picklable(), "startup", message=f"the sandbox does not start: {error}")
        result = MutantResult(mutant.picklable(), timings={"activation": time.perf_counter() - begun})
        for index, item in enumerate(tests):
            test_begun = time.perf_counter()
            report = run.run_test(item, tests[index + 1] if index + 1 < len(tests) else None)
            phase = phase_of(item)
            result.tests_run[phase] += 1
            result.timings[phase] = result.timings.get(phase, 0.0) + time.perf_counter() - test_begun
            if report:
                result.phase, result.test = phase, item.nodeid
                result.message = next((line for line in report.longreprtext.splitlines() if line.strip()), "")[:200]
                break
        result.covered = not mutant.reports_effect or bool(effective)
        result.seconds = time.perf_counter() - begun
        return result

    return test
