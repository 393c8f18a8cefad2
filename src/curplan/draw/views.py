"""The views of a plan: one name each, its pages, and the rules that they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.look import PLAIN
from curplan.draw.mirror import mirror

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan

VIEWS = ("roadmap", "skills", "coverage", "load", "calendar", "compare")
"""What a plan can be drawn as; ``compare`` shows two to four plans, the others one."""

MOST = 4
"""Plans that a comparison shows."""


def pages(
    view: str, plans: Sequence[Plan], look: Look = PLAIN, *, outcomes: bool = False
) -> tuple[Scene, ...]:
    """Lay out a view, one scene a page, in the direction of the look's language.

    Parameters
    ----------
    view
        One of ``VIEWS``.
    plans
        Drawable plans: one, for ``compare`` two to ``MOST``.
    outcomes
        For ``skills``: one node for each outcome, instead of for each module.

    Raises
    ------
    ValueError
        For an unknown view, or a number of plans that it cannot show.
    """
    made = _laid_out(view, plans, look, outcomes=outcomes)
    return tuple(mirror(scene) for scene in made) if look.words.rtl else made


def broken(
    view: str, scenes: Sequence[Scene], plans: Sequence[Plan], look: Look | None = None
) -> list[str]:
    """Name every drawing rule that the pages of a view break, by its number, and where.

    ``look`` is the one that they were laid out with; without it less can be checked.
    """
    found = [mirror(scene) if scene.mirrored else scene for scene in scenes]
    if view == "compare":
        from curplan.draw.rules.compare import broken_comparison

        return broken_comparison(found[0], plans)
    (plan,) = plans
    if view == "roadmap":
        from curplan.draw.rules.scene import broken as broken_roadmap

        return broken_roadmap(found[0], plan, look)
    if view == "skills":
        from curplan.draw.rules.skills import broken_skills

        return broken_skills(found, plan)
    if view == "coverage":
        from curplan.draw.rules.coverage import broken_coverage

        return broken_coverage(found, plan)
    if view == "load":
        from curplan.draw.rules.loads import broken_load

        return broken_load(found, plan)
    from curplan.draw.rules.calendar import broken_calendar

    return broken_calendar(found, plan)


def _laid_out(view: str, plans: Sequence[Plan], look: Look, *, outcomes: bool) -> tuple[Scene, ...]:
    if view == "compare":
        from curplan.draw.compare.layout import comparison

        return (comparison(plans, look),)
    (plan,) = plans
    if view == "roadmap":
        from curplan.draw.roadmap.layout import roadmap

        return (roadmap(plan, look),)
    if view == "skills":
        from curplan.draw.skills.layout import skill_map

        return skill_map(plan, look, of="outcomes" if outcomes else "modules")
    if view == "coverage":
        from curplan.draw.coverage.layout import coverage_pages

        return coverage_pages(plan, look)
    if view == "load":
        from curplan.draw.loads.layout import load_page

        return load_page(plan, look)
    if view == "calendar":
        from curplan.draw.calendar.layout import month_pages

        return month_pages(plan, look)
    raise ValueError(f"there is no view '{view}'")
