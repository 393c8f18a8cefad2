"""``curplan roles``: what can be planned for, and one role at length."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import curricula_option, format_option, load_or_exit
from curplan.cli.report import print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Catalogue, Role


@click.command()
@click.argument("role", metavar="[ROLE]", required=False)
@curricula_option
@format_option
def command(role: str | None, directories: tuple[Path, ...], format_: str) -> None:
    """List the roles of a catalogue: title, number of requirements, default audience.

    With a ROLE, show that one at length: codes, audiences, tasks of the job, requirements and why.
    """
    catalogue = load_or_exit(directories)
    if role is None:
        _list(catalogue, format_)
        return
    (found,) = roles_or_exit(catalogue, [role])
    from curplan.cli import role_text

    if format_ == "json":
        print_json(role_text.describe(catalogue, found))
        return
    for line in role_text.role_lines(catalogue, found):
        click.echo(line)


def roles_or_exit(catalogue: Catalogue, names: Sequence[str], audience: str = "") -> list[Role]:
    """Find roles by id; an unknown one, or an unknown audience, ends the program (exit code 1)."""
    if "" in names:
        raise click.UsageError("a role's name is empty")
    known = audience in ("", *catalogue.audience_by_id)
    if not known or not all(name in catalogue.role_by_id for name in names):
        from curplan import api
        from curplan.cli.report import print_diagnostics

        briefs = [api.Brief(role=name, audience=audience) for name in names]
        faults = [fault for brief in briefs for fault in api.check_brief(catalogue, brief)]
        print_diagnostics(list(dict.fromkeys(faults)), err=True)
        raise click.exceptions.Exit(1)
    return [catalogue.role_by_id[name] for name in names]


def _list(catalogue: Catalogue, format_: str) -> None:
    if format_ == "json":
        print_json([describe(role) for role in catalogue.roles])
        return
    if not catalogue.roles:
        click.echo("there are no roles in this catalogue; add one to its folder roles/", err=True)
        return
    rows = [("role", "title", "requirements", "audience")]
    rows += [
        (role.id, role.title, str(len(role.requires)), role.audience or "holds nothing")
        for role in catalogue.roles
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def describe(role: Role) -> dict[str, Any]:
    """Give a role as a JSON value."""
    return {
        "id": role.id,
        "title": role.title,
        "description": role.description,
        "requirements": len(role.requires),
        "audience": role.audience or None,
        "esco": list(role.esco),
        "onet": list(role.onet),
    }
