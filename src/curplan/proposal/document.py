"""A document as sections of blocks, in the reader's language, for any format to write.

Texts may hold Unicode's isolates (U+2068, U+2069) around words of the other direction; a format
that has a better way replaces them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` for what a reader must not miss."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values; a value with several items is a list."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds figures.

    ``full`` is the heading at length, where it is short to be narrow.
    """

    title: str
    figures: bool = False
    full: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, and what it sorts by where that is not its text.

    ``link`` is the anchor of the section that says more, where a format can link to it.
    """

    lines: tuple[str, ...]
    sort: float | None = None
    link: str = ""

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``head`` is the index of the column that names its row.

    ``lying`` tables are wider than a page that stands. ``total`` is a last row that stays last.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    lying: bool = False
    sortable: bool = False
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The place of the roadmap's picture; ``text`` says what it shows, for who cannot see it."""

    caption: str
    text: str


Block = Paragraph | Bullets | Facts | Table | Roadmap


@dataclass(frozen=True, slots=True)
class Section:
    """A section: ``name`` is an anchor made of ASCII letters, digits and hyphens."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; ``lines`` stand under its title. The first section is the summary.

    ``language`` is that of its texts: English where the one asked for has none.
    """

    title: str
    lines: tuple[str, ...]
    language: str
    rtl: bool
    sections: tuple[Section, ...]
    contents: str


def cell(text: str, sort: float | None = None) -> Cell:
    """Make a cell of one line; none for an empty text."""
    return Cell((text,) if text else (), sort)
