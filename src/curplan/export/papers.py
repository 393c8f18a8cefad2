"""The paper of documents that are made to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from curplan.draw.pages import page_of

if TYPE_CHECKING:
    from curplan.draw.scene import Page

Paper = Literal["a4", "letter"]

#: Width and height in millimetres, standing.
SIZES: dict[Paper, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def paper(page: Page) -> Paper:
    """Give the paper of a look's page: Letter where it is that, else A4."""
    letter = page_of("letter")
    sides = {round(page.width), round(page.height)}
    return "letter" if sides == {round(letter.width), round(letter.height)} else "a4"
