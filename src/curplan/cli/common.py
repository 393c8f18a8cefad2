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

USUAL_HOUR = 60
"""Minutes of an hour that needs no word."""

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

quiet_option: Callable[[F], F] = click.option(
    "-q", "--quiet", is_flag=True, help="Print nothing but faults."
)

brand_option: Callable[[F], F] = click.option(
    "--brand",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Brand file (YAML): name, logo, colours and footer of a partner.",
)

fonts_option: Callable[[F], F] = click.option(
    "--font",
    "fonts",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Font file for characters in pictures that the usual font lacks; repeat it for several.",
)

effort_option: Callable[[F], F] = click.option(
    "--effort",
    type=click.Choice(["quick", "default", "thorough"]),
    default="default",
    show_default=True,
    help="Work on the soft rules of the schedule; coverage is proven alike at each.",
)


def hour_unit(minutes: int) -> str:
    """Say behind ``h`` or ``hours`` how long one is; nothing for 60 minutes.

    >>> hour_unit(45), hour_unit(60)
    (' of 45 minutes', '')
    """
    return "" if minutes == USUAL_HOUR else f" of {minutes} minutes"


def folder_option(text: str) -> Callable[[F], F]:
    """Make the option for the folder that results go to; ``text`` says which."""
    return _output("out", "DIR", text)


def picture_option(name: str) -> Callable[[F], F]:
    """Make the option for the file that a picture goes to."""
    text = "Where the picture goes: a PNG file, or a folder that there is."
    return _output(name, "FILE.png", text)


def _output(default: str, metavar: str, text: str) -> Callable[[F], F]:
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path(default),
        show_default=True,
        metavar=metavar,
        help=text,
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


def load_or_exit(directories: Sequence[Path], *, texts: bool = False) -> Catalogue:
    """Load the catalogue that ``--curricula`` names (none: the shipped one).

    ``texts``: with its translations, for a command that writes plans or shows texts of it.

    Diagnostics go to stderr; with an error among them the program leaves with exit code 1.
    """
    from curplan.catalogue.loading import load
    from curplan.cli.report import print_diagnostics

    loaded = load(catalogue_directories(directories), texts=texts)
    print_diagnostics(loaded.diagnostics, err=True)
    if loaded.catalogue is None:
        raise click.exceptions.Exit(1)
    return loaded.catalogue
