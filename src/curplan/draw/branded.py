"""A look in a partner's colours, repaired until every rule of the drawing holds."""

from __future__ import annotations

from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Severity, nearest
from curplan.draw.colour import contrast, told_apart
from curplan.draw.logo import share_seen
from curplan.draw.repair import OUTLINE_CONTRAST, fits, nearest_fill, readable
from curplan.draw.theme import LINE_CONTRAST, STRAND_DIFFERENCE, TEXT_CONTRAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.brand import BrandFile, Colour
    from curplan.draw.look import Look
    from curplan.draw.theme import Theme

#: A logo of which less than this share stands out from the ground can hardly be seen.
_FAINT = 0.75


def branded(
    look: Look, file: BrandFile, strands: Sequence[str]
) -> tuple[Look, tuple[Diagnostic, ...]]:
    """Put a brand into a look.

    Parameters
    ----------
    look
        What the drawing would look like without the brand; its theme is changed.
    file
        The brand.
    strands
        The strands of all plans that are drawn with the look.

    Returns
    -------
    The look, and a warning for each colour that had to be changed, with the colour used instead;
    also for a logo that cannot be seen on the theme's ground.
    """
    theme, found = look.theme, list[Diagnostic]()
    if file.title is not None:
        title = _legible("title", file.title, [theme.ground], TEXT_CONTRAST, found)
        theme = replace(theme, title=title)
    if file.accent is not None:
        grounds = [theme.ground, theme.band, theme.reserved, theme.closed]
        accent = _legible("accent", file.accent, grounds, LINE_CONTRAST, found)
        theme = replace(theme, accent=accent)
    theme = _with_fills(theme, file, sorted(set(strands)), found)
    logo = file.brand.logo
    if logo is not None and share_seen(logo, theme.ground) < _FAINT:
        message = f"the logo, or much of it, can hardly be seen on {_said(theme.ground)}"
        hint = "give the form of the logo that is made for such a ground"
        fault = Diagnostic("faint-logo", message, file.logo_place, hint, Severity.WARNING)
        found.append(fault)
    return replace(look, theme=theme, brand=file.brand), tuple(found)


def _legible(
    what: str, given: Colour, grounds: list[str], least: float, found: list[Diagnostic]
) -> str:
    """Give a colour the contrast that it needs."""
    used = readable(given.value, grounds, least)
    if used != given.value:
        weakest = min(grounds, key=lambda ground: contrast(given.value, ground))
        ratio = contrast(given.value, weakest)
        message = (
            f"{what} {given.value} has a contrast of {_below(ratio)} on {_said(weakest)}, "
            f"{least:g} is needed: {used} is used"
        )
        found.append(_warning(message, given))
    return used


def _with_fills(
    theme: Theme, file: BrandFile, strands: list[str], found: list[Diagnostic]
) -> Theme:
    """Give the strands of the brand their colours, and the others what differs from those."""
    given = dict(file.strands)
    ranks = {strand: rank for rank, strand in enumerate(strands)}
    for strand in sorted(set(given) - set(strands)):
        hint = nearest(strand, [other for other in strands if other not in given])
        if hint:
            message = f"no module of the plan has the strand '{strand}'"
            place = given[strand].place
            found.append(Diagnostic("unknown-strand", message, place, hint, Severity.WARNING))
    wanted = [strand for strand in strands if strand in given]
    if not wanted:
        return theme
    fills: dict[int, str] = {}
    for strand in wanted:
        if ranks[strand] >= len(theme.fills):
            message = (
                f"the colour of '{strand}' is not used: a drawing has {len(theme.fills)} fills, "
                "and the strands after them by name take those again with another hatch"
            )
            found.append(_warning(message, given[strand]))
            continue
        used = _fill(theme, strand, given[strand], {strands[r]: f for r, f in fills.items()}, found)
        if used:
            fills[ranks[strand]] = used
    _fill_the_others(theme, fills, min(len(strands), len(theme.fills)))
    return replace(theme, fills=tuple(fills.get(rank, own) for rank, own in enumerate(theme.fills)))


def _fill_the_others(theme: Theme, fills: dict[int, str], count: int) -> None:
    """Give the first ``count`` ranks that have none a fill unlike all others.

    Each keeps the theme's own, if that is unlike the brand's colours; else it takes one of the
    theme's that nobody needs, else the nearest colour that there is room for.
    """
    brand = list(fills.values())
    fitting = [own for own in theme.fills if fits(own, theme, brand)]
    waiting = [rank for rank in range(count) if rank not in fills]
    for rank in waiting:
        if theme.fills[rank] in fitting:
            fills[rank] = theme.fills[rank]
    for rank in waiting:
        if rank not in fills:
            used = list(fills.values())
            spare = (own for own in fitting if own not in used)
            found = next(spare, None) or nearest_fill(theme.fills[rank], theme, used)
            fills[rank] = found or theme.fills[rank]


def _fill(
    theme: Theme, strand: str, given: Colour, before: dict[str, str], found: list[Diagnostic]
) -> str:
    """Give a strand's colour, changed until text reads on it and it differs from those before."""
    used = nearest_fill(given.value, theme, list(before.values()))
    if used is None:
        message = f"no colour near {given.value} for '{strand}' differs enough from the others"
        found.append(_warning(message, given))
        return ""
    if used == given.value:
        return used
    why: list[str] = []
    ratio = contrast(theme.on_fill, given.value)
    if ratio < TEXT_CONTRAST:
        why.append(f"text on it has a contrast of {_below(ratio)}, {TEXT_CONTRAST:g} is needed")
    ratio = contrast(theme.ink, given.value)
    if ratio < OUTLINE_CONTRAST:
        why.append(
            f"the outline of the critical chain on it has a contrast of {_below(ratio)}, "
            f"{OUTLINE_CONTRAST:g} is needed"
        )
    if before:
        like = min(before, key=lambda other: told_apart(given.value, before[other]))
        apart = told_apart(given.value, before[like])
        if apart < STRAND_DIFFERENCE:
            why.append(
                f"some readers cannot tell it from '{like}' {before[like]} "
                f"(they differ by {_below(apart)}, {STRAND_DIFFERENCE:g} is needed)"
            )
    said = "; ".join(why)
    found.append(_warning(f"colour {given.value} of '{strand}': {said}: {used} is used", given))
    return used


def _warning(message: str, colour: Colour) -> Diagnostic:
    return Diagnostic("brand-colour", message, colour.place, severity=Severity.WARNING)


def _below(value: float) -> str:
    """Write what falls short, rounded down: 2.97 is not 3.0 where 3 is needed."""
    return f"{floor(10 * value) / 10:.1f}"


def _said(colour: str) -> str:
    return {"#ffffff": "white", "#000000": "black"}.get(colour, colour)
