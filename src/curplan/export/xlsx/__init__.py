"""A plan as a workbook for a spreadsheet program: real tables, formulas for the sums.

``curplan import`` reads it back; docs/spreadsheet.md tells its layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.programme import tables_of
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.export.xlsx.book import Dress
    from curplan.plan.model import Plan
    from curplan.words import Words

READABLE = 4.5
"""Contrast that a text needs on its ground."""
LETTER = 11 / 8.5
"""Long side of letter paper to its short one."""

__all__ = ["tables_of", "xlsx_bytes"]


def xlsx_bytes(plan: Plan, words: Words, look: Look | None = None) -> bytes:
    """Write a plan as an Excel workbook in the words' language; the same plan, the same bytes.

    A look gives headers a brand's colour, pages their paper and a line at the foot.

    Raises ModuleNotFoundError without XlsxWriter, and ValueError for a plan without modules.
    """
    from curplan.export.xlsx.book import open_book
    from curplan.export.xlsx.sheets import write_sheet

    tables = tables_of(plan, words)
    book, stream = open_book(_dress(look), rtl=words.rtl)
    for table in tables:
        write_sheet(book, table, plan, words)
    book.workbook.close()
    return stream.getvalue()


def _dress(look: Look | None) -> Dress:
    from curplan.export.xlsx.book import Dress

    if look is None:
        return Dress()
    from curplan.draw.colour import contrast

    head = look.theme.accent
    ink = "#FFFFFF" if contrast(head, "#FFFFFF") >= READABLE else "#000000"
    foot = " · ".join(plain(text) for text in (look.brand.name, look.brand.footer) if text)
    long, short = max(look.page.width, look.page.height), min(look.page.width, look.page.height)
    return Dress(head, ink, foot, letter=abs(long / short - LETTER) < 0.02)
