"""From files to plain data: reading text, YAML 1.2 scalars, and where each value was written."""

from __future__ import annotations

from curplan.source.locate import Place, Places
from curplan.source.parse import Parsed, parse, parse_file
from curplan.source.reading import MAX_BYTES, find_files, read_text

__all__ = [
    "MAX_BYTES",
    "Parsed",
    "Place",
    "Places",
    "find_files",
    "parse",
    "parse_file",
    "read_text",
]
