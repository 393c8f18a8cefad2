"""Loading a generated catalogue of 5,000 modules and 2,000 skills, against PyYAML's C compose.

Both read the same files, each run in a process of its own (imports left out of the time), in turn.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.generate import generate
from benchmarks.measure import peak_megabytes
from benchmarks.yaml_text import write

TARGET = 2.0
MODULES = 5000


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="500 modules, one pair of runs")
    parser.add_argument("--modules", type=int, default=MODULES)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--one", choices=("load", "compose"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        _one(options.one, options.folder)
        return
    modules, times = (500, 1) if options.short else (options.modules, options.times)
    with tempfile.TemporaryDirectory() as name:
        catalogue, _ = generate(modules, 1, filled=False)
        write(catalogue, Path(name))
        size = sum(path.stat().st_size for path in Path(name).rglob("*.yaml"))
        skills = len(catalogue.skills)
        print(f"{modules} modules, {skills} skills, {size / 1e6:.1f} MB of YAML, {times} pairs")
        pairs = [(_measured("load", name), _measured("compose", name)) for _ in range(times)]
    for index, label in enumerate(("load", "compose")):
        seconds = median(pair[index][0] for pair in pairs)
        memory = max(pair[index][1] for pair in pairs)
        print(f"{label:>8} {seconds:6.2f} s, peak {memory:5.0f} MB")
    ratio = median(a[0] / b[0] for a, b in pairs)
    print(f"   ratio {ratio:6.2f} (target {TARGET})")


def _measured(what: str, folder: str) -> tuple[float, float]:
    """Run one side in a process of its own; give its seconds and peak megabytes."""
    command = [sys.executable, "-m", "benchmarks.bench_load", "--one", what, "--folder", folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _one(what: str, folder: Path) -> None:
    if what == "load":
        from curplan.catalogue.loading import load

        begin = time.perf_counter()
        loaded = load([folder])
        if loaded.catalogue is None:
            raise RuntimeError("\n".join(fault.message for fault in loaded.diagnostics[:9]))
    else:
        import yaml

        begin = time.perf_counter()
        for path in sorted(folder.rglob("*.yaml")):
            yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    print(time.perf_counter() - begin, peak_megabytes())


if __name__ == "__main__":
    main()
