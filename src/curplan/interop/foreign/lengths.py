"""Hours of a designer's sheet, as people write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from curplan.interop.meanings import number

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell

_CLOCK = re.compile(r"(\d{1,3})\s*(?::|h)\s*(\d{2})(?::00)?\s*(?:m|min|h)?\.?", re.I)
_MINUTES = re.compile(r"(\d{1,5})\s*(?:min|mins|minutes|minutos|minuten|мин|דק|dk|λεπτά)\.?", re.I)
_HOURS = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:horas|ore|часа|часов|час|godz|godzin|godziny|saat|sa|stunden|stunde"
    r"|ώρες|ώρα|שעות|ساعة|ساعات|ue|h/wk)?\.?",
    re.I,
)
_HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}


def length(cell: Cell, hour: int) -> float | None:
    """Read a length in teaching hours of ``hour`` minutes; None where it is none.

    A number counts hours; 1:30, 1h30 and 90 min are by the clock.
    """
    if isinstance(cell.value, int | float):
        return float(cell.value)
    if isinstance(cell.value, dt.time):
        return (60 * cell.value.hour + cell.value.minute) / hour
    if not isinstance(cell.value, str):
        return None
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))", "", cell.text)
    for sign, value in _HALVES.items():
        text = re.sub(rf"(\d)\s*{sign}", rf"\g<1>{value}", text).replace(sign, f"0{value}")
    text = unicodedata.normalize("NFKC", text).strip()
    if match := _CLOCK.fullmatch(text):
        return (60 * int(match[1]) + int(match[2])) / hour if int(match[2]) < 60 else None
    if match := _MINUTES.fullmatch(text):
        return int(match[1]) / hour
    match = _HOURS.fullmatch(text)
    return float(match[1].replace(",", ".")) if match else number(text)
