"""``curplan plan``: the main job."""

from __future__ import annotations

import contextlib
import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import (
    curricula_option,
    effort_option,
    folder_option,
    format_option,
    quiet_option,
)
from curplan.cli.looking import in_brand, look_or_exit
from curplan.cli.ordering import USUAL_HOURS, USUAL_WEEKS, read_orders
from curplan.cli.progress import progress
from curplan.cli.types import Closed, CountryName, Date, ModuleHours, ModuleWeek

if TYPE_CHECKING:
    from curplan.api import BriefFile, Replanned
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.draw.brand import BrandFile
    from curplan.draw.look import Look
    from curplan.plan.model import Plan

MOST_WEEKS, MOST_HOURS = 520, 80


@click.command()
@click.argument("named", metavar="ROLE_OR_BRIEF")
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    help=f"Else what is usual for the role, or {USUAL_WEEKS}.",
)
@click.option(
    "--hours-per-week",
    type=click.IntRange(1, MOST_HOURS),
    help="Teaching hours of a week without closures; "
    f"else what is usual for the role, or {USUAL_HOURS}.",
)
@click.option("--start", type=Date(), help="First day; without it the plan has no dates.")
@click.option("--country", type=CountryName(), help="Its public holidays are closed: PE, ES-CT.")
@click.option("--closed", type=Closed(), multiple=True, help="Days without teaching, by name.")
@click.option("--audience", default="", metavar="NAME", help="Who comes in; else the role's own.")
@click.option("--knows", multiple=True, metavar="SKILL@LEVEL", help="What learners hold besides.")
@click.option("--include", multiple=True, metavar="ID", help="A module that must be in.")
@click.option("--exclude", multiple=True, metavar="ID", help="A module that must not be in.")
@click.option("--not-before", type=ModuleWeek(), multiple=True, help="Earliest week of a module.")
@click.option("--not-after", type=ModuleWeek(), multiple=True, help="Latest week of a module.")
@click.option(
    "--hours-in-week", type=ModuleHours(), multiple=True, help="Hours of a module in a week."
)
@click.option(
    "--order", nargs=2, multiple=True, metavar="ID ID", help="The first ends before the second."
)
@click.option(
    "--max-parallel",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    help="Most modules side by side in a week, thin strands apart.",
)
@click.option("--max-hours", type=click.IntRange(1), help="Most hours of the whole track.")
@click.option("--no-optional", is_flag=True, help="Leave optional requirements out.")
@click.option(
    "--use",
    type=click.Choice(["fewest", "fill"]),
    default="fewest",
    show_default=True,
    help="Fewest hours for the coverage, or the most practice that the box holds.",
)
@click.option(
    "--profile", default="", metavar="NAME", help="Profile of the policy; else the role's own."
)
@effort_option
@folder_option("Where plan.json and roadmap.png go.")
@click.option(
    "--from",
    "older",
    type=click.Path(path_type=Path),
    metavar="OLD.json",
    help="An older plan, to change as little as possible at the best coverage.",
)
@curricula_option
@format_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, /, named: str, **options: Any) -> None:
    """Plan the best track for a role, or for what a brief file orders.

    Writes plan.json and roadmap.png, and prints a summary. A brief that names several roles or
    cohorts gets a folder for each; options change what a brief says.

    Exit code 1 when must or essential requirements fall short; the best track is still written.
    """
    from curplan import api
    from curplan.cli.report import print_diagnostics

    catalogue, orders, file, found = read_orders(ctx, named, options)
    look, brand = _look(ctx, file)
    if options["older"] and len(orders) > 1:
        raise click.UsageError("--from: the brief asks for several plans; name a brief of one", ctx)
    older = read_older(ctx, options["older"], catalogue) if options["older"] else None
    _load_drawing()
    plans: list[Plan] = []
    for order in orders:
        made = None
        with progress("planning", quiet=options["quiet"]):
            before = older or _other_cohort(order.brief, plans)
            if before is not None:
                made = api.plan_from(catalogue, order.brief, before, options["effort"], found)
            plan = made.plan if made else None
            if plan is None:  # nothing to change little, or no track at all: then it says why
                plan = api.make_plan(catalogue, order.brief, options["effort"], found)
        plans.append(plan)
        dressed = in_brand(look, brand, [plan]) if look else None
        written = write(ctx, plan, options["output"] / order.name, dressed)
        if not options["quiet"] and options["format_"] == "text":
            if len(plans) > 1:
                click.echo()
            report(plan, catalogue, written, "text")
            if older is not None and made and made.plan:
                report_change(made)
        if file is not None:
            print_diagnostics(api.clashes_in(file, order.brief, plan), err=True)
    if not options["quiet"] and options["format_"] == "json":
        click.echo(_json(plans), nl=False)
    if any(falls_short(plan) for plan in plans):
        ctx.exit(1)


