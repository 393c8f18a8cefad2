"""A week of a month page: its number and hours, its days, and its modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.calendar.days import days, lowest
from curplan.draw.calendar.entries import week_shares
from curplan.draw.calendar.frame import LEADING
from curplan.draw.calendar.sessions import week_sessions
from curplan.draw.parts.titles import wrapped
from curplan.draw.scene import Line, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.calendar.frame import Setting, Sizes
    from curplan.draw.calendar.months import Row
    from curplan.draw.look import Look
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek

#: Width of a module's colour tab, and widths of lines, in points.
TAB = 7.0
THIN, FINE = 0.6, 0.4


def hours_text(hours: float, look: Look) -> str:
    """Write hours, with two decimals at most."""
    return look.words.say("hours", hours=look.words.number(hours))


def total(week: PlannedWeek) -> float:
    """Give the hours of a week that are planned or held back for review."""
    return float(week.load) + float(week.reserved)


def notes(week: PlannedWeek, look: Look) -> list[tuple[str, str]]:
    """Say what is special about a week's hours: (what, text)."""
    said = [
        ("reduced", look.words.say("calendar-reduced", name=" ".join(name.split())))
        for name in week.reduced
    ]
    spare = float(week.capacity) - float(week.load)
    if spare > 0:
        said.append(("free", look.words.say("calendar-free", hours=look.words.number(spare))))
    if spare < 0:
        said.append(("over", look.words.say("calendar-over", hours=look.words.number(-spare))))
    return said


def least_height(row: Row, setting: Setting) -> float:
    """Give the least height of a week's row."""
    found = days(row, 0.0, setting)
    if row.week is None:
        return found.bottom
    lists = _modules(row.week, found.bottom if setting.frame.stacked else 0.0, setting)
    low = lowest([*_number(row.week, 0.0, setting), *lists], 0.0) + setting.frame.sizes.pad
    return max(low, found.bottom)


def week_row(row: Row, top: float, height: float, setting: Setting) -> list[Shape]:
    """Draw a week's row from ``top``, ``height`` high."""
    frame, theme = setting.frame, setting.look.theme
    bottom, found = top + height, days(row, top, setting)
    low = found.middle if frame.stacked or found.below else bottom
    wide = frame.page.right - frame.page.left
    of = str(row.week.week) if row.week else row.days[0].date.isoformat()
    role = "week-row" if row.week else "other-row"
    made: list[Shape] = [Rect(frame.page.left, top, wide, height, role, of, fill=theme.ground)]
    for day, (left, right) in zip(row.days, frame.days, strict=False):
        role = "closed-day" if day.closed else "day" if day.in_programme else "other-day"
        fill = {"closed-day": theme.closed, "day": theme.ground, "other-day": theme.band}[role]
        end = low if row.week else bottom
        made.append(Rect(left, top, right - left, end - top, role, day.date.isoformat(), fill=fill))
    if row.week is None:
        return [*made, *found.cells]
    edges = {frame.week[1]: bottom, **{left: low for left, _ in frame.days[1:]}}
    if not frame.stacked:
        edges[frame.modules[0] if frame.dated else frame.days[0][0]] = bottom
    made += [Line(((x, top), (x, end)), theme.grid, FINE, "cell") for x, end in edges.items()]
    lists = _modules(row.week, found.bottom if frame.stacked else top, setting)
    return [*made, *_number(row.week, top, setting), *found.cells, *found.below, *lists]


def _number(week: PlannedWeek, top: float, setting: Setting) -> list[Shape]:
    """Write a week's number, its hours, and what is special about them."""
    frame, look, sizes = setting.frame, setting.look, setting.frame.sizes
    left, right = frame.week
    of = str(week.week)
    x, y = left + sizes.pad / 2, top + sizes.pad
    base = fonts.baseline(y + sizes.week / 2, sizes.week)
    number = look.words.number(week.week)
    made: list[Shape] = [
        fonts.written(x, base, number, sizes.week, look.theme.ink, "week-number", of=of, bold=True)
    ]
    y += sizes.week * 1.12
    base = fonts.baseline(y + sizes.name * LEADING / 2, sizes.name)
    hours = hours_text(total(week), look)
    made.append(
        fonts.written(x, base, hours, sizes.name, look.theme.ink, "week-hours", of=of, bold=True)
    )
    y += sizes.name * LEADING
    for what, text in notes(week, look):
        colour = look.theme.warning if what == "over" else look.theme.muted
        for line in wrapped(text, sizes.small, right - x - sizes.pad / 2):
            base = fonts.baseline(y + sizes.small * LEADING / 2, sizes.small)
            made.append(fonts.written(x, base, line, sizes.small, colour, f"week-{what}", of=of))
            y += sizes.small * LEADING
    return made


