"""Compare two plan files: the modules by id, what is reached by skill, the order by its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.diff.model import Diff, Entry, Fact, Level, Moved, Reshaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diff.model import Number
    from curplan.plan.model import Coverage, Plan
    from curplan.plan.planned import PlannedModule, PlannedWeek

PRIORITIES = ("must", "essential", "optional")


def diff(old: Plan, new: Plan) -> Diff:
    """Say what came, went and moved from an older plan to a newer one."""
    before = {module.id: module for module in old.modules}
    after = {module.id: module for module in new.modules}
    both = [(before[name], module) for name, module in after.items() if name in before]
    pairs = [(a, b, _gone(a, b)) for a, b in both]
    return Diff(
        came=tuple(_entry(m) for name, m in after.items() if name not in before),
        went=tuple(_entry(m) for name, m in before.items() if name not in after),
        moved=tuple(
            Moved(b.id, b.title, _span(a), _span(b)) for a, b in both if _span(a) != _span(b)
        ),
        reshaped=tuple(_reshaped(a, b) for a, b in both if _span(a) == _span(b) and _differ(a, b)),
        levels=tuple(_levels(old, new)),
        facts=tuple(_facts(old, new)),
        ends=(_end(old), _end(new)),
        hours=(
            _whole(sum(m.hours for m in old.modules)),
            _whole(sum(m.hours for m in new.modules)),
        ),
        coverage=tuple((each, _percent(old, each), _percent(new, each)) for each in PRIORITIES),
        penalty=(_penalty(old), _penalty(new)),
        hours_moved=_whole(sum(gone for _, _, gone in pairs)),
        other_catalogue=old.catalogue.sha256 != new.catalogue.sha256,
    )


def _entry(module: PlannedModule) -> Entry:
    return Entry(module.id, module.title, module.hours, module.start_week, module.end_week)


def _span(module: PlannedModule) -> tuple[int, int]:
    return module.start_week, module.end_week


def _weekly(module: PlannedModule) -> dict[int, Number]:
    return {int(week): hours for week, hours in module.weekly_hours.items() if hours}


def _differ(old: PlannedModule, new: PlannedModule) -> bool:
    return _weekly(old) != _weekly(new)


def _gone(old: PlannedModule, new: PlannedModule) -> Number:
    """Hours that a module had in a week and has there no more."""
    after = _weekly(new)
    return sum(max(0, hours - after.get(week, 0)) for week, hours in _weekly(old).items())


def _reshaped(old: PlannedModule, new: PlannedModule) -> Reshaped:
    before, after = _weekly(old), _weekly(new)
    weeks = sorted(w for w in before.keys() | after.keys() if before.get(w, 0) != after.get(w, 0))
    return Reshaped(new.id, new.title, tuple(weeks), _whole(_gone(old, new)))


def _levels(old: Plan, new: Plan) -> Iterator[Level]:
    """Requirements of which more or less is reached; a level beyond the required one is neither.

    Nothing for two roles: they require different things.
    """
    if old.role != new.role:
        return
    before = {(row.skill, row.priority, row.required): row for row in old.coverage}
    after = {(row.skill, row.priority, row.required): row for row in new.coverage}
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        row = b or a
        assert row is not None
        reached = (_counting(a), _counting(b))
        if reached[0] != reached[1]:
            name = row.name or row.skill
            yield Level(row.skill, name, row.priority, row.required, *reached)


def _counting(row: Coverage | None) -> int | None:
    """The level reached, as far as the requirement goes."""
    return None if row is None else min(row.reached, row.required)


def _facts(old: Plan, new: Plan) -> Iterator[Fact]:
    facts = (
        ("role", old.role_title or old.role, new.role_title or new.role),
        ("who comes in", old.audience_title or old.audience, new.audience_title or new.audience),
        ("length", f"{old.time_box.weeks} weeks", f"{new.time_box.weeks} weeks"),
        ("an hour", f"{old.catalogue.hour} minutes", f"{new.catalogue.hour} minutes"),
        ("pace", f"{old.time_box.hours_per_week} h", f"{new.time_box.hours_per_week} h"),
        ("start", str(old.time_box.start or ""), str(new.time_box.start or "")),
        ("before week 1", _prepared(old), _prepared(new)),
        ("no teaching in", _closed(old.weeks), _closed(new.weeks)),
        ("fewer hours in", _fewer(old, new), _fewer(new, old)),
    )
    for name, before, after in facts:
        if before != after:
            yield Fact(name, before or "none", after or "none")


def _prepared(plan: Plan) -> str:
    """What learners work through before week 1: modules with their hours and weeks."""
    made = plan.preparation
    if made is None:
        return ""
    modules = [
        f"{each.title} ({each.hours:g} h, {_numbers(each.start_week, each.end_week)})"
        for each in made.modules
    ]
    box = f"{len(made.weeks)} weeks of {made.hours_per_week:g} h"
    return f"{', '.join(modules)}; {box}" if modules else box


def _numbers(first: int, last: int) -> str:
    return f"week {first}" if first == last else f"weeks {first}-{last}"


def _closed(weeks: tuple[PlannedWeek, ...]) -> str:
    """Weeks that have no hours."""
    return ", ".join(str(week.week) for week in weeks if not week.hours)


def _fewer(plan: Plan, other: Plan) -> str:
    """Weeks that have some hours, and fewer than in the other plan at the same pace."""
    if plan.time_box.hours_per_week != other.time_box.hours_per_week:
        return ""
    theirs = {week.week: week.capacity for week in other.weeks}
    found = [
        f"{week.week} ({week.capacity:g} h)"
        for week in plan.weeks
        if week.hours and week.capacity < theirs.get(week.week, 0)
    ]
    return ", ".join(found)


def _end(plan: Plan) -> str:
    """The last week with hours, and the day on which it ends."""
    if not plan.modules:
        return "nothing is taught"
    last = max(module.end_week for module in plan.modules)
    days = [m.end_date for m in plan.modules if m.end_week == last and m.end_date]
    return f"week {last}" + (f", {max(days)}" if days else "")


def _percent(plan: Plan, priority: str) -> float | None:
    """Coverage of one priority in percent, rounded down so that 100 is only what is full."""
    rows = [o for o in plan.objectives if o.name == f"{priority}_coverage"]
    if not rows or not rows[0].max:
        return None
    return int(1000 * rows[0].value / rows[0].max) / 10


def _penalty(plan: Plan) -> Number | None:
    """Points of the rules that the weeks break."""
    found = [o.value for o in plan.objectives if o.name == "schedule_penalty"]
    return found[0] if found else None


def _whole(hours: Number) -> Number:
    return int(hours) if hours == int(hours) else round(hours, 4)
