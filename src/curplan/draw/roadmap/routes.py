"""The ways of prerequisite arrows through the gutters between the lanes.

An arrow leaves a bar by its top or bottom edge, runs along gutters, crosses a lane only where
no bar or label stands, and enters its bar by the edge. Gutter ``g`` lies above lane ``g``; the
last one lies below the last lane. Ways are found with x alone, before any lane has a height:
how many tracks a gutter then needs decides how high it becomes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curplan.draw.roadmap.arrows import Edge
    from curplan.draw.roadmap.lanes import Bar, Lane

#: Distance kept from a bar's corner, and between an arrow and what it passes, in points.
CORNER, CLEAR = 5.0, 2.2
#: Distance of two arrows side by side.
PITCH = 2.1
#: What a bend, and running over another module's arrow, cost in points of length.
_BEND, _CROWD = 9.0, 14.0
#: What following another arrow of the same module saves.
_SHARED = 8.0
#: Ways kept at each lane while searching.
_KEPT = 8
#: Gaps of a lane that are looked at, the nearest first.
_GAPS = 5


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow's way: ``xs`` are its vertical runs, ``gutters`` where it changes between them.

    ``down`` tells whether it leaves by the bottom edge, ``into_top`` whether it enters by the top.
    """

    edge: Edge
    xs: tuple[float, ...]
    gutters: tuple[int, ...]
    down: bool
    into_top: bool


@dataclass(frozen=True, slots=True)
class Gutter:
    """What a gutter must hold: parallel tracks, and arrow heads into the lane above or below."""

    tracks: int = 0
    above: bool = False
    below: bool = False


_Runs = dict[int, set[tuple[float, str]]]


@dataclass(slots=True)
class _Traffic:
    """Where vertical runs are already, by gutter and by lane: (x, source)."""

    gutters: _Runs = field(default_factory=dict)
    lanes: _Runs = field(default_factory=dict)
    trunks: dict[str, set[float]] = field(default_factory=dict)


def _crowd(runs: _Runs, key: int, x: float, of: str) -> float:
    """Price a vertical run: dear beside a stranger's, cheap on one of the same module."""
    total = 0.0
    for at, other in runs.get(key, ()):
        if -PITCH < at - x < PITCH:
            if other != of:
                total += _CROWD
            elif at == x:
                return -_SHARED
    return total


def route(
    lanes: Sequence[Lane], wanted: Sequence[Edge], left: float, right: float
) -> tuple[Way, ...]:
    """Find a way for every arrow, between ``left`` and ``right``; critical ones choose first."""
    where: dict[str, tuple[int, Bar]] = {
        bar.module.id: (index, bar) for index, lane in enumerate(lanes) for bar in lane.bars
    }
    gaps = [_gaps(lane, left, right) for lane in lanes]
    traffic = _Traffic()
    ways = []
    order = sorted(
        wanted,
        key=lambda edge: (
            not edge.critical,
            abs(where[edge.source][0] - where[edge.target][0]),
            where[edge.target][1].left - where[edge.source][1].right,
            edge.source,
            edge.target,
        ),
    )
    for edge in order:
        way = _way(edge, where[edge.source], where[edge.target], gaps, traffic)
        _note(way, where[edge.source][0], where[edge.target][0], traffic)
        ways.append(way)
    return tuple(ways)


def _gaps(lane: Lane, left: float, right: float) -> list[tuple[float, float]]:
    """List where a lane may be crossed."""
    free = []
    at = max(left, lane.heading)
    for start, end in sorted(bar.footprint for bar in lane.bars):
        if start - at >= 2 * CLEAR:
            free.append((at + CLEAR, start - CLEAR))
        at = max(at, end)
    if right - at >= 2 * CLEAR:
        free.append((at + CLEAR, right - CLEAR))
    return free


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    xs: tuple[float, ...]


def _way(
    edge: Edge,
    source: tuple[int, Bar],
    target: tuple[int, Bar],
    gaps: list[list[tuple[float, float]]],
    traffic: _Traffic,
) -> Way:
    (start, bar), (end, aim) = source, target
    if start < end:
        tries = [(True, True, list(range(start + 1, end)))]
    elif start > end:
        tries = [(False, False, list(range(start - 1, end, -1)))]
    else:
        tries = [(True, False, []), (False, True, [])]
    best: tuple[float, Way] | None = None
    for down, into_top, between in tries:
        first = start + 1 if down else start
        gutters = [first]
        for _ in between:
            gutters.append(gutters[-1] + (1 if down else -1))
        state = _search(edge.source, bar, aim, between, gutters, gaps, traffic)
        if best is None or state.cost < best[0]:
            best = (state.cost, Way(edge, state.xs, tuple(gutters), down, into_top))
    assert best is not None
    return best[1]


