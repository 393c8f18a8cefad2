"""Texts inside HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.document import Facts

#: Unicode's marks around words of the other direction, and what HTML has for them.
_ISOLATES = str.maketrans(
    {
        "\u2066": '<bdi dir="ltr">',
        "\u2067": '<bdi dir="rtl">',
        "\u2068": "<bdi>",
        "\u2069": "</bdi>",
    }
)

_APART = re.compile(" (?=[:;?!»](?: |$))|(?<=«) ")
"""Spaces beside marks that French sets apart."""


def inline(text: str) -> str:
    """Write a text so that no sign in it means anything; words of the other direction stand apart.

    A line does not end before a mark that French sets apart.

    >>> inline("<b> & \u2068C++\u2069"), inline("Projet : API") == "Projet\u00a0: API"
    ('&lt;b&gt; &amp; <bdi>C++</bdi>', True)
    """
    return escape(_APART.sub("\u00a0", text)).translate(_ISOLATES)


def listed(items: tuple[str, ...]) -> str:
    """Write texts as a list."""
    return f"<ul>\n{''.join(f'<li>{inline(item)}</li>' for item in items)}\n</ul>\n"


def facts(block: Facts) -> Iterator[str]:
    """Write terms with what they are; several values of a term are a list."""
    yield "<dl>\n"
    for term, values in block.rows:
        value = inline(values[0]) if len(values) == 1 else listed(values)
        yield f"<dt>{inline(term)}</dt>\n<dd>{value}</dd>\n"
    yield "</dl>\n"
