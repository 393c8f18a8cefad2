"""Texts of a plan as a document may hold them: one line, without what steers a reader or a file."""

from __future__ import annotations

from unicodedata import category

#: Controls, lone halves of a character, private and unassigned ones; line and paragraph ends.
_UNSAFE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
#: Marks that turn or set apart the text after them, also beyond the end of the text they are in.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: object) -> str:
    r"""Make a text one line of characters that every format can hold.

    >>> plain("SQL \n foundations\x00"), plain("a\u202eb")
    ('SQL foundations', 'ab')
    """
    spaced = "".join(
        " " if category(char) in _UNSAFE else char for char in str(text) if char not in _TURNING
    )
    return " ".join(spaced.split())


def readable(name: str) -> str:
    """Make words of an id, for what has no title.

    >>> readable("machine-learning")
    'Machine learning'
    """
    text = plain(name.replace("-", " ").replace("_", " "))
    return text[:1].upper() + text[1:]


#: Parts of an hour that five minutes are whole numbers of, whether it has 45, 50 or 60 minutes.
_PARTS = 180


def tidy(hours: float) -> float:
    """Round hours so that sums of fractions have no dust: planned time is whole five minutes.

    >>> tidy(17.9167 + 3.0833), tidy(0.3333 * 3), tidy(5 / 45) == 5 / 45
    (21, 1, True)
    """
    parts = round(_PARTS * hours)
    return parts // _PARTS if parts % _PARTS == 0 else parts / _PARTS
