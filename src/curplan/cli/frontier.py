"""``curplan frontier``: what every combination of weeks and hours a week reaches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.borrowed import NOT_ASKED, options_of_plan
from curplan.cli.common import (
    curricula_option,
    folder_option,
    format_option,
    quiet_option,
)
from curplan.cli.ordering import read_order
from curplan.cli.plan import MOST_HOURS, MOST_WEEKS
from curplan.cli.progress import progress
from curplan.cli.ranges import Numbers

if TYPE_CHECKING:
    from curplan.api import Frontier

WEEKS, HOURS = "8..52", "10,15,20,25,30,35,40"
MOST_CELLS = 2000
"""More combinations than this are more than anyone reads, and take hours."""


@click.command()
@click.argument("named", metavar="ROLE_OR_BRIEF")
@click.option(
    "--weeks",
    type=Numbers(1, MOST_WEEKS),
    default=WEEKS,
    show_default=True,
    help="Lengths to try: a range, a list, or both.",
)
@click.option(
    "--hours-per-week",
    type=Numbers(1, MOST_HOURS),
    default=HOURS,
    show_default=True,
    help="Paces to try: a range, a list, or both.",
)
@folder_option("Where frontier.json and frontier.png go.")
@curricula_option
@format_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, /, named: str, **options: Any) -> None:
    """Find the best coverage of a role for every combination of weeks and hours a week.

    Prints a table, and writes frontier.json and frontier.png. Exit code 1 when none of the
    combinations reaches all must and essential requirements.
    """
    weeks, hours = options["weeks"], options["hours_per_week"]
    if len(weeks) * len(hours) > MOST_CELLS:
        raise click.UsageError(
            f"these are {len(weeks) * len(hours)} combinations; ask for {MOST_CELLS} at most",
            ctx,
        )
    from curplan import api

    box = {"weeks": weeks[-1], "hours_per_week": hours[-1]}
    catalogue, brief = read_order(ctx, named, NOT_ASKED | options | box)
    if brief.sessions:
        raise click.UsageError(
            "the brief has a timetable, which says how many hours a week has; give hours_per_week "
            "instead to try several",
            ctx,
        )
    with progress(f"{len(weeks) * len(hours)} combinations", quiet=options["quiet"]):
        frontier = api.frontier(catalogue, brief, weeks, hours)
    text = json.dumps(frontier.document(), ensure_ascii=False, indent=1) + "\n"
    written = _write(frontier, text, options["output"])
    if not options["quiet"]:
        _report(frontier, text, written, options["format_"])
    if not any(cell.full for cell in frontier.cells):
        ctx.exit(1)


command.params[3:3] = options_of_plan(
    "start",
    "country",
    "closed",
    "audience",
    "knows",
    "include",
    "exclude",
    "max_parallel",
    "no_optional",
    "profile",
)


def _write(frontier: Frontier, text: str, folder: Path) -> list[Path]:
    from curplan.cli.report import stop
    from curplan.draw.frontier.layout import heat_map
    from curplan.draw.paint.files import png_bytes
    from curplan.plan.writing import write_files

    files = {
        "frontier.json": text.encode(),
        "frontier.png": png_bytes(heat_map(frontier)),
    }
    faults = write_files(folder, files)
    if faults:
        stop(faults)
    return [folder / name for name in files]


def _report(frontier: Frontier, text: str, written: list[Path], format_: str) -> None:
    if format_ == "json":
        click.echo(text, nl=False)
        return
    from curplan.cli.frontier_text import text_lines
    from curplan.cli.report import short_path

    for line in text_lines(frontier, [short_path(str(path)) for path in written]):
        click.echo(line)
