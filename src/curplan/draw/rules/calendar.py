"""The drawing rules of the month pages: every date, hour, closure and name against the plan.

What a page must say is computed here anew, from the plan alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.rules.calendar_sessions import sessions_of, sessions_of_week
from curplan.draw.rules.said import closed_up, numbers, said, says, twice, unsaid_hour
from curplan.draw.rules.scene import broken_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from curplan.draw.scene import Rect, Scene
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule, PlannedWeek

_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# A sum of hours, each written with four decimals, may be so far off.
_SLACK, _SUM = 0.1, 2e-3
_ENDS = ("project", "capstone", "placement")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that must be there: its label, the plan's week if it is one, its days, its month."""

    of: str
    week: PlannedWeek | None
    days: tuple[dt.date, ...]
    month: tuple[int, int]


def broken_calendar(scenes: Sequence[Scene], plan: Plan) -> list[str]:
    """Name every broken rule of a plan's month pages, each with its number and page."""
    wanted = _wanted(plan)
    there = [sorted(s.rects("week-row", "other-row"), key=lambda rect: rect.y) for s in scenes]
    if [rect.of for page in there for rect in page] != [row.of for row in wanted]:
        return ["6: the weeks on the pages are not those of the programme's months"]
    found, at = [], 0
    for number, (scene, rects) in enumerate(zip(scenes, there, strict=True), 1):
        rows = wanted[at : at + len(rects)]
        at += len(rects)
        faults = [*broken_alone(scene), *_page(scene, plan, rows), *_apart(scene, rects)]
        for row, rect in zip(rows, rects, strict=True):
            faults += _days(scene, plan, row, rect)
            faults += _week(scene, plan, row.week, rect) if row.week else []
            faults += sessions_of(scene, plan, row.days, _cells(scene)) if row.days else []
            if row.week and not row.days:
                faults += sessions_of_week(scene, plan, row.week.week, rect)
        faults += _milestones(scene, plan, rows, {rect.of: rect for rect in rects})
        found += [f"{fault} (page {number})" for fault in faults]
    return found


def _cells(scene: Scene) -> dict[str, Rect]:
    return {cell.of: cell for cell in scene.rects("day", "closed-day", "other-day")}


def _working(plan: Plan, start: dt.date) -> tuple[dt.date, ...]:
    week = [start + number * _DAY for number in range(7)]
    days = [day for day in week if _NAMES[day.weekday()] not in plan.time_box.weekend]
    return tuple(days if days and days[0] == start else week[:5])


