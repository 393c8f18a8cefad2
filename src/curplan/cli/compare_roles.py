"""``curplan compare-roles``: how much roles share, and the way from one to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import curricula_option, format_option, load_or_exit
from curplan.cli.progress import progress
from curplan.cli.report import print_json
from curplan.cli.roles import roles_or_exit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.api import InCommon, RoleComparison, RoleTrack
    from curplan.catalogue.models import Catalogue


@click.command()
@click.argument("roles", metavar="ROLE ROLE...", nargs=-1, required=True)
@click.option(
    "--audience", default="", metavar="NAME", help="Who comes in, for every role; else its own."
)
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    roles: tuple[str, ...],
    audience: str,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Compare roles: outcomes and modules in common, hours to bridge from one to another.

    Two ROLEs or more. The track of each has the fewest hours that reach all its must and essential
    requirements, in as much time as it takes. A bridge is the same for those who have finished
    the track of another role. Exit code 1 when some requirement is out of reach.
    """
    if len(roles) < 2:
        raise click.UsageError("name two roles or more, as 'curplan roles' lists them", ctx)
    twice = next((name for name in roles if roles.count(name) > 1), None)
    if twice is not None:
        raise click.UsageError(f"'{twice}' is named twice; name different roles", ctx)
    catalogue = load_or_exit(directories)
    roles_or_exit(catalogue, roles, audience)
    from curplan import api
    from curplan.cli.compare_text import text_lines

    with progress("comparing", quiet=False):
        comparison = api.compare_roles(catalogue, roles, audience)
    if format_ == "json":
        print_json(describe(catalogue, comparison))
    else:
        for line in text_lines(catalogue, comparison):
            click.echo(line)
    if comparison.short:
        ctx.exit(1)


def describe(catalogue: Catalogue, comparison: RoleComparison) -> dict[str, Any]:
    """Give a comparison as a JSON value; modules by id, with titles and hours in ``modules``."""
    from curplan.plan.hours import hours_of

    tracks = (*comparison.tracks, *comparison.bridges)
    used = {module.id: module for track in tracks for module in track.modules}
    return {
        "catalogue": {"name": catalogue.name, "version": catalogue.version},
        "hour_minutes": catalogue.hour,
        "roles": [
            {"role": track.role, "title": catalogue.role_by_id[track.role].title, **_track(track)}
            for track in comparison.tracks
        ],
        "common": _common(comparison.common),
        "pairs": [_common(pair) for pair in comparison.pairs],
        "bridges": [
            {"from": track.after, "to": track.role, **_track(track)} for track in comparison.bridges
        ],
        "modules": {
            name: {"title": used[name].title, "hours": hours_of(used[name].minutes, catalogue.hour)}
            for name in sorted(used)
        },
    }


def _track(track: RoleTrack) -> dict[str, Any]:
    return {
        "audience": track.audience or None,
        "entry": _outcomes(track.entry),
        "requires": _outcomes(track.required),
        "held_already": _outcomes(track.met),
        "out_of_reach": _outcomes(track.short),
        "hours": track.hours,
        "proven": track.proven,
        "modules": [module.id for module in track.modules],
    }


def _common(common: InCommon) -> dict[str, Any]:
    return {
        "roles": list(common.roles),
        "outcomes": [
            {
                "outcome": str(shared.outcome),
                "name": shared.name,
                "levels": dict(zip(common.roles, shared.levels, strict=True)),
            }
            for shared in common.outcomes
        ],
        "modules": [module.id for module in common.modules],
        "hours": common.hours,
    }


def _outcomes(outcomes: Iterable[object]) -> list[str]:
    return [str(outcome) for outcome in outcomes]
