"""Ctrl+C while the solver works: exit code 130, a word, and nothing half-written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path


def test_an_interrupted_plan_leaves_nothing(tmp_path: Path) -> None:
    """Thirteen tight weeks take many seconds, so that the signal comes while it plans."""
    arguments = ["plan", "machine-learning-engineer", "--weeks", "13", "--hours-per-week", "40"]
    process = subprocess.Popen(
        [sys.executable, "-m", "curplan", *arguments, "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(2.0)
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert printed == ""
    assert said.strip() == "interrupted"
    assert not (tmp_path / "out").exists()
