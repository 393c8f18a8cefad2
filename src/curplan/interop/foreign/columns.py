"""Which column of a designer's sheet is which: by headers in any language, and by what is usual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from curplan.interop.meanings import folded
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell, Sheet

HEADERS_WITHIN = 30
"""Rows from the top in which headers are looked for."""

OTHER_HEADERS: dict[str, tuple[str, ...]] = {
    "id": ("id", "code", "module id"),
    "title": ("module", "modules", "course", "courses", "title", "module title", "module name",
              "name", "subject name", "topic", "topics", "curso", "cours", "kurs", "thema", "tema"),
    "unit": ("unit", "units", "lesson", "lessons", "session title", "activity", "unit title",
             "leccion", "lecon", "lektion"),
    "hours": ("hours", "hrs", "h", "duration", "total hours", "hours total", "no of hours",
              "duration hours", "duration h", "length", "duracion", "duree", "dauer",
              "horas totales"),
    "kind": ("kind", "type", "format of teaching"),
    "strand": ("strand", "area", "theme", "track", "discipline", "field", "block", "bloc",
               "bloque"),
    "teaches": ("teaches", "outcomes", "outcome", "learning outcomes", "learning outcome", "skills",
                "skill", "competences", "competencies", "objectives", "learning objectives",
                "resultados de aprendizaje", "objetivos", "objectifs", "lernziele", "competencias",
                "competences visees"),
    "practises": ("practises", "practices", "uses"),
    "assesses": ("assesses", "assessed"),
    "needs": ("builds on", "prerequisites", "prerequisite", "requires", "after", "depends on",
              "prerrequisitos", "prerequis", "voraussetzungen"),
    "weeks": ("weeks", "week", "week s", "when", "calendar weeks", "week no", "week number", "wk"),
    "first": ("first week", "start week", "from week", "from", "week from"),
    "last": ("last week", "end week", "to week", "to", "until", "week to"),
}  # fmt: skip
"""What designers call a column besides what the exported workbook calls it."""

EXPORTED = {
    "title": "module", "unit": "unit", "hours": "hours", "kind": "kind", "strand": "strand",
    "teaches": "teaches", "practises": "practises", "assesses": "assesses", "needs": "needs",
    "weeks": "week", "first": "first", "last": "last", "skill": "skill", "needed": "needed",
    "means": "means", "priority": "priority", "importance": "importance", "entry": "entry",
    "why": "why", "assessment": "assessment", "form": "form", "work": "work",
    "outcomes": "outcomes", "weight": "weight", "minutes": "minutes", "pass": "pass", "ai": "ai",
    "gate": "gate", "fact": "fact", "value": "value", "date": "date", "part": "part",
    "level": "level", "planned": "planned", "alone": "alone", "difference": "difference",
}  # fmt: skip
"""Keys of the exported workbook's columns, by their words."""

_WEEK = re.compile(
    r"(?:w|wk|week|semana|sem|s|semaine|woche|kw|hafta|h|tydzien|t|ε|неделя|н|ש|שבוע|أ)?\s*"
    r"(\d{1,3})"
)


@cache
def _exported() -> Mapping[str, frozenset[str]]:
    """Give the keys that a folded header can have in an exported workbook, in any language."""
    found: dict[str, set[str]] = {}
    for language in translated():
        words = Words(language)
        for key, name in EXPORTED.items():
            found.setdefault(folded(words.say(f"xlsx-{name}")), set()).add(key)
    return {header: frozenset(keys) for header, keys in found.items()}


@cache
def _usual() -> Mapping[str, str]:
    return {name: key for key, names in OTHER_HEADERS.items() for name in names}


def headers() -> tuple[str, ...]:
    """Give every header that is known, for a hint."""
    return tuple(sorted({*_exported(), *_usual()}))


def meanings(header: str) -> frozenset[str]:
    """Give the keys that a header can stand for; ``week-3`` for a column of a week.

    >>> sorted(meanings("Módulo")), sorted(meanings("W 3")), sorted(meanings("Colour"))
    (['title'], ['week-3'], [])
    """
    name = folded(header)
    found = _exported().get(name, frozenset()) | (
        frozenset({_usual()[name]}) if name in _usual() else frozenset()
    )
    match = _WEEK.fullmatch(name)
    if match and int(match[1]):
        return frozenset({f"week-{int(match[1])}"})
    return found


@dataclass(frozen=True, slots=True)
class Head:
    """A sheet's row of headers: its number from 0, columns by key, and headers nobody knows."""

    row: int
    columns: Mapping[str, int]
    unknown: tuple[Cell, ...]

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks that have a column."""
        return tuple(
            int(key.removeprefix("week-")) for key in self.columns if key.startswith("week-")
        )


ORDER = ("title", "unit", "skill", "hours", "kind", "strand", "teaches")
"""Which meaning counts where a header has several and none of them is taken yet."""


def find_head(sheet: Sheet) -> Head | None:
    """Find the row of headers: that with the most that are known, of the first rows."""
    best: Head | None = None
    for number, row in enumerate(sheet.rows[:HEADERS_WITHIN]):
        columns: dict[str, int] = {}
        unknown = []
        for at, cell in enumerate(row):
            if cell.value is None:
                continue
            keys = meanings(cell.text) - set(columns)
            if keys:
                columns[min(keys, key=lambda k: (ORDER.index(k) if k in ORDER else 99, k))] = at
            else:
                unknown.append(cell)
        text = sum(not key.startswith("week-") for key in columns)
        if text and (best is None or len(columns) > len(best.columns)):
            best = Head(number, columns, tuple(unknown))
    return best
