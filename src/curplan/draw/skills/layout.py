"""The skill map: what builds on what, from left to right, as one page or a folded one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from curplan.draw import fonts
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import titles
from curplan.draw.parts.titles import Block
from curplan.draw.scene import Line, Scene, Shape
from curplan.draw.skills import boxes, routes
from curplan.draw.skills.fit import Fitted, fit
from curplan.draw.skills.fold import one_strand, overview
from curplan.draw.skills.legend import legend
from curplan.draw.skills.maps import module_map, outcome_map
from curplan.draw.skills.shades import shades

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curplan.draw.scene import Page
    from curplan.draw.skills.graph import Map
    from curplan.plan.model import Plan

    #: Gives a page's title block (for a strand's name, or for all: ""), the shapes of its footer,
    #: and the footer's height.
    Frame = Callable[[Page, str], tuple[Block, tuple[Shape, ...], float]]

Of = Literal["modules", "outcomes"]
_GAP, _NOTE = 10.0, 8.0
#: A page grows at most so often, each time to the next size of paper, before a map is folded: on
#: A2 its names are still read from a wall, and printed on A3 with good eyes. Other pages grow as
#: they must.
_GROWN, _ENDLESS = 2, 12
#: What a box and its gaps take at the least size of a name, in points (three lines of three
#: words), and the share of a page that boxes can have, so that its lines can be told apart.
_BOX, _BOXES = 95.0 * 45.0, 0.45
#: Widths of a line and of the ground beneath it, length of its head, dashes to what is missing.
_THIN, _STRIP, _HEAD, _DASH = 0.85, 3.2, 3.2, (3.0, 2.0)


def skill_map(plan: Plan, look: Look = PLAIN, of: Of = "modules") -> tuple[Scene, ...]:
    """Lay out the prerequisites of a plan's modules, or of the outcomes that they teach.

    One page, the smallest that holds the map; a map too large to read gets an overview by strand
    and a page for each strand.
    """
    shown = module_map(plan, look) if of == "modules" else outcome_map(plan, look)
    heading = look.words.say(f"skills-{of}")

    def frame(page: Page, strand: str) -> tuple[Block, tuple[Shape, ...], float]:
        said = look.words.say("skills-strand", heading=heading, strand=strand)
        block = titles.title_block(plan, page, look, heading=said if strand else heading)
        return block, titles.footer(plan, page, look), titles.foot_height(plan, page, look)

    title = f"{plan.programme}: {heading}"
    return graph_pages(shown, strand_ranks(plan, shown), frame, title, look, of)


def strand_ranks(plan: Plan, shown: Map) -> dict[str, int]:
    """Rank the strands as the roadmap does; those that no module belongs to come after."""
    own = sorted({module.strand for module in plan.modules})
    more = sorted({node.strand for node in shown.nodes} - {*own, ""})
    return {strand: rank for rank, strand in enumerate([*own, *more])}


def _told_apart(shown: Map, ranks: Mapping[str, int], colours: int) -> dict[str, int]:
    """Give the strands of a page their ranks; one whose colour is taken gets another one."""
    made: dict[str, int] = {}
    taken: set[int] = set()
    here = {node.strand for node in shown.nodes} - {""}
    for strand in sorted(here, key=ranks.__getitem__):
        rank = ranks[strand]
        free = [other for other in range(colours) if other not in taken]
        if rank % colours in taken and free:
            rank = free[0]
        taken.add(rank % colours)
        made[strand] = rank
    return made


def graph_pages(
    shown: Map, ranks: Mapping[str, int], frame: Frame, title: str, look: Look, of: Of
) -> tuple[Scene, ...]:
    """Lay out any map: on one page if it can be read there, else folded by strand.

    Parameters
    ----------
    shown
        The nodes and edges; they need not come from a plan.
    ranks
        Every strand's rank, which gives its colour and hatch.
    frame
        Gives a page's title block and footer, for the strand of this name, or for all.
    of
        What the nodes are called where they are counted.
    """
    if _readable(shown, look):
        whole = _smallest(shown, ranks, _Words(frame, title), look, _GROWN)
        if whole is not None:
            return (whole,)
    note = look.words.say(f"skills-folded-{of}", n=len(shown.nodes))
    folded = overview(shown, of, look)
    scenes = [_smallest(folded, ranks, _Words(frame, title, note=note), look, _ENDLESS)]
    for node in folded.nodes:
        part = one_strand(shown, node.strand, look)
        words = _Words(frame, f"{title}: {node.name}", strand=node.name)
        scenes.append(_smallest(part, ranks, words, look, _ENDLESS))
    return tuple(scene for scene in scenes if scene is not None)


def _readable(shown: Map, look: Look) -> bool:
    """Tell whether the largest page that a map may take has room for its boxes."""
    page = look.page
    for _ in range(_GROWN):
        page = page.larger()
    return len(shown.nodes) * _BOX <= _BOXES * page.width * page.height


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around a map: what its frame says, its title, a note above it."""

    frame: Frame
    title: str
    strand: str = ""
    note: str = ""


