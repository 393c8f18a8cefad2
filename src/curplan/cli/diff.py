"""``curplan diff``: what came, went and moved from one plan file to another."""

from __future__ import annotations

from pathlib import Path

import click

from curplan.cli.common import format_option, hour_unit

SAME, DIFFERENT, TROUBLE = 0, 1, 2


@click.command()
@click.argument("old", metavar="OLD.json", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW.json", type=click.Path(path_type=Path))
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code says it.")
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, *, format_: str, quiet: bool) -> None:
    """Say what came, went and moved from one plan to another.

    Exit code 0 when they are the same, 1 when they differ, 2 when one cannot be read.
    """
    from curplan import api
    from curplan.cli.diff_text import bold, diff_document, diff_lines, outcome_lines
    from curplan.cli.report import print_diagnostics, print_json

    plans = []
    for path in (old, new):
        plan, found = api.read_plan(path)
        print_diagnostics(found, err=True)
        plans.append(plan)
    first, second = plans
    if first is None or second is None:
        ctx.exit(TROUBLE)
    difference = api.diff(first, second)
    if not quiet and format_ == "json":
        print_json(diff_document(difference))
    elif not quiet and difference.same:
        click.echo("the same track in the same weeks")
    elif not quiet:
        same = first.catalogue.hour == second.catalogue.hour
        unit = hour_unit(second.catalogue.hour) if same else ""
        title = f"{second.programme or second.role}: from the first plan to the second"
        click.echo(bold(f"{title}{f', in hours{unit}' if unit else ''}"))
        for line in (*diff_lines(difference), *outcome_lines(difference)):
            click.echo(line)
    ctx.exit(SAME if difference.same else DIFFERENT)
