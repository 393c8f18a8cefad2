"""The styles of the document, which an editor can change in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.styles.style import ParagraphStyle

    from curplan.draw.theme import Theme
    from curplan.proposal.document import Document

#: Styles of our own: a cell, a narrow one, a heading of a column, a picture, a warning.
CELL, SMALL, HEAD, FIGURE, STRONG = (
    *("Table text", "Table small", "Table heading", "Figure", "Important"),
)
#: A line of the table of contents: Word's own, so that it keeps its look when it is made anew.
CONTENTS = "toc 1"
CELL_SIZE, SMALL_SIZE = 8.5, 7.0

_LATIN, _OTHERS = "Calibri", "Arial"
#: Parts of the library's template that say nothing of our document.
_UNUSED = ("thumbnail", "stylesWithEffects", "extended-properties", "customXml")


def template(theme: Theme, document: Document) -> File:
    """Make an empty document with our styles, title and language, and no trace of a time."""
    made = docx.Document()
    for part in (made.part.package, made.part):
        for name, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNUSED:
                del part.rels[name]
    for style in made.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            made.styles.element.remove(style)
    _properties(made, document)
    _language(made, document.language)
    ink, muted, title = (_colour(each) for each in (theme.ink, theme.muted, theme.title))
    _style(made, "Normal", 10, ink, after=4)
    _style(made, "Title", 24, title, after=2, bold=True)
    _style(made, "Subtitle", 11, muted, after=0)
    _style(made, "Heading 1", 16, title, before=16, after=6, bold=True)
    _style(made, "Heading 2", 12.5, title, before=14, after=4, bold=True)
    _style(made, "Heading 3", 11, title, before=10, after=3, bold=True)
    for name, size, before in (("TOC Heading", 9, 8), ("Caption", 9, 8)):
        named = _style(made, name, size, muted, before=before, after=3, bold=True)
        named.paragraph_format.keep_with_next = True
    _style(made, CONTENTS, 9, ink, after=0).paragraph_format.line_spacing = 1.0
    _style(made, "List Bullet", 10, ink, after=2)
    _style(made, "Footer", 8.5, muted, after=0)
    _style(made, CELL, CELL_SIZE, ink, after=0)
    _style(made, SMALL, SMALL_SIZE, ink, after=0)
    _style(made, HEAD, CELL_SIZE, ink, after=0, bold=True)
    _style(made, FIGURE, 10, ink, before=4, after=2)
    _style(made, STRONG, 10, _colour(theme.warning), after=4, bold=True)
    return made


def style_id(name: str) -> str:
    """Give the id of a style, which the library would look up anew for every paragraph.

    >>> style_id("Heading 1")
    'Heading1'
    """
    return name.replace(" ", "")


def _properties(made: File, document: Document) -> None:
    """Say title and language; leave out author and times, which the library would make up."""
    core = made.core_properties
    core.title, core.language = document.title, document.language
    core.author = core.comments = ""
    element = core._element
    for child in list(element):
        if child.tag.rsplit("}", 1)[-1] in ("created", "modified", "revision", "lastModifiedBy"):
            element.remove(child)


def _language(made: File, language: str) -> None:
    """Say the language of the text, so that it is spelt and read aloud in it."""
    for found in made.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:bidi"):
            found.set(qn(name), language)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#").upper())


def _style(
    made: File,
    name: str,
    size: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float,
    bold: bool = False,
) -> ParagraphStyle:
    """Set a style, for scripts of both directions alike; make it if there is none."""
    known = name in [style.name for style in made.styles]
    style: ParagraphStyle = (
        made.styles[name]
        if known
        else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == CONTENTS)
    )
    if not known:
        style.base_style = made.styles["Normal"]
        style.quick_style = True
    font = style.font
    font.name, font.size, font.bold, font.italic = _LATIN, Pt(size), bold, False
    font.color.rgb, font.cs_bold, font.cs_italic = colour, bold, False
    run = style.element.get_or_add_rPr()
    fonts = run.rFonts
    for each in list(fonts.attrib):
        if "heme" in each:
            del fonts.attrib[each]
    fonts.set(qn("w:cs"), _OTHERS)
    for each in run.findall(qn("w:szCs")):
        run.remove(each)
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), str(round(2 * size)))
    run.find(qn("w:sz")).addnext(other)
    for each in run.findall(qn("w:spacing")):
        run.remove(each)
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing = Pt(before), Pt(after), 1.08
    if name == "Title":  # the template draws a line under it
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    if name == "List Bullet":
        space.left_indent, space.first_line_indent = Mm(5), Mm(-5)
    return style
