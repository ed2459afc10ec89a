"""Profiles: how much is tried. ``CONTRACT_PROFILE`` chooses; ``CONTRACT_SEED`` draws otherwise, or a deep run again."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar
from unittest import mock

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

DRAWING = frozenset(["conformance", "sequences"])
"""The phases that draw, of which a test takes seconds."""

Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Profile:
    """How much is tried for each operation and each vendor.

    `valid` and `invalid` count drawn requests, `alike` those that the coverage phase varies in the same way (such as
    the values of one enumeration), `sequences` and `steps` the stateful runs. Without a `seed`, every run draws the
    same.
    """

    name: str
    valid: int
    invalid: int
    alike: int
    sequences: int
    steps: int
    seed: int | None = None

    def settings(self, count: int, *, shrink: bool = True) -> hypothesis.settings:
        """Return the settings of Hypothesis for so many examples; `shrink` looks for the smallest that fails."""
        return hypothesis.settings(
            max_examples=count,
            stateful_step_count=self.steps,
            derandomize=self.seed is None,
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            # What a document allows is slow to draw and often drawn in vain; that is no fault of a test.
            suppress_health_check=list(HealthCheck),
        )

    def seeded(self, test: Test) -> Test:
        """Return a test of Hypothesis that draws from the profile's seed, if there is one."""
        return test if self.seed is None else hypothesis.seed(self.seed)(test)


@contextlib.contextmanager
def deterministic_generation() -> Iterator[None]:
    """Let what is drawn depend on nothing but the document and the seed.

    Hypothesis also draws constants that it finds in whatever modules of ours are loaded: a test alone would draw other
    values than among others, and an embedded sandbox others than a distant one.
    """
    with (
        mock.patch.object(providers.HypothesisProvider, "_local_constants", Constants()),
        mock.patch.object(providers, "CONSTANTS_CACHE", type(providers.CONSTANTS_CACHE)(1024)),
    ):
        yield


@cache
def profile() -> Profile:
    """Return the chosen profile. Raises ValueError where there is none of the name."""
    chosen, said = os.environ.get("CONTRACT_PROFILE") or "quick", os.environ.get("CONTRACT_SEED")
    if chosen == "quick":
        seed = int(said) if said else None
        return Profile("quick", valid=40, invalid=30, alike=50, sequences=80, steps=16, seed=seed)
    if chosen == "deep":
        seed = int(said or random.SystemRandom().randrange(2**32))
        # The processes of a run draw from one seed.
        os.environ["CONTRACT_SEED"] = str(seed)
        return Profile("deep", valid=2000, invalid=2000, alike=1000, sequences=1500, steps=30, seed=seed)
    raise ValueError(f"CONTRACT_PROFILE is quick or deep, not {chosen!r}")
