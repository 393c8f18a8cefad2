"""The drawing rules for the head of each plan in a comparison: title, facts and figures (11)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.draw.rules.said import closed_up, numbers, said, says, unsaid_hour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan

_PROJECTS = ("project", "capstone")


@dataclass(frozen=True, slots=True)
class Panel:
    """A plan, its letter, the grid (left end, width of a week), and its place on the page."""

    letter: str
    plan: Plan
    left: float
    step: float
    top: float
    bottom: float

    def week(self, number: float) -> float:
        """Give the middle of a week."""
        return self.left + (number - 0.5) * self.step

    def of(self, what: object) -> str:
        """Give what a shape of this plan belongs to."""
        return f"{self.letter}:{what}"


def broken_head(scene: Scene, panel: Panel, *, partner: bool) -> Iterator[str]:
    """Check what a plan's heading says."""
    letter, plan = panel.letter, panel.plan
    if said(scene, "letter", letter) != letter:
        yield f"11: plan {letter} does not have its letter once"
    head, role = closed_up(said(scene, "plan-title", letter)), closed_up(plan.programme)
    if role not in head:
        yield f"11: plan {letter} is titled '{said(scene, 'plan-title', letter)}'"
    if (head != role) != (plan.partial or plan.status == "infeasible"):
        yield f"11: plan {letter} is called whole, or not, wrongly"
    facts = said(scene, "subtitle", letter)
    for what in (plan.time_box.weeks, plan.time_box.hours_per_week):
        if what not in numbers(facts.replace("–", " ")):
            yield f"11: plan {letter} does not say its {what} in '{facts}'"
    yield from (
        f"{fault} of plan {letter}" for fault in unsaid_hour(scene, plan.catalogue.hour, letter)
    )
    if closed_up(plan.audience_title or plan.audience) not in closed_up(facts):
        yield f"11: plan {letter} does not say who comes in"
    short = [item for item in plan.coverage if item.priority != "optional" and not item.full]
    told = closed_up(said(scene, "shortfall", letter))
    if bool(told) != bool(short):
        yield f"11: plan {letter} says what falls short, or not, wrongly"
    first = max(short, key=lambda item: (item.priority == "must", item.weight), default=None)
    if first is not None and not partner and closed_up(first.name or first.skill) not in told:
        yield f"11: plan {letter} does not name {first.name or first.skill}, which falls short"


def _share(plan: Plan, *priorities: str) -> int | None:
    """Give the share of the weight of some requirements, in whole per cent, rounded down."""
    found = [item for item in plan.coverage if item.priority in priorities]
    total = sum(item.weight for item in found)
    if not total:
        return None
    reached = sum(
        Fraction(item.weight * min(item.reached, item.required), max(item.required, 1))
        if item.priority != "must"
        else Fraction(item.weight if item.full else 0)
        for item in found
    )
    return int(100 * reached / total)


def broken_figures(scene: Scene, panel: Panel, *, partner: bool) -> Iterator[str]:
    """Check a plan's figures."""
    plan = panel.plan
    hours = sum(float(module.hours) for module in plan.modules)
    wanted: dict[str, float | None] = {
        "weeks": plan.time_box.weeks,
        "modules": len(plan.modules),
        "hours": round(hours) if partner else round(hours, 1),
    }
    if partner:
        wanted["projects"] = sum(module.kind in _PROJECTS for module in plan.modules)
        wanted["job"] = _share(plan, "must", "essential")
    else:
        wanted |= {name: _share(plan, name) for name in ("must", "essential", "optional")}
        capacity = round(sum(float(week.capacity) for week in plan.weeks), 1)
        if not says(said(scene, "unit", panel.of("hours")), capacity):
            yield f"11: plan {panel.letter} does not say its {capacity:g} hours of capacity"
    for what, value in wanted.items():
        told = said(scene, "figure", panel.of(what))
        if (not says(told, value)) if value is not None else told:
            yield f"11: plan {panel.letter} says '{told}' as {what}, not {value}"
