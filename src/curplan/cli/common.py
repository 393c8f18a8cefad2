"""What commands share: the option that names a catalogue, and loading one or leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curplan.catalogue.models import Catalogue

F = TypeVar("F", bound="Callable[..., object]")

SHIPPED = "shipped"
"""The name that stands for the catalogue that comes with the program."""

curricula_option: Callable[[F], F] = click.option(
    "--curricula",
    "directories",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Catalogue to use instead of the one that ships; repeat it to layer several, later over "
    f"earlier. '{SHIPPED}' stands for the one that ships.",
)

format_option: Callable[[F], F] = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the result.",
)


def catalogue_directories(named: Sequence[Path]) -> tuple[Path, ...]:
    """The directories to load: those that were named, or the shipped catalogue."""
    from curplan.catalogue.folders import shipped_curricula

    if not named:
        return (shipped_curricula(),)
    return tuple(
        shipped_curricula() if str(path) == SHIPPED and not path.exists() else path
        for path in named
    )


def load_or_exit(directories: Sequence[Path]) -> Catalogue:
    """Load the catalogue that ``--curricula`` names (none: the shipped one).

    Diagnostics go to stderr; with an error among them the program leaves with exit code 1.
    """
    from curplan.catalogue.loading import load
    from curplan.cli.report import print_diagnostics

    loaded = load(catalogue_directories(directories))
    print_diagnostics(loaded.diagnostics, err=True)
    if loaded.catalogue is None:
        raise click.exceptions.Exit(1)
    return loaded.catalogue
