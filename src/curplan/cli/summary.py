"""The summary of a plan on one screen: covered, missing, used, proven, and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from curplan.cli.common import USUAL_HOUR, hour_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.plan.model import Objective, Plan
    from curplan.plan.planned import PlannedBackground, Preparation
    from curplan.review.model import Review

WIDTH = 96
MOST_SHORT = 8
"""Requirements that fall short listed by name; the rest are counted."""

NAMES = {
    "must_coverage": "must coverage",
    "essential_coverage": "essential coverage",
    "optional_coverage": "optional coverage",
    "selection_penalty": "selection penalty",
    "hours": "hours",
    "schedule_penalty": "schedule penalty",
}

LABELS = {"untaught": "out of reach", "conflict": "conflict", "relaxation": "would work"}
"""Labels of advice that is not about the size of the time box."""


def summary_lines(plan: Plan, files: Sequence[str], review: Review | None = None) -> Iterator[str]:
    """Give the summary's lines, styled; ``files`` are the paths written."""
    yield click.style(title(plan), bold=True)
    yield from _box(plan)
    yield ""
    yield from _proof(plan)
    yield ""
    if plan.status != "infeasible":  # nothing is covered, and that is not the news
        yield from _short(plan)
    if plan.preparation is not None:
        yield from wrapped("before week 1", _preparation(plan.preparation))
    for group in plan.backgrounds:
        yield from wrapped("background", _background(plan, group))
    if plan.critical_chain:
        titles = {module.id: module.title for module in plan.modules}
        chain = " > ".join(titles.get(name, name) for name in plan.critical_chain)
        yield from wrapped("critical chain", chain)
    for advice in plan.advice:
        fitting = "it would fit" if advice.value is not None else "would not fit"
        yield from wrapped(LABELS.get(advice.kind, fitting), advice.text)
    if review is not None:
        yield from wrapped("review", _judgement(review))
    if plan.brief.get("frames") and plan.modules:
        yield from _frames(plan)
    if files:
        yield from wrapped("written", ", ".join(files))


def _frames(plan: Plan) -> Iterator[str]:
    """Say what the accreditation frames of the brief find."""
    from curplan.cli.frames import summary_line
    from curplan.frames.report import reports_of
    from curplan.words import ENGLISH

    for report in reports_of(plan):
        yield from wrapped("frame", summary_line(report, ENGLISH))
    if hour_unit(plan.catalogue.hour):
        yield from wrapped("", f"(frames count hours of {USUAL_HOUR} minutes)")


def _preparation(made: Preparation) -> str:
    """Say what learners work through alone before week 1, and in which weeks."""
    weeks = f"{_count(len(made.weeks), 'week')} x {_hours(made.hours_per_week)} h"
    begin = made.weeks[0].start_date if made.weeks else None
    when = f"{weeks} from {begin}" if begin else weeks
    room = sum(week.capacity for week in made.weeks)
    if not made.modules:
        return f"{when}, for what learners have to catch up on"
    modules = ", ".join(f"{each.title} ({_hours(each.hours)} h)" for each in made.modules)
    load = sum(week.load for week in made.weeks)
    return f"{modules}; alone, {_hours(load)} of {_hours(room)} h, {when}"


def _prepares(group: PlannedBackground, plan: Plan) -> list[str]:
    """Say what some of the learners work through before week 1, and whether it fits."""
    own, made = group.preparation, plan.preparation
    if own is None or made is None:
        return ["has to catch up on " + ", ".join(group.prepares)] if group.prepares else []
    room = sum(week.capacity for week in made.weeks)
    said = []
    if own.modules:
        titles = ", ".join(f"{each.title} ({_hours(each.hours)} h)" for each in own.modules)
        fits = "fits into" if own.fits else "does not fit into"
        text = (
            f"works through {titles} before week 1: {_hours(own.hours)} h, which {fits} the weeks"
        )
        said.append(f"{text} ({_hours(room)} h)")
    if own.open:
        said.append("has to catch up on " + ", ".join(own.open) + ", which no module teaches")
    return said


def _background(plan: Plan, group: PlannedBackground) -> str:
    """Say what some of the learners may leave out, and what they have to catch up on."""
    titles = {module.id: module.title for module in plan.modules}
    parts = []
    if group.waivers:
        parts.append("may leave out " + ", ".join(titles[name] for name in group.waivers))
    parts += _prepares(group, plan)
    return f"{group.title}: {'; '.join(parts) or 'nothing to leave out or to catch up on'}"


def _judgement(review: Review) -> str:
    """Sum a review up: how many rules are kept, and the names of those that are not."""
    from curplan.cli.review import verdict_line
    from curplan.review.model import Verdict

    broken = [each.rule for v in (Verdict.REJECTED, Verdict.WARNING) for each in review.of(v)]
    names = f": {', '.join(broken)}" if broken else ""
    return verdict_line(review) + names


