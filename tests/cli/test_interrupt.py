"""Ctrl+C while the solver works: exit code 130, a word, and nothing half-written."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

TELLING = """
import runpy, sys
from curplan.solve import cpsat
solve = cpsat._run
def told(*given):
    print("solving", file=sys.stderr, flush=True)
    return solve(*given)
cpsat._run = told
sys.argv[0] = "curplan"
runpy.run_module("curplan", run_name="__main__", alter_sys=True)
"""
"""``python -m curplan`` that says when the solver begins."""

BEGUN = 6
"""Solves that have begun when the signal comes; that order takes some dozens."""


def test_an_interrupted_plan_leaves_nothing(tmp_path: Path) -> None:
    arguments = ["plan", "machine-learning-engineer", "--weeks", "13", "--hours-per-week", "40"]
    process = subprocess.Popen(
        [sys.executable, "-c", TELLING, *arguments, "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    begun = [process.stderr.readline() for _ in range(BEGUN)]
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate()
    assert begun == ["solving\n"] * BEGUN, said
    assert process.returncode == 130, said
    assert printed == ""
    assert [line for line in said.splitlines() if line != "solving"] == ["interrupted"]
    assert not (tmp_path / "out").exists()
