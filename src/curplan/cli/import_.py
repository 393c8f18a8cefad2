"""``curplan import``: a designer's workbook as a catalogue and a plan, or its edits as a brief."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from curplan.cli.common import (
    SHIPPED,
    catalogue_directories,
    curricula_option,
    effort_option,
    folder_option,
    format_option,
    load_or_exit,
)
from curplan.cli.report import print_diagnostics, print_json, short_path
from curplan.diagnostics import Diagnostic, Location, has_errors, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.interop.workbook import Workbook

LAYER, BRIEF = "layer", "brief.yaml"
CATALOGUE, PROGRAMME = "catalogue", "programme.yaml"
PLACE = Location("--role")


@click.command()
@click.argument("file", metavar="WORKBOOK.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--back",
    is_flag=True,
    help="The workbook was exported from a plan and edited: read what was changed.",
)
@click.option(
    "--plan",
    "plan_file",
    metavar="PLAN.json",
    type=click.Path(path_type=Path),
    help="With --back: the plan that it was exported from.",
)
@click.option(
    "--role",
    default="",
    metavar="ID",
    help="Role of the catalogue that the workbook is for. [default: one made of what it teaches]",
)
@folder_option("Where the catalogue and the plan go, or the brief and its layer.")
@effort_option
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    *,
    back: bool,
    plan_file: Path | None,
    role: str,
    output: Path,
    effort: str,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Read a workbook that a designer made, or what was changed in an exported one.

    Without --back it becomes a catalogue folder, and programme.yaml for 'curplan review
    --hand-made'. With --back the edits become brief.yaml with pins, and a layer of modules; it
    is planned once, and said of each edit whether it is kept. Exit code 1 when one is not.
    """
    if back != (plan_file is not None):
        raise click.UsageError("--back and --plan PLAN.json go together", ctx)
    if back and role:
        raise click.UsageError("--role goes without --back: the plan says its role", ctx)
    workbook = _workbook(ctx, file)
    if plan_file is not None:
        _back(ctx, workbook, plan_file, output, effort, directories, format_)
    else:
        _foreign(ctx, workbook, role, output, directories, format_)


def _workbook(ctx: click.Context, file: Path) -> Workbook:
    from curplan.interop.workbook import read_workbook

    try:
        workbook, found = read_workbook(file)
    except ModuleNotFoundError:
        message = "reading workbooks needs openpyxl, which is not installed"
        hint = "install it: pip install 'curplan[xlsx]'"
        workbook, found = None, (Diagnostic("missing-library", message, Location(""), hint),)
    print_diagnostics(found, err=True)
    if workbook is None:
        ctx.exit(1)
    return workbook


