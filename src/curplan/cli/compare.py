"""``curplan compare``: plans side by side, made now from roles or read from files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import (
    curricula_option,
    format_option,
    load_or_exit,
    picture_option,
)
from curplan.cli.ordering import USUAL_HOURS, USUAL_WEEKS
from curplan.cli.plan import MOST_HOURS, MOST_WEEKS
from curplan.cli.progress import progress
from curplan.cli.report import print_diagnostics, print_json, short_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.api import Verdicts
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan

MOST = 4
"""Plans that can be compared at once."""

FOR_ROLES = ("weeks", "hours_per_week", "audience", "effort")
"""Options that say how roles are planned; a plan file is taken as it is."""

PICTURE = "compare.png"


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan of the comparison: where it came from, and what a review says.

    ``source`` is a file, or empty for a role that was planned now; ``unjudged`` says why there
    is no verdict.
    """

    plan: Plan
    source: str
    verdicts: Verdicts | None = None
    unjudged: str = ""


@click.command()
@click.argument("named", metavar="A B [C] [D]", nargs=-1, required=True)
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    help=f"For every role; else what is usual for it, or {USUAL_WEEKS}.",
)
@click.option(
    "--hours-per-week",
    type=click.IntRange(1, MOST_HOURS),
    help=f"For every role; else what is usual for it, or {USUAL_HOURS}.",
)
@click.option(
    "--audience", default="", metavar="NAME", help="Who comes in, for every role; else its own."
)
@click.option(
    "--effort",
    type=click.Choice(["quick", "default", "thorough"]),
    default="default",
    show_default=True,
    help="Work on the soft rules of the schedule, for every role.",
)
@picture_option(PICTURE)
@curricula_option
@format_option
@click.pass_context
def command(ctx: click.Context, /, named: tuple[str, ...], **options: Any) -> None:
    """Compare two to four plans: coverage, hours, time, modules; a table and one picture.

    Each of A, B, C and D is a role or a brief file, which is planned now, or a plan file. Exit
    code 1 when one of the plans falls short of a must or essential requirement.
    """
    output: Path = options["output"]
    _check_usage(ctx, named, output)
    catalogue = load_or_exit(options["directories"])
    compared = _plans(ctx, named, catalogue, options)
    from curplan import api

    judged = [_judged(each, catalogue) for each in compared]
    plans = [each.plan for each in judged]
    comparison = api.compare_plans(plans, [each.verdicts for each in judged])
    target = output / PICTURE if output.is_dir() else output
    _draw(ctx, judged, target)
    if options["format_"] == "json":
        from curplan.cli.compare_plans_json import document

        print_json(document(comparison, judged, short_path(str(target))))
    else:
        from curplan.cli.compare_plans_text import lines

        for line in lines(comparison, judged, short_path(str(target))):
            click.echo(line)
    if any(each.short for each in comparison.plans):
        ctx.exit(1)


def _check_usage(ctx: click.Context, named: Sequence[str], output: Path) -> None:
    if not 2 <= len(named) <= MOST:
        raise click.UsageError(
            f"two, three or four plans are compared; {len(named)} "
            f"{'is' if len(named) == 1 else 'are'} named",
            ctx,
        )
    if "" in named:
        raise click.UsageError("a name is empty; name a role or a plan file", ctx)
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        hint = "plan it twice with 'curplan plan', and compare the two files"
        raise click.UsageError(f"'{twice}' is named twice; to vary a role, {hint}", ctx)
    if not output.is_dir() and output.suffix.lower() != ".png":
        raise click.BadParameter(
            f"'{output}' is no PNG file; give it a name that ends in .png", param_hint="'-o'"
        )


def _plans(
    ctx: click.Context, named: Sequence[str], catalogue: Catalogue, options: dict[str, Any]
) -> list[Compared]:
    """Read or make the plans; leaves with exit code 1 when one of them cannot be had."""
    from curplan import api
    from curplan.diagnostics import has_errors

    found: list[Diagnostic] = []
    ready: list[Compared | Brief] = []
    for name in named:
        if name in catalogue.role_by_id:
            brief = _brief(name, catalogue, options)
            found += api.check_brief(catalogue, brief)
            ready.append(brief)
        elif name.lower().endswith((".yaml", ".yml")):
            asked, faults = _ordered(Path(name), catalogue, options)
            found += faults
            if asked is not None:
                ready.append(asked)
        elif _is_file(name):
            path = Path(name) / "plan.json" if Path(name).is_dir() else Path(name)
            plan, faults = api.read_plan(path)
            found += faults
            if plan is not None:
                ready.append(Compared(plan, short_path(str(path))))
        else:
            found.append(_unknown(name, catalogue))
    found = list(dict.fromkeys(found))
    files = [each for each in ready if isinstance(each, Compared)]
    if not has_errors(found) and len(files) == len(named):
        _refuse_options(ctx)
    if not has_errors(found):
        found += [fault for each in files for fault in _drawable(each)]
    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)
    with progress("planning", quiet=False):
        return [
            each
            if isinstance(each, Compared)
            else Compared(api.make_plan(catalogue, each, options["effort"], ()), "")
            for each in ready
        ]


