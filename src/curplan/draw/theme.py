"""Colours, type sizes and line widths of a drawing, in one place.

The strand fills descend from Okabe and Ito's palette, lightened until dark text reads well on
them, then spread until any two differ by ΔE ≥ 10 (CIEDE2000) in normal and in simulated protan,
deutan and tritan vision. ``tests/draw/test_colour.py`` computes that again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from curplan.draw.colour import contrast, mix

#: Rule 2 of the design: the smallest text, the smallest module name, the smallest title.
SMALLEST, SMALLEST_NAME, SMALLEST_TITLE = 7.0, 7.5, 14.0
#: Rule 3: text on what lies beneath, and outlines.
TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0
#: Rule 5: strands must differ by this much.
STRAND_DIFFERENCE = 10.0
#: Rule 8: from here on only the critical chain has arrows.
MOST_ARROWS = 40

#: A hatch for every fill, so that a strand is known without its colour.
HATCHES = ("", "/", ".", "\\", "-", "x", "|", "+", "//", "--")

#: What stands before the name of a module that is not a course.
GLYPHS = {"project": "◆", "capstone": "★", "assessment": "✓", "continuous": "↻"}


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a drawing."""

    ground: str = "#ffffff"
    ink: str = "#1b2430"
    muted: str = "#4a5563"
    arrow: str = "#76808e"
    rule: str = "#c9d0d8"
    grid: str = "#e3e7ec"
    band: str = "#f5f7f9"
    closed: str = "#dfe3e8"
    reserved: str = "#eceff3"
    warning: str = "#a32020"
    #: The page's title; what a brand sets off (a thin rule, a mark), never a carrier of meaning.
    title: str = "#1b2430"
    accent: str = "#2b6cb0"
    #: Text on a strand's fill, which is light in every theme; ask ``on`` for it.
    on_fill: str = "#1b2430"
    #: How much of the text's colour is in a hatch.
    hatching: float = 0.28
    fills: tuple[str, ...] = (
        "#68a6e5",
        "#f6bf63",
        "#7cdbb8",
        "#c88ca0",
        "#fbf3af",
        "#e98151",
        "#bad7fe",
        "#b7a686",
        "#c3bcca",
        "#eaecef",
    )

    def fill(self, rank: int) -> str:
        """Give the fill of the strand of this rank, counted from 0."""
        return self.fills[rank % len(self.fills)]

    def on(self, fill: str) -> str:
        """Give the colour of text on a fill (text beside a bar stands on the ground: ``ink``)."""
        if contrast(self.on_fill, fill) >= TEXT_CONTRAST:
            return self.on_fill
        return max((self.on_fill, self.ink, self.ground), key=lambda ink: contrast(ink, fill))

    def hatch(self, rank: int) -> str:
        """Give the hatch of the strand of this rank; a fill that comes again gets another one."""
        again = rank // len(self.fills)
        return HATCHES[(rank + 3 * again) % len(HATCHES)]

    def hatch_ink(self, fill: str) -> str:
        """Give the ink of a fill's hatch: visible, and no more than that."""
        return mix(fill, self.on_fill, self.hatching)

    def edge(self, fill: str) -> str:
        """Give a fill's outline: darker, or lighter where only that stands out (rule 3).

        It must stand out even from a closure's shade, of all that lies behind a bar the nearest
        to the fills.
        """
        return _edge(fill, self.on_fill, self.ink, self.closed)


@lru_cache(maxsize=256)
def _edge(fill: str, darker: str, lighter: str, behind: str) -> str:
    shares = (step / 20 for step in range(6, 20))
    tried = (mix(fill, darker, 0.3), *(mix(fill, lighter, share) for share in shares))
    seen = (edge for edge in tried if contrast(edge, behind) >= LINE_CONTRAST)
    return next(seen, lighter)


LIGHT = Theme()
"""White ground: for screens, websites and colour printers."""

DARK = Theme(
    ground="#12161d",
    ink="#f1f4f8",
    muted="#b3bdc9",
    arrow="#8793a3",
    rule="#3b4553",
    grid="#222932",
    band="#181d25",
    closed="#2a313c",
    reserved="#20262f",
    warning="#ff8f85",
    title="#f1f4f8",
    accent="#6fb1f0",
    on_fill="#10141a",
    hatching=0.34,
    fills=(
        "#4c8bc5",
        "#ce982f",
        "#5fb99b",
        "#a57294",
        "#a4a970",
        "#c5673a",
        "#92acdd",
        "#838b67",
        "#8d7d7d",
        "#b29db1",
    ),
)
"""Dark ground: for slides and walls of screens."""

PRINT = Theme(
    ink="#000000",
    muted="#3d3d3d",
    arrow="#6b6b6b",
    rule="#bcbcbc",
    grid="#e2e2e2",
    band="#ffffff",
    closed="#e6e6e6",
    reserved="#f3f3f3",
    warning="#8a0f0f",
    title="#000000",
    accent="#444444",
    on_fill="#000000",
    hatching=0.45,
    fills=(
        "#8ebbf7",
        "#ffd371",
        "#b4ffdf",
        "#c9a7a8",
        "#fffcb9",
        "#f5986f",
        "#c7ddff",
        "#d2c9a9",
        "#bab6c9",
        "#f0f7ff",
    ),
)
"""White ground, pale fills, strong hatches, greys of black ink alone: reads in grey."""

THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
