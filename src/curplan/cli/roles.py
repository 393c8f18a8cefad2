"""``curplan roles``: what can be planned for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import curricula_option, format_option, load_or_exit
from curplan.cli.report import print_json

if TYPE_CHECKING:
    from curplan.catalogue.models import Role


@click.command()
@curricula_option
@format_option
def command(directories: tuple[Path, ...], format_: str) -> None:
    """List the roles of a catalogue: title, number of requirements, default audience."""
    catalogue = load_or_exit(directories)
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
