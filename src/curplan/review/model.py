"""What a review finds: a verdict for every rule of the policy, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Judged = tuple[bool, tuple[str, ...]]
"""Whether a rule is kept, and the evidence."""


class Verdict(StrEnum):
    """How a plan stands to a rule; ``accepted``: broken, and the brief says why that may be."""

    KEPT = "kept"
    WARNING = "warning"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule: what it asks, its verdict, and the evidence, one entry for each place or figure.

    ``kind`` is the kind of rule; ``reason`` says why the rule is there, ``source`` on what it
    rests, ``accepted`` why the brief accepts that it is broken. A rule that is not asked of this
    plan says why not in its evidence.
    """

    rule: str
    kind: str
    asks: str
    verdict: Verdict
    evidence: tuple[str, ...]
    hard: bool = False
    reason: str = ""
    source: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """All findings, in the order of the policy's file, and which profile was applied."""

    profile: str
    findings: tuple[Finding, ...]

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """Findings with one verdict."""
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    @property
    def accepted(self) -> bool:
        """Tell whether no hard rule is broken."""
        return not self.of(Verdict.REJECTED)
