"""``curplan check``: is this catalogue sound?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.catalogue.loading import load
from curplan.cli.common import catalogue_directories, curricula_option, format_option
from curplan.cli.report import print_diagnostics, print_json, summary, to_json

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue


@click.command()
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context, folders: tuple[Path, ...], directories: tuple[Path, ...], format_: str
) -> None:
    """Check a catalogue and report all its faults, with file, line and what to do.

    Without DIR the catalogue that ships is checked. Several are layered, later over earlier.
    """
    loaded = load(catalogue_directories((*directories, *folders)))
    counts = count(loaded.catalogue) if loaded.catalogue else None
    if format_ == "json":
        found = to_json(loaded.diagnostics)
        print_json({"ok": counts is not None, "counts": counts, "diagnostics": found})
    else:
        print_diagnostics(loaded.diagnostics, err=False)
        if loaded.catalogue and counts:
            words = ", ".join(f"{number:,} {word}" for word, number in counts.items())
            click.echo(f"{loaded.catalogue.name}: {words}; {summary(loaded.diagnostics)}")
    if loaded.catalogue is None:
        ctx.exit(1)


def count(catalogue: Catalogue) -> dict[str, Any]:
    """Count what a catalogue holds; hours are those of all modules together."""
    hours = sum(module.minutes for module in catalogue.modules) / catalogue.hour
    return {
        "skills": len(catalogue.skills),
        "outcomes": len(catalogue.outcomes),
        "modules": len(catalogue.modules),
        "roles": len(catalogue.roles),
        "audiences": len(catalogue.audiences),
        "hours": int(hours) if hours == int(hours) else round(hours, 2),
    }