def _wanted(plan: Plan) -> list[_Row]:
    """List all rows of all pages, in order."""
    starts = [week.start_date for week in plan.weeks]
    if not starts or None in starts:
        months = [(0, (week.week - 1) // 4 + 1) for week in plan.weeks]
        return [
            _Row(str(week.week), week, (), month)
            for week, month in zip(plan.weeks, months, strict=True)
        ]
    weeks = {week.start_date: week for week in plan.weeks if week.start_date is not None}
    first, last = min(weeks), max(weeks)
    middles = [_working(plan, start) for start in weeks]
    months = sorted({(days[len(days) // 2].year, days[len(days) // 2].month) for days in middles})
    rows = []
    for month in months:
        around = [first - number * _WEEK for number in range(7, 0, -1)]
        around += [*sorted(weeks), *(last + number * _WEEK for number in range(1, 8))]
        for start in around:
            days = _working(plan, start)
            if any((day.year, day.month) == month for day in days):
                week = weeks.get(start)
                rows.append(_Row(str(week.week) if week else str(start), week, days, month))
    return rows


def _page(scene: Scene, plan: Plan, rows: Sequence[_Row]) -> Iterator[str]:
    """Check the head of a page, the names of its columns and its key of colours."""
    if closed_up(plan.programme) not in closed_up(
        "".join(text.text for text in scene.texts("title"))
    ):
        yield "11: the page does not name the role"
    yield from unsaid_hour(scene, plan.catalogue.hour)
    if len({row.month for row in rows}) != 1:
        yield "6: a page has weeks of two months"
        return
    (year, month), heads = rows[0].month, scene.texts("month")
    if len(heads) != 1 or (year or month) not in numbers(heads[0].text):
        yield "6: the page does not say its month"
    weeks = [row.week.week for row in rows if row.week]
    ends = [numbers(text.text) for text in scene.texts("month-weeks")]
    if ends != [sorted({float(weeks[0]), float(weeks[-1])})] if weeks else ends:
        yield "6: the page does not say its weeks"
    columns = {text.of: text for text in scene.texts("column")}
    for rect in scene.rects("day", "closed-day", "other-day"):
        name = _NAMES[dt.date.fromisoformat(rect.of).weekday()]
        if name not in columns or not rect.x <= columns[name].x < rect.x + rect.width:
            yield f"6: {rect.of} does not stand below its day of the week"
    shown = {int(week) for week in weeks}
    strands = {
        module.strand
        for module in plan.modules
        if module.end_week in shown or {int(week) for week in module.weekly_hours} & shown
    }
    if {rect.of for rect in scene.rects("strand")} != strands:
        yield "5: the key does not have the strands of the page"


def _apart(scene: Scene, rects: Sequence[Rect]) -> Iterator[str]:
    """Check that rows follow each other, and that chips keep apart."""
    for one, other in pairwise(rects):
        if abs(one.box.bottom - other.box.top) > _SLACK:
            yield f"9: week {other.of} does not follow week {one.of}"
    for role in ("chip", "tab"):
        boxes = scene.rects(role)
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if one.box.overlaps(other.box, _SLACK):
                    yield f"9: {role} {one.of} and {role} {other.of} overlap"


def _days(scene: Scene, plan: Plan, row: _Row, rect: Rect) -> Iterator[str]:
    """Check the days of a row: all there, numbered, closed or outside as the plan says."""
    first = plan.weeks[0].start_date
    opens = max(filter(None, (first, plan.time_box.start)), default=None)
    for day in row.days:
        of = day.isoformat()
        cells = [
            cell
            for cell in scene.rects("day", "closed-day", "other-day")
            if cell.of == of and rect.box.holds(cell.box, _SLACK)
        ]
        if len(cells) != 1:
            yield f"6: {of} has {len(cells)} cells in its week"
            continue
        cell = cells[0]
        names = [
            " ".join(closed.name.split())
            for closed in (row.week.closures if row.week else ())
            if closed.date in (None, day)
        ]
        outside = row.week is None or (opens is not None and day < opens)
        role = "closed-day" if names else "other-day" if outside else "day"
        if cell.role != role:
            yield f"6: {of} is shown as '{cell.role}', and is '{role}'"
        told = said(scene, "closure-name", of)
        if closed_up(told) != closed_up("".join(dict.fromkeys(names))):
            yield f"6: the closure of {of} is named '{told}'"
        number = said(scene, "day-number", of)
        if day.day not in numbers(number):
            yield f"6: {of} is numbered '{number}'"
        elif ((day.year, day.month) == row.month) != number.isdecimal():
            yield f"6: {of} has its month's name, or not, wrongly"
        for text in scene.texts("day-number", "closure-name"):
            if text.of == of and not cell.box.holds(text.box, _SLACK):
                yield f"6: '{text.text}' is not in the cell of {of}"


def _week(scene: Scene, plan: Plan, week: PlannedWeek, rect: Rect) -> Iterator[str]:
    """Check a week's number, hours and modules."""
    of = str(week.week)
    sums = float(week.load) + float(week.reserved)
    if not says(said(scene, "week-number", of), week.week):
        yield f"6: week {of} is numbered '{said(scene, 'week-number', of)}'"
    if not says(said(scene, "week-hours", of), sums):
        yield f"7: week {of} is said to have '{said(scene, 'week-hours', of)}'"
    spare = float(week.capacity) - float(week.load)
    for role, value in (("week-free", spare), ("week-over", -spare)):
        told = said(scene, role, of)
        if not says(told, value) if value > 0 else told:
            yield f"7: week {of} says '{told}' of its unused hours"
    told = closed_up(said(scene, "week-reduced", of))
    if not all(closed_up(name) in told for name in week.reduced) or bool(told) != bool(
        week.reduced
    ):
        yield f"6: week {of} does not say why its hours are fewer"
    wanted = {
        f"{of}:{module.id}": (module.title, float(module.weekly_hours[of]), module.strand)
        for module in plan.modules
        if float(module.weekly_hours.get(of, 0)) > 0
    }
    if week.reserved > 0:
        wanted[f"{of}:review"] = ("", float(week.reserved), "")
    entries = [text.of for text in scene.texts("hours") if text.of.split(":")[0] == of]
    if sorted(entries) != sorted(wanted):
        yield f"7: week {of} lists {sorted(entries)}, not {sorted(wanted)}"
        return
    if bool(said(scene, "none", of)) != (not wanted):
        yield f"7: week {of} is said to be empty, or not, wrongly"
    if abs(sum(hours for _, hours, _ in wanted.values()) - sums) > _SUM:
        yield f"7: the hours of week {of} do not sum to its load"
    looks = {key.of: (key.fill, key.hatch) for key in scene.rects("strand")}
    for entry, (title, hours, strand) in wanted.items():
        name = said(scene, "name", entry)
        if closed_up(name) != closed_up(title) if title else not name:
            yield f"4: {entry} is named '{name}', not '{title}'"
        if not says(said(scene, "hours", entry), hours):
            yield f"7: {entry} is said to have '{said(scene, 'hours', entry)}', not {hours:g}"
        tabs = [tab for tab in scene.rects("tab", "review-tab") if tab.of == entry]
        if len(tabs) != 1 or (strand and (tabs[0].fill, tabs[0].hatch) != looks.get(strand)):
            yield f"5: {entry} does not have its strand's colour"
        boxes = [text.box for text in scene.texts("name", "hours") if text.of == entry]
        if not all(rect.box.holds(box, _SLACK) for box in (*boxes, *(tab.box for tab in tabs))):
            yield f"7: {entry} does not stand in its week"


def _due(plan: Plan) -> Iterator[tuple[str, int, dt.date | None, str]]:
    """List the milestones of a plan: (kind and module, week, date, name)."""
    if not plan.modules:
        return
    begin = {module.id: _day(plan, module, min) for module in plan.modules}
    over = {module.id: _day(plan, module, max) for module in plan.modules}
    first = min(module.start_week for module in plan.modules)
    last = max(module.end_week for module in plan.modules)
    yield "first:", first, min(filter(None, begin.values()), default=None), ""
    yield "last:", last, max(filter(None, over.values()), default=None), ""
    for module in plan.modules:
        if module.kind in _ENDS:
            yield f"begins:{module.id}", module.start_week, begin[module.id], module.title
            yield f"ends:{module.id}", module.end_week, over[module.id], module.title
        if any(each.gate for each in module.assessments):
            yield f"gate:{module.id}", module.end_week, over[module.id], module.title


def _day(plan: Plan, module: PlannedModule, end: Callable[..., dt.date]) -> dt.date | None:
    """Find a module's first (``min``) or last (``max``) day: that of a session, if it has one."""
    week, usual = (
        (module.start_week, module.start_date) if end is min else (module.end_week, module.end_date)
    )
    days = [
        each.date
        for each in plan.sessions
        if each.week == week and each.date and any(p.module == module.id for p in each.parts)
    ]
    return end(days) if days else usual


def _milestones(
    scene: Scene, plan: Plan, rows: Sequence[_Row], places: dict[str, Rect]
) -> Iterator[str]:
    """Check that the milestones of a page are the plan's, each in its day or its week."""
    chips = {chip.of: chip for chip in scene.rects("chip")}
    cells = _cells(scene)
    expected: set[str] = set()
    for kind, week, date, title in _due(plan):
        for row in rows:
            here = date in row.days if row.days and date else False
            loose = row.week is not None and row.week.week == week and not here
            loose = loose and (date is None or not any(date in other.days for other in rows))
            if not (here or loose):
                continue
            on_day, of_week = f"{date}:{kind}", f"{row.of}:{kind}"
            label = on_day if on_day in chips else of_week
            if label in expected:
                continue
            expected.add(label)
            text = said(scene, "milestone", label)
            if label not in chips or not text or closed_up(title) not in closed_up(text):
                yield f"11: '{kind}' is not marked in week {row.of}"
                continue
            place = cells[str(date)] if label == on_day else places[row.of]
            if not place.box.holds(chips[label].box, _SLACK):
                yield f"11: '{kind}' does not stand where it is due"
            if label == of_week and date and date.day not in numbers(text):
                yield f"11: '{kind}' does not say its day"
    if set(chips) != expected or twice(chip.of for chip in scene.rects("chip")):
        yield "11: there are other milestones than the plan's"
