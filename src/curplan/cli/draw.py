"""``curplan draw``: a plan file as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from curplan.cli.common import brand_option, fonts_option
from curplan.cli.looking import in_brand, look_or_exit
from curplan.cli.report import print_diagnostics, short_path
from curplan.diagnostics import has_errors
from curplan.draw.views import MOST, VIEWS, broken, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.diagnostics import Diagnostic
    from curplan.draw.look import Look, Reader
    from curplan.draw.paint.files import Format
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan

FORMATS: tuple[Format, ...] = ("png", "svg", "pdf")


@click.command()
@click.argument(
    "files",
    metavar="PLAN.json...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="roadmap",
    show_default=True,
    help="What to draw; 'compare' takes two to four plans, the others one.",
)
@click.option(
    "--outcomes",
    is_flag=True,
    help="With '--view skills': a node for each outcome, instead of for each module.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="File format. [default: as the file's name says, else png]",
)
@click.option(
    "--page",
    default="a4",
    show_default=True,
    metavar="PAGE",
    help="a4, a3, letter (each also with -portrait), 16:9, square, or WIDTHxHEIGHT in mm. What "
    "does not fit gets a larger page of the same shape.",
)
@click.option(
    "--lang",
    metavar="CODE",
    help="Language of the page, such as es, fr, he or ar; titles as far as the plan has them in "
    "it. Hebrew and Arabic pages read from right to left. [default: the partner's, as the plan "
    "says, else en]",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "print"]),
    default="light",
    show_default=True,
    help="Colours: for paper and screens, for dark slides, or saving ink.",
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(["designer", "partner"]),
    default="designer",
    show_default=True,
    help="Whom it is for; a partner gets plain words, without arrows, proof and hashes.",
)
@brand_option
@fonts_option
@click.option(
    "--dpi",
    type=click.IntRange(50, 600),
    help="Pixels per inch of a PNG. [default: 200]",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; name every drawing rule that the picture breaks, and where.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where the picture goes: a file, or a folder that there is. [default: the view's name]",
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    view: str,
    outcomes: bool,
    format_: str | None,
    page: str,
    lang: str | None,
    theme: str,
    reader: Reader,
    brand: Path | None,
    fonts: tuple[Path, ...],
    dpi: int | None,
    only_check: bool,
    output: Path | None,
) -> None:
    """Draw a plan file: its roadmap or another view, from the plan alone.

    No name is cut and no text set too small: what does not fit gets a larger page, or a further
    one. Several pages are one PDF, or numbered PNG and SVG files.
    """
    _right_use(ctx, view, len(files), outcomes)
    target, kind = _target(ctx, output, view, format_)
    if dpi is not None and kind != "png":
        raise click.UsageError(f"--dpi is for PNG; a {kind} file has no pixels", ctx)
    from curplan.plan.texts import in_language, language_of

    plans = _plans(ctx, files)
    language = lang or language_of(plans[0])
    look, typefaces, mark = look_or_exit(
        ctx, page=page, lang=language, theme=theme, reader=reader, brand=brand, fonts=fonts
    )
    from curplan.draw.drawable import unwritten
    from curplan.draw.fallback import using
    from curplan.draw.paint.files import DPI, write_pictures

    with using(typefaces):
        plans = [in_language(plan, look.words.language) for plan in plans]
        _drawable_or_exit(ctx, plans, files, view)
        look = in_brand(look, mark, plans)
        scenes = pages(view, plans, look, outcomes=outcomes)
        _say_what_grew(scenes, look)
        if only_check:
            told = broken(view, scenes, plans, look)
            for line in told:
                click.echo(line)
            if not told:
                count = "1 page" if len(scenes) == 1 else f"{len(scenes)} pages"
                click.echo(f"{view}: no drawing rule is broken ({count})")
            ctx.exit(1 if told else 0)
        found = unwritten(scenes, str(files[0]), plans)
        written: Sequence[Path] = ()
        if not found:
            spoken = look.words.language
            written, found = write_pictures(scenes, target, kind, dpi=dpi or DPI, language=spoken)
    print_diagnostics(found, err=True)
    if found:
        ctx.exit(1)
    for path in written:
        click.echo(short_path(str(path)))


def _right_use(ctx: click.Context, view: str, count: int, outcomes: bool) -> None:
    if view == "compare" and not 2 <= count <= MOST:
        raise click.UsageError(f"'--view compare' takes two to {MOST} plan files", ctx)
    if view != "compare" and count != 1:
        raise click.UsageError(f"'--view {view}' takes one plan file; {count} are named", ctx)
    if outcomes and view != "skills":
        raise click.UsageError("--outcomes goes with '--view skills'", ctx)


def _target(
    ctx: click.Context, output: Path | None, view: str, format_: str | None
) -> tuple[Path, Format]:
    """Settle the file to write and its format; the file's ending and ``--format`` must agree."""
    named = output.suffix.lower().removeprefix(".") if output and not output.is_dir() else ""
    if named and named not in FORMATS:
        raise click.BadParameter(
            f"'{output}' is no picture; give it a name that ends in .png, .svg or .pdf",
            param_hint="'-o'",
            ctx=ctx,
        )
    if named and format_ and named != format_:
        raise click.UsageError(f"-o names a {named} file, and --format says {format_}", ctx)
    if output is not None and not named and not output.is_dir():
        raise click.BadParameter(
            f"'{output}' has no ending; give it a name that ends in .png, .svg or .pdf",
            param_hint="'-o'",
            ctx=ctx,
        )
    kind: Format = next(each for each in FORMATS if each == (named or format_ or "png"))
    if output is None:
        return Path(f"{view}.{kind}"), kind
    return (output / f"{view}.{kind}" if output.is_dir() else output), kind


def _plans(ctx: click.Context, files: Sequence[Path]) -> list[Plan]:
    """Read the plan files; leaves with exit code 1 where one cannot be read."""
    from curplan.plan.reading import read_plan

    plans: list[Plan] = []
    found: list[Diagnostic] = []
    for file in files:
        plan, faults = read_plan(file)
        found += faults
        if plan is not None:
            plans.append(plan)
    print_diagnostics(found, err=True)
    if has_errors(found) or not plans:
        ctx.exit(1)
    return plans


def _drawable_or_exit(
    ctx: click.Context, plans: Sequence[Plan], files: Sequence[Path], view: str
) -> None:
    """Leave with exit code 1 where a plan says what cannot be drawn."""
    from curplan.draw.drawable import drawable

    found: list[Diagnostic] = []
    for plan, file in zip(plans, files, strict=True):
        found += drawable(plan, str(file), empty=view == "compare")
    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)


def _say_what_grew(scenes: Sequence[Scene], look: Look) -> None:
    """Note a page that had to become larger than asked for."""
    wide, high = max((scene.page.width, scene.page.height) for scene in scenes)
    if wide * high > look.page.width * look.page.height * 1.001:
        millimetres = 25.4 / 72
        size = f"{wide * millimetres:.0f} x {high * millimetres:.0f} mm"
        click.echo(f"note: it does not fit the page asked for; it is drawn on {size}", err=True)
