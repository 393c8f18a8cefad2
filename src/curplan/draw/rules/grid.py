"""The grid of weeks, read off a page that has an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan


def drawn_grid(scene: Scene, plan: Plan) -> tuple[float, float]:
    """Read the grid off the drawn axis: left end, and width of a week."""
    points = scene.lines("axis")[0].points
    left, right = points[0][0], points[-1][0]
    return left, (right - left) / max(len(plan.weeks), 1)
