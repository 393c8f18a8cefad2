"""``curplan check``: is this catalogue sound?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.catalogue.differences import differences
from curplan.catalogue.loading import load
from curplan.catalogue.texts.uses import uses
from curplan.cli.common import (
    catalogue_directories,
    curricula_option,
    format_option,
    hour_unit,
)
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
    loaded = load(catalogue_directories(named), thorough=True)
    counts = count(loaded.catalogue) if loaded.catalogue else None
    if format_ == "json":
        found = to_json(loaded.diagnostics)
        document: dict[str, Any] = {
            "ok": counts is not None,
            "counts": counts,
            "texts": _shares(loaded.catalogue) if loaded.catalogue else None,
            "diagnostics": found,
        }
        if layers and loaded.catalogue:
            document["layers"] = [
                {
                    "folder": layer.folder,
                    "differences": [asdict(each) for each in layer.different],
                    "texts": layer.texts,
                }
                for layer in _layers(named)
            ]
        print_json(document)
    else:
        print_diagnostics(loaded.diagnostics, err=False)
        if loaded.catalogue and counts:
            unit = hour_unit(loaded.catalogue.hour)
            words = ", ".join(_numbered(number, word) for word, number in counts.items()) + unit
            said = _languages(_shares(loaded.catalogue))
            click.echo(f"{loaded.catalogue.name}: {words}{said}; {summary(loaded.diagnostics)}")
            for layer in _layers(named) if layers else ():
                click.echo(f"\n{layer.folder}: {_counted(layer)}")
                for each in layer.different:
                    what = f" ({', '.join(each.fields)})" if each.fields else ""
                    click.echo(f"  {each.change:8}{each.kind:10}{each.id}{what}")
                for line in _translated(layer.texts):
                    click.echo(line)
    if loaded.catalogue is None:
        ctx.exit(1)


@dataclass(frozen=True, slots=True)
class _Layer:
    """What a folder adds and changes, and by language how many texts it translates anew."""

    folder: str
    different: tuple[Difference, ...] = ()
    texts: dict[str, dict[str, int]] = field(default_factory=dict)


def _layers(named: Sequence[Path]) -> Iterator[_Layer]:
    """Give what each folder but the first adds and changes over those before it."""
    folders = catalogue_directories(named)
    before = load(folders[:1]).catalogue
    for number in range(1, len(folders)):
        after = load(folders[: number + 1]).catalogue
        if before is None or after is None:  # a layer below may be whole only with one above
            yield _Layer(short_path(str(named[number])))
        else:
            folder, different = short_path(str(named[number])), differences(before, after)
            yield _Layer(folder, different, _shares(after, before))
        before = after


def _shares(catalogue: Catalogue, before: Catalogue | None = None) -> dict[str, dict[str, int]]:
    """Count by language the texts that are translated, or otherwise than before, of how many."""
    every: dict[str, tuple[str, ...]] = {}
    if catalogue.texts:
        roles, audiences = catalogue.roles, catalogue.audiences
        every = uses(roles, audiences, catalogue.modules, catalogue.skills)
    counts = {}
    for language, said in catalogue.texts.items():
        was = before.texts.get(language, {}) if before else {}
        new = sum(said[text] != was.get(text) for text in every if text in said)
        if new:
            whole = sum(text in said for text in every)
            counts[language] = {"texts": new, "translated": whole, "of": len(every)}
    return counts


def _numbered(number: float, word: str) -> str:
    """Say how many there are: 1,200 skills, 1 role."""
    return f"{number:,} {word.removesuffix('s') if number == 1 else word}"


def _languages(counts: dict[str, dict[str, int]]) -> str:
    """Say how much of a catalogue there is in each language."""
    said = ", ".join(f"{language} ({_share(n)})" for language, n in counts.items())
    return f", texts in {said}" if said else ""


def _share(n: dict[str, int]) -> str:
    """Give the share of all texts that is translated, rounded down."""
    share = 100 * n["translated"] // n["of"]
    return f"{share} %" if share else "under 1 %"


def _translated(counts: dict[str, dict[str, int]]) -> Iterator[str]:
    """Say how many texts a folder has in each language, and how much there is with them."""
    for language, n in counts.items():
        whole = f"{_share(n)} of all {n['of']:,}"
        below = f", {n['translated']:,} with those below" if n["texts"] < n["translated"] else ""
        noun = "text" if n["texts"] == 1 else "texts"
        yield f"  texts   {language}: {n['texts']:,} {noun}{below}; {whole}"


def _counted(layer: _Layer) -> str:
    """Sum differences up: '2 new, 1 changed'."""
    different = layer.different
    counts = {
        change: sum(each.change == change for each in different)
        for change in ("new", "changed", "gone")
    }
    nothing = "only texts in other languages" if layer.texts else "nothing differs"
    return ", ".join(f"{n} {change}" for change, n in counts.items() if n) or nothing


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
