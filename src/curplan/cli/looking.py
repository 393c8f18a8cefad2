"""How drawings are to look: what options or a brief say, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from curplan.cli.report import print_diagnostics
from curplan.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from curplan.draw.brand import BrandFile
    from curplan.draw.fallback import FontFile
    from curplan.draw.look import Look, Reader
    from curplan.plan.model import Plan


def look_or_exit(
    ctx: click.Context,
    *,
    page: str = "a4",
    lang: str = "en",
    theme: str = "light",
    reader: Reader = "designer",
    brand: Path | None = None,
    fonts: Sequence[Path] = (),
) -> tuple[Look, tuple[FontFile, ...], BrandFile | None]:
    """Make the look that is asked for, the fonts that stand in for the usual one, and the brand.

    The brand is put on with ``in_brand`` once it is known what is drawn.

    Diagnostics go to stderr; with an error among them the program leaves with exit code 1.
    """
    from curplan.draw.fallback import read_fonts
    from curplan.draw.look import Look
    from curplan.draw.pages import page_of
    from curplan.draw.theme import THEMES
    from curplan.words import words_of

    try:
        paper = page_of(page)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--page'", ctx=ctx) from error
    words, found = words_of(lang)
    typefaces, faults = read_fonts(fonts)
    found = (*found, *faults)
    mark: BrandFile | None = None
    if brand is not None:
        from curplan.draw.brand import read_brand

        mark, faults = read_brand(brand)
        found = (*found, *faults)
    print_diagnostics(found, err=True)
    if words is None or has_errors(found):
        ctx.exit(1)
    return Look(paper, THEMES[theme], words, reader), typefaces, mark


def in_brand(look: Look, brand: BrandFile | None, plans: Sequence[Plan]) -> Look:
    """Put a brand's colours, logo and texts into a look; what had to be changed goes to stderr."""
    if brand is None:
        return look
    from curplan.draw.branded import branded

    strands = sorted({module.strand for plan in plans for module in plan.modules})
    dressed, found = branded(look, brand, strands)
    print_diagnostics(found, err=True)
    return dressed
