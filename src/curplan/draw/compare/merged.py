"""Panels of crowded comparisons: bars of all strands share the lanes, as in a diary.

A strand then has no rows of its own. Its colour and hatch run along the foot of each of its bars,
and a key beside the lanes names it, with its hours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.parts import strands
from curplan.draw.parts.labels import hours_text
from curplan.draw.roadmap.lanes import Lane, Style, pack
from curplan.draw.scene import Rect, Shape, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.look import Look
    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan
    from curplan.words import Words

#: Height of the hatched strip along the foot of a bar, and what a lane is higher for it.
STRIP, RAISED = 2.6, 2.6
#: Height of a row of the key, its type size, and the height of its colours.
_ROW, _SIZE, _COLOUR = 10.5, 8.0, 7.0
_OUTLINE, _HEAVY = 0.6, 1.0


def merged_lanes(
    plan: Plan, grid: Grid, style: Style, numbers: Mapping[str, int], words: Words
) -> tuple[Lane, ...]:
    """Pack the bars of all strands into common lanes."""
    alike = [module.model_copy(update={"strand": ""}) for module in plan.modules]
    together = plan.model_copy(update={"modules": tuple(alike)})
    return pack(together, grid, style, ("",), numbers, words)


def coloured(
    shapes: Sequence[Shape], plan: Plan, ranks: Mapping[str, int], look: Look
) -> list[Shape]:
    """Give bars that were drawn alike their strands' colours, and the strip at their foot."""
    strand = {module.id: module.strand for module in plan.modules}
    made: list[Shape] = []
    strips: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Rect) and shape.role == "bar":
            rank = ranks[strand[shape.of]]
            fill = look.theme.fill(rank)
            light = shape.line <= _HEAVY
            edge = look.theme.edge(fill)
            made.append(replace(shape, fill=fill, edge=edge if light else shape.edge))
            inset = shape.line
            strips.append(
                Rect(
                    shape.x + inset,
                    shape.y + shape.height - inset - STRIP,
                    shape.width - 2 * inset,
                    STRIP,
                    "strip",
                    shape.of,
                    fill=fill,
                    hatch=look.theme.hatch(rank),
                    ink=edge,
                )
            )
        elif isinstance(shape, Text):
            # Text keeps clear of the strip.
            made.append(replace(shape, y=shape.y - RAISED / 2))
        else:
            made.append(shape)
    bars = [shape for shape in made if isinstance(shape, Rect)]
    return [*bars, *strips, *(shape for shape in made if not isinstance(shape, Rect))]


def key_height(order: Sequence[str]) -> float:
    """Give the height of the key of strands."""
    return _ROW * len(order)


def key_width(order: Sequence[str], plan: Plan, words: Words) -> float:
    """Give the width of the key of strands."""
    sums = _sums(plan)
    return max(
        strands.NAME
        + fonts.width(plan.strand_title(strand), _SIZE, True)
        + 6.0
        + fonts.width(hours_text(sums.get(strand, 0.0), words), strands.HOURS_SIZE)
        for strand in order
    )


def key(
    order: Sequence[str],
    plan: Plan,
    ranks: Mapping[str, int],
    place: tuple[float, float, float],
    look: Look,
) -> list[Shape]:
    """Name the strands of a plan beside its lanes; ``place``: left and right end, top."""
    left, right, top = place
    sums, made = _sums(plan), list[Shape]()
    for number, strand in enumerate(order):
        middle = top + (number + 0.5) * _ROW
        fill = look.theme.fill(ranks[strand])
        made += [
            Rect(
                left,
                middle - _COLOUR / 2,
                strands.TAB,
                _COLOUR,
                "strand",
                strand,
                fill=fill,
                edge=look.theme.edge(fill),
                line=_OUTLINE,
                hatch=look.theme.hatch(ranks[strand]),
                ink=look.theme.hatch_ink(fill),
            ),
            fonts.written(
                left + strands.NAME,
                fonts.baseline(middle, _SIZE),
                plan.strand_title(strand),
                _SIZE,
                look.theme.ink,
                "strand-name",
                of=strand,
                bold=True,
            ),
            fonts.written(
                right,
                fonts.baseline(middle, strands.HOURS_SIZE),
                hours_text(sums[strand], look.words),
                strands.HOURS_SIZE,
                look.theme.muted,
                "strand-hours",
                of=strand,
                anchor="end",
            ),
        ]
    return made


def _sums(plan: Plan) -> dict[str, float]:
    sums: dict[str, float] = {}
    for module in plan.modules:
        sums[module.strand] = sums.get(module.strand, 0.0) + float(module.hours)
    return sums
