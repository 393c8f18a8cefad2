"""``curplan init``: a commented brief to begin with, and its schema for the editor."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path, file_okay=False)
)
def command(folder: Path) -> None:
    """Write a commented brief.yaml to begin with, and brief.schema.json for your editor.

    Into DIR, or here. A brief that is there already is never written over.
    """
    from curplan.briefing.starter import SCHEMA, STARTER, schema_text, starter_text
    from curplan.cli.report import short_path, stop
    from curplan.diagnostics import Diagnostic, Location
    from curplan.plan.writing import write_files

    target = folder / STARTER
    if target.exists() or target.is_symlink():
        message = f"there is a {STARTER} already; it stays as it is"
        hint = "name another folder, as in 'curplan init lima', or move the file away"
        stop((Diagnostic("file-exists", message, Location(str(target)), hint),))
    texts = {STARTER: starter_text().encode(), SCHEMA: schema_text().encode()}
    found = write_files(folder, texts)
    if found:
        stop(found)
    for name in (STARTER, SCHEMA):
        click.echo(short_path(str(folder / name)))
