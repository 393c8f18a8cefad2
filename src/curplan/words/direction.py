"""Direction of text: which way a text runs, and words of the other way set apart in it."""

from __future__ import annotations

import re
from unicodedata import bidirectional

#: Unicode's marks that set a piece of text apart: its own direction, and nothing leaks out.
#: The first takes its direction from the first letter in it, the second is from right to left.
_ISOLATE, _FROM_THE_RIGHT, _END = "\u2068", "\u2067", "\u2069"
_MARKS = _ISOLATE + _FROM_THE_RIGHT
_APART = re.compile(f"[{_MARKS}][^{_MARKS}{_END}]*{_END}")
_RIGHT = frozenset({"R", "AL"})


def runs_right_to_left(text: str, page: bool) -> bool:
    """Tell whether a text is to be laid out from right to left.

    On a page that reads from right to left (``page``) it is, unless it has letters of the other
    direction only: "C++" stays as it is, "Python יסודות" begins at the right. On a page that
    reads from left to right the first letter decides, as in a browser.

    >>> runs_right_to_left("C++", page=True), runs_right_to_left("Python יסודות", page=True)
    (False, True)
    >>> runs_right_to_left("1 – 3", page=True), runs_right_to_left("יסודות Python", page=False)
    (True, True)
    """
    if text.isascii():
        return page and not any(char.isalpha() for char in text)
    kinds = [kind for char in text if (kind := bidirectional(char)) == "L" or kind in _RIGHT]
    if page:
        return not kinds or not _RIGHT.isdisjoint(kinds)
    return bool(kinds) and kinds[0] in _RIGHT


def isolated(text: str, rtl: bool) -> str:
    """Set a text apart that has letters of the other direction than what it is put into.

    What is set apart in it already does not count: a list of such texts runs as its page does.
    On a page from right to left a text with letters of both runs from the right, whichever comes
    first: "HTTP" is the first word of "HTTP וממשקים", not the last.

    >>> isolated("C++", rtl=True) == "\u2068C++\u2069", isolated("C++", rtl=False)
    (True, 'C++')
    >>> isolated("\u2068C\u2069, \u2068D\u2069", rtl=True) == "\u2068C\u2069, \u2068D\u2069"
    True
    >>> isolated("HTTP וממשקים", rtl=True) == "\u2067HTTP וממשקים\u2069"
    True
    """
    if text.isascii() and not rtl:
        return text
    outside = text
    while _END in outside and (shorter := _APART.sub("", outside)) != outside:
        outside = shorter
    kinds = {bidirectional(char) for char in outside}
    other = "L" in kinds if rtl else not _RIGHT.isdisjoint(kinds)
    if not other:
        return text
    mixed = rtl and not _RIGHT.isdisjoint(kinds)
    return f"{_FROM_THE_RIGHT if mixed else _ISOLATE}{text}{_END}"
