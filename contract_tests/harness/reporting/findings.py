"""Findings: rules that a response or an event breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from contract_tests.harness.documents.operations import Operation

from .attribution import Attribution, attribute


@dataclass(frozen=True, slots=True)
class ContractFinding:
    """A rule that does not hold; `pointers` lead to the node of the document that is concerned, the innermost last.

    `request` is a curl line, `response` what came; `count` says of how many answers it is the one to show.
    """

    vendor: str
    operation: str
    rule: str
    message: str
    pointers: tuple[str, ...] = ()
    request: str = ""
    response: str = ""
    phase: str = ""
    test: str = ""
    count: int = 1

    @property
    def fact(self) -> tuple[str, str, str]:
        """What is broken, by whatever operation it was seen, where the document says it once for several."""
        return self.vendor, self.rule, self.pointers[-1] if self.pointers else self.operation

    def merged_with(self, other: ContractFinding) -> ContractFinding:
        """Return one finding for two of one fact: the one with the shorter request, counted for both."""
        shorter = min(self, other, key=lambda one: (not one.request, len(one.request)))
        return replace(shorter, count=self.count + other.count)

    def __str__(self) -> str:
        head = (f"{self.vendor} {self.operation}: {self.rule}", self.message.strip(), self.response)
        attribution = self.attribution
        return "\n".join(filter(None, (*head, attribution.culprit, *attribution.lines(), self.request)))

    @property
    def attribution(self) -> Attribution:
        """Whose mistake it is, with the evidence."""
        return attribute(self.vendor, self.pointers, self.message)


class BrokenRule(AssertionError):
    """A rule does not hold. `pointers` lead to the nodes of the document that are concerned, outermost first."""

    def __init__(
        self,
        operation: Operation,
        rule: str,
        message: str,
        pointers: Iterable[str] = (),
        request: str = "",
        response: str = "",
    ) -> None:
        marks = tuple(f"{operation.origin}{one}" for one in pointers)
        self.finding = ContractFinding(operation.vendor, operation.id, rule, message, marks, request, response)
        super().__init__(str(self.finding))

    def with_steps(self, steps: Iterable[str]) -> BrokenRule:
        """Return the same failure with the steps that led to it."""
        told = "\n".join([self.finding.message.strip(), "after", *(f"  {step}" for step in steps)])
        self.finding = replace(self.finding, message=told)
        self.args = (str(self.finding),)
        return self
