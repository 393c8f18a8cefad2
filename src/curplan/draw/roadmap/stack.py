"""How high lanes and gutters are, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.roadmap.routes import PITCH, Gutter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.parts.strands import Heading
    from curplan.draw.roadmap.lanes import Lane

#: Heights of a gutter: unused, with a straight arrow into a bar; between a track and a lane
#: that an arrow enters from it, and one that none does.
BARE, STRAIGHT, HEADROOM, TAIL = 2.4, 4.4, 3.5, 1.6
#: Least height of a gutter between two strands, half of it in each band; on a crowded page.
BETWEEN, BETWEEN_CROWDED = 6.0, 4.0
#: How much higher than needed a lane becomes on a page with room, a thin one, and a gutter; and
#: how many times that on one that would stay empty.
_LANE_STRETCH, _THIN_STRETCH, _GUTTER_STRETCH, _MOST_STRETCH = 24.0, 4.0, 8.0, 2.5


@dataclass(frozen=True, slots=True)
class Body:
    """Where lanes, gutters and the strands' bands lie."""

    lanes: tuple[tuple[float, float], ...]
    gutters: tuple[tuple[float, float], ...]
    bands: tuple[tuple[str, float, float], ...]
    bottom: float


def least(
    lanes: Sequence[Lane],
    used: Mapping[int, Gutter],
    heads: Mapping[str, Heading],
    apart: float = BETWEEN,
) -> tuple[list[float], list[float]]:
    """Give the least heights of lanes and gutters; ``apart`` is what lies between two strands."""
    tall = [lane.height for lane in lanes]
    gutters = []
    for index in range(len(lanes) + 1):
        height = need(used.get(index, Gutter()))
        if index in (0, len(lanes)):
            height = max(height, apart / 2)
        elif lanes[index - 1].strand != lanes[index].strand:
            height = max(height, apart)
        gutters.append(height)
    for strand, head in heads.items():
        own = [index for index, lane in enumerate(lanes) if lane.strand == strand]
        there = sum(tall[i] for i in own) + sum(gutters[i] for i in own[1:])
        lack = head.height - there - 2.0
        if lack > 0:
            for index in own:
                tall[index] += lack / len(own)
    return tall, gutters


def need(gutter: Gutter) -> float:
    """Give the least height of a gutter."""
    if not gutter.tracks:
        return STRAIGHT if gutter.above or gutter.below else BARE
    return first_track(gutter) + (gutter.tracks - 1) * PITCH + (HEADROOM if gutter.below else TAIL)


def first_track(gutter: Gutter) -> float:
    """Give where the first track of a gutter runs."""
    return HEADROOM if gutter.above else TAIL


def stack(
    lanes: Sequence[Lane], tall: list[float], gutters: list[float], top: float, room: float
) -> Body:
    """Place lanes and gutters from ``top`` down, using up to ``room`` of the height there is."""
    extra = max(0.0, room - sum(tall) - sum(gutters))
    limits = [_stretch(lane) for lane in lanes]
    share = min(_MOST_STRETCH, extra / (sum(limits) + _GUTTER_STRETCH * len(gutters)))
    y, lane_at, gutter_at = top, [], []
    for index, gutter in enumerate(gutters):
        height = gutter + share * _GUTTER_STRETCH
        gutter_at.append((y, height))
        y += height
        if index < len(lanes):
            height = tall[index] + share * limits[index]
            lane_at.append((y, height))
            y += height
    return Body(tuple(lane_at), tuple(gutter_at), _bands(lanes, gutter_at, y), y)


def _stretch(lane: Lane) -> float:
    if not lane.bars:
        return 0.0
    return _THIN_STRETCH if lane.continuous else _LANE_STRETCH


def _bands(
    lanes: Sequence[Lane], gutters: list[tuple[float, float]], bottom: float
) -> tuple[tuple[str, float, float], ...]:
    starts = [
        index
        for index, lane in enumerate(lanes)
        if not index or lanes[index - 1].strand != lane.strand
    ]
    edges = [gutters[index][0] + (gutters[index][1] / 2 if index else 0.0) for index in starts] + [
        bottom
    ]
    return tuple(
        (lanes[index].strand, edges[number], edges[number + 1])
        for number, index in enumerate(starts)
    )
