"""``curplan schema``: the JSON Schema of a file that people write."""

from __future__ import annotations

import click


@click.command()
@click.argument("kind", metavar="brief", type=click.Choice(["brief"]))
def command(kind: str) -> None:
    """Print the JSON Schema of a brief file, for editors that complete and check."""
    from curplan.briefing.starter import schema_text

    click.echo(schema_text(), nl=False)
