"""Measuring: seconds and peak memory of this process, and of whole commands in turn."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds, peak megabytes, exit code."""

    seconds: float
    megabytes: float
    code: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A command against its floor: medians of seconds, of the ratios run by run, of memory."""

    seconds: float
    floor: float
    ratio: float
    megabytes: float
    floor_megabytes: float


def peak_megabytes() -> float:
    """Peak memory of this process so far."""
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def run(command: Sequence[str], codes: tuple[int, ...] = (0,)) -> Run:
    """Run a command and wait for it; raises RuntimeError when it ends with another code."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Run(seconds, _megabytes(usage.ru_maxrss), code)


def compare(
    command: Sequence[str], floor: Sequence[str], times: int, codes: tuple[int, ...] = (0,)
) -> Comparison:
    """Run a command and its floor in turn (A B A B), after one warm run of each."""
    run(command, codes)
    run(floor)
    pairs = [(run(command, codes), run(floor)) for _ in range(times)]
    return Comparison(
        median(a.seconds for a, _ in pairs),
        median(b.seconds for _, b in pairs),
        median(a.seconds / b.seconds for a, b in pairs),
        max(a.megabytes for a, _ in pairs),
        max(b.megabytes for _, b in pairs),
    )


def _megabytes(maxrss: int) -> float:
    """Linux counts kilobytes, macOS bytes."""
    return maxrss / KILOBYTE / (KILOBYTE if sys.platform == "darwin" else 1)
