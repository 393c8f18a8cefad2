"""The roadmap: a plan as one page, strands as rows, weeks as columns, the load below.

Layout is a search over ways to set the names, from the most generous to the densest: the first
one that fits the page is taken. Only when even numbers with a key do not fit does the page grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import axis, legend, load, strands, titles
from curplan.draw.parts.axis import Grid
from curplan.draw.parts.closures import NOTE_SIZE
from curplan.draw.roadmap import arrows, body, head, routes, stack
from curplan.draw.roadmap.attempts import DENSE, LOAD_MOST, STYLES, Try
from curplan.draw.roadmap.lanes import Lane, ordered_strands, pack
from curplan.draw.roadmap.naming import named_again, raised
from curplan.draw.scene import Page, Scene, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.roadmap.stack import Body
    from curplan.plan.model import Plan

#: Free strips left and right of the weeks, where an arrow can always pass.
ALLEY = 7.0
#: Width of the column with the strands' names: least, and the share of the page above which they
#: get rows of their own instead; what stands left of the weeks then.
_COLUMN_LEAST, _COLUMN_MOST, _TAB_ROOM = 56.0, 0.22, 18.0
#: No page narrower or lower than this, without its margins, holds a roadmap.
_PAGE_LEAST = 180.0
#: Larger paper is taken where more than this share of the names would be numbers.
_MOST_NUMBERS = 0.7
#: How often names are tried again in place of numbers.
_NAMED_AGAIN = 2


def roadmap(plan: Plan, look: Look = PLAIN) -> Scene:
    """Lay out the roadmap of a plan.

    On the look's page; for a plan too dense for it even with numbers and a key, the page grows in
    its own proportions, because no name is cut and no text shrinks below its limit; so it does
    where most names would be numbers, if that helps. What a learner can do after each month is
    told where that costs no name its place in or beside its bar.
    """
    scene = _on(plan, look.page, look)
    if scene is None or _numbered(scene, plan) > _MOST_NUMBERS:
        larger = _grown(plan, look.page.larger(), look)
        if scene is None or _numbered(larger, plan) <= _MOST_NUMBERS:
            return larger
    return scene


def _grown(plan: Plan, page: Page, look: Look) -> Scene:
    """Lay out a plan on the first page that holds it."""
    while True:
        scene = _on(plan, page, look)
        if scene is not None:
            return scene
        page = page.larger()


def _numbered(scene: Scene, plan: Plan) -> float:
    """Give the share of the modules that have a number in place of a name."""
    return len({text.of for text in scene.texts("number")}) / max(len(plan.modules), 1)


def _on(plan: Plan, page: Page, look: Look) -> Scene | None:
    """Lay out a plan on a page, the most generous way that fits; None if none does."""
    telling = [Try(style, page, dense=False, told=True) for style in STYLES]
    if plan.skills and _Layout(plan, telling[-1], look).scene() is not None:
        return _first(plan, telling, look)
    tries = [Try(style, page, dense=False) for style in STYLES]
    tries += [Try(style, page, dense=True) for style in DENSE]
    return _first(plan, tries, look)


def _first(plan: Plan, tries: Sequence[Try], look: Look) -> Scene | None:
    """Give the first try that fits, by bisection: denser tries need less height."""
    low, high = 0, len(tries)
    best: Scene | None = None
    while low < high:
        middle = (low + high) // 2
        scene = _Layout(plan, tries[middle], look).scene()
        if scene is None:
            low = middle + 1
        else:
            best, high = scene, middle
    return best


def _with_gap(key: float) -> float:
    """Give what a key of a height takes of the page."""
    return key + 5.0 if key else 0.0


class _Layout:
    """One attempt at a plan's roadmap."""

    def __init__(self, plan: Plan, attempt: Try, look: Look) -> None:
        self.plan, self.attempt, self.look = plan, attempt, look
        self.page = page = attempt.page
        self.order = ordered_strands(plan)
        self.ranks = {strand: rank for rank, strand in enumerate(sorted(self.order))}
        wide = page.right - page.left
        column = strands.NAME + self._column() + 6.0
        self.stacked = column > _COLUMN_MOST * wide
        room = wide if self.stacked else self._column() + 0.1
        self.heads = strands.headings(
            plan, self.order, room, hours=not attempt.crowded, words=look.words
        )
        beside = (
            max(_TAB_ROOM, load.tick_room(plan, look.words)) if self.stacked else column + ALLEY
        )
        left = page.left + beside
        weeks = max(len(plan.weeks), 1)
        self.grid = Grid(left, (page.right - ALLEY - left) / weeks, weeks)
        self.head = head.lay_out(
            plan,
            self.grid,
            page,
            look,
            column=0.0 if self.stacked else column - 6.0,
            crowded=attempt.numbers,
            told=attempt.told,
        )

    def _column(self) -> float:
        """Give the width of the longest word of the strands' names."""
        words = [word for strand in self.order for word in self.plan.strand_title(strand).split()]
        longest = max((fonts.width(word, strands.STRAND_SIZE, True) for word in words), default=0.0)
        return max(longest, _COLUMN_LEAST)

    @property
    def _may_do(self) -> bool:
        """Tell quickly whether the page may be large enough."""
        page = self.page
        area = page.area
        if min(area.right - area.left, area.bottom - area.top) < _PAGE_LEAST:
            return False
        if self.attempt.told and not self.head.outcomes.said:
            return False
        notes = self.head.axis.notes
        ends = [left + fonts.width(text, NOTE_SIZE) for text, left, _ in notes]
        ends += [page.left + each.extent for each in self.heads.values() if self.stacked]
        ends += [page.left + legend.widest(self.plan)]
        return max(ends) <= page.right

    def _lanes(self) -> tuple[Lane, ...]:
        """Pack the bars; where strands have no column, a row for each one's name comes first."""
        found = pack(self.plan, self.grid, self.attempt.style, words=self.look.words)
        if not self.stacked:
            return found
        made: list[Lane] = []
        for lane in found:
            if not made or made[-1].strand != lane.strand:
                end = self.page.left + self.heads[lane.strand].extent
                made.append(Lane(lane.strand, (), lane.size, continuous=False, heading=end))
            made.append(lane)
        return tuple(made)

    def scene(self) -> Scene | None:
        """Lay everything out, or give None if it does not fit the page."""
        if not self._may_do:
            return None
        plan, page, look, grid = self.plan, self.page, self.look, self.grid
        gap = self.attempt.gap
        lanes = self._lanes()
        heads = {} if self.stacked else self.heads
        numbered = {bar.module.id for lane in lanes for bar in lane.bars if bar.numbered}
        title = titles.title_block(plan, page, look, dense=self.attempt.dense)
        head_top = page.top + title.height + gap
        top = head_top + self.head.height
        key = legend.key(plan, numbered, page, 0.0, look)
        wanted = () if look.partner else arrows.edges(plan)
        shown = "all" if any(not edge.critical for edge in wanted) else ""
        explained = legend.legend(plan, page, 0.0, shown, look, milestones=True)
        feet = titles.foot_height(plan, page, look) + 3.0
        foot = feet + explained.height + _with_gap(key.height)
        bottom = page.bottom - foot - gap - load.SUM_ROW
        room = bottom - self.attempt.load - gap - top
        room -= load.TITLE_ROW if self.stacked else 0.0
        if sum(sum(part) for part in stack.least(lanes, {}, heads, self.attempt.apart)) > room:
            return None
        ways = routes.route(lanes, wanted, grid.left - ALLEY, grid.right + ALLEY)
        chosen, used = routes.tracks(ways)
        tall, gutters = stack.least(lanes, used, heads, self.attempt.apart)
        if sum(tall) + sum(gutters) > room:
            return None
        placed = stack.stack(lanes, tall, gutters, top, self._shared(room, tall, gutters))
        if numbered:
            # Lanes may be higher than they need: then some names fit them, and the key shrinks.
            for _ in range(_NAMED_AGAIN):
                tall = raised(lanes, tall, room - sum(tall) - sum(gutters), look.words)
                placed = stack.stack(lanes, tall, gutters, top, self._shared(room, tall, gutters))
                lanes = named_again(lanes, [high for _, high in placed.lanes], look.words)
                numbered = {bar.module.id for lane in lanes for bar in lane.bars if bar.numbered}
                shorter = legend.key(plan, numbered, page, 0.0, look)
                saved = _with_gap(key.height) - _with_gap(shorter.height)
                key, room, bottom = shorter, room + saved, bottom + saved
                placed = stack.stack(lanes, tall, gutters, top, self._shared(room, tall, gutters))
        load_top = placed.bottom + gap + (load.TITLE_ROW if self.stacked else 0.0)
        load_height = min(bottom - load_top, LOAD_MOST)
        below = load_top + load_height + load.SUM_ROW + gap
        explained = legend.legend(
            plan, page, page.bottom - feet - explained.height, shown, look, milestones=True
        )
        key = legend.key(plan, numbered, page, below, look)
        column = strands.column(
            placed, self.heads, self.ranks, page.left, look, self._rows(lanes, placed)
        )
        written = [*body.bars(plan, lanes, placed, self.ranks, look)]
        around = body.keep_out(lanes, placed, [*written, *column])
        shades_top = head_top + self.head.before_notes
        load_bottom = load_top + load_height
        shapes: list[Shape] = [
            *strands.bands(placed, page.left, page.right, look),
            *axis.shades(self.head.axis, plan, shades_top, load_bottom, look),
            *body.grid_lines(self.head.axis, top, placed.bottom, around, look),
            *body.grid_lines(self.head.axis, load_top, load_bottom, (), look),
            *column,
            *self.head.shapes(plan, page.left, head_top, look),
            *written,
            *body.arrow_lines(ways, chosen, used, lanes, placed, look),
            *load.chart(
                plan,
                grid,
                self.order,
                self.ranks,
                load_top,
                load_height,
                page.left,
                look,
                above=self.stacked,
            ),
            *title.shapes,
            *key.shapes,
            *explained.shapes,
            *titles.footer(plan, page, look),
        ]
        return Scene(page, look.theme.ground, tuple(shapes), titles.plain_title(plan, look))

    def _shared(self, room: float, tall: Sequence[float], gutters: Sequence[float]) -> float:
        """Give what the lanes get of the room.

        Half of what they do not need makes the load chart higher, until it is high enough.
        """
        spare = room - sum(tall) - sum(gutters)
        return room - min(spare / 2, LOAD_MOST - self.attempt.load)

    def _rows(self, lanes: Sequence[Lane], placed: Body) -> dict[str, float] | None:
        """Give the middle of each strand's row for its heading, if there are such rows."""
        if not self.stacked:
            return None
        pairs = zip(lanes, placed.lanes, strict=True)
        return {lane.strand: top + high / 2 for lane, (top, high) in pairs if not lane.bars}
