"""Plans to be explained, of small cases written by hand or drawn."""

from __future__ import annotations

from functools import cache

from curplan import api
from curplan.brief import Brief
from curplan.explain.desk import Desk, make_desk
from curplan.explain.model import Explanation, Part, Reason
from curplan.plan.model import Plan
from tests.oracle.terms import Case
from tests.plan.making import newsroom, reporter


def planned(drawn: Case) -> Plan:
    """Plan a case; its weeks must be those of its brief."""
    return api.make_plan(drawn.catalogue, drawn.brief, "quick")


def boxed(drawn: Case, brief: Brief) -> Case:
    """The case with another brief, and the weeks of that."""
    return Case(drawn.catalogue, brief, (brief.hours_per_week,) * brief.weeks)


@cache
def story() -> Plan:
    """The plan of a reporter in 5 weeks at 10 h."""
    return reporter()


def desk(drawn: Case) -> Desk:
    """Put the plan of a case on the desk."""
    return make_desk(planned(drawn), drawn.catalogue)


def module(name: str, *, cost: bool = False, plan: Plan | None = None) -> Explanation:
    """Explain a module of the newsroom."""
    return api.explain_module(plan or story(), newsroom(), name, cost=cost)


def part(told: Explanation, heading: str) -> Part:
    """Find a part by the start of its heading."""
    return next(each for each in told.parts if each.heading.startswith(heading))


def texts(found: Part) -> list[str]:
    """The reasons of a part."""
    return [reason.text for reason in found.reasons]


def kinds(found: Part) -> list[str]:
    """The kinds of the reasons of a part."""
    return [reason.kind for reason in found.reasons]


def only(found: Part) -> Reason:
    """The only reason of a part."""
    (reason,) = found.reasons
    return reason
