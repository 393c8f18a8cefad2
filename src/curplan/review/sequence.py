"""Rules on the order of things that only a review looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.calendars.weeks import usual_hours
from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import read_outcome
from curplan.problem.make_rules import matches
from curplan.review.wording import figure

if TYPE_CHECKING:
    from curplan.catalogue.models import Module
    from curplan.catalogue.policy import Rule
    from curplan.review.model import Judged
    from curplan.review.situation import Situation


def follow_up(desk: Situation, rule: Rule) -> Judged | None:
    """What is taught first is followed by the other at once, or nearly."""
    asked = [read_outcome(word) for word in rule.words("first")]
    if all(desk.entry.get(outcome.skill, 0) >= outcome.level for outcome in asked):
        return None
    first = _first(desk, rule.words("first"))
    if first is None:
        return None
    then = _next(desk, rule.words("then"), first)
    if then is None:
        return False, (f"{first.title} is never followed up",)
    between = [
        module.title
        for module in desk.modules
        if module not in (first, then)
        and module.strand == first.strand
        and module.kind is not Kind.CONTINUOUS
        and desk.end[first.id] <= desk.start[module.id]
        and desk.end[module.id] <= desk.start[then.id]
    ]
    pair = first.title if first is then else f"{first.title}, then {then.title}"
    text = f"{pair}; between them: {', '.join(between)}" if between else pair
    return len(between) < rule.threshold("modules", 1), (text,)


def _first(desk: Situation, words: tuple[str, ...]) -> Module | None:
    teaching = [module for module in desk.modules if matches(module, words)]
    return min(teaching, key=lambda m: (desk.end[m.id], m.id), default=None)


def _next(desk: Situation, words: tuple[str, ...], first: Module) -> Module | None:
    """The module itself if it teaches the other too, else the next one that does not end before."""
    if matches(first, words):
        return first
    after = [m for m in desk.modules if matches(m, words) and desk.end[m.id] >= desk.end[first.id]]
    return min(after, key=lambda m: (desk.start[m.id], m.id), default=None)


def second_language(desk: Situation, rule: Rule) -> Judged | None:
    """No other language starts before so many hours with the first are over.

    Modules that teach or practise a language count as hours with it; one that learners hold on
    entry is their first.
    """
    begun: dict[str, int] = {}
    for module in desk.modules:
        for skill, _ in module.teaches:
            if skill in rule.words("languages"):
                begun[skill] = min(desk.start[module.id], begun.get(skill, desk.start[module.id]))
    held = [skill for skill in rule.words("languages") if desk.entry.get(skill, 0)]
    if not begun or len({*begun, *held}) == 1:
        return None
    main = held[0] if held else min(begun, key=lambda skill: (begun[skill], skill))
    found: list[str] = []
    said: list[str] = []
    needed = rule.threshold("hours", 80)
    for skill, week in sorted(begun.items()):
        if skill == main:
            continue
        done = sum(
            module.minutes
            for module in desk.modules
            if desk.end[module.id] <= week
            and any(o.skill == main for o in (*module.teaches, *module.practises))
        )
        name = desk.catalogue.skill_by_id[skill].name
        hours = done / desk.catalogue.hour
        known = desk.catalogue.skill_by_id[main].name
        text = f"{name} in week {week}, after {figure(hours)} h with {known}"
        (said if main in held or hours >= needed else found).append(text)
    return not found, tuple(found or said)


def slack(desk: Situation, rule: Rule) -> Judged | None:
    """The longest chain of modules, each at its full pace, is shorter than the calendar."""
    weekly = int(usual_hours(desk.brief, desk.catalogue.hour) * desk.catalogue.hour)
    by_id = desk.catalogue.module_by_id
    chain = desk.chain
    if not chain:
        return None
    weeks = sum(
        by_id[name].minutes / min(by_id[name].max_minutes_per_week or weekly, weekly)
        for name in chain
    )
    calendar = desk.brief.weeks
    left = 100 * (calendar - weeks) / calendar
    text = f"{weeks:.1f} of {calendar} weeks, which leaves {left:.0f} %"
    return left >= rule.threshold("percent", 10), (f"{text}: {desk.titles(chain)}",)
