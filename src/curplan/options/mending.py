"""The ways out of a bad fit: what mends it, tried step by step, each a whole plan.

Nothing is proven of the least change here, as a smoother schedule may exist that was not found; but
every smaller step was planned, too, and did not mend it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from curplan.options.flaws import OPTIONAL, OPTIONAL_POINTS, little_more, optional_flaw
from curplan.options.model import Flaw, Kind, Options, Way, falls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.plan.model import Plan

MOST_PERCENT = 25
"""No way asks for more than a quarter more, or less, than what is ordered."""

LESS_SCOPE = (95, 90, 85, 80, 75)
"""Per cent of the track's hours that less scope may keep, when leaving out what is optional is not
enough."""

ENTRY_STEPS = (10, 30, 50)
"""Entries that are tried: levels with which a calendar so many per cent shorter holds it all."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A change in words, the plan that it gives, what learners bring, and the flaws left."""

    change: str
    plan: Plan
    bring: tuple[str, ...]
    still: tuple[Flaw, ...]


Step = Callable[[], tuple[str, "Plan", tuple[str, ...]] | None]
"""Plans a change, when it is asked to."""


class Mending:
    """A plan as ordered that covers it all, and what is wrong with it."""

    def __init__(
        self,
        brief: Brief,
        asked: Plan,
        make_plan: Callable[[Brief], Plan],
        judge: Callable[[Plan], tuple[Flaw, ...]],
    ) -> None:
        self._brief, self._asked = brief, asked
        self._make_plan, self._judge = make_plan, judge
        self.flaws = judge(asked)
        more = self._more_optional()
        if more is not None:
            self.flaws = (*self.flaws, more)

    def options(self) -> Options:
        """Give the ways out; none where nothing is wrong."""
        if not self.flaws:
            return Options(self._asked, ())
        ways = (
            self._way("less-scope", self._less_scope(), "not even a quarter less"),
            self._way("longer", self._longer(), "not even a calendar a quarter longer"),
            self._way("more-hours", self._more_hours(), "not even a pace a quarter higher"),
            self._way("stronger-entry", self._entry(), "no entry that was tried"),
        )
        return Options(self._asked, ways, self.flaws)

    def _more_optional(self) -> Flaw | None:
        """Plan a slightly longer calendar where something optional is missing."""
        optional = self._asked.objective("optional_coverage")
        if not optional.max or optional.value >= optional.max:
            return None
        return optional_flaw(self._asked, self._plan(weeks=little_more(self._brief.weeks)))

    def _plan(self, **change: object) -> Plan:
        return self._make_plan(self._brief.model_copy(update=change))

    def _way(self, kind: Kind, steps: Sequence[Step], none: str) -> Way:
        """Take the least step that mends as much as the greatest; none where that mends nothing.

        The greatest is the last that gives a whole track.
        """
        tries = (self._try(step) for step in reversed(steps))
        most = next((tried for tried in tries if tried is not None), None)
        if most is None or len(most.still) >= len(self.flaws):
            return Way(kind, f"{none} mends it", least=False)
        for step in steps[:-1]:
            tried = self._try(step)
            if tried is not None and len(tried.still) <= len(most.still):
                most = tried
                break
        return Way(kind, most.change, most.plan, False, most.bring, still=most.still)

    def _try(self, step: Step) -> Tried | None:
        """Plan a step; None when it gives no whole track."""
        made = step()
        left = self._left(made[1]) if made is not None else None
        if made is None or left is None:
            return None
        return Tried(*made, left)

    def _left(self, plan: Plan) -> tuple[Flaw, ...] | None:
        """Flaws that a change leaves or makes; None when it is no whole track."""
        if plan.status == "infeasible" or any(row.priority == "must" for row in falls(plan)):
            return None
        left = self._judge(plan)
        mended = any(flaw.rule == OPTIONAL for flaw in self.flaws) and self._reaches_more(plan)
        return (*left, *(f for f in self.flaws if f.rule == OPTIONAL and not mended))

    def _reaches_more(self, plan: Plan) -> bool:
        """Tell whether much more of what is optional is reached, or nothing optional is asked."""
        then, now = (each.objective("optional_coverage") for each in (plan, self._asked))
        if not then.max:
            return True
        return 100 * (then.value / then.max - now.value / (now.max or 1)) >= OPTIONAL_POINTS

    def _step(self, text: str, **change: object) -> Step:
        return lambda: (text, self._plan(**change), ())

    def _less_scope(self) -> list[Step]:
        """Without what is optional; then with ever fewer hours, whatever falls."""
        hours = sum(float(module.hours) for module in self._asked.modules)
        steps = []
        if self._brief.optional and self._asked.objective("optional_coverage").max:
            steps.append(self._step("optional requirements are left out", optional=False))
        for percent in LESS_SCOPE:
            most = int(hours * percent / 100)
            if most > 0:
                text = f"{round(hours - most)} h less: at most {most} h"
                steps.append(self._step(text, optional=False, max_hours=most))
        return steps

    def _longer(self) -> list[Step]:
        weeks = self._brief.weeks
        return [
            self._step(
                f"{_count(more, 'week')} more: {weeks + more} instead of {weeks}",
                weeks=weeks + more,
            )
            for more in range(1, max(1, weeks * MOST_PERCENT // 100) + 1)
        ]

    def _more_hours(self) -> list[Step]:
        hours = self._brief.hours_per_week
        return [
            self._step(
                f"{more} h a week more: {hours + more:g} instead of {hours:g}",
                hours_per_week=hours + more,
            )
            for more in range(1, max(1, int(hours * MOST_PERCENT / 100)) + 1)
        ]

    def _entry(self) -> list[Step]:
        """Levels with which a shorter calendar would hold it all make room in this one."""
        weeks = self._brief.weeks
        fewer = dict.fromkeys(max(1, weeks * percent // 100) for percent in ENTRY_STEPS)
        return [partial(self._brought, weeks - each) for each in fewer if each < weeks]

    def _brought(self, weeks: int) -> tuple[str, Plan, tuple[str, ...]] | None:
        shorter = self._plan(weeks=weeks)
        bring = next((a.items for a in shorter.advice if a.kind == "entry"), ())
        if not bring:
            return None
        knows = tuple(dict.fromkeys((*self._brief.knows, *bring)))
        return (
            f"learners bring {_count(len(bring), 'outcome')} more",
            self._plan(knows=knows),
            bring,
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
