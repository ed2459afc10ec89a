"""Running: the tests are collected once; each defect is planted in a fork of that process, and examined there."""

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

from . import coverage as surveys
from .catalogue import catalogue
from .coverage import Coverage, Recorder, vendor_of
from .mutants import Mutant, came
from .prioritization import Prioritizer
from .replay import RecordedChecks
from .results import MutantResult

FORK = multiprocessing.get_context("fork")

LEAST, WALL = 60.0, 1200.0
"""Seconds that the tests of a defect have at the least until they are held to hang: of work, and by the clock."""


class SuiteFailure(Exception):
    """Tests fail without any defect, or one cannot be planted; says which."""


class MutationRun:
    """A plugin of pytest that runs, in place of all tests, for each defect those that can see it."""

    def __init__(
        self,
        catalogue: list[Mutant],
        *,
        workers: int,
        budget: float,
        surveying: str = "kept",
        planting: str = "untold",
    ) -> None:
        self.catalogue = catalogue
        self.workers = workers
        self.budget = budget
        self.surveying = surveying
        self.planting = planting
        self.findings: list[MutantResult] = []
        self.surveys: dict[str, Coverage] = {}
        self.unentered: list[Mutant] = []
        self.surveyed = 0.0
        self.seconds = 0.0
        self.failure = ""
        self._reports: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what failed."""
        if report.failed:
            self._reports.append(report)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Survey, then examine."""
        items = [one for one in session.items if vendor_of(one) and phase_of(one) in surveys.PHASES]
        _warm()
        # A fork shares what is here for as long as nobody writes to it, as looking for garbage there would.
        gc.collect()
        gc.freeze()
        try:
            if self.surveying != "none":
                self._survey(items)
            begun = time.perf_counter()
            for finding in self._examined(items, begun + self.budget):
                self.findings.append(finding)
                self.seconds = time.perf_counter() - begun
        except SuiteFailure as failure:
            self.failure = str(failure)
        return True

    def _survey(self, items: list[pytest.Item]) -> None:
        begun = time.perf_counter()
        wanted = sorted({one.vendor for one in self.catalogue})
        if self.surveying == "kept":
            self.surveys = {one: found for one in wanted if (found := surveys.read_coverage(one))}
        jobs = [(one, 3600.0, _survey_of(one, items)) for one in wanted if one not in self.surveys]
        for vendor, told, _ in self._forked(jobs, begun + 3600):
            if not isinstance(told, Coverage):
                raise SuiteFailure(f"{vendor}: {told}")
            surveys.write_coverage(vendor, told)
            self.surveys[vendor] = told
        entered = {one: set().union(*found.functions.values()) for one, found in self.surveys.items()}
        self.unentered = [one for one in self.catalogue if one.home and not one.home & entered[one.vendor]]
        left = {one.name for one in self.unentered}
        self.catalogue = [one for one in self.catalogue if one.name not in left]
        self.surveyed = time.perf_counter() - begun

    def _examined(self, items: list[pytest.Item], end: float) -> Iterator[MutantResult]:
        planted = []
        for defect in self.catalogue:
            survey = self.surveys.get(defect.vendor) or Coverage()
            if self.planting == "untold" and (told := survey.told.get(defect.name)):
                yield MutantResult(defect.bare(), told.phase, told.test, told.words, altered=True)
            elif self.planting == "untold" and defect.name in survey.absent:
                yield MutantResult(defect.bare(), came=False)
            else:
                planted.append(defect)
        experience = Prioritizer()
        for defect, told, seconds in self._forked(self._jobs(planted, items, experience), end):
            if isinstance(told, str):
                raise SuiteFailure(f"{defect} could not be examined\n{told}")
            finding = told or MutantResult(defect.bare(), "hung", told="its tests had to be ended", seconds=seconds)
            experience.note(finding)
            yield finding

    def _jobs(
        self, defects: Iterable[Mutant], items: list[pytest.Item], experience: Prioritizer
    ) -> Iterator[tuple[Mutant, float, Callable[[MutationRun], Any]]]:
        for defect in defects:
            survey = self.surveys.get(defect.vendor) or Coverage()
            tests = survey.chosen(defect, items)
            experience.sort(defect, tests, survey)
            expected = sum(survey.of(one).seconds for one in tests)
            yield defect, WALL, _examination_of(defect, tests, max(LEAST, 5 * expected))

    def run(self, item: pytest.Item, following: pytest.Item | None) -> pytest.TestReport | None:
        """Run one test; return the report of its failure."""
        self._reports.clear()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return self._reports[0] if self._reports else None

    def _forked(self, jobs: Iterable[tuple[Any, float, Callable[[MutationRun], Any]]], end: float) -> Iterator[Any]:
        """Yield of each job its key, what it gave (a text where it failed, None where it was ended) and its seconds."""
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
                process = FORK.Process(target=_child, args=(self, job[2], sending), daemon=True)
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


def _warm() -> None:
    """Load what every fork needs."""
    for vendor in targets.vendors_under_test():
        for operation in http_operations(vendor):
            cases.api_operation(operation)
        Package(vendor)
    for library in ("uvicorn.loops.auto", "uvicorn.protocols.http.httptools_impl", "uvicorn.lifespan.off"):
        importlib.import_module(library)


def _child(examination: MutationRun, work: Callable[[MutationRun], Any], sending: Connection) -> None:
    try:
        sending.send(work(examination))
    except BaseException:
        sending.send(traceback.format_exc())
    finally:
        # Threads of servers still run, and fixtures are not torn down: nothing of this process is wanted any more.
        os._exit(0)


def _received(connection: Connection) -> Any:
    """Return what a process gave before it ended; None where it was ended."""
    try:
        return connection.recv()
    except EOFError:
        return None


def _survey_of(vendor: str, items: list[pytest.Item]) -> Callable[[MutationRun], Any]:
    def survey(examination: MutationRun) -> Coverage | str:
        recorder, answers, defects = Recorder(vendor), RecordedChecks(), catalogue(vendor)
        mine = [one for one in items if vendor_of(one) == vendor]
        for item, following in zip(mine, [*mine[1:], None], strict=True):
            recorder.begin(item)
            answers.begin(phase_of(item), item.nodeid, drawn=phase_of(item) in DRAWING)
            if report := examination.run(item, following):
                return f"{item.nodeid} fails without a defect\n{report.longreprtext}"
            recorder.end()
        recorder.survey.told = answers.told(defects)
        recorder.survey.absent = recorder.absent(defects)
        return recorder.survey

    return survey


def _examination_of(defect: Mutant, tests: list[pytest.Item], limit: float) -> Callable[[MutationRun], MutantResult]:
    def examine(examination: MutationRun) -> MutantResult:
        begun = time.perf_counter()
        # Ends the process, however loaded the machine is.
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit)))
        try:
            defect.plant()
        except Exception as error:
            if not defect.home:
                raise
            return MutantResult(defect.bare(), "start", told=f"the sandbox does not start: {error}")
        finding = MutantResult(defect.bare(), timings={"planting": time.perf_counter() - begun})
        for index, item in enumerate(tests):
            since = time.perf_counter()
            report = examination.run(item, tests[index + 1] if index + 1 < len(tests) else None)
            name = phase_of(item)
            finding.tried[name] += 1
            finding.timings[name] = finding.timings.get(name, 0.0) + time.perf_counter() - since
            if report:
                finding.phase, finding.test = name, item.nodeid
                finding.told = next((line for line in report.longreprtext.splitlines() if line.strip()), "")[:200]
                break
        finding.came = not defect.of_answer or bool(came)
        finding.seconds = time.perf_counter() - begun
        return finding

    return examine