def _ordered(
    path: Path, catalogue: Catalogue, options: dict[str, Any]
) -> tuple[Brief | None, Sequence[Diagnostic]]:
    """Read a brief file that asks for one plan, of the catalogue that is in use."""
    from curplan import api
    from curplan.diagnostics import Diagnostic, Location

    file, found = api.read_brief(path)
    if file is None:
        return None, found
    place = Location(str(path))
    if file.document.curricula and not options["directories"]:
        message = "this brief names its own catalogue"
        hint = "name it for all that is compared, with --curricula"
        return None, (*found, Diagnostic("other-catalogue", message, place, hint))
    orders, more = api.orders_of(file, catalogue)
    if len(orders) > 1:
        message = f"this brief asks for {len(orders)} plans"
        hint = "plan it with 'curplan plan', and compare the plan files"
        return None, (*found, *more, Diagnostic("several-plans", message, place, hint))
    return (orders[0].brief if orders else None), (*found, *more)


def _refuse_options(ctx: click.Context) -> None:
    """An option that would change nothing is a mistake."""
    given = [
        f"--{name.replace('_', '-')}"
        for name in FOR_ROLES
        if ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
    ]
    if given:
        verb = "is" if len(given) == 1 else "are"
        raise click.UsageError(
            f"{' and '.join(given)} {verb} for roles that are planned now; a plan file is taken "
            "as it is",
            ctx,
        )


def _brief(role: str, catalogue: Catalogue, options: dict[str, Any]) -> Brief:
    """What is ordered of a role: what was said for all, else what is usual for it."""
    from curplan.brief import Brief

    known = catalogue.role_by_id[role]
    return Brief(
        role=role,
        audience=options["audience"],
        weeks=options["weeks"] or known.weeks or USUAL_WEEKS,
        hours_per_week=options["hours_per_week"] or known.hours_per_week or USUAL_HOURS,
    )


def _is_file(name: str) -> bool:
    return name.lower().endswith(".json") or "/" in name or Path(name).exists()


def _unknown(name: str, catalogue: Catalogue) -> Diagnostic:
    from curplan.diagnostics import Diagnostic, Location, nearest

    hint = nearest(name, catalogue.role_by_id) or "'curplan roles' lists the roles"
    message = f"there is no role '{name}', and no plan file of this name"
    return Diagnostic("unknown-role", message, Location(name), hint)


def _drawable(each: Compared) -> Sequence[Diagnostic]:
    from curplan.draw.drawable import drawable

    return drawable(each.plan, each.source, empty=True)


def _judged(each: Compared, catalogue: Catalogue) -> Compared:
    """Add what a review says, where the plan was made from this very catalogue."""
    from dataclasses import replace

    from curplan import api
    from curplan.catalogue.fingerprint import fingerprint
    from curplan.review.model import Verdict

    plan = each.plan
    if not plan.modules:
        return replace(each, unjudged="it has no modules")
    if plan.catalogue.sha256 != fingerprint(catalogue):
        return replace(each, unjudged="it was made from another catalogue than the one in use")
    if api.reviewable(plan, catalogue, each.source):
        return replace(each, unjudged="'curplan review' says what is wrong with it")
    review = api.review(plan, catalogue)
    kept, warned, rejected = (
        len(review.of(verdict)) for verdict in (Verdict.KEPT, Verdict.WARNING, Verdict.REJECTED)
    )
    return replace(each, verdicts=api.Verdicts(kept, warned, rejected))


def _draw(ctx: click.Context, compared: Sequence[Compared], target: Path) -> None:
    from curplan.diagnostics import has_errors
    from curplan.draw.compare.layout import comparison
    from curplan.draw.paint.files import write_png

    made = [each for each in compared if not each.source]
    found = [fault for each in made for fault in _drawable(each)]
    if not has_errors(found):
        found += write_png(comparison([each.plan for each in compared]), target)
    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)
