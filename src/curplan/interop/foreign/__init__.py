"""A designer's own workbook as a catalogue and a plan made by hand."""

from curplan.interop.foreign.catalogue import catalogue_files
from curplan.interop.foreign.programme import programme_document
from curplan.interop.foreign.reading import Read, read_programme

__all__ = ["Read", "catalogue_files", "programme_document", "read_programme"]
