"""The scene: what a drawing consists of, before anything is painted.

All lengths are points (1/72 inch); ``x`` grows to the right and ``y`` downwards from the page's
top left corner. Shapes are painted in the order in which they stand. Every shape says what it
is: ``role`` names its part in the drawing (``bar``, ``name``, ``arrow``), ``of`` what it belongs
to (a module's id, a strand), ``value`` the number that it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

from curplan.draw import fallback

Point = tuple[float, float]

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle from (``left``, ``top``) to (``right``, ``bottom``)."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether two boxes share more than a border of width ``slack``."""
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether ``other`` lies wholly inside, give or take ``slack``."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled or outlined rectangle; the outline lies inside its edges."""

    x: float
    y: float
    width: float
    height: float
    role: str
    of: str = ""
    fill: str = ""
    edge: str = ""
    line: float = 0.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    hatch: str = ""
    ink: str = ""
    value: float = 0.0

    @property
    def box(self) -> Box:
        """The rectangle's extent."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline; ``head`` is the length of the arrow head at its last point, if it has one."""

    points: tuple[Point, ...]
    colour: str
    width: float
    role: str
    of: str = ""
    dash: tuple[float, ...] = ()
    head: float = 0.0
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: ``x`` its left end, ``y`` its baseline, ``width`` as measured.

    ``whole`` is the text that it is a line of, if it is one of several: that one's letters say
    which way the line runs.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    width: float
    role: str
    of: str = ""
    bold: bool = False
    whole: str = ""

    @property
    def box(self) -> Box:
        """The text's extent, room for accents and descenders included."""
        return Box(
            self.x,
            self.y - ASCENT * self.size,
            self.x + self.width,
            self.y + DESCENT * self.size,
        )


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, scaled into its rectangle; ``data`` is a PNG file's content."""

    x: float
    y: float
    width: float
    height: float
    data: bytes = field(repr=False)
    role: str
    of: str = ""

    @property
    def box(self) -> Box:
        """The picture's extent."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


Shape = Rect | Line | Text | Image

#: How far DejaVu Sans reaches above (accented capitals) and below the baseline, in ems.
ASCENT, DESCENT = 0.93, 0.24
#: Height of a capital, in ems: what the eye centres a line of text by.
CAPITAL = 0.73


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margin, all in points."""

    width: float
    height: float
    margin: float = 10 * POINTS_PER_MM

    @property
    def left(self) -> float:
        """The left end of the drawing area."""
        return self.margin

    @property
    def right(self) -> float:
        """The right end of the drawing area."""
        return self.width - self.margin

    @property
    def top(self) -> float:
        """The upper end of the drawing area."""
        return self.margin

    @property
    def bottom(self) -> float:
        """The lower end of the drawing area."""
        return self.height - self.margin

    @property
    def area(self) -> Box:
        """The page without its margins."""
        return Box(self.left, self.top, self.right, self.bottom)

    def larger(self) -> Page:
        """Give the next size of paper (A4, A3, A2 …), the margin unchanged."""
        return Page(self.width * sqrt(2), self.height * sqrt(2), self.margin)


A4 = Page(297 * POINTS_PER_MM, 210 * POINTS_PER_MM)


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out page: its paper, its ground colour, and its shapes in painting order.

    ``title`` says in words what it shows (for a reader that cannot see it). ``mirrored``: the page
    reads from right to left; layouts make it from left to right, and ``mirror`` turns it round.
    ``fonts`` are those that a user gave, in use when it was laid out; it is painted with the same.
    """

    page: Page
    ground: str
    shapes: tuple[Shape, ...]
    title: str = ""
    mirrored: bool = False
    fonts: tuple[fallback.FontFile, ...] = field(default_factory=fallback.in_use)

    def rects(self, *roles: str) -> tuple[Rect, ...]:
        """Pick the rectangles of these roles (of all, if none is given)."""
        return tuple(
            shape
            for shape in self.shapes
            if isinstance(shape, Rect) and (not roles or shape.role in roles)
        )

    def lines(self, *roles: str) -> tuple[Line, ...]:
        """Pick the lines of these roles (of all, if none is given)."""
        return tuple(
            shape
            for shape in self.shapes
            if isinstance(shape, Line) and (not roles or shape.role in roles)
        )

    def texts(self, *roles: str) -> tuple[Text, ...]:
        """Pick the texts of these roles (of all, if none is given)."""
        return tuple(
            shape
            for shape in self.shapes
            if isinstance(shape, Text) and (not roles or shape.role in roles)
        )

    def images(self) -> tuple[Image, ...]:
        """Pick the pictures."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Image))
