"""Drawing a roadmap against painting as many texts and rectangles with bare matplotlib.

Ours is everything from the plan to the file's bytes: layout, and painting of bars, hatches, grid,
arrows and text. The floor is a Figure with one Axes and its axis off, as many ``ax.text`` and
``Rectangle`` as the scene has texts and rectangles, at the same places, in the same sizes and
colours, and ``savefig`` at the same resolution. Arrows, grid lines and hatches cost the floor
nothing. Both run in turn in one process; what is measured is processor time.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from tests.draw.plans import Shape, made_up

from curplan.draw.paint.files import DPI, FORMATS, Format, picture_bytes
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.scene import Scene
from curplan.plan.model import Plan

MOST_RATIO = 1.5
"""A roadmap of ``USUAL`` modules costs at most so many times the floor."""
MOST_GROWTH = 2.5
"""One of twice as many costs at most so many times as much."""
USUAL, LARGE = 30, 60
SEEDS = (1, 2, 3, 4)
"""The plans: some of the large ones need larger paper."""
TIMES, SHORT_TIMES = 5, 2


@dataclass(frozen=True, slots=True)
class Costs:
    """Medians of processor seconds a plan, and of the ratios run by run."""

    usual: float
    large: float
    floor: float
    layout: float
    ratio: float
    growth: float


def plans(modules: int, weeks: int) -> list[Plan]:
    """A made-up plan for each seed."""
    return [made_up(seed, Shape(modules=modules, weeks=weeks, strands=7)) for seed in SEEDS]


def bare(scene: Scene, kind: Format) -> bytes:
    """Paint the scene's texts and rectangles the usual way."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    page = scene.page
    figure = Figure(figsize=(page.width / 72, page.height / 72), facecolor=scene.ground)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, page.width)
    axes.set_ylim(page.height, 0)
    for rect in scene.rects():
        axes.add_patch(
            Rectangle(
                (rect.x, rect.y),
                rect.width,
                rect.height,
                facecolor=rect.fill or "none",
                edgecolor=rect.edge or "none",
                linewidth=rect.line,
            )
        )
    for text in scene.texts():
        weight = "bold" if text.bold else "normal"
        axes.text(text.x, text.y, text.text, size=text.size, color=text.colour, weight=weight)
    made = io.BytesIO()
    figure.savefig(made, format=kind, dpi=DPI)
    return made.getvalue()


def seconds(run: Callable[[], object]) -> float:
    """Processor time of a run."""
    gc.collect()
    begin = time.process_time()
    run()
    return time.process_time() - begin


def forget() -> None:
    """Empty every cache of the drawing: a plan is drawn once, as on the command line."""
    for module in [part for name, part in sys.modules.items() if name.startswith("curplan.draw")]:
        for found in vars(module).values():
            cells = getattr(found, "__closure__", None) or ()
            for part in (found, *(cell.cell_contents for cell in cells)):
                clear = getattr(part, "cache_clear", None)
                if clear is not None:
                    clear()


def measure(kind: Format, usual: list[Plan], large: list[Plan], times: int) -> Costs:
    """Draw all plans and the floor in turn, ``times`` times, after one run of each."""
    scenes = [roadmap(plan) for plan in usual]
    runs: tuple[Callable[[], object], ...] = (
        lambda: [_fresh(plan, kind) for plan in usual],
        lambda: [_fresh(plan, kind) for plan in large],
        lambda: [bare(scene, kind) for scene in scenes],
        lambda: [_fresh(plan) for plan in usual],
    )
    rows = [[seconds(run) / len(SEEDS) for run in runs] for _ in range(times + 1)][1:]
    middle = [median(row[part] for row in rows) for part in range(4)]
    ratio = median(ours / floor for ours, _, floor, _ in rows)
    growth = median(large / ours for ours, large, _, _ in rows)
    return Costs(middle[0], middle[1], middle[2], middle[3], ratio, growth)


def _fresh(plan: Plan, kind: Format | None = None) -> object:
    """Lay a plan out, and paint it if a format is given, with nothing remembered."""
    forget()
    scene = roadmap(plan)
    return picture_bytes([scene], kind) if kind else scene


def main() -> None:
    """Print the costs of every format, and whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--short", action="store_true")
    times = SHORT_TIMES if parser.parse_args().short else TIMES
    usual, large = plans(USUAL, 26), plans(LARGE, 52)
    for size, made in ((USUAL, usual), (LARGE, large)):
        scenes = [roadmap(plan) for plan in made]
        counts = [
            round(sum(len(part) for part in parts) / len(scenes))
            for parts in (
                [scene.texts() for scene in scenes],
                [scene.rects() for scene in scenes],
                [scene.lines() for scene in scenes],
            )
        ]
        print(
            f"{size} modules, {len(scenes)} plans: {counts[0]} texts, {counts[1]} rectangles "
            f"and {counts[2]} lines on average"
        )
    held = True
    for kind in FORMATS:
        costs = measure(kind, usual, large, times)
        fits = costs.ratio <= MOST_RATIO and costs.growth <= MOST_GROWTH
        held &= fits
        print(
            f"{kind}: {USUAL} modules {1000 * costs.usual:.0f} ms "
            f"(layout {1000 * costs.layout:.0f} ms), bare matplotlib {1000 * costs.floor:.0f} ms: "
            f"ratio {costs.ratio:.2f} (at most {MOST_RATIO}); {LARGE} modules "
            f"{1000 * costs.large:.0f} ms: {costs.growth:.2f} times (at most {MOST_GROWTH})"
            f"{'' if fits else '  <- missed'}",
            flush=True,
        )
    print("within the limits" if held else "LIMIT MISSED")


if __name__ == "__main__":
    main()
