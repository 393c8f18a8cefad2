"""Dividing the rows of the matrix among pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of one strand on one page: their numbers ``first`` to ``end`` (not included)."""

    strand: str
    first: int
    end: int


def bands(strands: Sequence[str], first: int, end: int) -> tuple[Band, ...]:
    """Group rows ``first`` to ``end`` by strand; ``strands`` names the strand of every row."""
    found: list[Band] = []
    for row in range(first, end):
        if found and found[-1].strand == strands[row]:
            found[-1] = Band(strands[row], found[-1].first, row + 1)
        else:
            found.append(Band(strands[row], row, row + 1))
    return tuple(found)


def height(
    group: Sequence[Band], rows: Sequence[float], heads: dict[str, float], between: float
) -> float:
    """Give the height of bands: each holds its rows and its strand's name."""
    return sum(
        max(sum(rows[band.first : band.end]), heads[band.strand]) + between for band in group
    )


def split(
    strands: Sequence[str],
    rows: Sequence[float],
    heads: dict[str, float],
    between: float,
    room: float,
) -> tuple[tuple[Band, ...], ...] | None:
    """Divide rows among as few pages as can be, cutting few strands, the pages alike.

    Parameters
    ----------
    strands, rows
        Strand and height of every row, in points.
    heads
        Height of every strand's name.
    between, room
        What a band takes besides, and the height of a page.

    Returns
    -------
    tuple or None
        The bands of each page; None if a single row is too high.
    """
    #: For the rows from here on: pages, strands cut, sum of squares of what is left free, next.
    best: dict[int, tuple[int, int, float, int]] = {len(rows): (0, 0, 0.0, len(rows))}
    for first in reversed(range(len(rows))):
        before = own = 0.0  # heights of the bands above, and of the rows of the last one
        for end in range(first + 1, len(rows) + 1):
            strand = strands[end - 1]
            if end > first + 1 and strands[end - 2] != strand:
                before += max(own, heads[strands[end - 2]]) + between
                own = 0.0
            own += rows[end - 1]
            high = before + max(own, heads[strand]) + between
            if high > room:
                break
            if end not in best:
                continue
            cut = end < len(rows) and strands[end - 1] == strands[end]
            pages, cuts, free, _ = best[end]
            found = (pages + 1, cuts + cut, free + (room - high) ** 2, end)
            if first not in best or found[:3] < best[first][:3]:
                best[first] = found
    if 0 not in best:
        return None
    made = []
    at = 0
    while at < len(rows):
        end = best[at][3]
        made.append(bands(strands, at, end))
        at = end
    return tuple(made)
