"""The ways out on one page: a column for each, and below what falls, drops and is brought."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from curplan.cli.common import hour_unit
from curplan.cli.summary import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.options.model import Options, Way
    from curplan.plan.model import Plan

LABEL, COLUMN, GAP = 14, 18, 2
MOST_NAMED = 12
"""Modules or requirements listed by name; the rest are counted."""


def text_lines(options: Options, catalogue: Catalogue, folder: str) -> Iterator[str]:
    """Give the page's lines; in ``folder`` each way that has a plan has a folder of its own."""
    asked = options.asked
    box = asked.time_box
    open_ = sum(way.plan is not None for way in options.ways)
    yield click.style(f"{asked.programme}: {_count(open_, 'way')} out", bold=True)
    audience = asked.audience_title or "learners who hold nothing on entry"
    says = "hold it all, but badly" if options.fits else "do not hold it all"
    unit = hour_unit(asked.catalogue.hour)
    yield f"{audience} · {_count(box.weeks, 'week')} x {box.hours_per_week:g} h{unit} {says}"
    yield ""
    for flaw in options.flaws:
        yield from wrapped(flaw.rule, f"asked: {flaw.asks}; found: {flaw.text}")
    if options.flaws:
        yield ""
    yield from _table(options.ways, flawed=bool(options.flaws))
    yield ""
    for way in options.ways:
        yield from _below(way, catalogue)
    yield from _reach(asked)
    yield from wrapped("written", f"plan.json and roadmap.png in the folders of {folder}")


def _table(ways: Sequence[Way], *, flawed: bool) -> Iterator[str]:
    rows: list[tuple[str, list[str]]] = [
        ("", [way.title for way in ways]),
        ("to change", [way.change for way in ways]),
    ]
    plans = [way.plan for way in ways]
    rows += [
        (label, [cell(plan) if plan is not None else "–" for plan in plans])
        for label, cell in (
            ("must", lambda plan: _coverage(plan, "must")),
            ("essential", lambda plan: _coverage(plan, "essential")),
            ("optional", lambda plan: _coverage(plan, "optional")),
            ("weeks", lambda plan: str(plan.time_box.weeks)),
            ("hours a week", lambda plan: str(plan.time_box.hours_per_week)),
            ("hours", lambda plan: f"{_hours(plan):g} h"),
            ("modules", lambda plan: str(len(plan.modules))),
            ("ends", _end),
        )
    ]
    whole = any(way.dropped for way in ways)
    if whole:
        rows.append(("left out", [_left_out(way) for way in ways]))
    if flawed:
        rows.append(("still wrong", [_still(way) for way in ways]))
    else:
        rows.append(("proven", [_proven(way) for way in ways]))
    rows.append(("plan in", [way.kind if way.plan is not None else "–" for way in ways]))
    for number, (label, cells) in enumerate(rows):
        if all(cell == "–" for cell in cells):
            continue
        for line in _row(label, cells):
            yield click.style(line, bold=True) if number == 0 else line


def _row(label: str, cells: Sequence[str]) -> Iterator[str]:
    """A row of the table; long cells go on below."""
    columns = [textwrap.wrap(cell, COLUMN, break_on_hyphens=False) or [""] for cell in cells]
    for number in range(max(map(len, columns))):
        parts = [column[number] if number < len(column) else "" for column in columns]
        head = label if number == 0 else ""
        text = (" " * GAP).join(f"{part:<{COLUMN}}" for part in parts)
        yield f"{head:<{LABEL}}{text}".rstrip()


def _coverage(plan: Plan, priority: str) -> str:
    objective = plan.objective(f"{priority}_coverage")
    if not objective.max:
        return "–"
    if objective.value >= objective.max:
        return "all"
    return f"{int(100 * objective.value / objective.max)} %"


def _hours(plan: Plan) -> float:
    return round(sum(float(week.load) for week in plan.weeks), 1)


def _end(plan: Plan) -> str:
    last = max((module.end_week for module in plan.modules), default=0)
    dates = [module.end_date for module in plan.modules if module.end_date is not None]
    return str(max(dates)) if dates else f"in week {last}"


def _left_out(way: Way) -> str:
    if way.plan is None:
        return "–"
    if not way.dropped:
        return "nothing"
    hours = sum(float(module.hours) for module in way.dropped)
    word = "waived" if way.bring else "dropped"
    return f"{_count(len(way.dropped), 'module')} {word} ({hours:g} h)"


def _proven(way: Way) -> str:
    if way.plan is None:
        return "none is enough" if way.least else "none was found"
    if way.kind == "less-scope":
        return "no track does more" if way.least else "more not ruled out"
    return "less is not enough" if way.least else "less not ruled out"


def _still(way: Way) -> str:
    if way.plan is None:
        return "–"
    return ", ".join(flaw.rule for flaw in way.still) or "nothing"


def _below(way: Way, catalogue: Catalogue) -> Iterator[str]:
    """What falls, what learners bring, and which modules are left out, by name."""
    if way.falls:
        words = [f"{row.name or row.skill} {row.reached} of {row.required}" for row in way.falls]
        musts = sum(row.priority == "must" for row in way.falls)
        first = f"{_count(musts, 'must')} among them: " if musts else ""
        yield from wrapped(f"falls ({_short(way)})", first + _listed(words))
    if way.bring:
        yield from wrapped("learners bring", _listed([_named(o, catalogue) for o in way.bring]))
    if way.dropped:
        word = "waived" if way.bring else "dropped"
        titles = [f"{module.title} ({float(module.hours):g} h)" for module in way.dropped]
        yield from wrapped(word, _listed(titles))


def _short(way: Way) -> str:
    return way.title.split()[-1].lower()


def _named(outcome: str, catalogue: Catalogue) -> str:
    skill, _, _ = outcome.partition("@")
    known = catalogue.skill_by_id.get(skill)
    return f"{known.name} ({outcome})" if known is not None else outcome


def _reach(asked: Plan) -> Iterator[str]:
    for advice in asked.advice:
        if advice.kind == "untaught":
            yield from wrapped("out of reach", advice.text)


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
    return ", ".join(words[:MOST_NAMED]) + more


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
