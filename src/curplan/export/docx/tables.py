"""Tables of Word: heading rows that come again on every page, rows that are not broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from docx.table import _Cell

from curplan.export.docx.styles import CELL, CELL_SIZE, HEAD, SMALL, SMALL_SIZE, style_id
from curplan.export.docx.widths import widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as File
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as Grid

    from curplan.draw.theme import Theme
    from curplan.export.docx.elements import Direction
    from curplan.proposal.document import Facts, Table

#: Room at the sides of a cell, in millimetres; and of one of a table that lies.
_SIDE, _SLIM = 1.6, 0.4
_NAMES = 42.0
#: Eighths of a point.
_RULE = 4
#: Rows at the beginning of a table that no page's end parts from what follows.
_FIRST = 2


def table(word: File, block: Table, way: Direction, room: float, theme: Theme) -> None:
    """Add a table as wide as the room, in millimetres."""
    style, size = (SMALL, SMALL_SIZE) if block.lying else (CELL, CELL_SIZE)
    side = _SLIM if block.lying else _SIDE
    rows = [*block.rows, *((block.total,) if block.total else ())]
    made = word.add_table(len(rows) + 1, len(block.columns))
    wide = widths(block, room, size, 2 * side + 0.4)
    _frame(made, wide, side, theme.rule, way, upright=block.lying)
    _look(
        made, first_column=block.head == 0, total=bool(block.total), caption=way.bare(block.caption)
    )
    lines = made._tbl.tr_lst
    for cell, column, each in zip(_cells(made, lines[0]), block.columns, wide, strict=True):
        _fill(cell, (column.title,), HEAD if not block.lying else style, each, way)
        cell.paragraphs[0].runs[0].font.bold = cell.paragraphs[0].runs[0].font.cs_bold = True
        _shade(cell, theme.band)
        _side(cell, column.figures, block.lying)
    _row(lines[0], heading=True)
    for line, row in zip(lines[1:], rows, strict=True):
        _row(line, heading=False)
        bold = row is block.total
        for at, (cell, value) in enumerate(zip(_cells(made, line), row, strict=True)):
            _fill(cell, value.lines, style, wide[at], way)
            _side(cell, block.columns[at].figures, block.lying and at > 0)
            if bold:
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        run.font.bold = run.font.cs_bold = True
    _together(made, lines, (*range(_FIRST), len(lines) - 2))
    _gap(word, way)


def facts_table(word: File, block: Facts, way: Direction, room: float) -> None:
    """Add names and values side by side."""
    made = word.add_table(len(block.rows), 2)
    wide = [_NAMES, room - _NAMES]
    _frame(made, wide, 0.8, "", way)
    _look(made, first_column=True, total=False, caption="")
    for line, (name, values) in zip(made._tbl.tr_lst, block.rows, strict=True):
        _row(line, heading=False)
        first, second = _cells(made, line)
        _fill(first, (name,), "Normal", wide[0], way)
        for run in first.paragraphs[0].runs:
            run.font.bold = run.font.cs_bold = True
        _fill(second, values, "Normal" if len(values) == 1 else "List Bullet", wide[1], way)
    _together(made, made._tbl.tr_lst, range(_FIRST))
    _gap(word, way)


def _together(made: Grid, lines: Sequence[BaseOxmlElement], rows: Iterable[int]) -> None:
    """Keep rows, by their place, on the page of the next one; the last row has none."""
    for at in sorted({each for each in rows if 0 <= each < len(lines) - 1}):
        for cell in _cells(made, lines[at]):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _cells(made: Grid, line: BaseOxmlElement) -> list[_Cell]:
    return [_Cell(each, made) for each in line.findall(qn("w:tc"))]


def _fill(cell: _Cell, lines: Sequence[str], style: str, wide: float, way: Direction) -> None:
    cell.width = Mm(wide)
    paragraph = cell.paragraphs[0]
    for at, text in enumerate(lines or ("",)):
        each = paragraph if at == 0 else cell.add_paragraph()
        each._p.style = style_id(style)
        way.text(each, text)


def _side(cell: _Cell, figures: bool, centred: bool) -> None:
    """Put figures to the end of the line, and signs in the middle."""
    if figures or centred:
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT


def _frame(
    made: Grid,
    wide: Sequence[float],
    side: float,
    rule: str,
    way: Direction,
    *,
    upright: bool = False,
) -> None:
    """Fix the widths, and draw lines between the rows in the colour ``rule`` (empty: none).

    ``upright``: between the columns as well.
    """
    made.autofit = False
    way.table(made)
    for column, each in zip(made._tbl.tblGrid.gridCol_lst, wide, strict=True):
        column.w = Mm(each)
    properties = made._tbl.tblPr
    after = ("w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
    if rule:
        borders = OxmlElement("w:tblBorders")
        for name in ("top", "bottom", "insideH", *(("insideV",) if upright else ())):
            line = OxmlElement(f"w:{name}")
            for key, value in (
                ("val", "single"),
                ("sz", str(_RULE)),
                ("space", "0"),
                ("color", rule.removeprefix("#").upper()),
            ):
                line.set(qn(f"w:{key}"), value)
            borders.append(line)
        properties.insert_element_before(borders, *after)
    margins = OxmlElement("w:tblCellMar")
    for name, width in (("top", 0.5), ("left", side), ("bottom", 0.5), ("right", side)):
        margin = OxmlElement(f"w:{name}")
        margin.set(qn("w:w"), str(Mm(width).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert_element_before(margins, *after[2:])


def _look(made: Grid, *, first_column: bool, total: bool, caption: str) -> None:
    """Say which row and column are headings, and what the table is, for who cannot see it."""
    properties = made._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = OxmlElement("w:tblLook")
    for key, on in (
        ("firstRow", bool(caption)),
        ("lastRow", total),
        ("firstColumn", first_column),
        ("lastColumn", False),
        ("noHBand", True),
        ("noVBand", True),
    ):
        look.set(qn(f"w:{key}"), str(int(on)))
    properties.append(look)
    if caption:
        named = OxmlElement("w:tblCaption")
        named.set(qn("w:val"), caption)
        properties.append(named)


def _row(line: BaseOxmlElement, *, heading: bool) -> None:
    properties = line.get_or_add_trPr()
    names = ["w:cantSplit", *(["w:tblHeader"] if heading else [])]
    for name in names:
        properties.append(OxmlElement(name))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _gap(word: File, way: Direction) -> None:
    """Keep two tables apart, which Word would join."""
    paragraph = word.add_paragraph(style=SMALL)
    way.paragraph(paragraph)
