"""Packing: the bars of a strand into as little height as a short search finds."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.roadmap.lanes import Bar, Style

#: What a lane costs besides its bars, in points of height.
GUTTER = 9.0
#: How often every name's number of lines is reconsidered.
PASSES = 2


def packed(
    options: Sequence[Sequence[tuple[Bar, ...]]], style: Style
) -> tuple[float, list[list[Bar]]]:
    """Fill the lanes of one strand: at first all names in as many lines, then one by one better.

    ``options`` has the ways to draw each module, one for each number of lines, all modules the
    same number of them; a way is the bar with its label at the right, or at the left. Gives what
    the lanes cost (``_fill`` says how that is counted) and their bars.
    """
    best = [option[0] for option in options]
    least = inf
    for row in range(len(options[0])):
        choices = [option[row] for option in options]
        cost = _fill(choices, style, least)[0]
        if cost < least:
            best, least = choices, cost
    for _ in range(PASSES):
        before = least
        for index, option in enumerate(options):
            tried = [best[index][0].label]
            for forms in option:
                # Allowed more lines, a name often takes no more than before.
                if forms[0].label in tried:
                    continue
                tried.append(forms[0].label)
                other = [*best[:index], forms, *best[index + 1 :]]
                found = _fill(other, style, least)[0]
                if found < least - 1e-6:
                    best, least = other, found
        if least == before:
            break
    return least, _fill(best, style, inf)[1]


def _fill(
    choices: Sequence[tuple[Bar, ...]], style: Style, limit: float
) -> tuple[float, list[list[Bar]]]:
    """Put each bar, in the first form that fits, into the first lane that has room for it.

    Gives the lanes with what they cost: their height, the numbers, the names beside their bars.
    Every bar adds to the cost, so the search ends where ``limit`` is passed.
    """
    lanes: list[list[Bar]] = []
    heights: list[float] = []
    # A number that is the only way costs much, not without limit: a sum must stay a number.
    numbered, extra = min(style.number, 1e6), 0.0
    for forms in choices:
        continuous = forms[0].module.kind == "continuous"
        chosen, at = forms[0], len(lanes)
        for index, lane in enumerate(lanes):
            # A thin strand has a lane to itself, so that it stays thin.
            if continuous != (lane[0].module.kind == "continuous"):
                continue
            fitting = next((bar for bar in forms if _free(lane, bar)), None)
            if fitting is not None:
                chosen, at = fitting, index
                break
        if at == len(lanes):
            lanes.append([])
            heights.append(0.0)
        lanes[at].append(chosen)
        heights[at] = max(heights[at], chosen.height(style.size) + GUTTER)
        extra += chosen.label.beside * style.beside + (numbered if chosen.numbered else 0.0)
        if sum(heights) + extra > limit:
            return inf, lanes
    return sum(heights) + extra, lanes


def _free(lane: list[Bar], bar: Bar) -> bool:
    left, right = bar.footprint
    left, right = left + 1e-6, right - 1e-6
    for other in lane:
        start, end = other.footprint
        if left < end and start < right:
            return False
    return True
