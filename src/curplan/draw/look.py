"""How a drawing is to look: paper, colours, language, reader and brand, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from curplan.draw.scene import A4, Page
from curplan.draw.theme import LIGHT, Theme
from curplan.words import ENGLISH, Words

Reader = Literal["designer", "partner"]
"""Whom a drawing is for: a designer sees arrows, proof and hashes, a partner plain words."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A partner's logo: ``data`` is a PNG of ``width`` × ``height`` pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Brand:
    """What a partner's pages carry: its name, a logo, a line of text at the foot."""

    name: str = ""
    logo: Logo | None = None
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing is to look. ``page`` grows where a plan does not fit it, in its own shape."""

    page: Page = A4
    theme: Theme = LIGHT
    words: Words = ENGLISH
    reader: Reader = "designer"
    brand: Brand = Brand()

    @property
    def partner(self) -> bool:
        """Tell whether the drawing is for a partner."""
        return self.reader == "partner"


PLAIN = Look()
