"""What the library has no call for: direction of runs, fields, bookmarks and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.section import CT_SectPr
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from curplan.export.docx.styles import CONTENTS
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section as Sheet
    from docx.table import Table as Grid

_ISOLATES = re.compile("[\u2066-\u2069]")
#: What follows ``bidi`` in the properties of a paragraph, in the order of the standard.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)


class Direction:
    """The direction of a document, put on everything that has one of its own in Word."""

    def __init__(self, rtl: bool) -> None:
        self.rtl = rtl

    def text(self, paragraph: Paragraph, text: str) -> Paragraph:
        """Add a text to a paragraph, in runs of one direction each."""
        self.paragraph(paragraph)
        for piece in _ISOLATES.split(text):
            if piece:
                self.run(paragraph.add_run(piece))
        return paragraph

    def paragraph(self, paragraph: Paragraph) -> None:
        """Let a paragraph begin at the right where the page does."""
        if self.rtl:
            properties = paragraph._p.get_or_add_pPr()
            if properties.find(qn("w:bidi")) is None:
                properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)

    def run(self, run: Run) -> Run:
        """Tell Word in which direction a run is to be read."""
        if runs_right_to_left(run.text, page=self.rtl):
            run.font.rtl = True
        return run

    def sheet(self, sheet: Sheet) -> None:
        """Let the pages of a section begin at the right."""
        properties = sheet._sectPr
        if self.rtl and properties.find(qn("w:bidi")) is None:
            after = ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")
            properties.insert_element_before(OxmlElement("w:bidi"), *after)

    def table(self, grid: Grid) -> None:
        """Let the first column of a table stand at the right."""
        if self.rtl:
            grid.table_direction = WD_TABLE_DIRECTION.RTL

    @staticmethod
    def bare(text: str) -> str:
        """Give a text without the marks around words of the other direction."""
        return _ISOLATES.sub("", text)


def page_of_pages(paragraph: Paragraph, way: Direction) -> None:
    """Add the page's number and how many there are."""
    _field(paragraph, "PAGE", way)
    way.run(paragraph.add_run(" / "))
    _field(paragraph, "NUMPAGES", way)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark a heading, so that links find it; ``number`` is one that no other mark has."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _mark(name))
    first = paragraph._p.find(qn("w:r"))
    if first is not None:
        first.addprevious(start)
        paragraph._p.append(end)


def end_with_the_last_line(end: Paragraph) -> None:
    """Put the end of a section, a paragraph of its own, into the paragraph before it.

    Below a table that fills its page it would make an empty page; so would the empty line after
    the table, which becomes as low as a line may be.
    """
    before = end._p.getprevious()
    section = end._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if not isinstance(before, CT_P) or not isinstance(section, CT_SectPr):
        return
    before.set_sectPr(section)
    end._p.getparent().remove(end._p)
    last = Paragraph(before, end._parent)
    if not last.runs:
        last.paragraph_format.line_spacing = Pt(1)
        last.paragraph_format.space_before = last.paragraph_format.space_after = Pt(0)


def contents(word: File, names: list[tuple[str, str]], way: Direction) -> None:
    """Add a table of contents: links that work at once, and that Word can make anew."""
    for at, (name, title) in enumerate(names):
        paragraph = word.add_paragraph(style=CONTENTS)
        paragraph.paragraph_format.keep_with_next = at < len(names) - 1
        way.paragraph(paragraph)
        if at == 0:
            for element in ("begin", 'TOC \\o "1-1" \\n \\h \\z', "separate"):
                paragraph._p.append(_piece(element))
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _mark(name))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        for piece in _ISOLATES.split(title):
            if piece:
                run = OxmlElement("w:r")
                link.append(run)
                made = Run(run, paragraph)
                made.text = piece
                way.run(made)
        if at == len(names) - 1:
            paragraph._p.append(_piece("end"))


def _mark(name: str) -> str:
    return f"_{name.replace('-', '_')}"


def _field(paragraph: Paragraph, code: str, way: Direction) -> None:
    for element in ("begin", code, "separate"):
        paragraph._p.append(_piece(element))
    way.run(paragraph.add_run("1"))
    paragraph._p.append(_piece("end"))


def _piece(what: str) -> BaseOxmlElement:
    """Make a run with a mark of a field, or with its code."""
    run = OxmlElement("w:r")
    if what in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), what)
    else:
        mark = OxmlElement("w:instrText")
        mark.set(qn("xml:space"), "preserve")
        mark.text = f" {what} "
    run.append(mark)
    return run
