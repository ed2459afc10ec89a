"""Findings: rules that a response or an event breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from contract_tests.harness.documents.operations import Operation

from .attribution import Attribution, attribute


@dataclass(frozen=True, slots=True)
class ContractFinding:
    """A broken rule; `pointers` lead to the node of the document concerned, the innermost last.

    `request` is a curl command, `response` what was received. `count` is the number of responses in which the finding
    was seen; this is the one shown for all of them.
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
        """The vendor, the rule and the node, or the operation if no node is concerned.

        Findings with the same fact have the same cause, whichever operation showed it.
        """
        return self.vendor, self.rule, self.pointers[-1] if self.pointers else self.operation

    def merged_with(self, finding: ContractFinding) -> ContractFinding:
        """Return one finding for two of the same fact: the one with the shorter request, with the sum of counts."""
        shorter = min(self, finding, key=lambda candidate: (not candidate.request, len(candidate.request)))
        return replace(shorter, count=self.count + finding.count)

    def __str__(self) -> str:
        head = (f"{self.vendor} {self.operation}: {self.rule}", self.message.strip(), self.response)
        attribution = self.attribution
        return "\n".join(filter(None, (*head, attribution.culprit, *attribution.lines(), self.request)))

    @property
    def attribution(self) -> Attribution:
        """Who is to blame, with the evidence."""
        return attribute(self.vendor, self.pointers, self.message)


class BrokenRule(AssertionError):
    """A rule is broken. `pointers` lead to the nodes of the document concerned, the outermost first."""

    def __init__(
        self,
        operation: Operation,
        rule: str,
        message: str,
        pointers: Iterable[str] = (),
        request: str = "",
        response: str = "",
    ) -> None:
        full_pointers = tuple(f"{operation.origin}{pointer}" for pointer in pointers)
        self.finding = ContractFinding(operation.vendor, operation.id, rule, message, full_pointers, request, response)
        super().__init__(str(self.finding))

    def with_steps(self, steps: Iterable[str]) -> BrokenRule:
        """Add the steps that led to the failure to its message, and return it."""
        message = "\n".join([self.finding.message.strip(), "after", *(f"  {step}" for step in steps)])
        self.finding = replace(self.finding, message=message)
        self.args = (str(self.finding),)
        return self
