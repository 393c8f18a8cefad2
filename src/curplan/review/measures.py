"""Figures behind the planner's rules, for a verdict that they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan.rules import in_weeks
from curplan.problem.schedule_rules.calendar import strand_of
from curplan.problem.selection_rules import in_strand
from curplan.review.wording import figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.catalogue.policy import Rule
    from curplan.problem.model import Task
    from curplan.review.situation import Situation


def measured(desk: Situation, rule: Rule) -> tuple[str, ...]:
    """Say what was measured for a rule of the planner; nothing where there is no figure."""
    measure = _MEASURES.get(rule.of)
    said = measure(desk, rule) if measure and desk.solution.hours else ()
    return tuple(each for each in ((said,) if isinstance(said, str) else said) if each)


def _tasks(desk: Situation) -> list[Task]:
    return [desk.problem.tasks[index] for index in desk.solution.selection]


def _share(desk: Situation, part: Callable[[Task], int]) -> str:
    tasks = _tasks(desk)
    whole = sum(task.hours for task in tasks)
    share = 100 * sum(part(task) for task in tasks) / whole
    return f"{share:.1f} % of {figure(whole * desk.problem.quantum / desk.catalogue.hour)} h"


def _of_units(desk: Situation, part: Callable[[Task], int]) -> str:
    """A share of the hours whose units are known, and how many modules are left out."""
    tasks = [task for task in _tasks(desk) if not task.sketch]
    sketches = len(desk.solution.selection) - len(tasks)
    left_out = f"; {sketches} without units left out" if sketches else ""
    whole = sum(task.hours for task in tasks)
    if not whole:
        return "no units are given"
    share = 100 * sum(part(task) for task in tasks) / whole
    hours = whole * desk.problem.quantum / desk.catalogue.hour
    return f"{share:.1f} % of {figure(hours)} h{left_out}"


def _themes(desk: Situation, asked: Rule) -> tuple[str, ...]:
    hours: dict[str, float] = {}
    for task in _tasks(desk):
        quanta = task.hours * desk.problem.quantum / desk.catalogue.hour
        hours[task.theme] = hours.get(task.theme, 0) + quanta
    floors = {
        rule.id.partition(":")[2]: rule.constant * desk.problem.quantum / desk.catalogue.hour
        for rule in desk.problem.selection_rules
        if rule.constant > 0 and rule.id.startswith(f"{asked.id}:")
    }
    listed = []
    for theme in desk.role.themes:
        least, most = int(floors.get(theme.theme, 0)), theme.most // desk.catalogue.hour
        band = f"{least}-{most}" if most else f"{least} or more" if least else "any"
        found = hours.get(theme.theme, 0)
        off = " too few" if found < least else " too many" if found > most > 0 else ""
        listed.append(f"{theme.theme} {figure(found)} h{off} ({band})")
    return tuple(listed)


def _capstone(desk: Situation, rule: Rule) -> str:
    del rule
    essential = {r.outcome.skill for r in desk.requirements if r.priority.value == "essential"}
    said = []
    for task in _tasks(desk):
        if task.capstone:
            practised = essential.intersection(skill for skill, _ in task.practises)
            said.append(f"{len(practised)} of {len(essential)} essential skills")
    return ", ".join(said)


def _capstone_weeks(desk: Situation, rule: Rule) -> str:
    del rule
    return ", ".join(
        f"{in_weeks(range(min(spread), max(spread) + 1))} of {desk.problem.weeks}"
        for index, spread in sorted(desk.solution.hours.items())
        if desk.problem.tasks[index].capstone
    )


def _pieces(desk: Situation, rule: Rule) -> str:
    del rule
    names = [task.id for task in _tasks(desk) if task.portfolio]
    return f"{len(names)}: {desk.titles(names)}" if names else "none"


def _gates(desk: Situation, rule: Rule) -> str:
    del rule
    ends = sorted({desk.end[m.id] for m in desk.modules if m.gate and m.id in desk.end})
    return f"gates at the end of {in_weeks(ends)}" if ends else "no gates"


def _spread(desk: Situation, asked: Rule) -> str:
    strand = {
        index
        for rule in desk.problem.schedule_rules
        if rule.id == asked.id
        for index in strand_of(desk.problem, rule)
    }
    weeks = sorted(
        week for index, spread in desk.solution.hours.items() if index in strand for week in spread
    )
    if not weeks:
        return "there is none"
    return f"{len(set(weeks))} of {desk.problem.weeks} weeks, from {weeks[0]} to {weeks[-1]}"


def _career(desk: Situation, rule: Rule) -> str:
    skills = {word.partition("@")[0] for word in rule.words("skills")}
    return _share(
        desk,
        lambda task: task.hours if in_strand(task, skills) else 0,
    )


_MEASURES: dict[str, Callable[[Situation, Rule], str | tuple[str, ...]]] = {
    "hands-on": lambda desk, _: _of_units(desk, lambda task: task.hands_on),
    "lecture": lambda desk, _: _of_units(desk, lambda task: task.lecture),
    "career-share": _career,
    "capstone-share": lambda desk, _: _share(desk, lambda t: t.hours if t.capstone else 0),
    "capstone-skills": _capstone,
    "capstone-weeks": _capstone_weeks,
    "themes": _themes,
    "portfolio": _pieces,
    "gates": _gates,
    "spread": _spread,
}