def _search(
    name: str,
    bar: Bar,
    aim: Bar,
    between: list[int],
    gutters: list[int],
    gaps: list[list[tuple[float, float]]],
    traffic: _Traffic,
) -> _State:
    leave, enter = _span(bar), _span(aim)
    wish_out, wish_in = leave[1], min(enter[0] + 2.0, enter[1])
    wishes = (wish_out, wish_in, *traffic.trunks.get(name, ()))

    def priced(
        spans: Sequence[tuple[float, float]], near: Iterable[float], lane: int, gutter: int
    ) -> dict[float, float]:
        """Price the points of the spans nearest to ``near``, and where it is crowded, beside."""
        found: dict[float, float] = {}
        for low, high in spans:
            for wish in near:
                x = round(min(max(wish, low), high), 3)
                if x in found:
                    continue
                found[x] = price = _price(traffic, lane, gutter, x, name)
                for beside in (x - PITCH, x + PITCH) if price > 0 else ():
                    if low <= beside <= high and round(beside, 3) not in found:
                        at = round(beside, 3)
                        found[at] = _price(traffic, lane, gutter, at, name)
        return found

    states = [
        _State(0.25 * (wish_out - x) + price, (x,))
        for x, price in priced([leave], wishes, -1, gutters[0]).items()
    ]
    for lane, gutter in zip(between, gutters, strict=False):
        near = {*wishes, *(state.xs[-1] for state in states)}
        low, high = min(near), max(near)
        spans = sorted(gaps[lane], key=lambda gap: (max(low - gap[1], gap[0] - high, 0.0), gap))
        states = _step(states, priced(spans[:_GAPS], near, lane, gutter))
    near = {wish_in, *(state.xs[-1] for state in states)}
    costs = priced([enter], near, -1, gutters[-1])
    return _step(states, {x: price + 0.5 * abs(x - wish_in) for x, price in costs.items()})[0]


def _price(traffic: _Traffic, lane: int, gutter: int, x: float, of: str) -> float:
    """Price a vertical run through a lane (-1: none) and a gutter."""
    crossing = _crowd(traffic.lanes, lane, x, of) if lane >= 0 else 0.0
    return crossing + _crowd(traffic.gutters, gutter, x, of)


def _step(states: list[_State], costs: dict[float, float]) -> list[_State]:
    """Extend each way to each next vertical run and keep the best."""
    found = []
    for x, own in costs.items():
        best, least = states[0], inf
        for state in states:
            last = state.xs[-1]
            cost = state.cost if last == x else state.cost + abs(x - last) + _BEND
            if cost < least:
                best, least = state, cost
        found.append(_State(least + own, (*best.xs, x)))
    found.sort(key=lambda state: (state.cost, state.xs))
    return found[:_KEPT]


def _span(bar: Bar) -> tuple[float, float]:
    """Give the part of a bar's edge that an arrow may use."""
    corner = min(CORNER, (bar.right - bar.left) / 3)
    return round(bar.left + corner, 3), round(bar.right - corner, 3)


def _note(way: Way, start: int, end: int, traffic: _Traffic) -> None:
    """Enter a way into the traffic."""
    name = way.edge.source
    step = 1 if way.down else -1
    lane = start
    traffic.trunks.setdefault(name, set()).update(way.xs[:-1])
    for number, x in enumerate(way.xs):
        for gutter in way.gutters[max(0, number - 1) : number + 1]:
            traffic.gutters.setdefault(gutter, set()).add((x, name))
        if 0 < number < len(way.xs) - 1:
            lane += step
            traffic.lanes.setdefault(lane, set()).add((x, name))


def tracks(ways: Sequence[Way]) -> tuple[dict[tuple[int, int], int], dict[int, Gutter]]:
    """Give every horizontal run a track.

    Runs of one source may share a track, others keep apart. Returns the track of (way's index,
    hop's index), and what every gutter with an arrow must hold.
    """
    runs: dict[int, list[tuple[float, float, str, tuple[int, int]]]] = {}
    above: set[int] = set()
    below: set[int] = set()
    for number, way in enumerate(ways):
        (below if way.into_top else above).add(way.gutters[-1])
        for hop, gutter in enumerate(way.gutters):
            low, high = sorted(way.xs[hop : hop + 2])
            if high - low > 1e-6:
                runs.setdefault(gutter, []).append((low, high, way.edge.source, (number, hop)))
    chosen: dict[tuple[int, int], int] = {}
    counts: dict[int, int] = {}
    for gutter, found in runs.items():
        rows: list[list[tuple[float, float, str]]] = []
        for low, high, source, key in sorted(found):
            free = (
                track
                for track, row in enumerate(rows)
                if all(
                    other == source or low > end + CLEAR or high < start - CLEAR
                    for start, end, other in row
                )
            )
            track = next(free, len(rows))
            if track == len(rows):
                rows.append([])
            rows[track].append((low, high, source))
            chosen[key] = track
        counts[gutter] = len(rows)
    used = {
        gutter: Gutter(counts.get(gutter, 0), gutter in above, gutter in below)
        for gutter in sorted(above | below | set(counts))
    }
    return chosen, used
