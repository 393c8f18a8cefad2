"""The rules of ``curplan.problem.schedule_rules`` as numbers, to be counted week by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.schedule_rules.calendar import (
    capstone_range,
    deliverables,
    gate_modules,
    strand_of,
)
from curplan.problem.schedule_rules.pace import breaks, stretch_limit
from curplan.problem.schedule_rules.sequence import users
from curplan.solve.sweep.tables import mask

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule


@dataclass(frozen=True, slots=True)
class Marks:
    """Each window of ``length`` weeks has a module of ``who`` that ends, or a capstone."""

    who: int
    length: int
    weight: int


@dataclass(frozen=True, slots=True)
class Strand:
    """A strand lies in ``wanted`` weeks, from ``first`` on, up to ``last`` weeks before the end."""

    who: int
    wanted: int
    first: int
    last: int
    weight: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """Some module of ``users[i]`` begins within so many weeks of the end of module i."""

    users: dict[int, int]
    within: int
    weight: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """Some of ``ended`` has ended, or some of ``begun`` has begun, when a module begins."""

    ended: int
    begun: int
    weight: int


@dataclass(frozen=True, slots=True)
class Ground:
    """So many quanta of these modules lie before a module begins."""

    of: tuple[int, ...]
    wanted: int
    weight: int


class Rules:
    """All rules of a problem, by kind. Pairs are (threshold, weight) unless said otherwise."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._count = len(problem.tasks)
        kinds: dict[str, list[ScheduleRule]] = {}
        for rule in problem.schedule_rules:
            kinds.setdefault(rule.of, []).append(rule)
        self._kinds = kinds
        self.load = self._pairs("load", "percent")
        self.trickle = self._pairs("trickle", "hours")
        self.heavy = self._pairs("heavy", "most")
        self.novelty = self._pairs("novelty", "most")
        self.idle = self._weight("idle")
        self.prompt_start = self._weight("prompt-start")
        self.capstone_last = self._weight("capstone-last")
        self.before_break = self._weight("before-break")
        self.breaks = frozenset(breaks(problem))
        self.heavies = mask(i for i, task in enumerate(problem.tasks) if task.heavy)
        self.new = [task.new for task in problem.tasks]
        self.stretch = [
            ([stretch_limit(problem, i, percent) for i in range(self._count)], weight)
            for percent, weight in self._pairs("stretch", "percent")
        ]
        self.capstone_weeks = [
            (*capstone_range(problem, rule), rule.weight)
            for rule in kinds.get("capstone-weeks", ())
        ]
        self.marks = [
            *(self._marks(rule, deliverables(problem)) for rule in kinds.get("cadence", ())),
            *(self._marks(rule, gate_modules(problem)) for rule in kinds.get("gates", ())),
        ]
        self.reuse = [
            Reuse(
                {i: mask(who) for i, who in users(problem, range(self._count)).items()},
                rule.threshold("weeks"),
                rule.weight,
            )
            for rule in kinds.get("reuse", ())
        ]
        strands = (self._strand(rule) for rule in kinds.get("spread", ()))
        self.strands = [strand for strand in strands if strand.who]
        self.lacking = sum(
            rule.weight for rule in kinds.get("order", ()) for link in rule.links if not link.after
        )
        """Points for what never comes before what it should, whatever the schedule."""
        self.earlier = self._earlier()
        self.ground = self._ground()

    def least(self, week: int) -> int:
        """Quanta below which a module trickles in a week."""
        capacity = self._problem.capacity[week - 1]
        return max((min(hours, capacity) for hours, _ in self.trickle), default=0)

    def enough(self, week: int) -> int:
        """Quanta from which on a week counts as filled."""
        capacity = self._problem.capacity[week - 1]
        return max((-(-(100 - percent) * capacity // 100) for percent, _ in self.load), default=0)

    def _pairs(self, kind: str, name: str) -> list[tuple[int, int]]:
        return [(rule.threshold(name), rule.weight) for rule in self._kinds.get(kind, ())]

    def _weight(self, kind: str) -> int:
        return sum(rule.weight for rule in self._kinds.get(kind, ()))

    def _marks(self, rule: ScheduleRule, who: frozenset[int]) -> Marks:
        tasks = self._problem.tasks
        who = frozenset(index for index in who if not tasks[index].capstone)
        return Marks(mask(who), rule.threshold("weeks"), rule.weight)

    def _strand(self, rule: ScheduleRule) -> Strand:
        return Strand(
            mask(strand_of(self._problem, rule)),
            -(-self._problem.weeks * rule.threshold("percent") // 100),
            rule.threshold("start_week"),
            rule.threshold("last_weeks"),
            rule.weight,
        )

    def _earlier(self) -> list[list[Earlier]]:
        tasks = self._problem.tasks
        found: list[list[Earlier]] = [[] for _ in tasks]
        for kind in ("order", "introduced"):
            for rule in self._kinds.get(kind, ()):
                for link in rule.links:
                    thin = mask(i for i in link.after if tasks[i].continuous)
                    if link.after:
                        ended = mask(link.after) & ~thin
                        found[link.module].append(Earlier(ended, thin, rule.weight))
        return found

    def _ground(self) -> list[list[Ground]]:
        found: list[list[Ground]] = [[] for _ in self._problem.tasks]
        for rule in self._kinds.get("groundwork", ()):
            for link in rule.links:
                ground = Ground(link.after, rule.threshold("hours"), rule.weight)
                found[link.module].append(ground)
        return found