def _other_cohort(brief: Brief, plans: list[Plan]) -> Plan | None:
    """Find the plan of an earlier cohort of the role: the next one is to differ little from it."""
    same = [plan for plan in plans if brief.cohort and plan.role == brief.role and plan.modules]
    return same[0] if same else None


def _json(plans: list[Plan]) -> str:
    """Write a plan as its file, several as a list of such."""
    from curplan.plan.writing import plan_text

    texts = [plan_text(plan) for plan in plans]
    return texts[0] if len(texts) == 1 else "[\n" + ",\n".join(t.rstrip() for t in texts) + "\n]\n"


def falls_short(plan: Plan) -> bool:
    """Tell whether a must or an essential requirement is not reached in full."""
    short = any(not row.full for row in plan.coverage if row.priority != "optional")
    return short or plan.status == "infeasible"


def read_older(ctx: click.Context, path: Path, catalogue: Catalogue) -> Plan | None:
    """Read the plan to change little; None when it has no modules. Leaves when it is unfit."""
    from curplan import api
    from curplan.cli.report import print_diagnostics
    from curplan.diagnostics import has_errors

    plan, found = api.read_plan(path)
    found = found if plan is None else api.older_plan(plan, catalogue)
    print_diagnostics(found, err=True)
    if plan is None or has_errors(found):
        ctx.exit(1)
    return plan if plan.modules else None


def _load_drawing() -> None:
    """Load matplotlib beside the solver, which leaves Python idle while it works.

    Nothing depends on it: what fails here fails again, and is reported, when it is drawn. Not a
    daemon: the program must not end in the middle of loading compiled code.
    """

    def load() -> None:
        with contextlib.suppress(Exception):
            importlib.import_module("curplan.draw.paint.files")

    threading.Thread(target=load).start()


def _look(ctx: click.Context, file: BriefFile | None) -> tuple[Look | None, BrandFile | None]:
    """How a brief's partner wants its pages; None where nothing is said."""
    partner = file.document.partner if file else None
    if file is None or partner is None or not (partner.language or file.brand):
        return None, None
    look, _, brand = look_or_exit(ctx, lang=partner.language or "en", brand=file.brand)
    return look, brand


def write(ctx: click.Context, plan: Plan, folder: Path, look: Look | None = None) -> list[Path]:
    """Write the plan and its roadmap; leaves with exit code 1 when that cannot be done."""
    from curplan.cli.report import print_diagnostics
    from curplan.diagnostics import has_errors
    from curplan.plan.writing import plan_text, write_files

    files = {"plan.json": plan_text(plan).encode()}
    if plan.modules:
        from curplan.draw.drawable import drawable
        from curplan.draw.look import PLAIN
        from curplan.draw.paint.files import png_bytes
        from curplan.draw.views import pages
        from curplan.plan.texts import in_language

        look = look or PLAIN
        shown = in_language(plan, look.words.language)
        found = drawable(shown, str(folder / "plan.json"))
        print_diagnostics(found, err=True)
        if not has_errors(found):
            (page,) = pages("roadmap", [shown], look)
            files["roadmap.png"] = png_bytes(page)
    faults = write_files(folder, files)
    if faults:
        print_diagnostics(faults, err=True)
        ctx.exit(1)
    if "roadmap.png" not in files:  # an older picture would be taken for this plan's
        with contextlib.suppress(OSError):
            (folder / "roadmap.png").unlink()
    return [folder / name for name in files]


def report(plan: Plan, catalogue: Catalogue, written: list[Path], format_: str) -> None:
    """Print the summary, with what a review says, or the whole plan as JSON."""
    if format_ == "json":
        from curplan.plan.writing import plan_text

        click.echo(plan_text(plan), nl=False)
        return
    from curplan import api
    from curplan.cli.report import short_path
    from curplan.cli.summary import summary_lines

    review = api.review(plan, catalogue, ()) if plan.modules else None
    for line in summary_lines(plan, [short_path(str(path)) for path in written], review):
        click.echo(line)


def report_change(made: Replanned) -> None:
    """Print what changed against the older plan, and how little."""
    from curplan.cli.diff_text import bold, change_lines, diff_lines

    click.echo()
    click.echo(bold("Against the older plan"))
    for line in change_lines(made):
        click.echo(line)
    if made.diff is not None:
        for line in diff_lines(made.diff):
            click.echo(line)
