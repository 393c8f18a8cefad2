"""The two tables of the load page: hours by strand, and by month."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.loads.totals import by_month, by_strand, summed, whole_shares
from curplan.draw.parts.titles import Block, wrapped
from curplan.draw.scene import A4, Line, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curplan.draw.loads.totals import MonthHours
    from curplan.draw.look import Look
    from curplan.draw.scene import Page
    from curplan.plan.model import Plan

#: Size of a table's text on A4 and height of its rows in that size, usual and close; room between
#: two columns.
_SIZE, _CLOSE_SIZE, _ROW, _CLOSE_ROW, _APART = 8.5, 7.5, 1.55, 1.3, 1.6
#: Width of a strand's tab, and of the bar of its hours at least, in sizes.
_TAB, _BAR = 0.9, 5.0
_LEADING = 1.22
_RULE, _OUTLINE = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Setting:
    """What both tables are set with: ``order`` and ``ranks`` are those of the chart's strands.

    ``size`` is that of the text, ``row`` the height of a line; in points.
    """

    plan: Plan
    look: Look
    order: Sequence[str]
    ranks: Mapping[str, int]
    size: float
    row: float

    def hours(self, hours: float) -> str:
        """Write hours."""
        return self.look.words.say("hours", hours=self.look.words.number(hours))

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        role: str,
        of: str,
        *,
        bold: bool = False,
        end: bool = False,
        muted: bool = False,
    ) -> Shape:
        """Write a text centred on ``middle``, from ``x`` on or up to it."""
        theme = self.look.theme
        return fonts.written(
            x,
            fonts.baseline(middle, self.size),
            text,
            self.size,
            theme.muted if muted else theme.ink,
            role,
            of=of,
            bold=bold,
            anchor="end" if end else "start",
        )

    def wide(self, texts: Sequence[str]) -> float:
        """Give the width of the widest of some texts, set bold."""
        return max((fonts.width(text, self.size, True) for text in texts), default=0.0)

    def line(self, left: float, right: float, y: float) -> Line:
        """Rule off a row."""
        return Line(((left, y), (right, y)), self.look.theme.rule, _RULE, "rule")


def text_sizes(page: Page, *, close: bool) -> tuple[float, float]:
    """Give a table's text size and the height of its rows: larger paper has larger ones."""
    larger = max(1.0, sqrt(sqrt(page.width * page.height / (A4.width * A4.height))))
    size = (_CLOSE_SIZE if close else _SIZE) * larger
    return size, size * (_CLOSE_ROW if close else _ROW)


def strand_table(setting: Setting, left: float, right: float, top: float) -> Block:
    """Name the strands with their colours, hours and shares, and a bar as long as its hours."""
    size, words = setting.size, setting.look.words
    row, gap = setting.row, _APART * size
    sums = by_strand(setting.plan)
    whole = whole_shares(sums)
    shares = {strand: words.share(share / 100) for strand, share in whole.items()}
    heads = words.say("load-strand"), words.say("load-hours"), words.say("load-share")
    total = setting.hours(sum(sums.values()))
    hours_wide = setting.wide([heads[1], total, *map(setting.hours, sums.values())])
    share_wide = setting.wide([heads[2], words.share(1), *shares.values()])
    x = left + _TAB * size + 0.6 * size
    free = right - x - hours_wide - share_wide - 2 * gap
    name_wide = setting.wide([setting.plan.strand_title(strand) for strand in setting.order])
    name_wide = min(max(name_wide, setting.wide([heads[0], words.say("load-all")])), free)
    hours_x = x + name_wide + gap + hours_wide
    share_x = hours_x + gap + share_wide
    bar = right - share_x - gap
    y = top + row / 2
    made: list[Shape] = [
        setting.text(x, y, heads[0], "head", "strand", bold=True, muted=True),
        setting.text(hours_x, y, heads[1], "head", "hours", bold=True, muted=True, end=True),
        setting.text(share_x, y, heads[2], "head", "share", bold=True, muted=True, end=True),
        setting.line(left, right, top + row),
    ]
    y = top + row
    most = max(sums.values(), default=0.0)
    for strand in setting.order:
        lines = wrapped(setting.plan.strand_title(strand), size, name_wide + 0.1)
        high = row + (len(lines) - 1) * _LEADING * size
        fill = setting.look.theme.fill(setting.ranks[strand])
        place = (left, y + 0.18 * row, _TAB * size, high - 0.36 * row)
        made.append(_coloured(place, "strand", strand, fill, setting))
        for number, line in enumerate(lines):
            at = y + row / 2 + number * _LEADING * size
            made.append(setting.text(x, at, line, "strand-name", strand))
        at, hours = y + row / 2, sums[strand]
        made.append(
            setting.text(hours_x, at, setting.hours(hours), "strand-hours", strand, end=True)
        )
        made.append(
            setting.text(share_x, at, shares[strand], "strand-share", strand, muted=True, end=True)
        )
        if bar >= _BAR * size and hours > 0:
            place = (right - bar, y + 0.26 * row, bar * hours / most, 0.48 * row)
            made.append(_coloured(place, "strand-bar", strand, fill, setting, hours))
        y += high
    made.append(setting.line(left, right, y))
    y += row / 2
    made.append(setting.text(x, y, words.say("load-all"), "total-name", "strands", bold=True))
    made.append(setting.text(hours_x, y, total, "total", "strands", bold=True, end=True))
    made.append(setting.text(share_x, y, words.share(1), "total", "shares", bold=True, end=True))
    return Block(tuple(made), y + row / 2 - top)


