"""Draw made-up plans and check every drawing rule: ``python -m benchmarks.check_drawings 0 500``.

For each number from the first to the one before the last, a plan of a shape, page, theme, reader,
language and brand drawn by lot is laid out as a roadmap; every broken rule is printed with what
was drawn. The exit code is 1 if a rule is broken. The same numbers give the same drawings.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.draw.cases import any_case

from curplan.draw.mirror import mirror
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken, broken_alone


def main(first: int, last: int) -> int:
    """Check the drawings of these numbers; give the exit code."""
    count: Counter[str] = Counter()
    for seed in range(first, last):
        plan, look, what = any_case(seed)
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


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
