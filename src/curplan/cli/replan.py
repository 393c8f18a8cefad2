"""``curplan replan``: what is past stays, the rest is planned anew with the least change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import (
    curricula_option,
    folder_option,
    format_option,
    hour_unit,
    load_or_exit,
    quiet_option,
)
from curplan.cli.types import WeekList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.api import Replanned
    from curplan.plan.model import Plan

MOST_WEEKS = 520


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.option(
    "--from-week",
    type=click.IntRange(1, MOST_WEEKS),
    required=True,
    metavar="N",
    help="First week that can still be planned; those before it are past.",
)
@click.option(
    "--lost-weeks",
    type=WeekList(),
    multiple=True,
    help="Weeks without teaching, past or to come: 9,10 or 9-10.",
)
@click.option(
    "--done", multiple=True, metavar="ID", help="A module that is complete, whatever the plan says."
)
@click.option("--add", multiple=True, metavar="ID", help="A module that the rest must have.")
@click.option("--drop", multiple=True, metavar="ID", help="A module that the rest must not have.")
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    metavar="N",
    help="Length of the whole programme from now on; else as it was.",
)
@click.option(
    "--effort",
    type=click.Choice(["quick", "default", "thorough"]),
    default="default",
    show_default=True,
    help="Work on the soft rules of the schedule, where that costs no change.",
)
@folder_option("Where plan.json and roadmap.png go.")
@curricula_option
@format_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, /, file: Path, **options: Any) -> None:
    """Plan the rest of a programme anew: the best coverage, then the least change.

    The weeks before --from-week stay as they were. Exit code 1 when must or essential
    requirements fall short, or when no plan is possible.
    """
    from curplan import api
    from curplan.cli.plan import write
    from curplan.cli.progress import progress
    from curplan.cli.report import print_diagnostics

    plan, found = api.read_plan(file)
    print_diagnostics(found, err=True)
    if plan is None:
        ctx.exit(1)
    catalogue = load_or_exit(options["directories"], texts=True)
    change = api.Change(
        from_week=options["from_week"],
        lost=tuple(sorted({week for weeks in options["lost_weeks"] for week in weeks})),
        done=tuple(dict.fromkeys(options["done"])),
        add=tuple(dict.fromkeys(options["add"])),
        drop=tuple(dict.fromkeys(options["drop"])),
        weeks=options["weeks"],
    )
    with progress("planning", quiet=options["quiet"]):
        made = api.replan(catalogue, plan, change, options["effort"])
    print_diagnostics(made.diagnostics, err=True)
    if made.plan is None:
        ctx.exit(1)
    written = write(ctx, made.plan, options["output"])
    if not options["quiet"]:
        report(made, made.plan, written, options["format_"], options["from_week"])
    if any(not row.full for row in made.plan.coverage if row.priority != "optional"):
        ctx.exit(1)


def report(
    made: Replanned, plan: Plan, written: Sequence[Path], format_: str, from_week: int
) -> None:
    """Print what changed and how little, or all of it as JSON."""
    if format_ == "json":
        from curplan.cli.diff_text import change_document, diff_document
        from curplan.cli.report import print_json

        assert made.diff is not None
        print_json(
            {
                "change": change_document(made),
                "diff": diff_document(made.diff),
                "plan": plan.model_dump(mode="json", by_alias=True),
            }
        )
        return
    from curplan.cli.report import short_path

    for line in lines(made, plan, from_week):
        click.echo(line)
    click.echo(f"{'written':<16} {', '.join(short_path(str(path)) for path in written)}")


def lines(made: Replanned, plan: Plan, from_week: int) -> Iterator[str]:
    """Give the change as text: how little, what, and what it comes to."""
    from curplan.cli.diff_text import bold, change_lines, diff_lines, outcome_lines, row
    from curplan.cli.summary import title

    assert made.diff is not None
    since = f", planned anew from week {from_week} on" if from_week > 1 else ", planned anew"
    unit = hour_unit(plan.catalogue.hour)
    yield bold(f"{title(plan)}{since}{f', in hours{unit}' if unit else ''}")
    yield from change_lines(made)
    yield from outcome_lines(made.diff)
    open_goals = [each.name.replace("_", " ") for each in plan.objectives[:3] if not each.proven]
    proof = (
        f"not proven best: {', '.join(open_goals)}"
        if open_goals
        else "the coverage is the best that is still possible, proven"
    )
    yield from row("", proof)
    yield ""
    if made.diff.same:
        yield "nothing changes"
    yield from diff_lines(made.diff)
    for advice in plan.advice:
        yield from row("it would take", advice.text)
