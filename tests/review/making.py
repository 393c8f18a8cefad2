"""Small catalogues, and reviews of plans that are written down as hours by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Catalogue, Module, Requirement
from curplan.catalogue.policy import Policy, Reserve, Rule
from curplan.plan.model import Plan
from curplan.review.judge import review
from curplan.review.model import Finding, Review, Verdict
from tests.oracle.make import case, module, outcome, requirement
from tests.verify.making import Schedule, make_plan

KEPT, WARNING = Verdict.KEPT, Verdict.WARNING
REJECTED, NOT_ASKED = Verdict.REJECTED, Verdict.NOT_ASKED

NOTHING: tuple[Requirement, ...] = (requirement("x@1"),)


def doing(
    name: str,
    hours: int,
    teaches: str,
    practises: str = "",
    assesses: str = "",
    strand: str = "s",
    kind: Kind = Kind.COURSE,
    **more: Any,
) -> Module:
    """Make a module that practises and assesses something too."""
    made = module(name, hours, teaches, kind=kind, **more)
    return replace(
        made,
        practises=tuple(sorted(map(outcome, practises.split()))),
        assesses=tuple(sorted(map(outcome, assesses.split()))),
        strand=strand,
    )


def rule(kind: str, **said: Any) -> Rule:
    """Make a rule of the policy: ``weight``, ``hard`` and the like, and thresholds."""
    own = {key: said.pop(key) for key in ("id", "weight", "hard", "why", "source") if key in said}
    limits = tuple(sorted(said.items()))
    return Rule(own.pop("id", kind), own.pop("weight", 1), limits, kind=kind, **own)


def catalogue(
    modules: Sequence[Module],
    rules: Sequence[Rule] = (),
    requires: Sequence[Requirement] = NOTHING,
    holds: str = "",
    reserve: Reserve = Reserve(),  # noqa: B008
) -> Catalogue:
    """Make a catalogue with one role, one audience and one profile, ``usual``."""
    made = case(list(modules), list(requires), (1,), holds=holds).catalogue
    return replace(made, policies=(Policy("usual", tuple(rules), reserve),))


def plan(known: Catalogue, schedule: Schedule, **brief: Any) -> Plan:
    """Make the plan of a schedule: ten weeks at ten hours unless the brief says otherwise."""
    box = {"role": "r", "weeks": 10, "hours_per_week": 10, "max_parallel": 9}
    return make_plan(known, Brief.model_validate(box | brief), schedule)


def weeks(*hours: float, first: int = 1) -> dict[int, float]:
    """Hours of successive weeks."""
    return {week: some for week, some in enumerate(hours, first) if some}


def found(judged: Review, name: str) -> Finding:
    """Find what a review says of a rule."""
    (one,) = [each for each in judged.findings if each.rule == name]
    return one


def judge(
    asked: Rule,
    modules: Sequence[Module],
    schedule: Schedule,
    requires: Sequence[Requirement] = NOTHING,
    holds: str = "",
    reserve: Reserve = Reserve(),  # noqa: B008
    chain: Sequence[str] = (),
    **brief: Any,
) -> Finding:
    """Judge a plan by one rule."""
    known = catalogue(modules, [asked], requires, holds, reserve)
    made = plan(known, schedule, **brief).model_copy(update={"critical_chain": tuple(chain)})
    return found(review(made, known), asked.id)
