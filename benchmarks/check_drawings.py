"""Draw roadmaps and check every drawing rule.

``python -m benchmarks.check_drawings 0 500``: made-up plans. For each number from the first to the
one before the last, a plan of a shape, page, theme, reader, language and brand drawn by lot; the
same numbers give the same drawings.

``python -m benchmarks.check_drawings PLAN.json …``: plan files, each on every page, in every theme,
for both readers.

Every broken rule is printed with what was drawn. The exit code is 1 if a rule is broken.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.draw.cases import PAGES, any_case

from curplan.draw.look import Look, Reader
from curplan.draw.mirror import mirror
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken, broken_alone
from curplan.draw.theme import THEMES
from curplan.plan.reading import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.plan.model import Plan

Case = tuple["Plan", Look, str]
_READERS: tuple[Reader, ...] = ("designer", "partner")


def of_files(files: Iterable[str]) -> Iterator[Case]:
    """Give each plan file with every look; one that cannot be read is skipped with a word."""
    for file in files:
        plan, found = read_plan(Path(file))
        if plan is None:
            print(f"{file} is no plan: {found[0].message}")
            continue
        for page in PAGES:
            for theme in THEMES:
                for reader in _READERS:
                    look = Look(PAGES[page], THEMES[theme], reader=reader)
                    yield plan, look, f"{file}: {page}, {theme}, {reader}"


def check(cases: Iterable[Case]) -> int:
    """Check the drawings of these cases; give the exit code."""
    count: Counter[str] = Counter()
    for plan, look, what in cases:
        scene = roadmap(plan, look)
        found = [*broken(scene, plan, look), *broken_alone(mirror(scene))]
        count["drawings"] += 1
        count["on larger paper"] += scene.page != look.page
        count["with outcomes by month"] += bool(scene.texts("after"))
        count["with phases"] += bool(scene.rects("phase"))
        count["modules"] += len(plan.modules)
        count["numbers in place of names"] += len(scene.texts("number"))
        count["broken"] += bool(found)
        if found:
            print(what, *found[:5], sep="\n    ")
    print(", ".join(f"{name}: {number}" for name, number in count.items()))
    return 1 if count["broken"] else 0


def main(arguments: list[str]) -> int:
    """Check what the arguments name; give the exit code."""
    if len(arguments) == 2 and all(argument.isdecimal() for argument in arguments):
        first, last = map(int, arguments)
        return check(any_case(seed) for seed in range(first, last))
    return check(of_files(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
