"""The proposal as a Word document, to be edited: real headings, tables, page numbers."""

from curplan.export.docx.file import docx_bytes

__all__ = ["docx_bytes"]