def _back(
    ctx: click.Context,
    workbook: Workbook,
    plan_file: Path,
    output: Path,
    effort: str,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    from curplan import api
    from curplan.brief import Brief
    from curplan.interop.back import brief_with, layer_files, read_edits, verdicts
    from curplan.interop.documents import brief_document, yaml_text

    plan, found = api.read_plan(plan_file)
    print_diagnostics(found, err=True)
    if plan is None or has_errors(found):
        ctx.exit(1)
    if not plan.modules:
        message = "the plan has no modules, so no workbook was made of it"
        _stop(ctx, (Diagnostic("no-modules", message, Location(str(plan_file))),))
    catalogue = load_or_exit(directories)
    edited, found = read_edits(workbook, plan, catalogue)
    print_diagnostics(found, err=True)
    if edited is None:
        ctx.exit(1)
    brief = brief_with(Brief.model_validate(plan.brief), edited)
    layer = {f"{LAYER}/{name}": text for name, text in layer_files(edited, catalogue.hour).items()}
    curricula = _relative(directories, output) + ((LAYER,) if layer else ())
    if not directories:
        curricula = (SHIPPED, LAYER) if layer else ()
    files = layer | {BRIEF: yaml_text(brief_document(brief, curricula))}
    if not layer:
        _drop(output / LAYER / "modules" / "edited.yaml")
    written = _write(ctx, output, files)
    loaded = api.load(
        [*catalogue_directories(directories), output / LAYER]
        if layer
        else catalogue_directories(directories)
    )
    if loaded.catalogue is None:
        _stop(ctx, loaded.diagnostics)
    file, found = api.read_brief(output / BRIEF)
    orders, more = api.orders_of(file, loaded.catalogue) if file else ((), ())
    if not orders:
        _stop(ctx, (*found, *more))
    result = verdicts(edited, api.make_plan(loaded.catalogue, orders[0].brief, effort), catalogue)
    if format_ == "json":
        print_json({"files": written, "edits": [_verdict(each) for each in result]})
    else:
        _report(result, workbook.file, written, plan_file)
    if not all(each.kept for each in result):
        ctx.exit(1)


def _relative(directories: Sequence[Path], output: Path) -> tuple[str, ...]:
    """Name the catalogues as a brief in the output folder does."""
    names = []
    for path in directories:
        shipped = str(path) == SHIPPED and not path.exists()
        names.append(SHIPPED if shipped else Path(os.path.relpath(path, output)).as_posix())
    return tuple(names)


def _drop(path: Path) -> None:
    """Remove a layer of an earlier run: with no edit of a module there is none."""
    if path.is_file():
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
        click.echo(f"  {word}  {_shown(each.edit.text)} ({_shown(each.edit.place)})")
        for text in (each.why, each.note):
            if text:
                click.echo(f"            {_shown(text)}")
    for name in written:
        click.echo(name)
    brief = next(name for name in written if name.endswith(BRIEF))
    click.echo(f"Plan it: curplan plan {brief}")
    if result:
        click.echo(f"With little else changed: add --from {short_path(str(plan_file))}")


def _shown(text: str) -> str:
    """Replace what could steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _write(ctx: click.Context, output: Path, files: dict[str, str]) -> list[str]:
    """Write texts by path below a folder, and name them; leaves where that cannot be done."""
    from curplan.plan.writing import write_files

    folders: dict[Path, dict[str, bytes]] = {}
    for name, text in files.items():
        path = output / name
        folders.setdefault(path.parent, {})[path.name] = text.encode()
    for folder, content in folders.items():
        faults = write_files(folder, content)
        if faults:
            _stop(ctx, faults)
    return [short_path(str(output / name)) for name in files]


def _stop(ctx: click.Context, found: Sequence[Diagnostic]) -> NoReturn:
    print_diagnostics(found, err=True)
    ctx.exit(1)


def _foreign(
    ctx: click.Context,
    workbook: Workbook,
    role: str,
    output: Path,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    from curplan import api
    from curplan.interop.documents import yaml_text
    from curplan.interop.foreign import catalogue_files, programme_document, read_programme

    known = load_or_exit(directories) if directories or role else None
    if role and known and role not in known.role_by_id:
        hint = nearest(role, known.role_by_id) or "'curplan roles' lists them"
        _stop(ctx, (Diagnostic("unknown-role", f"there is no role '{role}'", PLACE, hint),))
    drafts, found = read_programme(workbook)
    if has_errors(found):
        _stop(ctx, found)
    made = catalogue_files(drafts, known, role)
    plan = programme_document(drafts, made)
    if plan is None:
        message = "the workbook says no weeks, so there is no plan to review"
        hint = "add a column 'Weeks' such as 1-3, or a column for each week"
        drafts.warn("missing-weeks", message, workbook.sheets[0].title, hint)
    print_diagnostics(drafts.faults, err=True)
    if has_errors(drafts.faults):
        ctx.exit(1)
    files = {f"{CATALOGUE}/{name}": text for name, text in made.files.items()}
    files |= {PROGRAMME: yaml_text(plan)} if plan else {}
    written = _write(ctx, output, files)
    below = catalogue_directories(directories) if known else ()
    loaded = api.load([*below, output / CATALOGUE])
    named = [*(str(path) for path in directories), str(output / CATALOGUE)]
    if known and not directories:
        named = [SHIPPED, *named]
    options = " ".join(f"--curricula {short_path(name)}" for name in named)
    ours = [each for each in loaded.diagnostics if str(output) in str(each.location)]
    print_diagnostics(ours if loaded.catalogue else loaded.diagnostics, err=True)
    sound = loaded.catalogue is not None
    if plan and loaded.catalogue:
        hand_made, faults = api.read_hand_made(output / PROGRAMME, loaded.catalogue)
        print_diagnostics(faults, err=True)
        sound = hand_made is not None
    hours = sum(module.minutes for module in made.modules.values()) / drafts.hour
    result = {"modules": len(made.modules), "hours": hours, "files": written, "sound": sound}
    if format_ == "json":
        print_json(result)
    else:
        count = len(made.modules)
        modules = "1 module" if count == 1 else f"{count} modules"
        click.echo(f"{modules} with {hours:g} h in {short_path(workbook.file)}")
        for name in written:
            click.echo(name)
        if sound and plan:
            file = short_path(str(output / PROGRAMME))
            click.echo(f"Judge it: curplan review --hand-made {file} {options}")
    if not sound:
        ctx.exit(1)
