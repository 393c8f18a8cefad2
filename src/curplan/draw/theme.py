"""Colours, type sizes and line widths of a drawing, in one place.

The strand fills descend from Okabe and Ito's palette, lightened until dark text reads well on
them, then spread until any two differ by ΔE ≥ 10 (CIEDE2000) in normal and in simulated protan,
deutan and tritan vision. ``tests/draw/test_colour.py`` computes that again.
"""

from __future__ import annotations

from dataclasses import dataclass

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

    def hatch(self, rank: int) -> str:
        """Give the hatch of the strand of this rank; a fill that comes again gets another one."""
        again = rank // len(self.fills)
        return HATCHES[(rank + 3 * again) % len(HATCHES)]

    def hatch_ink(self, fill: str) -> str:
        """Give the ink of a fill's hatch: visible, and no more than that."""
        return mix(fill, self.ink, 0.28)

    def edge(self, fill: str) -> str:
        """Darken a fill to an outline that stands out even from a closure's shade (rule 3)."""
        for step in range(6, 20):
            edge = mix(fill, self.ink, step / 20)
            if contrast(edge, self.closed) >= LINE_CONTRAST:
                return edge
        return self.ink


LIGHT = Theme()
