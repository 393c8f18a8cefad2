"""Logos made up for tests: a PNG of one colour, an SVG; and what is said of them."""

from __future__ import annotations

import io

from PIL import Image

from curplan.diagnostics import Diagnostic, Location

HERE = Location("brand.yaml", 1, 1)


def picture(width: int = 40, height: int = 20, colour: str = "#003366") -> bytes:
    made = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(made, format="PNG")
    return made.getvalue()


def svg(inside: str = '<rect width="8" height="4" fill="#036"/>', attributes: str = "") -> str:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} viewBox="0 0 20 10" {attributes}>{inside}</svg>'


def codes(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [fault.code for fault in faults]
