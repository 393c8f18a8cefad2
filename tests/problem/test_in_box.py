"""A problem put into another box is the one that would be built for that box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.brief import Brief
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.models import Catalogue, Theme
from curplan.catalogue.policy import Rule
from curplan.problem.build import build_problem, in_box
from curplan.problem.model import Problem
from tests.plan.making import newsroom


def themed() -> Catalogue:
    """The newsroom with a theme whose floor grows with the box."""
    known = newsroom()
    rule = Rule("themes", 2, (("step_hours", 1), ("full_hours", 40)))
    policy = replace(known.policies[0], rules=(*known.policies[0].rules, rule))
    themes = (Theme("desk", 30 * 60, 34 * 60, strands=("desk",)),)
    roles = tuple(replace(role, themes=themes) for role in known.roles)
    return replace(known, policies=(policy,), roles=roles)


def built(catalogue: Catalogue, brief: Brief) -> Problem:
    reserve = catalogue.policy_of(brief.role, brief.profile).reserve
    return build_problem(catalogue, brief, make_weeks(brief, reserve))


@pytest.mark.parametrize(("weeks", "hours"), [(2, 6), (4, 9), (9, 3), (20, 40)])
def test_it_is_the_problem_of_that_box(weeks: int, hours: int) -> None:
    catalogue = themed()
    first = Brief(role="reporter", weeks=7, hours_per_week=10, exclude=("python-next",))
    other = first.model_copy(update={"weeks": weeks, "hours_per_week": hours})
    reserve = catalogue.policy_of("reporter").reserve
    moved = in_box(built(catalogue, first), catalogue, first, make_weeks(other, reserve))
    assert moved == built(catalogue, other)


def test_the_floors_of_themes_do_grow() -> None:
    small = built(themed(), Brief(role="reporter", weeks=2, hours_per_week=6))
    large = built(themed(), Brief(role="reporter", weeks=9, hours_per_week=6))
    assert small.selection_rules != large.selection_rules
    assert small.tasks == large.tasks
