"""The roadmap of a plan as a picture inside a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw.pages import page_of
from curplan.draw.paint.files import picture_bytes
from curplan.draw.views import pages

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.paint.files import Format
    from curplan.plan.model import Plan
    from curplan.words import Words


def roadmap_bytes(plan: Plan, words: Words, look: Look, kind: Format) -> bytes:
    """Draw the roadmap for a partner: plain words, no arrows, no proof; as PNG or SVG.

    Its page is A4 lying, or larger where the plan does not fit.
    """
    dressed = replace(look, words=words, reader="partner", page=page_of("a4"))
    return picture_bytes(pages("roadmap", [plan], dressed), kind, language=words.language)[0]
