"""``curplan verify``: does every hard constraint hold in this plan file?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curplan.cli.common import curricula_option, format_option, load_or_exit
from curplan.cli.report import print_diagnostics, print_json, short_path, to_json
from curplan.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@curricula_option
@format_option
@click.pass_context
def command(ctx: click.Context, file: Path, directories: tuple[Path, ...], format_: str) -> None:
    """Check every hard constraint of a plan file, also one edited by hand.

    Every violation is reported. What the catalogue, the brief or the calendar says is taken from
    them, never from the plan. Shares no code with the planner.
    """
    plan, found = check_file(file, directories)
    if format_ == "json":
        print_json({"ok": not found, "plan": short_path(str(file)), "diagnostics": to_json(found)})
    elif plan is not None and not found:
        click.echo(passed(file, plan))
    else:
        print_diagnostics(found, err=False)
    if found:
        ctx.exit(1)


def check_file(
    file: Path, directories: Sequence[Path]
) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Read and verify a plan file; a catalogue that does not load ends the program."""
    from curplan.plan.reading import read_plan
    from curplan.verify import verify

    plan, found = read_plan(file)
    if plan is None:
        return None, found
    place = Location(str(file))
    violations = verify(plan, load_or_exit(directories))
    return plan, tuple(replace(violation, location=place) for violation in violations)


def passed(file: Path, plan: Plan) -> str:
    """Say in one line that a plan is sound."""
    modules, weeks = len(plan.modules), len(plan.weeks)
    return (
        f"{short_path(str(file))}: every hard constraint holds "
        f"({modules} module{'' if modules == 1 else 's'}, {weeks} week{'' if weeks == 1 else 's'})"
    )
