"""``curplan options``: the ways out of what does not fit, or fits badly, as whole plans."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.borrowed import options_of_plan
from curplan.cli.common import (
    curricula_option,
    folder_option,
    format_option,
    quiet_option,
)
from curplan.cli.ordering import read_order
from curplan.cli.plan import report, write
from curplan.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.api import Options
    from curplan.catalogue.models import Catalogue
    from curplan.options.model import Flaw
    from curplan.plan.model import Plan

AS_ORDERED = "as-ordered"
"""The folder of the plan as ordered, where everything fits."""


@click.command()
@click.argument("named", metavar="ROLE_OR_BRIEF")
@folder_option("Where each way gets a folder with plan.json and roadmap.png.")
@curricula_option
@format_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, /, named: str, **options: Any) -> None:
    """Show the ways out for what does not fit: less scope, more time, stronger entry.

    Likewise where it fits badly. Each is a whole plan, written to a folder of its own. Where
    everything fits well there is one plan. Exit code 1 when it does not fit as ordered.
    """
    from curplan import api

    catalogue, brief = read_order(ctx, named, options)
    with progress("planning the ways out", quiet=options["quiet"]):
        made = api.options(catalogue, brief, options["effort"])
    plans: dict[str, Plan] = {way.kind: way.plan for way in made.ways if way.plan is not None}
    if not made.ways or made.fits:
        plans = {AS_ORDERED: made.asked} | plans
    written = _write(ctx, plans, options["output"])
    if not options["quiet"]:
        _report(made, catalogue, written, options["format_"])
    if not made.fits:
        ctx.exit(1)


command.params[1:1] = options_of_plan(
    "weeks",
    "hours_per_week",
    "start",
    "country",
    "closed",
    "audience",
    "knows",
    "include",
    "exclude",
    "not_before",
    "not_after",
    "hours_in_week",
    "order",
    "max_parallel",
    "max_hours",
    "no_optional",
    "use",
    "profile",
    "effort",
)


def _write(ctx: click.Context, plans: dict[str, Plan], folder: Path) -> dict[str, list[Path]]:
    """Write each plan to its folder; plans of an earlier run that no way has now are removed."""
    from curplan.options.model import TITLES

    written = {name: write(ctx, plan, folder / name) for name, plan in plans.items()}
    for name in (*TITLES, AS_ORDERED):
        if name not in plans:
            for file in ("plan.json", "roadmap.png"):
                with contextlib.suppress(OSError):
                    (folder / name / file).unlink()
            with contextlib.suppress(OSError):
                (folder / name).rmdir()
    return written


def _report(
    made: Options, catalogue: Catalogue, written: dict[str, list[Path]], format_: str
) -> None:
    if format_ == "json":
        click.echo(json.dumps(describe(made), ensure_ascii=False, indent=2))
        return
    from curplan.cli.options_text import text_lines
    from curplan.cli.report import short_path

    if not made.ways:
        if made.fits:
            click.echo("Everything fits as ordered; there is nothing to choose between.")
            click.echo()
        report(made.asked, catalogue, written[AS_ORDERED], "text")
        return
    folder = next(iter(written.values()))[0].parent.parent
    for line in text_lines(made, catalogue, short_path(str(folder))):
        click.echo(line)


def describe(made: Options) -> dict[str, Any]:
    """Give the ways out as a JSON value, each with its whole plan."""
    return {
        "format": "curplan-options/1",
        "role": made.asked.role,
        "fits": made.fits,
        "flaws": _flaws(made.flaws),
        "asked": made.asked.model_dump(mode="json", by_alias=True),
        "ways": [
            {
                "kind": way.kind,
                "title": way.title,
                "change": way.change,
                "proven_least": way.least,
                "bring": list(way.bring),
                "still": _flaws(way.still),
                "left_out": [module.id for module in way.dropped],
                "falls": [
                    {
                        "outcome": f"{row.skill}@{row.required}",
                        "priority": row.priority,
                        "reached": row.reached,
                    }
                    for row in way.falls
                ],
                "plan": None
                if way.plan is None
                else way.plan.model_dump(mode="json", by_alias=True),
            }
            for way in made.ways
        ],
    }


def _flaws(flaws: Sequence[Flaw]) -> list[dict[str, str]]:
    return [{"rule": flaw.rule, "asks": flaw.asks, "found": flaw.text} for flaw in flaws]
