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
    load_or_exit,
    quiet_option,
)
from curplan.cli.progress import progress
from curplan.cli.types import Closed, CountryName, Date, ModuleWeek

if TYPE_CHECKING:
    from curplan.api import Replanned
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Role
    from curplan.plan.model import Plan

MOST_WEEKS, MOST_HOURS = 520, 80
USUAL_WEEKS, USUAL_HOURS = 26, 25


@click.command()
@click.argument("role", metavar="ROLE")
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
def command(ctx: click.Context, /, role: str, **options: Any) -> None:
    """Plan the best track for a ROLE: plan.json, roadmap.png and a summary.

    Exit code 1 when must or essential requirements fall short; the best track is still written.
    """
    from curplan import api
    from curplan.cli.report import print_diagnostics
    from curplan.diagnostics import has_errors

    catalogue = load_or_exit(options["directories"])
    brief = make_brief(role, options, catalogue.role_by_id.get(role))
    found = api.check_brief(catalogue, brief)
    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)
    older = read_older(ctx, options["older"], catalogue) if options["older"] else None
    _load_drawing()
    made = None
    with progress("planning", quiet=options["quiet"]):
        if older is not None:
            made = api.plan_from(catalogue, brief, older, options["effort"], found)
        plan = made.plan if made else None
        if plan is None:  # nothing to change little, or no track at all: then it says why
            plan = api.make_plan(catalogue, brief, options["effort"], found)
    written = write(ctx, plan, options["output"])
    if not options["quiet"]:
        report(plan, catalogue, written, options["format_"])
        if made and made.plan and options["format_"] == "text":
            report_change(made)
    short = any(not row.full for row in plan.coverage if row.priority != "optional")
    if short or plan.status == "infeasible":
        ctx.exit(1)


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


def make_brief(role: str, options: dict[str, Any], known: Role | None) -> Brief:
    """Turn the options into a brief; what was not said is what is usual for the role."""
    from curplan.brief import Brief, Closure

    country, subdivision = options["country"] or ("", "")
    return Brief(
        role=role,
        audience=options["audience"],
        knows=options["knows"],
        weeks=options["weeks"] or (known and known.weeks) or USUAL_WEEKS,
        hours_per_week=options["hours_per_week"] or (known and known.hours_per_week) or USUAL_HOURS,
        start=options["start"],
        country=country,
        subdivision=subdivision,
        closed=tuple(
            Closure(first=first, last=last, name=name) for first, last, name in options["closed"]
        ),
        max_parallel=options["max_parallel"],
        max_hours=options["max_hours"],
        include=tuple(sorted(set(options["include"]))),
        exclude=tuple(sorted(set(options["exclude"]))),
        not_before=dict(options["not_before"]),
        not_after=dict(options["not_after"]),
        order=tuple(options["order"]),
        optional=not options["no_optional"],
        use=options["use"],
        profile=options["profile"],
    )


def write(ctx: click.Context, plan: Plan, folder: Path) -> list[Path]:
    """Write the plan and its roadmap; leaves with exit code 1 when that cannot be done."""
    from curplan.cli.report import print_diagnostics
    from curplan.plan.writing import plan_text, write_files

    files = {"plan.json": plan_text(plan).encode()}
    if plan.modules:
        from curplan.draw.drawable import drawable
        from curplan.draw.paint.files import png_bytes
        from curplan.draw.roadmap.layout import roadmap

        print_diagnostics(drawable(plan, str(folder / "plan.json")), err=True)
        files["roadmap.png"] = png_bytes(roadmap(plan))
    faults = write_files(folder, files)
    if faults:
        print_diagnostics(faults, err=True)
        ctx.exit(1)
    if not plan.modules:  # an older picture would be taken for this plan's
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
