"""The planning problem in plain integers: no solver, no dates, no text but ids.

Time is in quanta (``Problem.quantum`` minutes each; one teaching hour unless units are finer) and
week numbers from 1. Modules are referred to by their index in ``Problem.modules``. What the
audience holds has been taken out of every need already.
"""

from __future__ import annotations

from dataclasses import dataclass

Skill = str
TWELFTHS = 12
"""Coverage counts in twelfths of a weight, so that 1/2, 1/3 and 1/4 of it are whole numbers."""


@dataclass(frozen=True, slots=True)
class Need:
    """Some selected module of these must end no later than the week in which this one starts."""

    supporters: tuple[int, ...]
    outcomes: tuple[tuple[Skill, int], ...]


@dataclass(frozen=True, slots=True)
class Corequisite:
    """Some selected module of these starts no later; ``strict``: has hours in the same weeks."""

    partners: tuple[int, ...]
    strict: bool
    outcome: tuple[Skill, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class Task:
    """A module as the planner sees it. ``earliest`` and ``latest`` are the pins' weeks.

    ``before_capstone``: a course or project that every selected capstone must wait for.
    ``practice``: quanta of the role's practice, what ``use: fill`` maximises: labs and projects,
    times the share of the role's skills among those that it teaches and practises.
    ``portfolio``: a project or capstone to show.
    ``heavy``: counts for the rule on heavy modules at once.
    ``sketch``: its units are not known, so that no rule on them is asked of it.
    ``theme``: the role's theme that its hours count to.
    ``lecture``: quanta of lectures. ``gate``: who does not pass it does not go on.
    ``alone``: quanta that learners work by themselves, where those have a capacity of their own.
    ``new``: how many outcomes it teaches that the audience does not hold.
    ``fixed``: (week, quanta) that it has just so, sorted; ``least`` and ``most`` follow from it.
    """

    id: str
    hours: int
    pace: int
    teaches: tuple[tuple[Skill, int], ...]
    needs: tuple[Need, ...] = ()
    corequisites: tuple[Corequisite, ...] = ()
    continuous: bool = False
    capstone: bool = False
    before_capstone: bool = False
    earliest: int = 1
    latest: int = 10**6
    include: bool = False
    practice: int = 0
    hands_on: int = 0
    graded: bool = False
    portfolio: bool = False
    heavy: bool = False
    strand: str = ""
    course: bool = False
    sketch: bool = False
    theme: str = ""
    practises: tuple[tuple[Skill, int], ...] = ()
    lecture: int = 0
    gate: bool = False
    new: int = 0
    alone: int = 0
    fixed: tuple[tuple[int, int], ...] = ()

    def most(self, week: int, capacity: int) -> int:
        """Most quanta that it may have in a week of such a capacity."""
        if not self.earliest <= week <= self.latest:
            return 0
        pinned = (quanta for number, quanta in self.fixed if number == week)
        return min(self.pace, capacity, *pinned)

    def fits(self, capacity: tuple[int, ...]) -> bool:
        """Tell whether it has room by itself in weeks of these capacities, as its pins want it."""
        room = sum(self.most(week, quanta) for week, quanta in enumerate(capacity, 1))
        kept = all(
            week <= len(capacity) and self.most(week, capacity[week - 1]) == quanta
            for week, quanta in self.fixed
            if quanta
        )
        return kept and sum(quanta for _, quanta in self.fixed) <= self.hours <= room


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement of the role: ``steps`` are (level, modules that teach just that level).

    Only levels above what the audience holds are listed, levels above the required one count as
    the required one. ``entry`` is the level held. ``weight`` counts in full for a ``must`` only
    when the required level is reached.
    """

    skill: Skill
    required: int
    priority: str
    weight: int
    entry: int
    steps: tuple[tuple[int, tuple[int, ...]], ...]

    def worth(self, reached: int) -> int:
        """Twelfths of weight earned at a level reached."""
        if self.priority == "must":
            return TWELFTHS * self.weight if reached >= self.required else 0
        return TWELFTHS * self.weight * min(reached, self.required) // self.required


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """A soft rule that the choice alone decides: weight x max(0, ceil((constant + sum) / unit)).

    ``coefficients`` are (module index, quanta), so that a floor of 60 h is constant 60 and -h of
    every module that counts towards it.
    """

    id: str
    weight: int
    constant: int
    coefficients: tuple[tuple[int, int], ...]
    unit: int = 1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A module, and those that should have ended when it starts: one of them, or enough of them."""

    module: int
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """A soft rule that the schedule decides; the solver and the scorer know it by its kind."""

    id: str
    weight: int
    thresholds: tuple[tuple[str, int], ...] = ()
    kind: str = ""
    links: tuple[Link, ...] = ()

    @property
    def of(self) -> str:
        """The kind of rule this is."""
        return self.kind or self.id

    def threshold(self, name: str) -> int:
        """Look a threshold up; raises KeyError."""
        return dict(self.thresholds)[name]


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the planner needs. ``capacity[0]`` is week 1. ``order`` holds index pairs.

    ``alone``: those quanta of the capacity that are for independent work only, and no other work
    may use; empty where contact and independent hours are not apart.

    ``impossible``: modules that the brief includes and that no track can have.
    """

    capacity: tuple[int, ...]
    max_parallel: int
    tasks: tuple[Task, ...]
    requirements: tuple[Requirement, ...]
    selection_rules: tuple[SelectionRule, ...] = ()
    schedule_rules: tuple[ScheduleRule, ...] = ()
    order: tuple[tuple[int, int], ...] = ()
    max_hours: int | None = None
    fill: bool = False
    quantum: int = 60
    impossible: tuple[str, ...] = ()
    alone: tuple[int, ...] = ()

    @property
    def weeks(self) -> int:
        """Number of weeks."""
        return len(self.capacity)


@dataclass(frozen=True, slots=True)
class Solution:
    """Selected modules (indices, sorted) and their quanta per week: ``hours[index][week]``."""

    hours: dict[int, dict[int, int]]

    @property
    def selection(self) -> tuple[int, ...]:
        """Indices of the selected modules."""
        return tuple(sorted(self.hours))


@dataclass(frozen=True, slots=True)
class Score:
    """An objective's value, its bound, and the most conceivable (None where there is none)."""

    name: str
    value: int
    bound: int
    maximum: int | None = None

    @property
    def proven(self) -> bool:
        """Tell whether value and bound meet."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Result:
    """What solving gives: the solution and the scores.

    Without a solution no track keeps the pins and limits; ``undecided`` when that is not proven,
    but the limit of the search came first.
    """

    solution: Solution | None
    scores: tuple[Score, ...]
    undecided: bool = False
