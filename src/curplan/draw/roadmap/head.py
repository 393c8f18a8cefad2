"""What stands above the lanes: phases, months and weeks, outcomes, closures, milestones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.parts import axis
from curplan.draw.parts.axis import Axis, Grid
from curplan.draw.roadmap import milestones, outcomes, phases
from curplan.draw.roadmap.milestones import Row
from curplan.draw.roadmap.outcomes import Outcomes
from curplan.draw.roadmap.phases import Phase

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.scene import Page, Shape
    from curplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Head:
    """The rows above the lanes, from top to bottom, before they have a place.

    ``column`` is the width of the column at the left of the grid; 0 where there is none.
    """

    phases: tuple[Phase, ...]
    axis: Axis
    outcomes: Outcomes
    milestones: Row
    column: float

    @property
    def before_axis(self) -> float:
        """Height of what stands above months and weeks."""
        return phases.height(self.phases)

    @property
    def before_notes(self) -> float:
        """Height of what stands above the names of closures, where the shades begin."""
        return self.before_axis + axis.MONTH_ROW + axis.WEEK_ROW + self.outcomes.height

    @property
    def height(self) -> float:
        """Height in points."""
        return self.before_notes + self.axis.notes_height + self.milestones.height

    def shapes(self, plan: Plan, left: float, top: float, look: Look) -> list[Shape]:
        """Draw the rows from ``top`` down; their headings at ``left``."""
        axis_top, notes_top = top + self.before_axis, top + self.before_notes
        below = axis_top + axis.MONTH_ROW + axis.WEEK_ROW
        heading = left if self.column else None
        return [
            *phases.shapes(self.phases, self.axis.grid, top, look),
            *axis.labels(self.axis, plan, axis_top, look, notes_top),
            *outcomes.shapes(self.outcomes, self.axis, left, below, look),
            *milestones.shapes(self.milestones, heading, notes_top + self.axis.notes_height, look),
        ]


def lay_out(
    plan: Plan, grid: Grid, page: Page, look: Look, *, column: float, crowded: bool, told: bool
) -> Head:
    """Lay out the rows above the lanes.

    ``told``: with what a learner can do after each month, where there is a column for its heading.
    ``crowded``: without phases.
    """
    weeks = axis.lay_out(plan, grid, look.words)
    found = () if crowded else phases.fitting(phases.phases(plan), grid, look)
    chosen = outcomes.choose(plan, weeks, column, look.words) if told and column else Outcomes()
    row = milestones.place(milestones.milestones(plan), grid, page.right, look)
    return Head(found, weeks, chosen, row, column)
