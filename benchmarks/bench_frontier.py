"""The frontier of a shipped role: all boxes together against the hardest of them alone.

Prints the solving time of the whole frontier in seconds and in deterministic work, then the same
for its hardest box, planned alone without what the others tell. The hardest are looked for among
the boxes that took most work in the sweep, so that the true ratio can only be smaller.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from benchmarks.measure import peak_megabytes
from curplan.api import Brief, load
from curplan.catalogue.models import Catalogue
from curplan.cli.ranges import Numbers
from curplan.frontier import sweep as room
from curplan.frontier.chart import chart
from curplan.frontier.known import Found, Ranges
from curplan.frontier.model import Frontier
from curplan.problem.model import Problem
from curplan.solve.cpsat import Answer, Effort, Model
from curplan.solve.planner import best_track

WEEKS, HOURS = "8..52", "10,15,20,25,30,35,40"
SHORT_WEEKS, SHORT_HOURS = "8..52", "10,15,20"
MOST_RATIO = 10
"""All boxes cost at most so many times the hardest of them."""
ALONE = 3
"""So many of the boxes that took most work are planned alone."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, and deterministic work of the solver."""

    seconds: float
    work: float


class Meter:
    """Adds up the deterministic work of every solve."""

    def __init__(self) -> None:
        self.work = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count while the block runs."""
        solve = Model.solve

        def counted(model: Model, effort: Effort) -> Answer:
            answer = solve(model, effort)
            self.work += answer.work
            return answer

        Model.solve = counted  # type: ignore[method-assign,assignment]
        try:
            yield
        finally:
            Model.solve = solve  # type: ignore[method-assign]

    def cost(self, run: Callable[[], object]) -> Cost:
        """Run something and say what it cost."""
        begin, work = time.process_time(), self.work
        run()
        return Cost(time.process_time() - begin, self.work - work)


def measure(
    catalogue: Catalogue, role: str, weeks: tuple[int, ...], hours: tuple[int, ...], watch: bool
) -> tuple[Frontier, Cost, dict[Place, tuple[Problem, Cost]]]:
    """Sweep all boxes; also give the problem and the cost of each."""
    meter = Meter()
    cells: dict[Place, tuple[Problem, Cost]] = {}
    solve = room._solve

    def timed(problem: Problem, place: Place, found: dict[Place, Found], ranges: Ranges) -> Found:
        answer: list[Found] = []
        cost = meter.cost(lambda: answer.append(solve(problem, place, found, ranges)))
        cells[place] = (problem, cost)
        if watch:
            box = f"{weeks[place[0]]} weeks at {hours[place[1]]} h"
            gaps = [
                f"{s.name} {s.value} of {s.bound}" for s in answer[0].track.scores if not s.proven
            ]
            said = f"; open: {gaps[0]}" if gaps else ""
            print(f"  {box}: {cost.seconds:.1f} s, work {cost.work:.2f}{said}", flush=True)
        return answer[0]

    room._solve = timed  # type: ignore[assignment]
    try:
        with meter.running():
            made: list[Frontier] = []
            brief = Brief(role=role)
            whole = meter.cost(lambda: made.append(chart(catalogue, brief, weeks, hours)))
    finally:
        room._solve = solve
    return made[0], whole, cells


def report(catalogue: Catalogue, role: str, options: argparse.Namespace) -> None:
    """Print what a role's frontier costs, and its hardest boxes alone."""
    numbers = [Numbers(1, 520).convert(text, None, None) for text in (options.weeks, options.hours)]
    weeks, hours = numbers
    frontier, whole, cells = measure(catalogue, role, weeks, hours, options.watch)
    free = sum(1 for _, cost in cells.values() if not cost.work)
    print(
        f"\n{role}: {len(cells)} boxes ({len(weeks)} lengths x {len(hours)} paces): "
        f"{whole.seconds:.0f} s, work {whole.work:.1f}"
    )
    optimal = sum(cell.status == "optimal" for cell in frontier.cells)
    print(
        f"  {free} decided without the solver; objectives 1 to 5 proven in {optimal}, "
        f"must and essential coverage in {len(cells) - len(frontier.unsettled)}"
    )
    slowest = sorted(cells, key=lambda place: -cells[place][1].work)[:ALONE]
    meter = Meter()
    alone: list[Cost] = []
    for place in slowest:
        problem, shared = cells[place]
        with meter.running():
            alone.append(meter.cost(partial(best_track, problem)))
        print(
            f"  {weeks[place[0]]} weeks at {hours[place[1]]} h: {shared.seconds:.1f} s in the sweep"
            f" (work {shared.work:.2f}), alone {alone[-1].seconds:.1f} s "
            f"(work {alone[-1].work:.2f})",
            flush=True,
        )
    seconds = whole.seconds / max(cost.seconds for cost in alone)
    work = whole.work / max(max(cost.work for cost in alone), 1e-9)
    print(
        f"  all boxes cost {seconds:.1f} times the hardest in seconds, {work:.1f} times in work "
        f"(target {MOST_RATIO})"
    )


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help=f"paces {SHORT_HOURS} only")
    parser.add_argument("--weeks", default=WEEKS)
    parser.add_argument("--hours", default=HOURS)
    parser.add_argument("--roles", nargs="+", default=["data-scientist"])
    parser.add_argument("--curricula", nargs="*", default=[])
    parser.add_argument("--watch", action="store_true", help="print each box as it is solved")
    options = parser.parse_args(arguments)
    if options.short:
        options.weeks, options.hours = SHORT_WEEKS, SHORT_HOURS
    loaded = load(options.curricula)
    if loaded.catalogue is None:
        raise RuntimeError("the catalogue has faults: run curplan check")
    for role in options.roles:
        report(loaded.catalogue, role, options)
    print(f"peak memory {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
