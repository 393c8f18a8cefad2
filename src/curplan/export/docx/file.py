"""A proposal's document as the bytes of a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from curplan.draw.look import PLAIN
from curplan.export.docx.writer import Writer
from curplan.export.papers import SIZES, paper
from curplan.export.roadmap import roadmap_bytes
from curplan.proposal import document_of, proposal_of

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.plan.model import Plan
    from curplan.words import Words

#: The earliest time that a zip file can hold; every part of the document has it.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_bytes(plan: Plan, words: Words, look: Look = PLAIN) -> bytes:
    """Write the proposal of a plan as a Word document.

    Parameters
    ----------
    plan
        A plan that can be drawn.
    words
        The reader's language; paragraphs and tables have its direction.
    look
        Colours, brand and paper.

    The same input gives the same bytes: no time, no author and no random number is in them.
    """
    document = document_of(proposal_of(plan, words), words)
    picture = roadmap_bytes(plan, words, look, "png")
    writer = Writer(document, look, SIZES[paper(look.page)])
    return _still(writer.written(picture))


def _still(data: bytes) -> bytes:
    """Pack the parts anew, each with the same time, in the same order."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
