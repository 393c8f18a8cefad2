"""``curplan import --back``: the edits of an exported workbook, as a brief and a layer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import SHIPPED, catalogue_directories, load_or_exit
from curplan.cli.report import print_diagnostics, print_json, printable, short_path, stop
from curplan.cli.writing import write_below
from curplan.diagnostics import Diagnostic, Location, has_errors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.interop.workbook import Workbook
    from curplan.plan.model import Plan

LAYER, BRIEF = "layer", "brief.yaml"


def import_back(
    ctx: click.Context,
    workbook: Workbook,
    plan_file: Path,
    output: Path,
    effort: str,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Read the edits of an exported workbook, plan them as a brief, and say what became of each.

    Leaves with exit code 1 where an edit is not kept, or something cannot be read.
    """
    from curplan.brief import Brief
    from curplan.interop.back import layer_files, read_edits, settle
    from curplan.interop.documents import brief_document, yaml_text
    from curplan.interop.frames import COMMENT, own_frames

    plan = _exported(plan_file)
    catalogue = load_or_exit(directories, texts=True)
    edited, found = read_edits(workbook, plan, catalogue)
    print_diagnostics(found, err=True)
    if edited is None:
        ctx.exit(1)
    ordered = Brief.model_validate(plan.brief)
    layer = {f"{LAYER}/{name}": text for name, text in layer_files(edited, catalogue.hour).items()}
    curricula = _relative(directories, output) + ((LAYER,) if layer else ())
    if not directories:
        curricula = (SHIPPED, LAYER) if layer else ()
    _drop(output / LAYER, layer.keys())
    own = own_frames(ordered.frames)
    frames = {name: yaml_text(document, COMMENT) for name, document in own.items()}
    written = write_below(output, layer | frames)
    known = _layered(directories, output / LAYER if layer else None)

    def write(brief: Brief) -> list[str]:
        return write_below(output, {BRIEF: yaml_text(brief_document(brief, curricula))})

    def plan_of(brief: Brief) -> Plan:
        write(brief)
        return _planned(output / BRIEF, known, effort)

    settled = settle(ordered, edited, catalogue, plan_of)
    written += write(settled.brief)
    result = settled.verdicts
    if format_ == "json":
        print_json({"files": written, "edits": [_verdict(each) for each in result]})
    else:
        _report(result, workbook.file, written, plan_file)
    if not all(each.kept for each in result):
        ctx.exit(1)


def _exported(file: Path) -> Plan:
    """Read the plan that a workbook was exported from, or leave."""
    from curplan import api

    plan, found = api.read_plan(file)
    print_diagnostics(found, err=True)
    if plan is None or has_errors(found):
        raise click.exceptions.Exit(1)
    if not plan.modules:
        message = "the plan has no modules, so no workbook was made of it"
        stop((Diagnostic("no-modules", message, Location(str(file))),))
    return plan


def _layered(directories: Sequence[Path], layer: Path | None) -> Catalogue:
    """Load the catalogues with the layer that was made, if any, or leave."""
    from curplan import api

    loaded = api.load([*catalogue_directories(directories), *([layer] if layer else [])])
    if loaded.catalogue is None:
        stop(loaded.diagnostics)
    return loaded.catalogue


def _planned(brief: Path, catalogue: Catalogue, effort: str) -> Plan:
    """Plan what a brief says as a file, or leave."""
    from curplan import api

    file, found = api.read_brief(brief)
    orders, more = api.orders_of(file, catalogue) if file else ((), ())
    if not orders:
        stop((*found, *more))
    return api.make_plan(catalogue, orders[0].brief, effort)


def _relative(directories: Sequence[Path], output: Path) -> tuple[str, ...]:
    """Name the catalogues as a brief in the output folder does."""
    names = []
    for path in directories:
        shipped = str(path) == SHIPPED and not path.exists()
        way = os.path.relpath(path.resolve(), output.resolve())  # ".." goes up the real folders
        names.append(SHIPPED if shipped else Path(way).as_posix())
    return tuple(names)


def _drop(folder: Path, made: Collection[str]) -> None:
    """Remove what an earlier run put into the layer and this one does not."""
    from curplan.interop.back.order import MODULES, TEXTS

    for path in (folder / MODULES, *sorted((folder / TEXTS).glob("*.po"))):
        if path.is_file() and f"{LAYER}/{path.relative_to(folder).as_posix()}" not in made:
            path.unlink()


def _verdict(each: Any) -> dict[str, Any]:
    edit = each.edit
    return {
        "kind": edit.kind,
        "module": edit.module or None,
        "edit": edit.text,
        "cell": edit.place,
        "pins": list(edit.options),
        "kept": each.kept,
        "why": each.why or None,
        "note": each.note or None,
    }


def _report(result: Sequence[Any], file: str, written: Sequence[str], plan_file: Path) -> None:
    count = len(result)
    kept = sum(each.kept for each in result)
    if not result:
        click.echo(f"Nothing was changed in {short_path(file)}")
    else:
        edits = "1 edit" if count == 1 else f"{count} edits"
        click.echo(f"{edits} in {short_path(file)}, {kept} kept when it is planned again")
    for each in result:
        word = (
            click.style("kept    ", fg="green")
            if each.kept
            else click.style("not kept", fg="red", bold=True)
        )
        click.echo(f"  {word}  {printable(each.edit.text)} ({printable(each.edit.place)})")
        for text in (each.why, each.note):
            if text:
                click.echo(f"            {printable(text)}")
    for name in written:
        click.echo(name)
    brief = next(name for name in written if name.endswith(BRIEF))
    click.echo(f"Plan it: curplan plan {brief}")
    if result:
        click.echo(f"With little else changed: add --from {short_path(str(plan_file))}")
