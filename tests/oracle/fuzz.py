"""Search longer for a disagreement: ``python -m tests.oracle.fuzz --examples 5000 --seed 7``.

The test draws the same examples on every run; this draws others, and shrinks what it finds.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, given, seed, settings

from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.oracle.test_oracle import disagreement

SLOW = 1.0
"""Seconds; a small case that takes longer is worth a look."""


def main() -> None:
    """Draw cases, compare, and stop at the first (shrunk) disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    slowest = (0.0, "")

    @seed(options.seed)
    @settings(
        max_examples=options.examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases())
    def search(case: Case) -> None:
        nonlocal slowest
        begin = time.perf_counter()
        fault = disagreement(case)
        slowest = max(slowest, (time.perf_counter() - begin, describe(case)))
        if fault:
            raise AssertionError(f"{fault}\n{describe(case)}")

    search()
    print(f"{options.examples} examples agree; the slowest took {slowest[0]:.2f} s")
    if slowest[0] > SLOW:
        print(slowest[1])


if __name__ == "__main__":
    main()
