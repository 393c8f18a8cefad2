"""Reading what a page says, in whatever language: its numbers, and names without their spaces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.draw.scene import Scene

_NUMBER = re.compile(r"\d+(?:[.,'’٫٬\u00a0\u202f]\d+)*")
_MARK = re.compile(r"[^\d]")
#: Minutes of an hour that needs no word.
_HOUR = 60
#: Unicode's marks of direction, which no reader sees.
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")


def numbers(text: str) -> list[float]:
    """List the numbers in a text, whatever its marks for decimals and thousands.

    A mark with three digits behind it is one for thousands: drawings have two decimals at most.

    >>> numbers("7,5 h"), numbers("12.000 h"), numbers("15 of 30")
    ([7.5], [12000.0], [15.0, 30.0])
    """
    found = []
    for token in _NUMBER.findall(text):
        *whole, last = _MARK.split(token)
        if whole and len(last) != 3:
            found.append(float(f"{''.join(whole)}.{last}"))
        else:
            found.append(float("".join((*whole, last))))
    return found


def says(text: str, value: float) -> bool:
    """Tell whether a text has a number and no other, to two decimals."""
    return [round(number, 2) for number in numbers(text)] == [round(float(value), 2)]


def closed_up(text: str) -> str:
    """Take spaces and unseen marks out of a text: where its lines break does not matter."""
    return "".join(_UNSEEN.sub("", text).split())


def said(scene: Scene, role: str, of: str) -> str:
    """Join the texts of a role that belong to something, in their order."""
    return " ".join(text.text for text in scene.texts(role) if text.of == of)


def unsaid_hour(scene: Scene, minutes: int, of: str = "") -> list[str]:
    """Name an hour that has not 60 minutes, where the head of a page does not say so."""
    facts = [text.text for text in scene.texts("subtitle") if of in ("", text.of)]
    pairs = pairwise(numbers("  ".join(facts).replace("–", " ")))
    if minutes == _HOUR or (1.0, float(minutes)) in pairs:
        return []
    return [f"11: that an hour has {minutes} minutes is not said"]


def twice(items: Iterable[str]) -> list[str]:
    """List what is there more than once, each time but the first."""
    seen: set[str] = set()
    found = []
    for item in items:
        if item in seen:
            found.append(item)
        seen.add(item)
    return found
