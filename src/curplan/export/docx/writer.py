"""Sections and blocks as paragraphs, tables and pictures of Word."""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from curplan.export.docx.elements import (
    Direction,
    bookmark,
    contents,
    end_with_the_last_line,
    page_of_pages,
)
from curplan.export.docx.styles import FIGURE, STRONG, style_id, template
from curplan.export.docx.tables import facts_table, table
from curplan.proposal.document import Bullets, Facts, Paragraph, Table

if TYPE_CHECKING:
    from docx.section import Section as Sheet
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run

    from curplan.draw.look import Look
    from curplan.proposal.document import Block, Document, Roadmap, Section

#: Margins in millimetres, and what a caption under a picture may take of a page.
_SIDE, _TOP, _CAPTION = 18.0, 16.0, 27.0
_LOGO_HIGH, _LOGO_WIDE = 16.0, 60.0


class Writer:
    """Writes one document; ``size`` is that of the paper, standing, in millimetres."""

    def __init__(self, document: Document, look: Look, size: tuple[float, float]) -> None:
        self._document, self._look, self._size = document, look, size
        self._way = Direction(document.rtl)
        self._word = template(look.theme, document)
        self._marks = 0
        self._lying = False

    def written(self, picture: bytes) -> bytes:
        """Write everything; ``picture`` is the roadmap as PNG."""
        self._paper(self._word.sections[0], lying=False)
        self._foot(self._word.sections[0])
        self._head()
        names = [(section.name, section.title) for section in self._document.sections]
        self._paragraph(self._document.contents, "TOC Heading")
        contents(self._word, names, self._way)
        for section in self._document.sections:
            self._section(section, 1, picture)
        made = io.BytesIO()
        self._word.save(made)
        return made.getvalue()

    def _head(self) -> None:
        """Write the logo, the title, and the lines under it."""
        brand = self._look.brand
        if brand.logo is not None:
            scale = min(_LOGO_HIGH / brand.logo.height, _LOGO_WIDE / brand.logo.width)
            run = self._paragraph("", "Normal").add_run()
            run.add_picture(io.BytesIO(brand.logo.data), height=Mm(brand.logo.height * scale))
            self._named_picture(run, brand.name)
        self._paragraph(self._document.title, "Title")
        for line in self._document.lines:
            self._paragraph(line, "Subtitle")

    def _paper(self, sheet: Sheet, *, lying: bool) -> None:
        wide, high = reversed(self._size) if lying else self._size
        sheet.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        sheet.page_width, sheet.page_height = Mm(wide), Mm(high)
        sheet.left_margin = sheet.right_margin = Mm(self._side(lying))
        sheet.top_margin = sheet.bottom_margin = Mm(_TOP)
        sheet.header_distance = sheet.footer_distance = Mm(_TOP / 2)
        self._way.sheet(sheet)

    @staticmethod
    def _side(lying: bool) -> float:
        return _TOP if lying else _SIDE

    def _foot(self, sheet: Sheet) -> None:
        """Write the brand's line and the page's number at the foot of every page."""
        brand = self._look.brand
        said = [text for text in (brand.name, brand.footer) if text]
        paragraph = sheet.footer.paragraphs[0]
        self._way.text(paragraph, "".join(f"{text}   " for text in said))
        page_of_pages(paragraph, self._way)

    def _turn(self, lying: bool) -> None:
        """Begin pages of the other orientation, if need be."""
        if lying != self._lying:
            self._paper(self._word.add_section(WD_SECTION.NEW_PAGE), lying=lying)
            end_with_the_last_line(self._word.paragraphs[-1])
            self._lying = lying

    def _section(self, section: Section, level: int, picture: bytes) -> None:
        kinds = [
            not isinstance(block, Bullets | Paragraph | Facts | Table) for block in section.blocks
        ]
        whole = bool(kinds) and all(kinds)
        self._turn(whole)
        title = self._paragraph(section.title, f"Heading {level}")
        self._marks += 1
        bookmark(title, section.name, self._marks)
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            into = bool(section.sections) if following is None else False
            self._block(block, picture, leads=into or isinstance(following, Bullets | Table))
        for each in section.sections:
            self._section(each, level + 1, picture)

    def _block(self, block: Block, picture: bytes, *, leads: bool) -> None:
        """Write a block; a paragraph that leads into a list, table or section stays with it."""
        if isinstance(block, Paragraph):
            made = self._paragraph(block.text, STRONG if block.strong else "Normal")
            if leads:
                made.paragraph_format.keep_with_next = True
        elif isinstance(block, Bullets):
            for at, item in enumerate(block.items):
                made = self._paragraph(item, "List Bullet")
                made.paragraph_format.keep_with_next = at == 0 and len(block.items) > 1
        elif isinstance(block, Facts):
            facts_table(self._word, block, self._way, self._room())
        elif isinstance(block, Table):
            self._turn(block.lying)
            self._paragraph(block.caption, "Caption")
            table(self._word, block, self._way, self._room(), self._look.theme)
        else:
            self._picture(block, picture)

    def _room(self) -> float:
        """Give the width between the margins, in millimetres."""
        return self._size[1 if self._lying else 0] - 2 * self._side(self._lying)

    def _picture(self, block: Roadmap, picture: bytes) -> None:
        high = self._size[0 if self._lying else 1] - 2 * _TOP - _CAPTION
        paragraph = self._paragraph("", FIGURE)
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(picture), width=Mm(self._room()))
        if shape.height > Mm(high):
            shape.width = round(shape.width * Mm(high) / shape.height)
            shape.height = Mm(high)
        self._named_picture(run, f"{block.caption}. {block.text}")
        self._paragraph(block.caption, "Caption")

    def _named_picture(self, run: Run, text: str) -> None:
        """Say what the picture of a run shows, for who cannot see it."""
        for named in run._r.iter("{*}docPr"):
            named.set("descr", self._way.bare(text))

    def _paragraph(self, text: str, style: str) -> Line:
        paragraph = self._word.add_paragraph()
        paragraph._p.style = style_id(style)
        return self._way.text(paragraph, text)
