"""Prerequisite arrows: which ones, and their way through the gutters between the lanes.

An arrow leaves a bar by its top or bottom edge, runs along gutters, crosses a lane only where
no bar or label stands, and enters its bar by the edge. Gutter ``g`` lies above lane ``g``; the
last one lies below the last lane. Ways are found with x alone, before any lane has a height:
how many tracks a gutter then needs decides how high it becomes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curplan.draw.theme import MOST_ARROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.lanes import Bar, Lane
    from curplan.plan.model import Plan

#: Distance kept from a bar's corner, and between an arrow and what it passes, in points.
CORNER, CLEAR = 5.0, 2.2
#: Distance of two arrows side by side.
PITCH = 2.1
#: What a bend, and running over another module's arrow, cost in points of length.
_BEND, _CROWD = 9.0, 14.0
#: What following another arrow of the same module saves.
_SHARED = 8.0
#: Ways kept at each lane while searching.
_KEPT = 10


@dataclass(frozen=True, slots=True)
class Edge:
    """A prerequisite between two modules, by id."""

    source: str
    target: str
    critical: bool


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


@dataclass(slots=True)
class _Traffic:
    """Where vertical runs are already, by gutter or lane: (x, source)."""

    gutters: dict[int, list[tuple[float, str]]] = field(default_factory=dict)
    lanes: dict[int, list[tuple[float, str]]] = field(default_factory=dict)

    trunks: dict[str, set[float]] = field(default_factory=dict)

    def cost(self, where: dict[int, list[tuple[float, str]]], key: int, x: float, of: str) -> float:
        near = [other for at, other in where.get(key, ()) if abs(at - x) < PITCH - 0.1]
        if any(at == x and other == of for at, other in where.get(key, ())):
            return -_SHARED
        return _CROWD * sum(other != of for other in near)


def edges(plan: Plan) -> tuple[Edge, ...]:
    """List the reduced prerequisites of a plan's modules; above forty the critical ones alone.

    Reduced: without those that follow from others.
    """
    ids = [module.id for module in plan.modules]
    place = {name: index for index, name in enumerate(ids)}
    direct = [0] * len(ids)
    for module in plan.modules:
        for need in module.needs:
            if need.source in place and need.source != module.id:
                direct[place[need.source]] |= 1 << place[module.id]
    reach = list(direct)
    for middle in range(len(ids)):
        bit, onward = 1 << middle, reach[middle]
        for index in range(len(ids)):
            if reach[index] & bit:
                reach[index] |= onward
    chain = set(zip(plan.critical_chain, plan.critical_chain[1:], strict=False))
    found = []
    for index, source in enumerate(ids):
        later = [other for other in range(len(ids)) if direct[index] >> other & 1]
        for other in later:
            detour = any(
                reach[via] >> other & 1 and not reach[other] >> via & 1
                for via in later
                if via != other
            )
            if not detour:
                pair = (source, ids[other])
                found.append(Edge(*pair, pair in chain))
    if len(found) > MOST_ARROWS:
        found = [edge for edge in found if edge.critical]
    return tuple(found)


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
    at = left
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
    wishes, trunks = (wish_out, wish_in), traffic.trunks.get(name, ())
    outs = {*_spread(wish_out, leave), *_spread(wish_in, leave)}
    outs |= {x for x in trunks if leave[0] <= x <= leave[1]}
    states = [
        _State(0.25 * (wish_out - x) + traffic.cost(traffic.gutters, gutters[0], x, name), (x,))
        for x in sorted(outs)
    ]
    for lane, gutter in zip(between, gutters, strict=False):
        options = {
            x
            for gap in gaps[lane]
            for wish in (*wishes, *trunks, *(state.xs[-1] for state in states))
            for x in _spread(_clamp(wish, gap), gap)
        }
        costs = {
            x: traffic.cost(traffic.lanes, lane, x, name)
            + traffic.cost(traffic.gutters, gutter, x, name)
            for x in options
        }
        states = _step(states, costs)
    ins = {x for wish in (wish_in, *(s.xs[-1] for s in states)) for x in _spread(_clamp(wish, enter), enter)}
    costs = {
        x: 0.5 * abs(x - wish_in) + traffic.cost(traffic.gutters, gutters[-1], x, name)
        for x in ins
    }
    return _step(states, costs)[0]


def _step(states: list[_State], costs: dict[float, float]) -> list[_State]:
    """Extend each way to each next vertical run and keep the best."""
    found = []
    for x, own in costs.items():
        best = min(
            (state.cost + abs(x - state.xs[-1]) + (_BEND if x != state.xs[-1] else 0.0), state.xs)
            for state in states
        )
        found.append(_State(best[0] + own, (*best[1], x)))
    found.sort(key=lambda state: (state.cost, state.xs))
    return found[:_KEPT]


def _span(bar: Bar) -> tuple[float, float]:
    """Give the part of a bar's edge that an arrow may use."""
    corner = min(CORNER, (bar.right - bar.left) / 3)
    return bar.left + corner, bar.right - corner


def _spread(x: float, span: tuple[float, float]) -> list[float]:
    """Give ``x`` and its neighbours a pitch away, as far as they lie in the span."""
    return [
        round(at, 3) for at in (x, x - PITCH, x + PITCH) if span[0] - 1e-6 <= at <= span[1] + 1e-6
    ]


def _clamp(x: float, span: tuple[float, float]) -> float:
    return min(max(x, span[0]), span[1])


def _note(way: Way, start: int, end: int, traffic: _Traffic) -> None:
    """Enter a way into the traffic."""
    name = way.edge.source
    step = 1 if way.down else -1
    lane = start
    traffic.trunks.setdefault(name, set()).update(way.xs[:-1])
    for number, x in enumerate(way.xs):
        for gutter in way.gutters[max(0, number - 1) : number + 1]:
            traffic.gutters.setdefault(gutter, []).append((x, name))
        if 0 < number < len(way.xs) - 1:
            lane += step
            traffic.lanes.setdefault(lane, []).append((x, name))


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
            for track, row in enumerate(rows):
                if all(
                    other == source or low > end + CLEAR or high < start - CLEAR
                    for start, end, other in row
                ):
                    break
            else:
                track = len(rows)
                rows.append([])
            rows[track].append((low, high, source))
            chosen[key] = track
        counts[gutter] = len(rows)
    used = {
        gutter: Gutter(counts.get(gutter, 0), gutter in above, gutter in below)
        for gutter in sorted(above | below | set(counts))
    }
    return chosen, used
