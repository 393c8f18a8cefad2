"""The Word document, read by another program's reader."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from curplan.draw.look import PLAIN, Brand, Look
from curplan.draw.pages import page_of
from curplan.export.docx import docx_bytes
from curplan.export.docx.widths import shared, widths
from curplan.export.docx.writer import Writer
from curplan.plan.model import Plan
from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import (
    Bullets,
    Column,
    Document,
    Facts,
    Section,
    Table,
    cell,
)
from curplan.proposal.document import Paragraph as Text
from curplan.words import Words
from tests.export.nasty import SCRIPT, nasty
from tests.proposal.plans import small
from tests.proposal.test_document import blocks, sections


def data(plan: Plan | None = None, language: str = "en", look: Look = PLAIN) -> bytes:
    return docx_bytes(plan or small(), Words(language), look)


def named(paragraph: Paragraph) -> str:
    """The name of a paragraph's style."""
    return (paragraph.style and paragraph.style.name) or ""


def at(element: Any, path: str) -> Any:
    """The first element of a name below another."""
    return element.find(f".//{qn(path)}")


@pytest.fixture(scope="module")
def english() -> bytes:
    return data()


@pytest.fixture(scope="module")
def file(english: bytes) -> File:
    return docx.Document(io.BytesIO(english))


@pytest.fixture(scope="module")
def hebrew() -> File:
    return docx.Document(io.BytesIO(data(language="he")))


