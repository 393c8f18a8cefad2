"""Where a line may end."""

from __future__ import annotations

#: Marks that French sets apart by a space, and that never begin a line, or never end one.
_CLOSING, _OPENING = frozenset(":;?!»%"), frozenset("«")


def pieces(text: str) -> list[str]:
    """Give the pieces of a text between which a line may end.

    >>> pieces("Projet final : étude « à vif »")
    ['Projet', 'final :', 'étude', '« à', 'vif »']
    """
    made: list[str] = []
    for word in text.split():
        with_last = bool(made) and (_CLOSING.issuperset(word) or _OPENING.issuperset(made[-1]))
        if with_last:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return made
