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
    the lanes cost (``_Lanes`` says how that is counted) and their bars.
    """
    best = [option[0] for option in options]
    least = inf
    for row in range(len(options[0])):
        choices = [option[row] for option in options]
        cost = _Lanes(style).filled(choices, least)
        if cost < least:
            best, least = choices, cost
    before_each = _before_each(best, style)
    for _ in range(PASSES):
        before = least
        for index, option in enumerate(options):
            tried = [best[index][0].label]
            for forms in option:
                # Allowed more lines, a name often takes no more than before.
                if forms[0].label in tried:
                    continue
                tried.append(forms[0].label)
                # What lies before it in order lies where it lay.
                found = before_each[index].copy().filled([forms, *best[index + 1 :]], least)
                if found < least - 1e-6:
                    best, least = [*best[:index], forms, *best[index + 1 :]], found
                    before_each = _before_each(best, style)
        if least == before:
            break
    lanes = _Lanes(style)
    lanes.filled(best, inf)
    return least, lanes.bars


def _before_each(choices: Sequence[tuple[Bar, ...]], style: Style) -> list[_Lanes]:
    """Give the lanes as they are before each of the bars is put into one."""
    lanes = _Lanes(style)
    found = []
    for forms in choices:
        found.append(lanes.copy())
        lanes.put(forms)
    return found


class _Lanes:
    """Lanes with what they cost: their height, the numbers, the names beside their bars."""

    def __init__(self, style: Style) -> None:
        self._style = style
        # A number that is the only way costs much, not without limit: a sum must stay a number.
        self._number = min(style.number, 1e6)
        self.bars: list[list[Bar]] = []
        self._spans: list[list[tuple[float, float]]] = []
        self._thin: list[bool] = []
        self._heights: list[float] = []
        self._extra = 0.0

    def copy(self) -> _Lanes:
        """Give the same lanes to go on with, these unchanged."""
        other = _Lanes(self._style)
        other.bars = [list(lane) for lane in self.bars]
        other._spans = [list(lane) for lane in self._spans]
        other._thin = list(self._thin)
        other._heights = list(self._heights)
        other._extra = self._extra
        return other

    def filled(self, choices: Sequence[tuple[Bar, ...]], limit: float) -> float:
        """Put all of them in and give the cost; infinite as soon as ``limit`` is passed.

        Every bar adds to the cost, so the rest need not be tried.
        """
        for forms in choices:
            self.put(forms)
            if sum(self._heights) + self._extra > limit:
                return inf
        return sum(self._heights) + self._extra

    def put(self, forms: tuple[Bar, ...]) -> None:
        """Put a bar, in the first form that fits, into the first lane that has room for it."""
        # A thin strand has a lane to itself, so that it stays thin.
        thin = forms[0].module.kind == "continuous"
        chosen, at = forms[0], len(self.bars)
        for index, spans in enumerate(self._spans):
            fitting = None if thin != self._thin[index] else _fitting(spans, forms)
            if fitting is not None:
                chosen, at = fitting, index
                break
        if at == len(self.bars):
            self.bars.append([])
            self._spans.append([])
            self._thin.append(thin)
            self._heights.append(0.0)
        self.bars[at].append(chosen)
        self._spans[at].append(chosen.footprint)
        self._heights[at] = max(self._heights[at], chosen.height(self._style.size) + GUTTER)
        self._extra += chosen.label.beside * self._style.beside
        self._extra += self._number if chosen.numbered else 0.0


def _fitting(spans: Sequence[tuple[float, float]], forms: tuple[Bar, ...]) -> Bar | None:
    """Give the first form that overlaps none of the spans."""
    for bar in forms:
        left, right = bar.footprint
        left, right = left + 1e-6, right - 1e-6
        for start, end in spans:
            if left < end and start < right:
                break
        else:
            return bar
    return None
