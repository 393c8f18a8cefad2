"""Planning generated catalogues: the product against the straightforward single model.

Prints for each catalogue the solving time, which of objectives 1 to 5 are proven or the gap, and
the ratio to the single model; then the medians, and how the time grows with the catalogue.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from benchmarks.generate import generate
from benchmarks.measure import peak_megabytes
from benchmarks.single_model import CAP, STAGES, Outcome, solve_single
from curplan.calendars.weeks import make_weeks
from curplan.problem.build import build_problem
from curplan.problem.model import Problem, Result
from curplan.solve.planner import solve

SIZES = (60, 200, 1000, 5000, 20000)
SEEDS = (1, 2, 3, 4, 5)
TARGETS = {200: 1 / 3, 1000: 1 / 8}
"""At most this share of the single model's time (capped at 20 s)."""
MOST_SECONDS = {5000: 10.0}
"""Solving a slack box of this many modules, proven."""
COVERAGE, TIERS = 3, 5
PROVEN = "proven"


@dataclass(frozen=True, slots=True)
class Row:
    """One catalogue: modules that matter, seconds for building and solving; the single model."""

    relevant: int
    building: float
    solving: float
    result: Result
    single: Outcome | None

    @property
    def ratio(self) -> float | None:
        """The product's time for everything over the single model's for coverage alone."""
        return None if self.single is None else self.solving / self.single.covered


def problem_of(modules: int, seed: int, filled: bool, wide: bool = False) -> Problem:
    """Build the problem of a generated catalogue."""
    catalogue, brief = generate(modules, seed, filled, wide)
    return build_problem(catalogue, brief, make_weeks(brief, catalogue.policy().reserve))


def measure(modules: int, seed: int, filled: bool, options: argparse.Namespace) -> Row:
    """Plan one catalogue with the product, and with the single model if asked."""
    catalogue, brief = generate(modules, seed, filled, options.wide)
    weeks = make_weeks(brief, catalogue.policy().reserve)
    begin = time.perf_counter()
    problem = build_problem(catalogue, brief, weeks)
    built = time.perf_counter()
    result = solve(problem, options.effort)
    done = time.perf_counter()
    single = solve_single(problem) if modules <= options.single_up_to else None
    return Row(len(problem.tasks), built - begin, done - built, result, single)


def verdict(result: Result) -> str:
    """Say what is proven of objectives 1 to 5, and the gap of what is not."""
    if result.solution is None:
        return "no plan"
    gaps = [
        f"{score.name} {score.value}, bound {score.bound}"
        for score in result.scores[:TIERS]
        if not score.proven
    ]
    hours = f", {result.scores[TIERS - 1].value} h"
    return ("gap: " + "; ".join(gaps) if gaps else PROVEN) + hours


def disagrees(row: Row) -> str:
    """Tell where either found better than what the other proved to be best (never)."""
    if row.single is None or row.result.solution is None:
        return ""
    scores = row.result.scores
    ours = (scores[0], scores[1], scores[2], scores[4])
    for score, value, bound in zip(ours, row.single.values, row.single.bounds, strict=True):
        if value is None:
            return ""
        if value != score.value:
            sign = -1 if score.name == "hours" else 1
            better = sign * value > sign * score.value
            wrong = score.proven if better else value == bound
            return f"  DISAGREES on {score.name}: {score.value} against {value}" if wrong else ""
    return ""


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="60 and 200 modules, one seed")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--single-up-to", type=int, default=1000, help="0 leaves it out")
    parser.add_argument("--wide", action="store_true", help="needs reach across the catalogue")
    parser.add_argument("--effort", default="quick")
    options = parser.parse_args(arguments)
    sizes = (60, 200) if options.short else options.sizes
    seeds = (1,) if options.short else options.seeds
    head = f"{'modules':>8} {'box':>7} {'seed':>4} {'matter':>6} {'build':>6} {'solve':>7} "
    print(f"{head}{'single':>7} {'ratio':>6}  status; single model's stages proven of {STAGES}")
    times: defaultdict[tuple[int, bool], list[Row]] = defaultdict(list)
    for modules in sizes:
        for filled in (False, True):
            for seed in seeds:
                row = measure(modules, seed, filled, options)
                times[modules, filled].append(row)
                _print_row(modules, filled, seed, row)
    _print_summary(times)
    print(f"peak memory {peak_megabytes():.0f} MB (with the single model's, where it ran)")


def _print_row(modules: int, filled: bool, seed: int, row: Row) -> None:
    box = "filled" if filled else "slack"
    line = f"{modules:>8} {box:>7} {seed:>4} {row.relevant:>6} "
    line += f"{row.building:>6.2f} {row.solving:>7.2f} "
    if row.single is None:
        line += f"{'-':>7} {'-':>6}  {verdict(row.result)}"
    else:
        line += f"{row.single.covered:>7.2f} {row.ratio:>6.3f}  {verdict(row.result)}"
        line += f"; single {row.single.proven}{disagrees(row)}"
    print(line, flush=True)


def _print_summary(times: dict[tuple[int, bool], list[Row]]) -> None:
    before: dict[bool, tuple[int, float]] = {}
    print("\nmedians; growth is the exponent of the time in the number of modules")
    for (modules, filled), rows in times.items():
        seconds = median(row.solving for row in rows)
        ratios = [row.ratio for row in rows if row.ratio is not None]
        covered = sum(all(s.proven for s in row.result.scores[:COVERAGE]) for row in rows)
        proven = sum(verdict(row.result).startswith(PROVEN) for row in rows)
        line = f"{modules:>8} {'filled' if filled else 'slack':>7} {seconds:>7.2f} s"
        line += f", coverage proven {covered}/{len(rows)}, all five {proven}/{len(rows)}"
        if ratios:
            line += f", ratio {median(ratios):.3f}"
            line += f" (target {TARGETS[modules]:.3f})" if modules in TARGETS else ""
        if modules in MOST_SECONDS and not filled:
            line += f", slowest {max(row.solving for row in rows):.1f} s"
            line += f" (target {MOST_SECONDS[modules]:.0f} s)"
        if filled in before:
            size, time_before = before[filled]
            line += f", growth {math.log(seconds / time_before) / math.log(modules / size):.2f}"
        before[filled] = (modules, seconds)
        print(line)
    print(f"(single: seconds to prove the coverage, capped at {CAP:.0f} s; ours: all objectives)")


if __name__ == "__main__":
    main()
