"""Whole commands against the floor of what they must import, run in turn (A B A B)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass

from benchmarks.measure import compare

PYTHON = sys.executable
ROLES = ("machine-learning-engineer", "data-scientist", "full-stack-developer")
IMPORT_SOLVER_AND_AGG = (
    "from ortools.sat.python import cp_model; "
    "import matplotlib.figure, matplotlib.backends.backend_agg"
)
SHORTFALL = 1
"""The exit code of a plan that does not fit: the work is the same."""


@dataclass(frozen=True, slots=True)
class Contest:
    """A curplan command, the statement its floor runs, and the ratio that it may cost."""

    name: str
    command: tuple[str, ...]
    floor: str
    target: float


def contests(folder: str) -> list[Contest]:
    """List what is measured; plans go to ``folder``."""
    plans = [
        Contest(
            f"plan {role} --effort quick",
            ("plan", role, "--effort", "quick", "--quiet", "-o", folder),
            IMPORT_SOLVER_AND_AGG,
            1.5,
        )
        for role in ROLES
    ]
    return [
        *plans,
        Contest("--help", ("--help",), "import click", 2.0),
        Contest("check", ("check",), "import click, yaml, pydantic, networkx", 3.0),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="three pairs of runs of each")
    parser.add_argument("--times", type=int, default=15)
    options = parser.parse_args(arguments)
    times = 3 if options.short else options.times
    print(f"{'command':<42} {'s':>6} {'floor':>6} {'ratio':>6} {'target':>6} {'MB':>5} floor MB")
    with tempfile.TemporaryDirectory() as folder:
        for contest in contests(folder):
            command = (PYTHON, "-m", "curplan", *contest.command)
            floor = (PYTHON, "-c", contest.floor)
            found = compare(command, floor, times, codes=(0, SHORTFALL))
            print(
                f"{contest.name:<42} {found.seconds:>6.2f} {found.floor:>6.2f} "
                f"{found.ratio:>6.2f} {contest.target:>6.1f} {found.megabytes:>5.0f} "
                f"{found.floor_megabytes:>8.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
