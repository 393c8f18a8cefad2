"""Ranges and lists of whole numbers on the command line: 8..52, 10,15,20 or 8..12,26."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # generic since click 8.3 only
    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType


class Numbers(ParamType):
    """Whole numbers between two limits: single ones, ``first..last``, commas between."""

    name = "N..N,N"

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read numbers into an ascending tuple without repetition."""
        if isinstance(value, tuple):
            return value
        found: set[int] = set()
        for part in str(value).split(","):
            first, dots, last = part.strip().partition("..")
            begin = self._number(first, value, param, ctx)
            end = self._number(last, value, param, ctx) if dots else begin
            if end < begin:
                self.fail(f"'{part.strip()}' ends before it begins", param, ctx)
            found.update(range(begin, end + 1))
        return tuple(sorted(found))

    def _number(
        self, text: str, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        if not text.strip().isascii() or not text.strip().isdigit():
            self.fail(
                f"'{value}' is not a list of whole numbers; write 8..52, or 10,15,20", param, ctx
            )
        number = int(text.strip()[:9])
        if not self._least <= number <= self._most:
            self.fail(f"{number} is not between {self._least} and {self._most}", param, ctx)
        return number
