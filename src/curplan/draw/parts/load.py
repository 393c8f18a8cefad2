"""The weekly load below the lanes: hours by strand on the same grid, with the week's limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.labels import LEADING
from curplan.draw.parts.titles import wrapped
from curplan.draw.scene import ASCENT, DESCENT, Line, Point, Rect, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan
    from curplan.words import Words

#: Height of the row of sums below the columns, and the size of its figures.
SUM_ROW, _SIZE = 11.0, SMALLEST
#: Size of the heading.
_TITLE = 8.0
#: Height of the heading's row, where it stands above the chart.
TITLE_ROW = 16.0
_LIMIT_WIDTH, _TICK_GAP = 1.3, 8.0


def chart(
    plan: Plan,
    grid: Grid,
    order: Sequence[str],
    ranks: Mapping[str, int],
    top: float,
    height: float,
    left: float,
    look: Look,
    highest: float = 0.0,
    *,
    above: bool = False,
) -> list[Shape]:
    """Draw the load chart from ``top``; ``left`` is where its heading stands.

    ``above``: the heading stands above the chart, in a row of its own, not beside it.
    ``highest`` is how many hours its height stands for, if not those of the plan's fullest week.
    """
    base = top + height
    scale = height / (highest or most_hours(plan))
    hours = _hours(plan)
    made: list[Shape] = []
    gap = min(1.0, grid.step * 0.06)
    for week in plan.weeks:
        x, wide = grid.start(week.week) + gap, grid.step - 2 * gap
        if week.reserved > 0:
            made.append(
                Rect(
                    x,
                    base - float(week.hours) * scale,
                    wide,
                    float(week.hours - week.capacity) * scale,
                    "reserved",
                    str(week.week),
                    fill=look.theme.ground,
                    hatch="/",
                    ink=look.theme.rule,
                    value=float(week.reserved),
                )
            )
        y = base
        for strand in reversed(order):
            amount = hours.get((week.week, strand), 0.0)
            if not amount:
                continue
            fill = look.theme.fill(ranks[strand])
            y -= amount * scale
            made.append(
                Rect(
                    x,
                    y,
                    wide,
                    amount * scale,
                    "load",
                    f"{week.week}:{strand}",
                    fill=fill,
                    edge=look.theme.edge(fill),
                    line=0.4,
                    hatch=look.theme.hatch(ranks[strand]),
                    ink=look.theme.hatch_ink(fill),
                    value=amount,
                )
            )
        over = float(week.load - week.capacity)
        if over > 0:
            made.append(
                Rect(
                    x,
                    base - float(week.load) * scale,
                    wide,
                    over * scale,
                    "over",
                    str(week.week),
                    edge=look.theme.warning,
                    line=1.0,
                    hatch="x",
                    ink=look.theme.warning,
                    value=over,
                )
            )
    made.append(Line(((grid.left, base), (grid.right, base)), look.theme.muted, 0.7, "base"))
    made.append(Line(_limit(plan, grid, base, scale), look.theme.ink, _LIMIT_WIDTH, "limit"))
    return made + _words(plan, grid, top, base, scale, left, look, above=above)


def most_hours(plan: Plan) -> float:
    """Give the most hours that a week of the plan has or holds; 1 at least."""
    return float(max([*(max(week.hours, week.load) for week in plan.weeks), 1]))


def tick_room(plan: Plan, words: Words) -> float:
    """Give the room that the scale at the left of the weeks takes."""
    full = max((float(week.capacity) for week in plan.weeks), default=0.0)
    return fonts.width(_figure(full, words), _SIZE) + _TICK_GAP


def sums_fit(plan: Plan, grid: Grid, words: Words) -> bool:
    """Tell whether the weeks are wide enough for the row of sums."""
    widest = max((fonts.width(text, _SIZE) for text in _sums(plan, words)), default=0.0)
    return widest + 1.5 <= grid.step


def _sums(plan: Plan, words: Words) -> list[str]:
    return [_figure(float(week.load), words) if week.load else "" for week in plan.weeks]


def _figure(hours: float, words: Words) -> str:
    return words.number(round(hours, 1))


def _hours(plan: Plan) -> dict[tuple[int, str], float]:
    """Sum the hours of each week and strand."""
    sums: dict[tuple[int, str], float] = {}
    for module in plan.modules:
        for week, hours in module.weekly_hours.items():
            key = (int(week), module.strand)
            sums[key] = sums.get(key, 0.0) + float(hours)
    return sums


def _limit(plan: Plan, grid: Grid, base: float, scale: float) -> tuple[Point, ...]:
    """Step along the capacity of the weeks."""
    points: list[Point] = []
    for week in plan.weeks:
        y = base - float(week.capacity) * scale
        if not points or abs(points[-1][1] - y) > 1e-9:
            points.append((grid.start(week.week), y))
        end = (grid.end(week.week), y)
        if len(points) > 1 and points[-2][1] == y:
            points[-1] = end
        else:
            points.append(end)
    return tuple(points)


def _words(
    plan: Plan,
    grid: Grid,
    top: float,
    base: float,
    scale: float,
    left: float,
    look: Look,
    *,
    above: bool,
) -> list[Shape]:
    title = look.words.say("load-title")
    # Beside the scale it is as wide as that leaves it; no word is broken for it.
    beside = grid.left - left - tick_room(plan, look.words) - 3.0
    widest = max(fonts.width(word, _TITLE, True) for word in title.split())
    lines = [title] if above else wrapped(title, _TITLE, max(beside, widest), bold=True)
    y = (top - TITLE_ROW if above else top) + 6
    made: list[Shape] = []
    for number, line in enumerate(lines):
        at = fonts.baseline(y + number * LEADING * _TITLE, _TITLE)
        ink = look.theme.ink
        made.append(fonts.written(left, at, line, _TITLE, ink, "load-title", bold=True))
    full = max((float(week.capacity) for week in plan.weeks), default=0.0)
    apart = full * scale >= (ASCENT + DESCENT) * _SIZE
    for hours, words in ((full, _figure(full, look.words)), (0.0, look.words.number(0))):
        y = base - hours * scale
        if hours or (full and apart):
            made.append(
                fonts.written(
                    grid.left - _TICK_GAP,
                    fonts.baseline(y, _SIZE),
                    words,
                    _SIZE,
                    look.theme.muted,
                    "load-tick",
                    anchor="end",
                )
            )
    if sums_fit(plan, grid, look.words):
        for week, text in zip(plan.weeks, _sums(plan, look.words), strict=True):
            if text:
                made.append(
                    fonts.written(
                        (grid.start(week.week) + grid.end(week.week)) / 2,
                        fonts.baseline(base + SUM_ROW / 2 + 0.5, _SIZE),
                        text,
                        _SIZE,
                        look.theme.muted,
                        "load-sum",
                        of=str(week.week),
                        anchor="middle",
                    )
                )
    return made