def title(plan: Plan) -> str:
    """The plan's title: a track short of a ``must`` is partial, one without modules is none."""
    if plan.status == "infeasible":
        return f"No track: {plan.programme}"
    return f"Partial track: {plan.programme}" if plan.partial else plan.programme


def _box(plan: Plan) -> Iterator[str]:
    capacity = sum(week.capacity for week in plan.weeks)
    reserved = sum(week.reserved for week in plan.weeks)
    load = sum(week.load for week in plan.weeks)
    used = sum(1 for week in plan.weeks if week.load)
    unit = hour_unit(plan.catalogue.hour)
    if plan.programme != plan.role_title:
        cohort = plan.brief.get("cohort")
        partner = plan.brief.get("partner")
        yield " · ".join(
            [
                plan.role_title,
                *(str(each) for each in (partner, cohort and f"cohort {cohort}") if each),
            ]
        )
    audience = plan.audience_title or "learners who hold nothing on entry"
    box = plan.time_box
    start = f" from {box.start}" if box.start else ""
    yield f"{audience} · {_count(box.weeks, 'week')} x {box.hours_per_week} h{unit}{start}"
    yield (
        f"{_count(len(plan.modules), 'module')}, {_hours(load)} of {_hours(capacity)} h"
        f"{f' ({_hours(reserved)} h more are reserved for review)' if reserved else ''}, "
        f"{used} of {_count(box.weeks, 'week')} used"
    )


def _proof(plan: Plan) -> Iterator[str]:
    if plan.status == "infeasible":
        undecided = any(diagnostic.code == "undecided" for diagnostic in plan.diagnostics)
        found = "none was found that keeps" if undecided else "none keeps"
        named = any(advice.kind == "conflict" for advice in plan.advice)
        pins = "" if named else f": {'; '.join(plan.pins) or 'none'}"
        yield from wrapped("no track", f"{found} all the pins and limits{pins}")
        return
    for objective in plan.objectives:
        name = NAMES.get(objective.name, objective.name)
        if objective.name == "hours" and plan.brief.get("use") == "fill":
            name = "practice"
        yield f"  {name:<19}{_value(objective, replanned=plan.replanned)}"


def _value(objective: Objective, *, replanned: bool) -> str:
    """A goal's value and proof; in a plan made anew, the least change comes before some goals."""
    coverage = objective.name.endswith("coverage")
    if coverage and objective.max:
        value = f"{_percent(objective.value, objective.max)} of its weight"
    elif coverage:
        value = "nothing required"
    elif objective.name == "hours":
        value = f"{_hours(objective.value)} h"
    else:
        value = _count(objective.value, "point")
    if objective.proven:
        words = "proven best" + " at this change" * (replanned and not coverage)
        proof = click.style(words, fg="green")
    else:
        bound = (
            f"at most {_percent(objective.bound, objective.max)}"
            if coverage and objective.max
            else f"no better than {objective.bound:g}"
        )
        proof = click.style(f"not proven best: {bound}", fg="yellow")
    return f"{value:<24}{proof}"


def _hours(number: float) -> str:
    """Hours to a tenth."""
    return f"{round(number, 1):g}"


def _count(number: float, noun: str) -> str:
    """Count things.

    >>> _count(1, "week"), _count(2, "week")
    ('1 week', '2 weeks')
    """
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def _percent(value: float, most: float) -> str:
    """A share in percent; 100 % only when it is all."""
    share = 100 * value / most
    return "100 %" if value >= most else f"{min(share, 99.9):.1f} %"


def _short(plan: Plan) -> Iterator[str]:
    rows = [row for row in plan.coverage if not row.full]
    if not rows:
        yield from wrapped("covered", "every requirement of the role, in full")
        return
    full = len(plan.coverage) - len(rows)
    yield from wrapped("covered", f"{full} of {len(plan.coverage)} requirements in full")
    for priority in ("must", "essential", "optional"):
        short = [row for row in rows if row.priority == priority]
        if not short:
            continue
        words = [
            f"{row.name or row.skill} {row.reached} of {row.required}"
            for row in sorted(short, key=lambda row: -row.weight)
        ]
        more = f" and {len(words) - MOST_SHORT} more" if len(words) > MOST_SHORT else ""
        yield from wrapped(f"short, {priority}", ", ".join(words[:MOST_SHORT]) + more)


def wrapped(label: str, text: str) -> Iterator[str]:
    """A label and a text, wrapped with a hanging indent."""
    import textwrap

    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{label:<18} ",
        subsequent_indent=" " * 19,
        break_long_words=False,
        break_on_hyphens=False,
    )
