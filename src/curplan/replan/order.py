"""Whether what was taught stands by itself: a lost week may take away what came after needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location
from curplan.problem.relations import forced_pairs
from curplan.replan.faults import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from curplan.problem.model import Problem


def broken_order(
    problem: Problem,
    taught: Mapping[int, Mapping[int, int]],
    titles: Mapping[str, str],
    planned: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Find what began before that which must come first had ended.

    ``planned`` are the ids of the older plan's modules: of several that would meet a need, those
    are named.
    """
    past = _Past(problem, taught)
    sound: set[int] = set()
    grown = True
    while grown:
        new = {i for i in taught if i not in sound and not past.lacking(i, sound)}
        sound |= new
        grown = bool(new)
    for index in sorted(set(taught) - sound):
        lacking = {problem.tasks[i].id for i in past.lacking(index, sound)}
        ids = sorted(lacking & set(planned) or lacking)
        week = min(taught[index])
        done = " ".join(f"--done {name}" for name in ids)
        yield Diagnostic(
            "lost-before",
            f"{titles[problem.tasks[index].id]} began in week {week}, but "
            f"{named([titles[name] for name in ids]) or 'what it needs'} comes only later now, and "
            "it cannot do without",
            Location("--lost-weeks"),
            f"if learners are through with it, say {done}; else week {week} was lost as well",
        )


class _Past:
    def __init__(self, problem: Problem, taught: Mapping[int, Mapping[int, int]]) -> None:
        self._problem = problem
        self._taught = taught
        tasks = problem.tasks
        self._ended = {
            i: max(spread) for i, spread in taught.items() if sum(spread.values()) >= tasks[i].hours
        }
        self._before: dict[int, list[int]] = {}
        for earlier, later in forced_pairs(problem):
            if earlier in taught and later in taught:
                self._before.setdefault(later, []).append(earlier)

    def lacking(self, index: int, sound: Collection[int]) -> list[int]:
        """Modules one or all of which should have ended, or begun, when a module began.

        A supporter counts when it is ``sound`` itself, so that none hangs on itself.
        """
        week = min(self._taught[index])
        task = self._problem.tasks[index]

        def over(other: int) -> bool:
            return other in sound and self._ended.get(other, week + 1) <= week

        found: list[int] = []
        for need in task.needs:
            if not any(over(supporter) for supporter in need.supporters):
                found.extend(need.supporters or (index,))
        for each in task.corequisites:
            together = self._with if each.strict else self._since
            if not any(together(index, partner) for partner in each.partners):
                found.extend(each.partners or (index,))
        found.extend(earlier for earlier in self._before.get(index, ()) if not over(earlier))
        return found

    def _since(self, index: int, partner: int) -> bool:
        """Tell whether a partner has begun no later."""
        return partner in self._taught and min(self._taught[partner]) <= min(self._taught[index])

    def _with(self, index: int, partner: int) -> bool:
        """Tell whether two had just the same weeks, and can still have."""
        same = set(self._taught.get(partner, ())) == set(self._taught[index])
        return same and (partner in self._ended) == (index in self._ended)