def _modules(week: PlannedWeek, top: float, setting: Setting) -> list[Shape]:
    """List a week's modules: colour tab, hours, whole name; and the time held back for review.

    Below stand the sessions of a plan without dates.
    """
    look, sizes = setting.look, setting.frame.sizes
    left, right = setting.frame.modules
    shares = week_shares(setting.plan, week.week)
    entries = [
        (
            f"{week.week}:{share.module.id}",
            " ".join(share.module.title.split()),
            share.hours,
            share.module.strand,
        )
        for share in shares
    ]
    if week.reserved > 0:
        review = look.words.say("calendar-review")
        entries.append((f"{week.week}:review", review, float(week.reserved), ""))
    x, y = left + sizes.pad, top + sizes.pad
    if not entries:
        base = fonts.baseline(y + sizes.name * LEADING / 2, sizes.name)
        text = look.words.say("calendar-none")
        none = fonts.written(x, base, text, sizes.name, look.theme.muted, "none", of=str(week.week))
        y += sizes.name * LEADING
        return [none, *week_sessions(week.week, (x, right - sizes.pad / 2, y), setting)]
    column = max(fonts.width(hours_text(entry[2], look), sizes.name, True) for entry in entries)
    hours_right = x + TAB + sizes.pad + column
    name_left = hours_right + sizes.pad
    made: list[Shape] = []
    for of, name, hours, strand in entries:
        lines = wrapped(name, sizes.name, right - sizes.pad / 2 - name_left)
        high = len(lines) * sizes.name * LEADING
        made.append(_tab(of, strand, x, y, high, setting))
        for number, line in enumerate(lines):
            middle = y + (number + 0.5) * sizes.name * LEADING
            base = fonts.baseline(middle, sizes.name)
            if number == 0:
                text = hours_text(hours, look)
                made.append(
                    fonts.written(
                        hours_right,
                        base,
                        text,
                        sizes.name,
                        look.theme.ink,
                        "hours",
                        of=of,
                        bold=True,
                        anchor="end",
                    )
                )
            colour = look.theme.ink if strand else look.theme.muted
            made.append(fonts.written(name_left, base, line, sizes.name, colour, "name", of=of))
        y += high + sizes.pad * 0.55
    return [*made, *week_sessions(week.week, (x, right - sizes.pad / 2, y), setting)]


def widest(plan: Plan, sizes: Sizes, look: Look) -> float:
    """Give the width that the longest entry of the lists of modules takes on one line."""
    names = [" ".join(module.title.split()) for module in plan.modules]
    if any(week.reserved > 0 for week in plan.weeks):
        names.append(look.words.say("calendar-review"))
    hours = [float(each) for module in plan.modules for each in module.weekly_hours.values()]
    hours += [float(week.reserved) for week in plan.weeks]
    name = max((fonts.width(name, sizes.name) for name in names), default=0.0)
    lead = max((fonts.width(hours_text(each, look), sizes.name, True) for each in hours), default=0)
    return name + lead + TAB + 4 * sizes.pad


def _tab(of: str, strand: str, x: float, y: float, high: float, setting: Setting) -> Rect:
    """Draw the colour tab before a name; the one for review is dashed, as on the roadmap."""
    theme = setting.look.theme
    if not strand:
        return Rect(
            x,
            y + 1.0,
            TAB,
            high - 2.0,
            "review-tab",
            of,
            fill=theme.ground,
            edge=theme.muted,
            line=THIN,
            dash=(2.0, 1.5),
        )
    return tab(strand, "tab", of, (x, y + 1.0, TAB, high - 2.0), setting.ranks, setting.look)


def tab(
    strand: str,
    role: str,
    of: str,
    place: tuple[float, float, float, float],
    ranks: Mapping[str, int],
    look: Look,
) -> Rect:
    """Draw a strand's colour and hatch at a place (left, top, width, height)."""
    fill = look.theme.fill(ranks[strand])
    return Rect(
        *place,
        role,
        of,
        fill=fill,
        edge=look.theme.edge(fill),
        line=THIN,
        hatch=look.theme.hatch(ranks[strand]),
        ink=look.theme.hatch_ink(fill),
    )


def strands_of(rows: Sequence[Row], plan: Plan) -> list[str]:
    """List the strands that weeks have hours or milestones of, in the order of their names."""
    weeks = {row.week.week for row in rows if row.week is not None}
    return sorted(
        {
            module.strand
            for module in plan.modules
            if module.end_week in weeks or {int(week) for week in module.weekly_hours} & weeks
        }
    )
