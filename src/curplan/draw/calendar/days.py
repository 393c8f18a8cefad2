"""The days of a week: numbers, closures and milestones; without dates, the milestones alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.calendar.entries import Milestone, day_entries, week_entries
from curplan.draw.calendar.frame import LEADING
from curplan.draw.calendar.sessions import session_shapes
from curplan.draw.parts.titles import wrapped
from curplan.draw.scene import Line, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.draw.calendar.frame import Setting
    from curplan.draw.calendar.months import Day, Row
    from curplan.draw.look import Look

#: Corners of a milestone's chip, in points.
_RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class Days:
    """What stands in a week's days: in the cells, and below them what concerns the whole week.

    ``middle`` is where the cells end if need be, ``bottom`` where all ends.
    """

    cells: tuple[Shape, ...]
    below: tuple[Shape, ...]
    middle: float
    bottom: float


def days(row: Row, top: float, setting: Setting) -> Days:
    """Write the days of a week from ``top``, or, without dates, its closures and milestones."""
    frame, pad = setting.frame, setting.frame.sizes.pad
    cells: list[Shape] = []
    for day, column in zip(row.days, frame.days, strict=False):
        cells += _day(day, column, top, setting)
    middle = lowest(cells, top) + pad if cells else top
    if row.week is None:
        return Days(tuple(cells), (), middle, middle)
    shown = [day.date for day in row.days]
    marks = [mark for date in shown for mark in day_entries(setting.marks, date)]
    loose = [mark for mark in marks if _wide(mark, setting)]
    loose += week_entries(setting.marks, row.week.week, shown)
    below: list[Shape] = []
    y = middle if cells else top + pad * 0.7
    column = (frame.days[0][0], frame.days[-1][1])
    if not row.days:
        for name in dict.fromkeys(" ".join(closed.name.split()) for closed in row.week.closures):
            y = _closure(name, str(row.week.week), column, y, setting, below)
    for mark in loose:
        y = _chip(mark, str(row.week.week), column, y, setting, below)
    return Days(tuple(cells), tuple(below), middle, y + pad if below else middle)


def lowest(shapes: Iterable[Shape], least: float) -> float:
    """Give where the lowest of some rectangles and texts ends, ``least`` at least."""
    return max([least, *(each.box.bottom for each in shapes if not isinstance(each, Line))])


def _day(day: Day, column: tuple[float, float], top: float, setting: Setting) -> list[Shape]:
    """Write a day's number and what stands in its cell."""
    look, sizes = setting.look, setting.frame.sizes
    of = day.date.isoformat()
    text = look.words.number(day.date.day)
    if not day.in_month:
        text = look.words.day(day.date, year=False)
    shown = day.in_month and day.in_programme
    size = sizes.day if shown else sizes.small
    y = top + sizes.pad
    base = fonts.baseline(y + sizes.day * 0.5, sizes.day)
    colour = look.theme.ink if shown else look.theme.muted
    made: list[Shape] = []
    for number, line in enumerate(wrapped(text, size, column[1] - column[0] - sizes.pad)):
        made.append(
            fonts.written(
                column[0] + sizes.pad,
                base + number * size * LEADING,
                line,
                size,
                colour,
                "day-number",
                of=of,
                bold=shown,
            )
        )
    y += sizes.day * 1.1 + sizes.pad * 0.6 + (len(made) - 1) * size * LEADING
    for name in day.closed:
        y = _closure(name, of, column, y, setting, made)
    y = session_shapes(day.date, column, y, setting, made)
    for mark in day_entries(setting.marks, day.date):
        if not _wide(mark, setting):
            y = _chip(mark, of, column, y, setting, made)
    return made


def _wide(mark: Milestone, setting: Setting) -> bool:
    """Tell whether a milestone has a word too long for a day's cell: it goes below the days."""
    sizes, (left, right) = setting.frame.sizes, setting.frame.days[0]
    words = mark_text(mark, setting.look).split()
    return max(fonts.width(word, sizes.small) for word in words) > right - left - 2.4 * sizes.pad


def _closure(
    name: str,
    of: str,
    column: tuple[float, float],
    top: float,
    setting: Setting,
    made: list[Shape],
) -> float:
    """Write why a day is closed; give where the text ends."""
    look, size, pad = setting.look, setting.frame.sizes.small, setting.frame.sizes.pad
    y = top
    for line in wrapped(name, size, column[1] - column[0] - 2 * pad):
        base = fonts.baseline(y + size * LEADING / 2, size)
        made.append(
            fonts.written(
                column[0] + pad, base, line, size, look.theme.muted, "closure-name", of=of
            )
        )
        y += size * LEADING
    return y + pad / 2


def mark_text(mark: Milestone, look: Look) -> str:
    """Say a milestone in words."""
    name = " ".join(mark.module.title.split()) if mark.module else ""
    return look.words.say(f"calendar-{mark.kind}", name=name)


def _chip(
    mark: Milestone,
    of: str,
    column: tuple[float, float],
    top: float,
    setting: Setting,
    made: list[Shape],
) -> float:
    """Write a milestone on a chip of its strand's colour; give where the chip ends."""
    theme, size, pad = setting.look.theme, setting.frame.sizes.small, setting.frame.sizes.pad
    fill = theme.fill(setting.ranks[mark.module.strand]) if mark.module else theme.ink
    ink = theme.on(fill) if mark.module else theme.ground
    inner = pad * 0.6
    left, right = column[0] + pad * 0.6, column[1] - pad * 0.6
    text = mark_text(mark, setting.look)
    if mark.date is not None and of == str(mark.week):
        day = setting.look.words.day(mark.date, year=False)
        text = setting.look.words.say("calendar-on", day=day, text=text)
    lines = wrapped(text, size, right - left - 2 * inner)
    height = len(lines) * size * LEADING + inner
    label = f"{of}:{mark.of}"
    wide = max(fonts.width(line, size) for line in lines) + 2 * inner
    made.append(Rect(left, top, wide, height, "chip", label, fill=fill, radius=_RADIUS))
    y = top + inner / 2
    for line in lines:
        base = fonts.baseline(y + size * LEADING / 2, size)
        made.append(fonts.written(left + inner, base, line, size, ink, "milestone", of=label))
        y += size * LEADING
    return top + height + pad / 2
