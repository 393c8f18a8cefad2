"""``curplan draw``: the roadmap of a plan file."""

from __future__ import annotations

from pathlib import Path

import click

from curplan.cli.common import picture_option


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@picture_option("roadmap.png")
@click.pass_context
def command(ctx: click.Context, file: Path, output: Path) -> None:
    """Draw the roadmap of a plan file: one A4 page as PNG, from the plan alone.

    A plan too dense for A4 gets larger paper; no name is cut.
    """
    if not output.is_dir() and output.suffix.lower() != ".png":
        raise click.BadParameter(
            f"'{output}' is no PNG file; give it a name that ends in .png", param_hint="'-o'"
        )
    from curplan.cli.report import print_diagnostics, short_path
    from curplan.diagnostics import has_errors
    from curplan.plan.reading import read_plan

    plan, found = read_plan(file)
    if plan is not None:
        from curplan.draw.drawable import drawable

        found = drawable(plan, str(file))
    print_diagnostics(found, err=True)
    if plan is None or has_errors(found):
        ctx.exit(1)
    from curplan.draw.paint.files import write_png
    from curplan.draw.roadmap.layout import roadmap

    target = output / "roadmap.png" if output.is_dir() else output
    faults = write_png(roadmap(plan), target)
    if faults:
        print_diagnostics(faults, err=True)
        ctx.exit(1)
    click.echo(short_path(str(target)))
