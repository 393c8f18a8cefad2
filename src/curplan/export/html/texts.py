"""Texts inside HTML."""

from __future__ import annotations

from html import escape

#: Unicode's marks around words of the other direction, and what HTML has for them.
_ISOLATES = str.maketrans(
    {"\u2066": "<bdi>", "\u2067": "<bdi>", "\u2068": "<bdi>", "\u2069": "</bdi>"}
)


def inline(text: str) -> str:
    """Write a text so that no sign in it means anything; words of the other direction stand apart.

    >>> inline("<b> & \u2068C++\u2069")
    '&lt;b&gt; &amp; <bdi>C++</bdi>'
    """
    return escape(text).translate(_ISOLATES)
