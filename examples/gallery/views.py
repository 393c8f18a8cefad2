"""The views of one plan: what ``curplan draw`` makes of it, each with its command."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DPI = 80
"""An A4 page is then 935 pixels wide."""

BRAND = HERE / "brand" / "brand.yaml"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the gallery: its file, what it is, and the options of ``curplan draw``.

    ``page`` is the page that is shown where a view has several, counted from 1. ``{brand}`` in an
    option stands for the brand file. ``beside`` are other roles' plans to compare with; ``role`` is
    the role whose usual plan is drawn instead.
    """

    name: str
    caption: str
    options: tuple[str, ...]
    page: int = 0
    beside: tuple[str, ...] = ()
    role: str = ""


SHOWN = (
    Shown("first.png", "The roadmap, for a designer", ()),
    Shown(
        "view-partner.png",
        "The same for a partner: plain words, no arrows, no proof; with a brand",
        ("--for", "partner", "--brand", "{brand}"),
    ),
    Shown("view-skills.png", "How the modules build on each other", ("--view", "skills")),
    Shown(
        "view-coverage.png",
        "What the role requires, month by month",
        ("--view", "coverage"),
        page=1,
    ),
    Shown("view-matrix.png", "Modules and what they teach", ("--view", "coverage"), page=2),
    Shown("view-load.png", "Hours week by week", ("--view", "load")),
    Shown("view-calendar.png", "A month for the wall", ("--view", "calendar"), page=3),
    Shown(
        "view-compare.png",
        "Beside another role's plan",
        ("--view", "compare"),
        beside=("data-scientist",),
    ),
    Shown(
        "view-slide.png",
        "For a dark slide",
        ("--page", "16:9", "--theme", "dark", "--for", "partner"),
    ),
    Shown("view-print.png", "Saving ink", ("--theme", "print", "--page", "a4")),
    Shown(
        "view-hebrew.png",
        "A page that reads from right to left",
        ("--lang", "he", "--for", "partner"),
        role="llm-engineer-upskilling",
    ),
    Shown(
        "view-spanish.png",
        "In Spanish",
        ("--lang", "es", "--page", "square"),
        role="full-stack-developer",
    ),
)


def draw(plan: Path, shown: Shown, folder: Path, root: Path) -> Path:
    """Draw one picture on the command line, and check its rules; gives the file."""
    if shown.role:
        plan = folder / shown.role / "plan.json"
    options = [option.replace("{brand}", str(BRAND)) for option in shown.options]
    others = [str(folder / role / "plan.json") for role in shown.beside]
    command = [sys.executable, "-m", "curplan", "draw", str(plan), *others, *options]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"}
    for more in (["--check"], ["--dpi", str(DPI), "-o", str(folder / shown.name)]):
        done = subprocess.run(
            [*command, *more],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{shown.name}: {done.stdout}{done.stderr}")
    if not shown.page:
        return folder / shown.name
    stem = Path(shown.name).stem
    pages = sorted(folder.glob(f"{stem}-*.png"))
    return pages[shown.page - 1]


def command_line(shown: Shown) -> str:
    """The command as a reader would type it."""
    options = [option.replace("{brand}", "brand.yaml") for option in shown.options]
    others = [f"{role}/plan.json" for role in shown.beside]
    return " ".join([f"curplan draw {shown.role or 'out'}/plan.json", *others, *options])
