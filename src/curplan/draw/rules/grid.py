"""The grid of weeks, read off a page that has an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.rules.said import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan


HALF_PIXEL = 72 / 200 / 2
"""Half a pixel of a 200 dpi picture, in points."""


def drawn_grid(scene: Scene, plan: Plan) -> tuple[float, float]:
    """Read the grid off the drawn axis: left end, and width of a week."""
    points = scene.lines("axis")[0].points
    left, right = points[0][0], points[-1][0]
    return left, (right - left) / max(len(plan.weeks), 1)


def broken_weeks(scene: Scene, plan: Plan) -> Iterator[str]:
    """Name the weeks whose numbers are wrong or not above them, and wrong marks of review weeks."""
    left, step = drawn_grid(scene, plan)
    for text in scene.texts("week"):
        if abs(text.x + text.width / 2 - left - (int(text.of) - 0.5) * step) > HALF_PIXEL:
            yield f"6: the number of week {text.of} is not above its week"
        if not says(text.text, int(text.of)):
            yield f"6: week {text.of} is numbered '{text.text}'"
    marked = {rect.of for rect in scene.rects("review-mark")}
    if marked != {str(week.week) for week in plan.weeks if week.reserved > 0}:
        yield "6: the review weeks are not the marked ones"
