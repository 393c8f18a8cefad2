"""A plan as a workbook for a spreadsheet program: real tables, formulas for the sums.

``curplan import`` reads it back; docs/spreadsheet.md tells its layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.programme import tables_of

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.words import Words

__all__ = ["tables_of", "xlsx_bytes"]


def xlsx_bytes(plan: Plan, words: Words) -> bytes:
    """Write a plan as an Excel workbook in the words' language; the same plan, the same bytes.

    Raises ModuleNotFoundError without XlsxWriter, and ValueError for a plan without modules.
    """
    from curplan.export.xlsx.book import open_book
    from curplan.export.xlsx.sheets import write_sheet

    tables = tables_of(plan, words)
    book, stream = open_book(rtl=words.rtl)
    for table in tables:
        write_sheet(book, table, plan, words)
    book.workbook.close()
    return stream.getvalue()
