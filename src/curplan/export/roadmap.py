"""The roadmap of a plan as a picture inside a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw.drawable import unwritten
from curplan.draw.pages import page_of
from curplan.draw.paint.files import picture_bytes
from curplan.draw.views import pages

if TYPE_CHECKING:
    from curplan.diagnostics import Diagnostic
    from curplan.draw.look import Look
    from curplan.draw.paint.files import Format
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan
    from curplan.words import Words


def roadmap_bytes(plan: Plan, words: Words, look: Look, kind: Format) -> bytes:
    """Draw the roadmap for a partner: plain words, no arrows, no proof; as PNG or SVG.

    Its page is A4 lying, or larger where the plan does not fit.
    """
    return picture_bytes(_scenes(plan, words, look), kind, language=words.language)[0]


def roadmap_faults(plan: Plan, words: Words, look: Look, file: str) -> tuple[Diagnostic, ...]:
    """Find characters on the roadmap that no font has; ``file`` is where the plan came from."""
    return unwritten(_scenes(plan, words, look), file, [plan])


def _scenes(plan: Plan, words: Words, look: Look) -> tuple[Scene, ...]:
    dressed = replace(look, words=words, reader="partner", page=page_of("a4"))
    return pages("roadmap", [plan], dressed)