def _smallest(
    shown: Map, ranks: Mapping[str, int], words: _Words, look: Look, grown: int
) -> Scene | None:
    """Lay out a map on the smallest page that holds it, at most so many sizes larger."""
    page = look.page
    for _ in range(grown + 1):
        scene = _scene(shown, ranks, words, page, look)
        if scene is not None:
            return scene
        page = page.larger()
    return None


def _scene(
    shown: Map, ranks: Mapping[str, int], words: _Words, page: Page, look: Look
) -> Scene | None:
    """Lay out one page, or give None if the map does not fit it."""
    block, foot, foot_height = words.frame(page, words.strand)
    colours = shades(max(len(shown.steps), 1), look.theme)
    ranks = _told_apart(shown, ranks, len(look.theme.fills))
    explained = legend(shown, page, 0.0, colours, ranks, look)
    below = page.bottom - foot_height - 3.0 - explained.height
    top = page.top + block.height + _GAP
    said = _note(shown, words.note, page, top, look)
    top += said.height
    room = below - _GAP - top
    found = fit(shown, page.right - page.left, room) if room > 0 else None
    if found is None:
        return None
    shapes = (
        *_lines(shown, found, page.left, top, look),
        *_boxes(shown, found, page.left, top, colours, ranks, look),
        *block.shapes,
        *said.shapes,
        *legend(shown, page, below, colours, ranks, look).shapes,
        *foot,
    )
    return Scene(page, look.theme.ground, shapes, words.title)


def _note(shown: Map, note: str, page: Page, top: float, look: Look) -> Block:
    """Say what the map leaves out, or how it is folded."""
    parts = [note] if note else []
    if shown.round:
        parts.append(look.words.say("skills-round", n=shown.round))
    made: list[Shape] = []
    y = top
    for line in titles.flowed(parts, _NOTE, page.right - page.left):
        base = fonts.baseline(y + _NOTE * 0.6, _NOTE)
        made.append(fonts.written(page.left, base, line, _NOTE, look.theme.ink, "map-note"))
        y += _NOTE * 1.35
    return Block(tuple(made), y - top + (_GAP / 2 if parts else 0.0))


def _lines(shown: Map, found: Fitted, left: float, top: float, look: Look) -> list[Shape]:
    """Draw the edges source by source, each on a strip of ground that cuts what it crosses.

    The first edge of a source is drawn whole, each other one from where it leaves those before.
    """
    missing = {node.id for node in shown.nodes if node.state == "missing"}
    bundles: dict[str, list[Line]] = {}
    for edge in sorted(shown.edges, key=lambda edge: edge[1] in missing):
        source, target = edge
        points = routes.line(
            edge,
            found.layers,
            found.sides,
            found.gutters,
            found.centres,
            found.ends,
            found.layer[source],
        )
        lines = bundles.setdefault(source, [])
        placed = [(left + x, top + y) for x, y in points]
        line = Line(
            routes.branch(placed, [drawn.points for drawn in lines]),
            look.theme.arrow,
            _THIN,
            "arrow",
            f"{source}>{target}",
            dash=_DASH if target in missing else (),
            head=_HEAD,
        )
        lines.append(line)
    made: list[Shape] = []
    for lines in bundles.values():
        made += (
            replace(line, colour=look.theme.ground, width=_STRIP, role="strip", dash=(), head=0.0)
            for line in lines
        )
        made += lines
    return made


def _boxes(
    shown: Map,
    found: Fitted,
    left: float,
    top: float,
    colours: tuple[str, ...],
    ranks: Mapping[str, int],
    look: Look,
) -> list[Shape]:
    made: list[Shape] = []
    for node in shown.nodes:
        start, end = found.sides[found.layer[node.id]]
        tall = found.heights[node.id]
        place = (left + start, top + found.centres[node.id] - tall / 2, end - start, tall)
        made += boxes.box(node, found.words[node.id], place, colours, ranks, look)
    return made
