"""``curplan export``: a plan file as the documents and files that others open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curplan.cli.common import brand_option, folder_option, fonts_option
from curplan.cli.looking import in_brand, look_or_exit
from curplan.cli.report import print_diagnostics, short_path
from curplan.cli.types import ParamType
from curplan.diagnostics import Diagnostic, Location, Severity, has_errors, nearest
from curplan.export.formats import FORMATS

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.plan.model import Plan

ALL = "all"
"""What ``--to`` takes for every format."""


class Formats(ParamType):
    """One or several formats, with commas between them."""

    name = "formats"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the names; the order of the registry counts, not that of writing."""
        asked = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        for name in asked:
            if name not in FORMATS and name != ALL:
                hint = nearest(name, [*FORMATS, ALL]) or f"give {', '.join(FORMATS)} or {ALL}"
                self.fail(f"there is no format '{name}'; {hint}", param, ctx)
        if not asked:
            self.fail(f"give {', '.join(FORMATS)} or {ALL}", param, ctx)
        return tuple(name for name in FORMATS if ALL in asked or name in asked)


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "formats",
    metavar="FORMAT[,FORMAT...]",
    type=Formats(),
    multiple=True,
    required=True,
    help=f"What to write: {', '.join(FORMATS)}, or {ALL}; several with commas between them.",
)
@click.option(
    "--lang",
    metavar="CODE",
    help="Language of the documents, such as es, fr, he or ar; titles as far as the plan has them "
    "in it. [default: the partner's, as the plan says, else en]",
)
@brand_option
@click.option(
    "--page",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="Paper of what is made to be printed.",
)
@fonts_option
@click.option(
    "--earlier",
    metavar="FILE.ics",
    type=click.Path(path_type=Path),
    help="Calendar that was sent before, for 'ics': what changed since replaces it there, what is "
    "gone is cancelled.",
)
@folder_option("Where the files go; the folder is made if need be.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    formats: tuple[tuple[str, ...], ...],
    lang: str | None,
    brand: Path | None,
    page: str,
    fonts: tuple[Path, ...],
    earlier: Path | None,
    output: Path,
) -> None:
    """Write a plan file as documents, tables, calendars and course skeletons, from it alone.

    All files are written whole, or none is. Their names are fixed; those that are there already
    are replaced.
    """
    asked = [name for name in FORMATS if any(name in group for group in formats)]
    plan = _plan_or_exit(ctx, file)
    _libraries_or_exit(ctx, asked)
    asked = _able_or_exit(ctx, plan, file, asked)
    sent = _earlier_or_exit(ctx, earlier, asked)
    from curplan.plan.texts import in_language, language_of

    language = lang or language_of(plan)
    look, typefaces, mark = look_or_exit(
        ctx, page=page, lang=language, reader="partner", brand=brand, fonts=fonts
    )
    from curplan.draw.fallback import using

    plan = in_language(plan, look.words.language)
    _drawable_or_exit(ctx, plan, file)
    with using(typefaces):
        look = in_brand(look, mark, [plan])
        if any(FORMATS[name].pictures for name in asked):
            _writable_or_exit(ctx, plan, look, file)
        files = _files(plan, look, asked, sent)
    from curplan.plan.writing import write_files

    found = write_files(output, files)
    print_diagnostics(found, err=True)
    if found:
        ctx.exit(1)
    for name in files:
        click.echo(short_path(str(output / name)))


def _files(plan: Plan, look: Look, asked: list[str], earlier: bytes | None) -> dict[str, bytes]:
    """Make all files; two formats never write the same one."""
    files: dict[str, bytes] = {}
    for name in asked:
        form = FORMATS[name]
        if earlier is not None and form.update is not None:
            made = form.update(plan, look, earlier)
        else:
            made = form.files(plan, look)
        assert files.keys().isdisjoint(made), name
        files |= made
    return files


def _plan_or_exit(ctx: click.Context, file: Path) -> Plan:
    """Read the plan; leaves with exit code 1 where it cannot be read or says no programme."""
    from curplan.plan.reading import read_plan

    plan, found = read_plan(file)
    if plan is not None and not plan.modules:
        message = "the plan has no modules, so there is nothing to export"
        hint = "the plan's advice says what would make it fit: see 'curplan plan'"
        found = (*found, Diagnostic("cannot-export", message, Location(str(file)), hint))
    print_diagnostics(found, err=True)
    if plan is None or has_errors(found):
        ctx.exit(1)
    _drawable_or_exit(ctx, plan, file)
    return plan


def _drawable_or_exit(ctx: click.Context, plan: Plan, file: Path) -> None:
    """Leave with exit code 1 where the plan is not fit for a document."""
    from curplan.draw.drawable import drawable

    found = [each for each in drawable(plan, str(file)) if each.code == "cannot-draw"]
    print_diagnostics(found, err=True)
    if found:
        ctx.exit(1)


def _writable_or_exit(ctx: click.Context, plan: Plan, look: Look, file: Path) -> None:
    """Leave with exit code 1 where the roadmap would lack characters."""
    from curplan.export.roadmap import roadmap_faults

    found = roadmap_faults(plan, look.words, look, str(file))
    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)


def _libraries_or_exit(ctx: click.Context, asked: list[str]) -> None:
    """Leave with exit code 1 where a format needs a library that is not installed."""
    found = [
        Diagnostic(
            "missing-library",
            f"'--to {name}' needs the library {FORMATS[name].library}, which is not installed",
            None,
            f"pip install 'curplan[{name}]'; 'curplan[export]' has those of all formats",
        )
        for name in asked
        if FORMATS[name].missing
    ]
    print_diagnostics(found, err=True)
    if found:
        ctx.exit(1)


def _able_or_exit(ctx: click.Context, plan: Plan, file: Path, asked: list[str]) -> list[str]:
    """Leave out formats that the plan has not enough for; leaves where there is no other."""
    able: list[str] = []
    told: list[Diagnostic] = []
    for name in asked:
        check = FORMATS[name].faults
        found = check(plan, str(file)) if check else ()
        told += found
        if not has_errors(found):
            able.append(name)
    if able:  # the others are written
        told = [replace(each, severity=Severity.WARNING) for each in told]
    print_diagnostics(told, err=True)
    if not able:
        ctx.exit(1)
    return able


def _earlier_or_exit(ctx: click.Context, earlier: Path | None, asked: list[str]) -> bytes | None:
    """Read the calendar that was sent before."""
    if earlier is None:
        return None
    if not any(FORMATS[name].update for name in asked):
        raise click.UsageError("--earlier is for calendars: add --to ics", ctx)
    from curplan.export.ics import is_calendar

    place = Location(str(earlier))
    try:
        content = earlier.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "name the calendar file that was sent before"
        found = Diagnostic("cannot-read", f"it cannot be read: {reason}", place, hint)
    else:
        if is_calendar(content):
            return content
        hint = "name a file that 'curplan export --to ics' wrote"
        found = Diagnostic("not-a-calendar", "this is not a calendar file", place, hint)
    print_diagnostics([found], err=True)
    raise click.exceptions.Exit(1)
