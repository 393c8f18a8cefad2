"""Every shipped role over weeks x hours a week: proven or the gap, and the time, as tables."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from benchmarks.measure import peak_megabytes
from curplan.api import Brief, load
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.models import Catalogue
from curplan.problem.build import build_problem
from curplan.problem.model import Result
from curplan.solve.planner import solve

WEEKS = (12, 39)
HOURS = (10, 40)
TIERS = 5
LETTERS = "MEOSH"
"""Must, essential, optional coverage, selection penalty, hours: what is not proven is named."""


def cell(catalogue: Catalogue, brief: Brief, effort: str) -> tuple[Result, float]:
    """Plan one box; give the result and the seconds."""
    begin = time.perf_counter()
    weeks = make_weeks(brief, catalogue.policy(brief.profile).reserve)
    result = solve(build_problem(catalogue, brief, weeks), effort)
    return result, time.perf_counter() - begin


def verdict(result: Result) -> str:
    """Give the share of the essential coverage, and the letters of what is not proven."""
    if result.solution is None:
        return "no plan"
    essential = result.scores[1]
    share = 100 * essential.value // (essential.maximum or 1)
    pairs = zip(LETTERS, result.scores[:TIERS], strict=True)
    return f"{share}%" + "".join(letter for letter, score in pairs if not score.proven)


def table(
    catalogue: Catalogue, role: str, weeks: Sequence[int], hours: Sequence[int], effort: str
) -> None:
    """Print the table of a role, then its gaps and its slowest box."""
    print(f"\n{role}: essential coverage, seconds; a letter of {LETTERS} for what is not proven")
    print("weeks " + "".join(f"{f'{h} h':>13}" for h in hours))
    gaps = []
    slowest = (0.0, "")
    for count in weeks:
        row = f"{count:>5} "
        for each in hours:
            brief = Brief(role=role, weeks=count, hours_per_week=each)
            result, seconds = cell(catalogue, brief, effort)
            row += f"{verdict(result):>7} {seconds:>4.1f}s"
            slowest = max(slowest, (seconds, f"{count} weeks at {each} h"))
            gaps += [
                f"{count} weeks at {each} h: {s.name} {s.value}, bound {s.bound}"
                for s in result.scores[:TIERS]
                if not s.proven
            ]
        print(row, flush=True)
    print(f"slowest: {slowest[0]:.1f} s, {slowest[1]}; {len(gaps)} gaps", *gaps, sep="\n  ")


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="12, 26 and 39 weeks at 10, 20, 40 h")
    parser.add_argument("--week-step", type=int, default=3)
    parser.add_argument("--hour-step", type=int, default=5)
    parser.add_argument("--roles", nargs="+")
    parser.add_argument("--effort", default="quick")
    options = parser.parse_args(arguments)
    loaded = load([])
    if loaded.catalogue is None:
        raise RuntimeError("the shipped catalogue has faults: run curplan check")
    weeks: Sequence[int] = range(WEEKS[0], WEEKS[1] + 1, options.week_step)
    hours: Sequence[int] = range(HOURS[0], HOURS[1] + 1, options.hour_step)
    if options.short:
        weeks, hours = (12, 26, 39), (10, 20, 40)
    for role in options.roles or [role.id for role in loaded.catalogue.roles]:
        table(loaded.catalogue, role, weeks, hours, options.effort)
    print(f"peak memory {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
