"""Which of several statements clash: the smallest conflict, and the smallest ways out of all.

A question that only gets easier with fewer statements is asked of sets of them. Conflicts and ways
out are each other's hitting sets (Reiter 1987): a way out drops something of every conflict, and a
conflict keeps something of every way out. So the smallest of the one kind is searched among the
smallest hitting sets of what is known of the other (Ignatiev et al. 2015), and the first that
the question confirms is a smallest one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Members = frozenset[int]
"""Statements, by their number."""

MOST_QUESTIONS = 400
"""Sets asked about at most; what is not known by then counts as undecided."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot be kept together; ``proven``: no smaller set of them is in conflict.

    That they clash, and that none of them could be left out of the clash, is always proven.
    """

    members: Members
    proven: bool


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Smallest sets of statements to drop, all of one size; ``proven``: no smaller one works."""

    drops: tuple[Members, ...]
    proven: bool


class Subsets:
    """Asks whether sets of statements can be kept, and remembers what follows from the answers."""

    def __init__(
        self,
        count: int,
        ask: Callable[[Members], bool | None],
        most: int = MOST_QUESTIONS,
    ) -> None:
        self.everything: Members = frozenset(range(count))
        self._ask = ask
        self._left = most
        self._good: list[Members] = []
        self._bad: list[Members] = []
        self._open: set[Members] = set()

    @property
    def spent(self) -> bool:
        """Tell whether no more questions may be asked."""
        return self._left <= 0

    def works(self, kept: Members) -> bool | None:
        """Tell whether these statements can be kept together; None when that is undecided."""
        if any(kept <= known for known in self._good):
            return True
        if any(kept >= known for known in self._bad):
            return False
        if kept in self._open or self.spent:
            return None
        self._left -= 1
        answer = self._ask(kept)
        if answer is None:
            self._open.add(kept)
        else:
            (self._good if answer else self._bad).append(kept)
        return answer

    def shrunk(self, clashing: Members) -> Members:
        """Leave out of a clash one statement after the other, as long as it stays a proven one."""
        for number in sorted(clashing, reverse=True):
            if self.works(clashing - {number}) is False:
                clashing -= {number}
        return clashing

    def grown(self, kept: Members) -> Members:
        """Add statements one after the other, as long as no clash is proven."""
        for number in sorted(self.everything - kept):
            if self.works(kept | {number}) is not False:
                kept |= {number}
        return kept

    def sure(self) -> bool:
        """Tell whether every question so far was decided."""
        return not self._open and not self.spent


def smallest_conflict(subsets: Subsets) -> Conflict | None:
    """Find a smallest set of statements that clash; None when no clash is proven at all."""
    if subsets.works(subsets.everything) is not False:
        return None
    best = subsets.shrunk(subsets.everything)
    ways_out: list[Members] = []
    while not subsets.spent:
        core = next(_smallest_hitting(ways_out))
        if len(core) >= len(best):
            break
        if subsets.works(core) is False:
            best = core
            break
        ways_out.append(subsets.everything - subsets.grown(core))
    return Conflict(best, subsets.sure())


def smallest_ways_out(subsets: Subsets, most: int) -> WaysOut:
    """Find smallest sets of statements whose dropping resolves every clash, ``most`` of them."""
    conflicts: list[Members] = []
    if subsets.works(subsets.everything) is False:
        conflicts.append(subsets.shrunk(subsets.everything))
    found: list[Members] = []
    tried: set[Members] = set()
    proven = bool(conflicts)
    for size in range(1, len(subsets.everything) + 1):
        undecided = False
        while len(found) < most and not subsets.spent:
            drop = next(
                (d for d in _hitting(conflicts, size, subsets.everything) if d not in tried), None
            )
            if drop is None:
                break
            tried.add(drop)
            answer = subsets.works(subsets.everything - drop)
            if answer:
                found.append(drop)
            elif answer is False:
                conflicts.append(subsets.shrunk(subsets.everything - drop))
            else:
                undecided = True
        if found or subsets.spent:
            break
        proven = proven and not undecided
    return WaysOut(tuple(found), proven and bool(found))


def _smallest_hitting(sets: Sequence[Members]) -> Iterator[Members]:
    """Give the smallest sets that have a member of each, smaller ones first.

    >>> sorted(next(_smallest_hitting([frozenset({1, 2}), frozenset({2, 3})])))
    [2]
    """
    union = frozenset().union(*sets)
    for size in range(len(union) + 1):
        yield from _hitting(sets, size, union)


def _hitting(sets: Sequence[Members], size: int, members: Members) -> Iterator[Members]:
    """Give the sets of a size that have a member of each of ``sets``, in a fixed order."""
    pool = frozenset().union(*sets) if sets else members
    for chosen in combinations(sorted(pool), size):
        hit = frozenset(chosen)
        if all(hit & each for each in sets):
            yield hit
