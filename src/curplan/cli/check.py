"""``curplan check``: is this catalogue sound?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.catalogue.differences import differences
from curplan.catalogue.loading import load
from curplan.cli.common import catalogue_directories, curricula_option, format_option
from curplan.cli.report import print_diagnostics, print_json, short_path, summary, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.catalogue.differences import Difference
    from curplan.catalogue.models import Catalogue


@click.command()
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--layers", is_flag=True, help="Say what each folder adds and changes over those before it."
)
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    folders: tuple[Path, ...],
    layers: bool,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Check a catalogue and report all its faults, with file, line and what to do.

    Without DIR the catalogue that ships is checked. Several are layered, later over earlier.
    """
    named = (*directories, *folders)
    if layers and len(named) < 2:
        raise click.UsageError("--layers compares folders; name two, as in 'shipped ours'", ctx)
    loaded = load(catalogue_directories(named))
    counts = count(loaded.catalogue) if loaded.catalogue else None
    if format_ == "json":
        found = to_json(loaded.diagnostics)
        document: dict[str, Any] = {
            "ok": counts is not None,
            "counts": counts,
            "diagnostics": found,
        }
        if layers and loaded.catalogue:
            document["layers"] = [
                {"folder": folder, "differences": [asdict(each) for each in different]}
                for folder, different in _layers(named)
            ]
        print_json(document)
    else:
        print_diagnostics(loaded.diagnostics, err=False)
        if loaded.catalogue and counts:
            words = ", ".join(f"{number:,} {word}" for word, number in counts.items())
            click.echo(f"{loaded.catalogue.name}: {words}; {summary(loaded.diagnostics)}")
            for folder, different in _layers(named) if layers else ():
                click.echo(f"\n{folder}: {_counted(different)}")
                for each in different:
                    what = f" ({', '.join(each.fields)})" if each.fields else ""
                    click.echo(f"  {each.change:8}{each.kind:10}{each.id}{what}")
    if loaded.catalogue is None:
        ctx.exit(1)


def _layers(named: Sequence[Path]) -> Iterator[tuple[str, tuple[Difference, ...]]]:
    """Give what each folder but the first adds and changes over those before it."""
    folders = catalogue_directories(named)
    before = load(folders[:1]).catalogue
    for number in range(1, len(folders)):
        after = load(folders[: number + 1]).catalogue
        if before is None or after is None:  # a layer below may be whole only with one above
            yield short_path(str(named[number])), ()
        else:
            yield short_path(str(named[number])), differences(before, after)
        before = after


def _counted(different: Sequence[Difference]) -> str:
    """Sum differences up: '2 new, 1 changed'."""
    counts = {
        change: sum(each.change == change for each in different)
        for change in ("new", "changed", "gone")
    }
    return ", ".join(f"{n} {change}" for change, n in counts.items() if n) or "nothing differs"


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