def test_headings_are_those_of_the_document(file: File) -> None:
    words = Words()
    wanted = [
        section.title for section in sections(document_of(proposal_of(small(), words), words))
    ]
    found = [each.text for each in file.paragraphs if named(each).startswith("Heading")]
    assert found == wanted
    levels = [int(named(each)[-1]) for each in file.paragraphs if named(each).startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert next(p.text for p in file.paragraphs if named(p) == "Title") == "Data in the evening"


def test_tables_hold_what_the_document_says(file: File) -> None:
    words = Words()
    made = document_of(proposal_of(small(), words), words)
    wanted = [block for block in blocks(made) if isinstance(block, Table | Facts)]
    assert len(file.tables) == len(wanted)
    for table, block in zip(file.tables, wanted, strict=True):
        if isinstance(block, Table):
            heads = [cell.text for cell in table.rows[0].cells]
            assert heads == [column.title for column in block.columns]
            last = [cell.text for cell in table.rows[-1].cells]
            rows = [*block.rows, *((block.total,) if block.total else ())]
            assert last == ["\n".join(cell.lines) for cell in rows[-1]]


def test_heading_rows_come_again_and_rows_are_not_broken(file: File) -> None:
    for table in file.tables:
        first = table.rows[0]._tr
        captioned = table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        repeated = at(first, "w:tblHeader") is not None
        assert repeated == captioned
        assert all(at(row._tr, "w:cantSplit") is not None for row in table.rows)


def test_columns_fill_the_page_and_no_more(file: File) -> None:
    for table in file.tables:
        wide = sum(int(column.w or 0) for column in table._tbl.tblGrid.gridCol_lst) / 36000
        assert wide == pytest.approx(174, abs=1) or wide == pytest.approx(265, abs=1)


def test_the_roadmap_lies_on_a_page_of_its_own_and_says_what_it_is(file: File) -> None:
    (picture,) = file.inline_shapes
    assert "SQL" not in picture._inline.docPr.get("descr", "")
    assert picture._inline.docPr.get("descr").startswith("Roadmap: Data in the evening")
    lying = [s for s in file.sections if s.orientation == WD_ORIENT.LANDSCAPE]
    assert len(lying) == 1
    for sheet in lying:
        wide, high = int(sheet.page_width or 0), int(sheet.page_height or 0)
        assert wide > high
        assert picture.width <= wide - int(sheet.left_margin or 0) - int(sheet.right_margin or 0)


def test_pages_are_numbered(file: File) -> None:
    codes = [each.text for each in file.sections[0].footer._element.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]


def test_contents_link_to_headings(file: File) -> None:
    marks = {each.get(qn("w:name")) for each in file.element.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in file.element.iter(qn("w:hyperlink"))]
    assert len(links) == 9
    assert set(links) <= marks


def test_every_part_is_xml_and_none_has_a_time(english: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(english)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = parts.namelist()
        assert names[0] == "[Content_Types].xml"
        assert not [name for name in names if "thumbnail" in name or "app.xml" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
        core = parts.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core
    assert "python-docx" not in core


def test_the_same_plan_gives_the_same_bytes(english: bytes) -> None:
    assert data() == english


def test_a_page_from_right_to_left(hebrew: File) -> None:
    for paragraph in hebrew.paragraphs:
        assert at(paragraph._p, "w:bidi") is not None or not paragraph.text
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in hebrew.tables)
    assert all(sheet._sectPr.find(qn("w:bidi")) is not None for sheet in hebrew.sections)
    runs = {run.text: run.font.rtl for each in hebrew.paragraphs for run in each.runs}
    assert runs["Data in the evening"] is None
    assert runs[Words("he").say("proposal-summary")] is True
    assert not [text for text in runs if "\u2068" in text]


def test_the_language_is_said(hebrew: File) -> None:
    (said,) = hebrew.styles.element.iter(qn("w:lang"))
    assert said.get(qn("w:bidi")) == "he"
    assert hebrew.core_properties.language == "he"


def test_no_markup_from_a_name() -> None:
    made = docx.Document(io.BytesIO(data(nasty())))
    title = next(each for each in made.paragraphs if named(each) == "Title")
    assert title.text.startswith(SCRIPT)


def test_brand_and_paper() -> None:
    look = Look(page=page_of("letter"), brand=Brand("Academy", None, "academy.example"))
    made = docx.Document(io.BytesIO(data(look=look)))
    assert "Academy" in made.sections[0].footer.paragraphs[0].text
    wide = made.sections[0].page_width
    assert wide is not None
    assert wide.mm == pytest.approx(215.9, abs=0.1)


def test_columns_share_the_room_by_their_needs() -> None:
    assert shared([10, 10], [10, 90], 60, 5) == [15, 45]
    assert sum(shared([50, 50, 50], [60, 60, 60], 90, 2)) == pytest.approx(90)


@pytest.mark.parametrize(
    ("tag", "order"),
    [
        ("w:tblPr", "bidiVisual tblW tblBorders tblLayout tblCellMar tblLook tblCaption"),
        ("w:pPr", "pStyle keepNext bidi spacing ind jc rPr sectPr"),
        ("w:trPr", "cantSplit tblHeader"),
        ("w:tcPr", "tcW shd"),
        ("w:sectPr", "footerReference type pgSz pgMar cols bidi docGrid"),
    ],
)
def test_properties_stand_in_the_order_of_the_standard(hebrew: File, tag: str, order: str) -> None:
    wanted = order.split()
    for properties in hebrew.element.iter(qn(tag)):
        found = [wanted.index(child.tag.rsplit("}", 1)[-1]) for child in properties]
        assert found == sorted(found)


def kept(paragraph: Paragraph) -> bool:
    """Whether a paragraph stays on the page of the next one, by itself or by its style."""
    own = paragraph.paragraph_format.keep_with_next
    style = paragraph.style
    if own is None and isinstance(style, ParagraphStyle):
        return style.paragraph_format.keep_with_next is True
    return own is True


def test_the_contents_stand_together_before_the_first_chapter(file: File) -> None:
    names = [named(each) for each in file.paragraphs]
    first = names.index("Heading 1")
    heading = names.index("TOC Heading")
    lines = file.paragraphs[heading + 1 : first]
    assert {named(each) for each in lines} == {"toc 1"}
    assert all(map(kept, file.paragraphs[heading : first - 1]))
    assert not kept(lines[-1])


def test_no_page_ends_after_what_leads_to_the_next(file: File) -> None:
    """Neither after a lead-in or a first bullet, nor after a table's heading or first row."""
    leads = [
        one
        for one, other in pairwise(file.paragraphs)
        if named(other) == "List Bullet" and named(one) == "Normal" and one.text
    ]
    assert leads
    assert all(map(kept_of, leads))
    for table in file.tables:
        rows = [
            [kept_of(line) for cell in row.cells for line in cell.paragraphs] for row in table.rows
        ]
        assert all(rows[0]) or len(rows) == 1
        assert all(rows[max(0, len(rows) - 2)]) or len(rows) == 1 or not captioned(table)
        assert not any(rows[-1])


def kept_of(paragraph: Paragraph) -> bool:
    """Whether a paragraph itself says that it stays with the next one."""
    return paragraph.paragraph_format.keep_with_next is True


def captioned(table: Any) -> bool:
    """Whether a table has a caption: one of names and values has none."""
    return table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def grid(columns: list[str], *rows: list[str], lying: bool = False) -> Table:
    """A table of texts."""
    return Table(
        "Table",
        tuple(Column(title) for title in columns),
        tuple(tuple(cell(text) for text in row) for row in rows),
        lying=lying,
    )


def test_short_lines_are_not_broken_while_there_is_room() -> None:
    long = "a long line of many words " * 6
    made = grid(["Time", "Content", "Place"], ["18:30–21:30", long, "Laboratory 2"])
    time, _, place = widths(made, 174, 8.5, 3.6)
    for wide, text in ((time, "18:30–21:30"), (place, "Laboratory 2")):
        assert wide >= len(text) * 8.5 * 0.19 + 3.2  # a wide font's letters
    tight = grid(["Time", *"ABCDEFGH"], ["18:30 to 21:30", *["extraordinarily"] * 8])
    assert widths(tight, 174, 8.5, 3.6)[0] < len("18:30 to 21:30") * 8.5 * 0.19


def test_codes_leave_room_for_what_they_stand_beside() -> None:
    codes = [f"M{number:02}" for number in range(1, 30)]
    made = grid(["Outcome", *codes], ["x " * 20, *["P"] * 29], lying=True)
    first, *others = widths(made, 265, 7, 1.2)
    assert sum((first, *others)) == pytest.approx(265)
    assert first >= 50
    assert min(others) >= 6.7  # "M29" in bold letters of a wide font, and the cell's sides


def test_a_section_ends_with_a_line_that_is_there_anyway(file: File) -> None:
    """A paragraph just for it would make an empty page below a table that fills its own."""
    ends = [each for each in file.paragraphs if each._p.find(f".//{qn('w:sectPr')}") is not None]
    assert len(ends) == len(file.sections) - 1 > 0
    for each in ends:
        if each._p.getprevious().tag == qn("w:tbl"):
            assert not each.text
            assert each.paragraph_format.line_spacing == Pt(1)
        else:
            assert each.text


def test_a_lead_in_stays_with_the_section_that_follows() -> None:
    inner = Section("inner", "Inner", (Bullets(("One", "Two")),))
    outer = Section("outer", "Outer", (Text("What holds for all"),), (inner,))
    made = Document("Title", (), "en", False, (outer,), "Contents")
    written = docx.Document(io.BytesIO(Writer(made, PLAIN, (210, 297)).written(b"")))
    (lead,) = [each for each in written.paragraphs if each.text == "What holds for all"]
    assert kept_of(lead)
