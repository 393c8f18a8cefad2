"""What a designer changed in an exported workbook, back as pins and a layer of modules."""

from curplan.interop.back.changes import Edit, Edited, read_edits
from curplan.interop.back.order import brief_with, layer_files
from curplan.interop.back.settling import Settled, settle
from curplan.interop.back.verdict import Verdict, verdicts

__all__ = [
    "Edit",
    "Edited",
    "Settled",
    "Verdict",
    "brief_with",
    "layer_files",
    "read_edits",
    "settle",
    "verdicts",
]
