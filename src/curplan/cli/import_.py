"""``curplan import``: a designer's workbook as a catalogue and a plan, or its edits as a brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from curplan.cli.common import (
    SHIPPED,
    catalogue_directories,
    curricula_option,
    effort_option,
    folder_option,
    format_option,
    hour_unit,
    load_or_exit,
)
from curplan.cli.import_back import import_back
from curplan.cli.report import print_diagnostics, print_json, short_path, stop
from curplan.cli.writing import write_below
from curplan.diagnostics import Diagnostic, Location, has_errors, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.interop.workbook import Workbook

CATALOGUE, PROGRAMME = "catalogue", "programme.yaml"
PLACE = Location("--role")
MADE = "# Made by curplan import; the next import of the workbook makes it anew."


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

    Without --back a workbook (or a .csv file) becomes a catalogue folder, and programme.yaml for
    'curplan review --hand-made'. With --back the edits become brief.yaml with pins, and a layer
    of modules; it is planned, and said of each edit whether it is kept. Exit code 1 when one is
    not.
    """
    if back != (plan_file is not None):
        raise click.UsageError("--back and --plan PLAN.json go together", ctx)
    if back and role:
        raise click.UsageError("--role goes without --back: the plan says its role", ctx)
    workbook = _workbook(ctx, file)
    if plan_file is not None:
        import_back(ctx, workbook, plan_file, output, effort, directories, format_)
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


def _drop_earlier(folder: Path, files: Iterable[str]) -> None:
    """Remove what an earlier import made and this one does not; other files stay."""
    kept = {folder / name for name in files}
    for path in sorted(folder.rglob("*.yaml")):
        if path not in kept and path.is_file() and not path.is_symlink():
            with path.open(encoding="utf-8", errors="replace") as stream:
                made = stream.readline().rstrip() == MADE
            if made:
                path.unlink()


def _foreign(
    ctx: click.Context,
    workbook: Workbook,
    role: str,
    output: Path,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    from curplan.interop.documents import yaml_text
    from curplan.interop.foreign import catalogue_files, programme_document, read_programme

    known = load_or_exit(directories) if directories or role else None
    if role and known and role not in known.role_by_id:
        hint = nearest(role, known.role_by_id) or "'curplan roles' lists them"
        stop((Diagnostic("unknown-role", f"there is no role '{role}'", PLACE, hint),))
    drafts, found = read_programme(workbook)
    if has_errors(found):
        stop(found)
    made = catalogue_files(drafts, known, role)
    plan = programme_document(drafts, made)
    if plan is None:
        message = "the workbook says no weeks, so there is no plan to review"
        hint = "add a column 'Weeks' such as 1-3, or a column for each week"
        drafts.warn("missing-weeks", message, workbook.sheets[0].title, hint)
    print_diagnostics(drafts.faults, err=True)
    if has_errors(drafts.faults):
        ctx.exit(1)
    _drop_earlier(output / CATALOGUE, made.files)
    files = {f"{CATALOGUE}/{name}": f"{MADE}\n{text}" for name, text in made.files.items()}
    files |= {PROGRAMME: yaml_text(plan)} if plan else {}
    written = write_below(output, files)
    below = catalogue_directories(directories) if known else ()
    sound = _sound(below, output, planned=plan is not None)
    hours = sum(module.minutes for module in made.modules.values()) / drafts.hour
    if format_ == "json":
        counts = {"modules": len(made.modules), "hours": hours}
        print_json({**counts, "files": written, "sound": sound})
    else:
        count = len(made.modules)
        modules = "1 module" if count == 1 else f"{count} modules"
        length = f"{hours:g} h{hour_unit(drafts.hour)}"
        click.echo(f"{modules} with {length} in {short_path(workbook.file)}")
        for name in written:
            click.echo(name)
        named = [SHIPPED] if known and not directories else [str(path) for path in directories]
        if sound:
            _next(made.role, plan, output, [*named, str(output / CATALOGUE)])
    if not sound:
        ctx.exit(1)


def _sound(below: Sequence[Path], output: Path, *, planned: bool) -> bool:
    """Tell whether what was written loads, over the catalogues below it; faults go to stderr."""
    from curplan import api

    loaded = api.load([*below, output / CATALOGUE])
    ours = [each for each in loaded.diagnostics if str(output) in str(each.location)]
    print_diagnostics(ours if loaded.catalogue else loaded.diagnostics, err=True)
    if loaded.catalogue is None or not planned:
        return loaded.catalogue is not None
    hand_made, faults = api.read_hand_made(output / PROGRAMME, loaded.catalogue)
    print_diagnostics(faults, err=True)
    return hand_made is not None


def _next(
    role: str, plan: Mapping[str, object] | None, output: Path, catalogues: Sequence[str]
) -> None:
    """Print the commands that judge what was imported, and plan it anew."""
    options = " ".join(f"--curricula {short_path(name)}" for name in catalogues)
    box = ""
    if plan:
        file = short_path(str(output / PROGRAMME))
        click.echo(f"Judge it: curplan review --hand-made {file} {options}")
        box = f" --weeks {plan['weeks']} --hours-per-week {plan['hours_per_week']}"
    click.echo(f"Plan it anew: curplan plan {role}{box} {options}")
