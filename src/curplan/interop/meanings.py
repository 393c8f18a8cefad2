"""What words of a sheet mean: the words of every language here, back to the plan file's codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from curplan.diagnostics import nearest
from curplan.export.xlsx.wording import VALUES, say
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.catalogue.models import Catalogue

_LEVELS = r"[1-4](?:\s*[,+/&–-]\s*[1-4])*"
_SAID = re.compile(rf"(?P<skill>.+?)[\s@:(]*(?P<levels>{_LEVELS})\)?", re.DOTALL)
_OUTCOMES = re.compile(r"\s*[a-z0-9-]+@[1-4]\s*(,\s*[a-z0-9-]+@[1-4]\s*)*")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|horas?|heures?|std\.?|ч|ש)?\.?", re.I)

OTHER_WORDS = {
    "kind": {
        "module": "course",
        "class": "course",
        "exam": "assessment",
        "final project": "capstone",
        "internship": "placement",
    },
    "unit-kind": {
        "theory": "lecture",
        "lesson": "lecture",
        "practice": "lab",
        "workshop": "lab",
        "exercise": "lab",
        "exam": "assessment",
        "test": "assessment",
        "independent": "self-study",
        "homework": "self-study",
    },
}
"""What designers write besides."""


def folded(text: str) -> str:
    """Fold a text for comparing: case, accents, spaces and marks do not count.

    >>> folded(" Módulo\u00a0: ")
    'modulo'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


@cache
def codes(of: str) -> Mapping[str, str]:
    """Give the code for each folded word of any language, and for the code itself."""
    found = {folded(word): code for word, code in OTHER_WORDS.get(of, {}).items()}
    written: dict[str, str] = {}
    for language in reversed(translated()):
        words = Words(language)
        found |= {folded(words.say(f"xlsx-{of}-{code}")): code for code in VALUES[of]}
        written |= {folded(say(words, of, code)): code for code in VALUES[of]}
    return found | written | {folded(code): code for code in VALUES[of]}


def code(of: str, text: str) -> tuple[str, str]:
    """Give the code that a text stands for ("" for none), and a hint where it is none."""
    known = codes(of)
    name = folded(text)
    if name in known:
        return known[name], ""
    return "", nearest(name, known) or f"write one of {', '.join(VALUES[of])}"


def number(text: str) -> float | None:
    """Read hours such as ``12``, ``7,5`` or ``12 h``; None for anything else.

    >>> number("7,5 h"), number("two")
    (7.5, None)
    """
    match = _NUMBER.fullmatch(text.strip())
    return float(match[1].replace(",", ".")) if match else None


def said_outcomes(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Read skills with levels, apart by semicolons or lines; one without a level has none.

    >>> said_outcomes("Python 1, 2; SQL 1"), said_outcomes("python@1, sql@2")
    ([('Python', (1, 2)), ('SQL', (1,))], [('python', (1,)), ('sql', (2,))])
    """
    apart = r"[;\n,]" if _OUTCOMES.fullmatch(text) else r"[;\n•]"
    made = []
    for part in re.split(apart, text):
        said = part.strip().rstrip(".").strip()
        match = _SAID.fullmatch(said)
        if match:
            levels = tuple(sorted({int(digit) for digit in re.findall(r"[1-4]", match["levels"])}))
            made.append((match["skill"].strip(" @:("), levels))
        elif said:
            made.append((said, ()))
    return made


def skills_by_name(catalogue: Catalogue) -> dict[str, str]:
    """Give the id of each skill by its folded name, and by its folded id."""
    return {
        **{folded(skill.name): skill.id for skill in catalogue.skills},
        **{folded(skill.id): skill.id for skill in catalogue.skills},
    }
