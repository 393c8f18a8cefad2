"""The calendar: a page for each month of the programme, made to hang on a classroom's wall.

Rows are weeks and columns days; beside the days of a week (below them on upright paper) stand its
modules with their hours. All pages of a programme are set alike: in the largest type in which
every month fits its page. A month that does not fit in the smallest one is shared out over several
pages; only where a single week does not fit, the paper grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.calendar.entries import milestones
from curplan.draw.calendar.frame import LEADING, Frame, Setting, all_sizes, frame
from curplan.draw.calendar.months import WEEKDAYS, Month, is_dated, months, working_days
from curplan.draw.calendar.week import (
    TAB,
    THIN,
    hours_text,
    least_height,
    notes,
    strands_of,
    tab,
    total,
    week_row,
    widest,
)
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import titles
from curplan.draw.scene import Line, Page, Scene, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.calendar.frame import Sizes
    from curplan.draw.calendar.months import Row
    from curplan.plan.model import Plan

#: Distance between the parts of the page, and between two entries of the key of colours.
_GAP, _APART = 6.0, 14.0
_KEY_SIZE, _KEY_ROW = 8.0, 12.0


def month_pages(plan: Plan, look: Look = PLAIN) -> tuple[Scene, ...]:
    """Lay out a page for each month of a plan, the first month first."""
    page = look.page
    while True:
        found = _on(plan, page, look)
        if found is not None:
            return found
        page = page.larger()


def _on(plan: Plan, page: Page, look: Look) -> tuple[Scene, ...] | None:
    """Lay out all months on paper of one size, or give None if some week does not fit it."""
    found = months(plan)
    for sizes in all_sizes(page):
        book = _Book(plan, page, sizes, look)
        if all(len(book.parts(month)) == 1 for month in found):
            break
    scenes: list[Scene] = []
    for month in found:
        parts = book.parts(month)
        if not parts:
            return None
        scenes += [book.scene(month, rows, n, len(parts)) for n, rows in enumerate(parts, 1)]
    return tuple(scenes)


@dataclass(frozen=True, slots=True)
class _Heights:
    """Where the rows of a page begin and how much room they have."""

    top: float
    room: float


class _Book:
    """The pages of a plan, set in one size on one paper."""

    def __init__(self, plan: Plan, page: Page, sizes: Sizes, look: Look) -> None:
        self.plan, self.page, self.look = plan, page, look
        first = plan.weeks[0].start_date if is_dated(plan) else None
        self.days = working_days(plan, first) if first is not None else ()
        hours = [hours_text(total(week), look) for week in plan.weeks]
        said = [text for week in plan.weeks for _, text in notes(week, look)]
        wide = widest(plan, sizes, look)
        columns = frame(
            page,
            sizes,
            len(self.days),
            (hours, said),
            wide,
            look,
            sessions=bool(plan.sessions),
        )
        order = sorted({module.strand for module in plan.modules})
        ranks = {strand: rank for rank, strand in enumerate(order)}
        self.setting = Setting(plan, columns, look, milestones(plan), ranks)
        self.title = titles.title_block(plan, page, look, dense=True)
        self.foot = titles.foot_height(plan, page, look)

    @property
    def frame(self) -> Frame:
        """The columns."""
        return self.setting.frame

    def parts(self, month: Month) -> list[tuple[Row, ...]]:
        """Share out the weeks of a month over as few pages as hold them; none: it cannot be."""
        rows = month.rows
        heights = [least_height(row, self.setting) for row in rows]
        for count in range(1, len(rows) + 1):
            most = -(-len(rows) // count)
            parts = [range(at, min(at + most, len(rows))) for at in range(0, len(rows), most)]
            if all(
                sum(heights[at] for at in part) <= self._heights([rows[at] for at in part]).room
                for part in parts
            ):
                return [tuple(rows[at] for at in part) for part in parts]
        return []

    def _heights(self, rows: Sequence[Row]) -> _Heights:
        """Measure what is left for the weeks between head and foot."""
        sizes = self.frame.sizes
        top = self.page.top + self.title.height + _GAP + sizes.month * LEADING + 2 * sizes.pad
        top += sizes.small * LEADING + sizes.pad
        key = self._key(rows, 0.0)[1]
        bottom = self.page.bottom - self.foot - key - _GAP
        return _Heights(top, bottom - top)

    def scene(self, month: Month, rows: Sequence[Row], part: int, parts: int) -> Scene:
        """Lay out a page with some weeks of a month."""
        page, look = self.page, self.look
        name = self._name(month)
        if parts > 1:
            words = look.words
            numbers = {"part": words.number(part), "parts": words.number(parts)}
            name = words.say("calendar-part", month=name, **numbers)
        heights = self._heights(rows)
        made: list[Shape] = [*self.title.shapes, *self._heading(name, rows)]
        made += self._columns(heights.top)
        y, bottoms = heights.top, [heights.top]
        for row, height in zip(rows, self._spread(rows, heights.room), strict=True):
            made += week_row(row, y, height, self.setting)
            y += height
            bottoms.append(y)
        for y in bottoms:
            ends = ((page.left, y), (page.right, y))
            made.append(Line(ends, look.theme.rule, THIN, "row"))
        key_top = page.bottom - self.foot - self._key(rows, 0.0)[1]
        made += self._key(rows, key_top)[0]
        made += titles.footer(self.plan, page, look)
        role = " ".join(self.plan.programme.split())
        title = look.words.say("calendar-title", month=name, role=role)
        return Scene(page, look.theme.ground, tuple(made), title)

    def _name(self, month: Month) -> str:
        words = self.look.words
        if month.year is None:
            return words.say("axis-month", n=month.number)
        return words.say("axis-month-year", month=words.month(month.number), year=month.year)

    def _heading(self, name: str, rows: Sequence[Row]) -> list[Shape]:
        """Write the month's name at the left, its weeks at the right."""
        look, sizes = self.look, self.frame.sizes
        y = self.page.top + self.title.height + _GAP + sizes.month * LEADING / 2
        base = fonts.baseline(y, sizes.month)
        made: list[Shape] = [
            fonts.written(
                self.page.left, base, name, sizes.month, look.theme.title, "month", bold=True
            )
        ]
        weeks = [row.week.week for row in rows if row.week is not None]
        if weeks:
            first, last = (look.words.number(week) for week in (weeks[0], weeks[-1]))
            text = look.words.say("calendar-weeks", n=len(weeks), first=first, last=last)
            made.append(
                fonts.written(
                    self.page.right,
                    base,
                    text,
                    sizes.name,
                    look.theme.muted,
                    "month-weeks",
                    anchor="end",
                )
            )
        return made

    def _columns(self, bottom: float) -> list[Shape]:
        """Name the columns, above a line at ``bottom``."""
        columns, look, sizes = self.frame, self.look, self.frame.sizes
        base = bottom - sizes.pad - 0.24 * sizes.small
        heads = [(columns.week[0] + sizes.pad / 2, look.words.say("calendar-week"), "week")]
        for (left, _), text, day in zip(columns.days, self._weekdays(), self.days, strict=False):
            heads.append((left + sizes.pad, text, WEEKDAYS[day.weekday()]))
        if not self.days and not columns.stacked:
            x = columns.days[0][0] + sizes.pad * 0.6
            heads.append((x, look.words.say("calendar-marks"), "marks"))
        if not columns.stacked or not self.days:
            x = columns.modules[0] + sizes.pad
            heads.append((x, look.words.say("calendar-modules"), "modules"))
        return [
            fonts.written(
                x,
                base,
                text,
                sizes.small,
                look.theme.muted,
                "column",
                of=of,
                bold=True,
            )
            for x, text, of in heads
        ]

    def _weekdays(self) -> list[str]:
        """Name the days' columns, all in short where one is too narrow for its name."""
        sizes, words = self.frame.sizes, self.look.words
        left, right = self.frame.days[0]
        whole = [words.weekday(day.weekday()) for day in self.days]
        widest = max((fonts.width(name, sizes.small, True) for name in whole), default=0.0)
        if widest + 2 * sizes.pad <= right - left:
            return whole
        return [words.weekday(day.weekday(), "abbreviated") for day in self.days]

    def _spread(self, rows: Sequence[Row], room: float) -> list[float]:
        """Give each week its height: as equal as what they need allows, low outside the plan."""
        least = [least_height(row, self.setting) for row in rows]
        inside = [n for n, row in enumerate(rows) if row.week is not None]
        room -= sum(height for n, height in enumerate(least) if n not in inside)
        wanting = sorted((least[n] for n in inside), reverse=True)
        level, fixed = inf, 0.0
        for taken, height in enumerate(wanting):
            level = (room - fixed) / (len(wanting) - taken)
            if height <= level:
                break
            fixed += height
        return [max(h, level) if n in inside else h for n, h in enumerate(least)]

    def _key(self, rows: Sequence[Row], top: float) -> tuple[list[Shape], float]:
        """Name the strands' colours on a page; give the shapes and the height they take."""
        look, made = self.look, list[Shape]()
        x, y = self.page.left, top + _GAP
        for strand in strands_of(rows, self.plan):
            name = self.plan.strand_title(strand)
            lines = titles.wrapped(name, _KEY_SIZE, self.page.right - self.page.left - TAB - 4.0)
            wide = TAB + 4.0 + max(fonts.width(line, _KEY_SIZE) for line in lines)
            if x + wide > self.page.right and x > self.page.left:
                x, y = self.page.left, y + _KEY_ROW
            place = (x, y + 1.5, TAB, _KEY_ROW - 3.0)
            made.append(tab(strand, "strand", strand, place, self.setting.ranks, look))
            for number, line in enumerate(lines):
                base = fonts.baseline(y + (number + 0.5) * _KEY_ROW, _KEY_SIZE)
                made.append(
                    fonts.written(
                        x + TAB + 4.0,
                        base,
                        line,
                        _KEY_SIZE,
                        look.theme.muted,
                        "strand-name",
                        of=strand,
                    )
                )
            y += (len(lines) - 1) * _KEY_ROW
            x += wide + _APART
        return made, y + _KEY_ROW + 2.0 - top if made else 0.0
