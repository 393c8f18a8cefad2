"""Why no track keeps the pins and limits of a brief, and the smallest changes that make it work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from curplan.advise.box import fewest_hours, fewest_weeks
from curplan.advise.pinned import Pins, pinned_problem
from curplan.advise.statements import Statement, statements, with_statements
from curplan.advise.subsets import Subsets, smallest_conflict, smallest_ways_out
from curplan.solve.fit import Aim, fewest_quanta

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.advise.subsets import Members
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue

FIXED = "hours-in-week"
MOST_FEWER = 20
"""So many hours fewer are tried at most where those that are fixed for a week clash."""

MOST_WAYS = 6
"""Ways out of one size that are told; a designer wants to choose, not to read a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement to drop (``after`` None), or to say otherwise."""

    before: Statement
    after: Statement | None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Changes that together make it work; ``proven``: nothing nearer, and no fewer, would do."""

    changes: tuple[Change, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """What is wrong with the pins of a brief.

    Attributes
    ----------
    conflict
        A smallest set of statements that no track keeps together; empty when none is proven.
    smallest
        Whether it is proven that no smaller set of statements is in conflict.
    boxed
        The conflict is with the time box alone: there are only modules to include in it, and in
        a larger box they might go together.
    hours
        Teaching hours that the included modules of the conflict take at least, with all that they
        need; None when that is unknown, or no time is enough.
    impossible
        Modules of the conflict that no time makes possible, as the conflict stands.
    ways
        Smallest changes that make it work, each solved.
    """

    conflict: tuple[Statement, ...]
    smallest: bool
    boxed: bool
    hours: float | None
    impossible: tuple[str, ...]
    ways: tuple[Relaxation, ...]


NO_CLASH = Clash((), False, False, None, (), ())


def find_clash(catalogue: Catalogue, brief: Brief, *, musts: bool = False) -> Clash:
    """Find the smallest conflict among a brief's pins and limits, and the smallest ways out.

    For a brief that no track was found for; with ``musts``, for one whose track is short of a
    ``must`` requirement: which statements are it that no track keeps with every one reached? None,
    when without any it is (or may be) no better. The time box counts as given, and so does
    ``--max-parallel``; only where nothing but included modules is in conflict, the box itself is
    relaxed too: more weeks, more hours a week, more modules side by side.
    """
    stated = statements(brief)
    said = tuple(reversed(stated))  # ways out that keep the included modules are met first
    pins = Pins(catalogue, musts=musts)

    def ask(kept: Members) -> bool | None:
        return pins.kept(with_statements(brief, [said[number] for number in sorted(kept)]))

    subsets = Subsets(len(said), ask)
    if musts and not (said and subsets.works(frozenset())):
        return NO_CLASH
    found = smallest_conflict(subsets)
    if musts and found is None:
        return NO_CLASH
    members = {said[number] for number in found.members} if found else set()
    conflict = tuple(each for each in stated if each in members)
    problem = pinned_problem(catalogue, with_statements(brief, conflict))
    in_all = None if problem.impossible or not conflict or musts else fewest_quanta(problem)
    boxed = in_all is not None and all(each.option == "include" for each in conflict)
    search = _Relaxing(catalogue, brief, pins)
    out = smallest_ways_out(subsets, MOST_WAYS)
    ways = [
        search.nearest([said[number] for number in sorted(drop, reverse=True)], sure=out.proven)
        for drop in out.drops
    ]
    if boxed:
        ways += search.larger_box()
    return Clash(
        conflict,
        bool(found and found.proven),
        boxed,
        None if in_all is None else in_all * problem.quantum / catalogue.hour,
        problem.impossible,
        tuple(ways),
    )


class _Relaxing:
    """Finds the nearest values of weeks and hours that work."""

    def __init__(self, catalogue: Catalogue, brief: Brief, pins: Pins) -> None:
        self._catalogue = catalogue
        self._brief = brief
        self._pins = pins

    def nearest(self, dropped: list[Statement], *, sure: bool) -> Relaxation:
        """Instead of dropping statements, say them again with the nearest values that work.

        One after the other, so that of several each is the nearest given those before it.
        """
        others = [each for each in statements(self._brief) if each not in dropped]
        changes, proven = [], sure
        for number, statement in enumerate(dropped):
            after = None
            if statement.option == FIXED:
                after, near = self._fewer(statement, others, alone=len(dropped) == 1)
                proven = proven and near
            elif statement.value:
                after, near = self._value(statement, others, alone=len(dropped) == 1)
                proven = proven and near
            others += [after] if after else []
            changes.append(Change(dropped[number], after))
        return Relaxation(tuple(changes), proven)

    def _value(
        self, statement: Statement, others: list[Statement], *, alone: bool
    ) -> tuple[Statement | None, bool]:
        """Find the nearest value beside the other statements; None when only dropping helps."""
        brief = self._brief
        step = -1 if statement.option == "not-before" else 1
        end = {"not-before": 1, "not-after": brief.weeks}.get(
            statement.option, brief.weeks * brief.hours_per_week
        )

        def works(value: int) -> bool | None:
            return self._pins.kept(with_statements(brief, [*others, statement.at(value)]))

        first = statement.value + (step if alone else 0)  # alone, its own value does not work
        found, proven = _least(works, (end - first) * step + 1, lambda n: first + step * n)
        return (None if found is None else statement.at(found)), proven

    def _fewer(
        self, statement: Statement, others: list[Statement], *, alone: bool
    ) -> tuple[Statement | None, bool]:
        """Find the next fewer whole hours of a week that work; None where they are not near."""
        week, hours = statement.fixed
        most = ceil(hours) - 1 if alone else int(hours)
        sure = True
        for fewer in range(most, max(0, most - MOST_FEWER), -1):
            said = replace(statement, fixed=(week, fewer))
            works = self._pins.kept(with_statements(self._brief, [*others, said]))
            if works:
                return said, sure
            sure = sure and works is False
        return None, True

    def larger_box(self) -> list[Relaxation]:
        """Fewest weeks, hours a week, and modules side by side with which all the pins hold."""
        brief, catalogue = self._brief, self._catalogue
        problem = pinned_problem(catalogue, brief)
        hours = None if problem.impossible else fewest_quanta(problem)
        if hours is None:
            return []
        aim = Aim(0, 0, hours)
        found = []
        for option, value, least in (
            ("weeks", brief.weeks, fewest_weeks(catalogue, brief, problem, aim)),
            ("hours-per-week", brief.hours_per_week, fewest_hours(catalogue, brief, problem, aim)),
        ):
            if least.value is not None:
                said = Statement(option, (), value)
                found.append(Relaxation((Change(said, said.at(least.value)),), least.proven))
        most = sum(not task.continuous for task in problem.tasks)

        def works(parallel: int) -> bool | None:
            return self._pins.kept(brief.model_copy(update={"max_parallel": parallel}))

        low = brief.max_parallel + 1
        beside, proven = _least(works, most - low + 1, lambda n: low + n)
        if beside is not None:
            said = Statement("max-parallel", (), brief.max_parallel)
            found.append(Relaxation((Change(said, said.at(beside)),), proven))
        return found


def _least(
    works: Callable[[int], bool | None], count: int, value_of: Callable[[int], int]
) -> tuple[int | None, bool]:
    """Find the first of ``count`` values that works, given that those after it work too.

    Also tells whether it is proven that the one before does not work (or that none does).
    """
    if count <= 0:
        return None, True
    answers: dict[int, bool | None] = {count - 1: works(value_of(count - 1))}
    low, high = 0, count - 1
    if not answers[high]:
        return None, answers[high] is False
    while low < high:
        middle = (low + high) // 2
        answers[middle] = works(value_of(middle))
        low, high = (low, middle) if answers[middle] else (middle + 1, high)
    return value_of(high), high == 0 or answers.get(high - 1) is False
