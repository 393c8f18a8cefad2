"""The policy's rules that the choice of modules alone decides (objective 4), as integers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.catalogue.policy_rules import IN_HOURS, SELECTION_RULES
from curplan.problem.model import SelectionRule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from curplan.catalogue.policy import Policy, Rule
    from curplan.problem.model import Task


@dataclass(frozen=True, slots=True)
class Aims:
    """What a role asks of the choice, besides its requirements.

    ``themes`` are (name, least, most) in quanta, for a full time box and the role's own audience;
    ``essential`` the skills of its essential requirements; ``capacity`` the quanta of the box.
    """

    themes: tuple[tuple[str, int, int], ...] = ()
    essential: frozenset[str] = frozenset()
    capacity: int = 0


def selection_rules(
    policy: Policy, tasks: Sequence[Task], quanta_per_hour: int, aims: Aims | None = None
) -> tuple[SelectionRule, ...]:
    """Turn the policy's selection rules into linear penalties over the modules chosen."""
    made: list[SelectionRule] = []
    for rule in policy.rules:
        if rule.weight > 0 and rule.of in SELECTION_RULES:
            choice = _Choice(rule, tasks, quanta_per_hour, aims or Aims())
            made.extend(_SELECTION[rule.of](choice))
    return tuple(made)


class _Choice:
    """A selection rule at work: its thresholds in quanta, and the modules."""

    def __init__(self, rule: Rule, tasks: Sequence[Task], quanta_per_hour: int, aims: Aims) -> None:
        self.aims = aims
        self.rule = rule
        self.tasks = tasks
        self.quanta_per_hour = quanta_per_hour

    def threshold(self, name: str) -> int:
        """A threshold, hours in quanta."""
        default = SELECTION_RULES[self.rule.of][name]
        value = self.rule.threshold(name, default if isinstance(default, int) else 0)
        return value * self.quanta_per_hour if name in IN_HOURS else value

    def make(
        self, coefficients: Sequence[int], constant: int = 0, unit: int = 1, detail: str = ""
    ) -> SelectionRule:
        """Make the rule over one coefficient a module."""
        sparse = tuple((index, value) for index, value in enumerate(coefficients) if value)
        name = f"{self.rule.id}:{detail}" if detail else self.rule.id
        return SelectionRule(name, self.rule.weight, constant, sparse, max(1, unit), self.rule.of)


def _hands_on(choice: _Choice) -> list[SelectionRule]:
    """A share of the hours is labs and projects: a point for each step that is short.

    Shares are counted in hundredths of a quantum, so that they stay whole.
    """
    percent = choice.threshold("percent")
    short = [
        0 if task.sketch else percent * task.hours - 100 * task.hands_on for task in choice.tasks
    ]
    return [choice.make(short, unit=100 * choice.threshold("step_hours"))]


def _lecture(choice: _Choice) -> list[SelectionRule]:
    """Lectures are at most a share of the hours: a point for each step that is too much."""
    percent = choice.threshold("percent")
    over = [
        0 if task.sketch else 100 * task.lecture - percent * task.hours for task in choice.tasks
    ]
    return [choice.make(over, unit=100 * choice.threshold("step_hours"))]


def in_strand(task: Task, skills: Collection[str]) -> bool:
    """Tell whether a module is continuous and teaches one of these skills (none: any will do)."""
    return task.continuous and (not skills or any(skill in skills for skill, _ in task.teaches))


def _career_share(choice: _Choice) -> list[SelectionRule]:
    """The continuous strand is a share of the hours: a point for each step that is short.

    Where skills are named, only continuous modules that teach one of them count.
    """
    percent, skills = choice.threshold("percent"), choice.rule.words("skills")
    short = [
        percent * task.hours - (100 * task.hours if in_strand(task, skills) else 0)
        for task in choice.tasks
    ]
    return [choice.make(short, unit=100 * choice.threshold("step_hours"))]


def _themes(choice: _Choice) -> list[SelectionRule]:
    """So many hours of each theme of the role: a point for each step short of least or over most.

    A time box with less than ``full_hours`` asks for less of each theme, in proportion.
    """
    step, full = choice.threshold("step_hours"), choice.threshold("full_hours")
    whole = full * choice.quanta_per_hour
    made = []
    for name, least, most in choice.aims.themes:
        floor = least * min(choice.aims.capacity, whole) // max(1, whole)
        counted = [task.hours if task.theme == name else 0 for task in choice.tasks]
        made.append(choice.make([-hours for hours in counted], floor, step, name))
        if most:
            made.append(choice.make(counted, -most, step, name))
    return made


def _capstone_skills(choice: _Choice) -> list[SelectionRule]:
    """A capstone practises a share of the essential skills and teaches none: a point for each not.

    Its product is a must, so that it is not among the essential skills.
    """
    essential = choice.aims.essential
    needed = choice.threshold("percent") * len(essential)
    points = []
    for task in choice.tasks:
        practised = essential.intersection(skill for skill, _ in task.practises)
        first = essential.intersection(skill for skill, _ in task.teaches)
        few = 100 * len(practised) < needed
        points.append(int(few) + len(first) if task.capstone else 0)
    return [choice.make(points)]


def _capstone_share(choice: _Choice) -> list[SelectionRule]:
    """The capstone is a share of the hours: a point for each step that is short."""
    percent = choice.threshold("percent")
    short = [
        percent * task.hours - (100 * task.hours if task.capstone else 0) for task in choice.tasks
    ]
    return [choice.make(short, unit=100 * choice.threshold("step_hours"))]


def _strand_floor(choice: _Choice) -> list[SelectionRule]:
    """So many hours at least of each strand named: a point for each step that is short."""
    step = choice.threshold("step_hours")
    made = []
    for strand, floor in choice.rule.thresholds:
        if strand != "step_hours" and isinstance(floor, int):
            counted = [-task.hours if task.strand == strand else 0 for task in choice.tasks]
            made.append(choice.make(counted, floor * choice.quanta_per_hour, step, strand))
    return made


def _portfolio(choice: _Choice) -> list[SelectionRule]:
    """So many projects, the capstone among them: a point for each that is missing."""
    pieces = [-1 if task.portfolio else 0 for task in choice.tasks]
    return [choice.make(pieces, choice.threshold("pieces"))]


def _graded_end(choice: _Choice) -> list[SelectionRule]:
    """A module of so many hours or more has something graded: a point for each that has not."""
    long = choice.threshold("hours")
    return [choice.make([int(task.hours >= long and not task.graded) for task in choice.tasks])]


def _once(choice: _Choice) -> list[SelectionRule]:
    """Courses do not teach the same: a point for each outcome and course beyond its first."""
    taught: dict[tuple[str, int], list[int]] = {}
    for number, task in enumerate(choice.tasks):
        for outcome in task.teaches if task.course else ():
            taught.setdefault(outcome, []).append(number)
    return [
        SelectionRule(
            f"{choice.rule.id}:{skill}@{level}",
            choice.rule.weight,
            -1,
            tuple((number, 1) for number in courses),
            kind=choice.rule.of,
        )
        for (skill, level), courses in sorted(taught.items())
        if len(courses) > 1
    ]


_SELECTION: dict[str, Callable[[_Choice], list[SelectionRule]]] = {
    "hands-on": _hands_on,
    "lecture": _lecture,
    "themes": _themes,
    "capstone-skills": _capstone_skills,
    "career-share": _career_share,
    "capstone-share": _capstone_share,
    "strand-floor": _strand_floor,
    "portfolio": _portfolio,
    "graded-end": _graded_end,
    "once": _once,
}
