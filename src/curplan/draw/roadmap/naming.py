"""Names in place of numbers, once the lanes have their heights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw.parts.labels import LEADING, inside
from curplan.draw.roadmap.lanes import BAR_PAD, HEAVY_PAD, ROWS, text_pad, wording_of
from curplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.roadmap.lanes import Bar, Lane


def named_again(lanes: Sequence[Lane], heights: Sequence[float], words: Words) -> tuple[Lane, ...]:
    """Write names in place of numbers where the lanes, so high, have room for them inside the bar.

    Nothing else changes: a name inside its bar takes no more of the lane than a number does.
    """
    return tuple(
        replace(lane, bars=tuple(_named_again(bar, lane.size, high, words) for bar in lane.bars))
        for lane, high in zip(lanes, heights, strict=True)
    )


def raised(lanes: Sequence[Lane], tall: Sequence[float], spare: float, words: Words) -> list[float]:
    """Raise lanes by no more than ``spare`` in all, so that names fit their bars, not numbers.

    ``tall`` are the lanes' heights. The lane that needs the least for a further name comes first.
    """
    heights = list(tall)
    wanted = []
    for lane in lanes:
        rows = [(bar, _rows_inside(bar, lane.size, words)) for bar in lane.bars]
        wanted.append(sorted(_named_height(bar, n, lane.size) for bar, n in rows if n))
    while True:
        lacks = []
        for index, wishes in enumerate(wanted):
            open_ = [wish for wish in wishes if wish > heights[index]]
            if open_:
                lacks.append((open_[0] - heights[index], index))
        if not lacks or min(lacks)[0] > spare:
            return heights
        lack, index = min(lacks)
        heights[index] += lack
        spare -= lack


def _named_height(bar: Bar, rows: int, size: float) -> float:
    return rows * LEADING * size + 2 * (HEAVY_PAD if bar.critical else BAR_PAD)


def _rows_inside(bar: Bar, size: float, words: Words) -> int:
    """Count the lines that a numbered bar's name would take inside it; 0 where it cannot stand."""
    if not bar.numbered or bar.label.beside:
        return 0
    room = bar.right - bar.left - 2 * text_pad(bar.left, bar.right)
    label = inside(wording_of(bar.module, words), size, room, ROWS[0])
    return label.rows if label is not None else 0


def _named_again(bar: Bar, size: float, high: float, words: Words) -> Bar:
    if not bar.numbered or bar.label.beside:
        return bar
    pad = text_pad(bar.left, bar.right)
    around = 2 * (HEAVY_PAD if bar.critical else BAR_PAD)
    rows = int((high - around) / (LEADING * size) + 1e-6)
    label = inside(wording_of(bar.module, words), size, bar.right - bar.left - 2 * pad, rows)
    if label is None:
        return bar
    return replace(bar, label=label, label_left=bar.left + pad, numbered=False)
