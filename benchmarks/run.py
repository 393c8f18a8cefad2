"""Run every benchmark; ``--short`` takes a few minutes less of each, for continuous integration."""

from __future__ import annotations

import argparse
import subprocess
import sys

BENCHMARKS = (
    "bench_command",
    "bench_crossings",
    "bench_draw",
    "bench_frontier",
    "bench_load",
    "bench_plan",
    "bench_quality",
    "bench_roles",
    "bench_sessions",
)


def main() -> None:
    """Run the benchmarks one after another, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    short = ["--short"] if options.short else []
    for name in BENCHMARKS:
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *short], check=True)


if __name__ == "__main__":
    main()
