"""Reprint every figure of README.md and docs/ from the program itself.

Pictures are those of the gallery, which ``examples/gallery/make.py`` makes.

Two marks in a document say what to do; a reader does not see them:

    <!-- run: COMMAND -->            run a command, show nothing
    <!-- reprinted: COMMAND -->      its output is the code block that follows

Commands are ``curplan …``, ``python SCRIPT …`` and ``cat FILE``, run without a shell in a temporary
folder that has a copy of ``examples/`` in it, one folder for each document.

Usage: python docs/reprint.py [--check]
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARK = re.compile(
    r"<!-- (?P<kind>run|reprinted): (?P<command>[^\n]+?) -->"
    r"(?P<block>\n+```\w*\n(?P<output>.*?)```)?",
    re.DOTALL,
)
DONE, FELL_SHORT = 0, 1
"""Exit codes of a command that did its work; 1: it does not fit, or the input has faults."""


def main() -> int:
    """Reprint every document, or with ``--check`` show what would change (exit code 1)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 on changes")
    check: bool = parser.parse_args().check
    changed = 0
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        changed += _reprint(document, check=check)
    return int(check and changed > 0)


def _reprint(document: Path, *, check: bool) -> int:
    """Reprint one document; gives the number of things that changed."""
    text = document.read_text(encoding="utf-8")
    if not MARK.search(text):
        return 0
    name = str(document.relative_to(ROOT))
    print(name, flush=True)
    changed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "examples", folder / "examples")
        parts, end = [], 0
        for mark in MARK.finditer(text):
            words = shlex.split(mark["command"])
            output = _run(words, folder)
            if mark["kind"] == "reprinted":
                if mark["block"] is None:
                    raise SystemExit(f"{name}: no code block follows '{mark['command']}'")
                parts += [text[end : mark.start("output")], output]
                end = mark.end("output")
    reprinted = "".join([*parts, text[end:]])
    if reprinted == text:
        return changed
    difference = difflib.unified_diff(
        text.splitlines(), reprinted.splitlines(), name, "reprinted", lineterm=""
    )
    print(*difference, sep="\n")
    if not check:
        document.write_text(reprinted, encoding="utf-8")
    return changed + 1


def _run(words: list[str], folder: Path) -> str:
    """Run a command in a folder; gives all that it prints."""
    program, *arguments = words
    if program == "cat":
        return "".join((folder / name).read_text(encoding="utf-8") for name in arguments)
    command = [sys.executable, *(["-m", "curplan"] if program == "curplan" else []), *arguments]
    if program not in ("curplan", "python"):
        raise SystemExit(f"'{program}' is none of curplan, python, cat")
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (DONE, FELL_SHORT):
        raise SystemExit(f"{shlex.join(words)} left with {done.returncode}:\n{done.stdout}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