def _coloured(
    place: tuple[float, float, float, float],
    role: str,
    of: str,
    fill: str,
    setting: Setting,
    value: float = 0.0,
) -> Rect:
    theme = setting.look.theme
    return Rect(
        *place,
        role,
        of,
        fill=fill,
        edge=theme.edge(fill),
        line=_OUTLINE,
        hatch=theme.hatch(setting.ranks[of]),
        ink=theme.hatch_ink(fill),
        value=value,
    )


def month_table(setting: Setting, left: float, right: float, top: float) -> Block:
    """List the months with their weeks, planned hours, and what is held back and unplanned."""
    words, plan, row = setting.look.words, setting.plan, setting.row
    rows, whole = by_month(plan), summed(plan.weeks)
    columns: list[tuple[str, Callable[[MonthHours], str], str]] = [
        ("weeks", lambda month: _weeks(month, setting), ""),
        ("hours", lambda month: setting.hours(month.hours.planned), setting.hours(whole.planned)),
    ]
    if whole.reserved:
        held = setting.hours(whole.reserved)
        columns.append(("review", lambda month: _some(month.hours.reserved, setting), held))
    if whole.free:
        spare = setting.hours(whole.free)
        columns.append(("free", lambda month: _some(month.hours.free, setting), spare))
    if whole.over:
        much = setting.hours(whole.over)
        columns.append(("over", lambda month: _some(month.hours.over, setting), much))
    names = {month.of: _name(month, setting) for month in rows}
    heads = {key: words.say(f"load-{key}") for key, _, _ in columns}
    wides = [
        setting.wide([heads[key], last, *(text(month) for month in rows)])
        for key, text, last in columns
    ]
    first = setting.wide([*names.values(), words.say("load-month"), words.say("load-all")])
    gap = (right - left - first - sum(wides)) / len(columns)
    ends = [left + first + sum(wides[: n + 1]) + (n + 1) * gap for n in range(len(columns))]
    y = top + row / 2
    made: list[Shape] = [
        setting.text(left, y, words.say("load-month"), "head", "month", bold=True, muted=True)
    ]
    for (key, _, _), x in zip(columns, ends, strict=True):
        made.append(setting.text(x, y, heads[key], "head", key, bold=True, muted=True, end=True))
    made.append(setting.line(left, right, top + row))
    for number, month in enumerate(rows, 1):
        y = top + (number + 0.5) * row
        made.append(setting.text(left, y, names[month.of], "month-name", month.of))
        for (key, text, _), x in zip(columns, ends, strict=True):
            said = text(month)
            muted = key != "hours"
            if said:
                made.append(
                    setting.text(x, y, said, f"month-{key}", month.of, end=True, muted=muted)
                )
    bottom = top + (len(rows) + 1) * row
    made.append(setting.line(left, right, bottom))
    y = bottom + row / 2
    made.append(setting.text(left, y, words.say("load-all"), "total-name", "months", bold=True))
    for (key, _, last), x in zip(columns, ends, strict=True):
        if last:
            made.append(setting.text(x, y, last, "total", key, bold=True, end=True))
    return Block(tuple(made), y + row / 2 - top)


def month_width(setting: Setting) -> float:
    """Give the least width of the table of months."""
    words, gap = setting.look.words, _APART * setting.size
    heads = ("weeks", "hours", "review", "free", "over")
    columns = [setting.wide([words.say(f"load-{key}"), setting.hours(1000.0)]) for key in heads]
    names = [_name(month, setting) for month in by_month(setting.plan)]
    return setting.wide([*names, words.say("load-all")]) + sum(columns) + len(columns) * gap


def _name(month: MonthHours, setting: Setting) -> str:
    words = setting.look.words
    if month.year is None:
        return words.say("axis-month", n=month.month)
    return words.say("axis-month-year", month=words.month(month.month), year=str(month.year))


def _weeks(month: MonthHours, setting: Setting) -> str:
    words = setting.look.words
    number = month.last - month.first + 1
    return words.say("load-span", n=number, first=month.first, last=month.last)


def _some(hours: float, setting: Setting) -> str:
    return setting.hours(hours) if hours else ""
