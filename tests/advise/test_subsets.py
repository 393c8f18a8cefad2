"""Smallest conflicts and ways out against all sets of statements, without any solver."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from curplan.advise.subsets import Members, Subsets, smallest_conflict, smallest_ways_out

COUNT = 6
EVERY = [frozenset(c) for size in range(COUNT + 1) for c in combinations(range(COUNT), size)]
WHOLE: Members = frozenset(range(COUNT))


def drawn(rng: Random) -> list[Members]:
    """Draw some sets that clash; so do all that contain one of them."""
    return [
        frozenset(rng.sample(range(COUNT), rng.randint(1, 4))) for _ in range(rng.randint(1, 5))
    ]


@pytest.mark.parametrize("seed", range(120))
def test_smallest_of_both_kinds(seed: int) -> None:
    clashes = drawn(Random(seed))
    asked: list[Members] = []

    def ask(kept: Members) -> bool:
        asked.append(kept)
        return not any(kept >= clash for clash in clashes)

    subsets = Subsets(COUNT, ask)
    conflict = smallest_conflict(subsets)
    assert conflict is not None
    assert conflict.proven
    assert conflict.members in clashes
    assert len(conflict.members) == min(map(len, clashes))
    ways = smallest_ways_out(subsets, len(EVERY))
    hitting = [some for some in EVERY if all(some & clash for clash in clashes)]
    least = min(map(len, hitting))
    assert ways.proven
    assert set(ways.drops) == {some for some in hitting if len(some) == least}
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("seed", range(120))
def test_what_is_undecided_is_never_claimed(seed: int) -> None:
    rng = Random(seed)
    clashes = drawn(rng)
    unknown = {some for some in EVERY if rng.random() < 0.4}

    def works(kept: Members) -> bool:
        return not any(kept >= clash for clash in clashes)

    subsets = Subsets(COUNT, lambda kept: None if kept in unknown else works(kept))
    conflict = smallest_conflict(subsets)
    if conflict is not None:
        assert not works(conflict.members)
        least = min(map(len, clashes))
        assert not conflict.proven or len(conflict.members) == least
    ways = smallest_ways_out(subsets, len(EVERY))
    sizes = [len(some) for some in EVERY if works(WHOLE - some)]
    for drop in ways.drops:
        assert works(WHOLE - drop)
        assert not ways.proven or len(drop) == min(sizes)


def test_no_clash_is_no_conflict() -> None:
    assert smallest_conflict(Subsets(3, lambda _: True)) is None


def test_questions_come_to_an_end() -> None:
    subsets = Subsets(COUNT, lambda kept: len(kept) < 3, most=4)
    conflict = smallest_conflict(subsets)
    assert conflict is not None
    assert not conflict.proven
    assert smallest_ways_out(subsets, 3).proven is False
