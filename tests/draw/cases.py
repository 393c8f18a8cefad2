"""Plans with the looks they are drawn in, by lot: the same number, the same case."""

from __future__ import annotations

from random import Random

import numpy as np

from curplan.draw.look import Brand, Logo, Look, Reader
from curplan.draw.paint.png import encode
from curplan.draw.scene import A4, Page
from curplan.draw.theme import THEMES
from curplan.plan.model import Plan
from curplan.words import Words
from tests.draw.dressing import dressed, hebrew, skilled
from tests.draw.plans import Shape, made_up

PAGES = {
    "a4": A4,
    "a3": A4.larger(),
    "a4 upright": Page(A4.height, A4.width),
    "letter": Page(792.0, 612.0),
    "16:9": Page(960.0, 540.0),
    "square": Page(720.0, 720.0),
    "narrow": Page(341.0, 680.0),
    "strip": Page(341.0, 1360.0),
    "flat": Page(1360.0, 341.0),
}
"""Pages of every shape that can be asked for, down to the smallest side."""


def any_case(seed: int, *, most: int = 60) -> tuple[Plan, Look, str]:
    """Make up a plan of up to ``most`` modules and how it is to look; also say what it is."""
    rng = Random(seed)
    shape = Shape(
        modules=rng.choice([n for n in (5, 8, 12, 20, 27, 35, 45, 60) if n <= most]),
        weeks=rng.choice((4, 8, 12, 20, 26, 39, 52, 60)),
        strands=rng.choice((1, 2, 4, 6, 8, 10)),
        parallel=rng.choice((2, 3, 4)),
        words=rng.choice(((1, 6), (1, 3), (5, 11))),
        needs=rng.choice((0.0, 1.3, 3.0)),
        one_week=rng.choice((0.0, 0.1, 1.0)),
        dated=rng.random() < 0.6,
        closures=rng.choice((0.0, 0.1, 0.8)),
        over=rng.choice((0.0, 0.5)),
        partial=rng.random() < 0.3,
    )
    plan = made_up(seed, shape)
    if rng.random() < 0.7:
        plan = skilled(plan, seed)
    if rng.random() < 0.7:
        part, gates = rng.choice((0.0, 1 / 3)), rng.choice((0.0, 0.3, 1.0))
        plan = dressed(plan, seed, part=part, gates=gates, holidays=rng.choice((0, 0, 2)))
    if rng.random() < 0.2:
        plan = hebrew(plan, seed)
    page, theme = rng.choice(sorted(PAGES)), rng.choice(sorted(THEMES))
    reader: Reader = rng.choice(("designer", "partner"))
    language = rng.choice(("en", "en", "es", "he"))
    brand = rng.choice((Brand(), Brand("Acme Academy", footer="www.acme.example"), _heavy_brand()))
    look = Look(PAGES[page], THEMES[theme], Words(language), reader, brand)
    return plan, look, f"{seed}: {shape}, {page}, {theme}, {reader}, {language}, {brand.name}"


def _heavy_brand() -> Brand:
    """A brand with a tall logo, a name too wide for a corner and a footer of several lines."""
    pixels = np.full((300, 100, 4), 120, dtype=np.uint8)
    logo = Logo(encode(pixels, 72), 100, 300)
    return Brand("The United Training Companies of Three Countries", logo, "All rights. " * 40)
