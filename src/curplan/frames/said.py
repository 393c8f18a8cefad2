"""What a frame says of a plan, in somebody's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.frames.model import Name

if TYPE_CHECKING:
    from curplan.frames.model import Statement, Value
    from curplan.words import Words


def said(statement: Statement, words: Words) -> str:
    """Say a statement.

    >>> from curplan.frames.model import Statement
    >>> from curplan.words import ENGLISH
    >>> said(Statement("frame-weeks", (("weeks", 14), ("most", 16))), ENGLISH)
    'Weeks from first to last: 14 (at most 16)'
    """
    values = {name: _value(value, words) for name, value in statement.values}
    return words.say(statement.key, **values)


def _value(value: Value, words: Words) -> int | float | str:
    """Write a range as one text, and a name in its language; leave all else to the words."""
    if isinstance(value, Name):
        return value.spoken(words.language)
    if not isinstance(value, tuple):
        return value
    least, most = value
    if least == most:
        return words.number(least)
    return f"{words.number(least)}–{words.number(most)}"
