"""The table of the matrix: where its columns lie, its heads, its rows and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.coverage import notes
from curplan.draw.coverage.marks import KINDS, NOTES, Outcome, in_time
from curplan.draw.coverage.months import Month, months
from curplan.draw.parts import ramp, titles
from curplan.draw.scene import Line, Page, Rect, Shape
from curplan.draw.theme import GLYPHS, SMALLEST, SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

#: Height of the head: months and numbers.
_MONTHS, _NUMBERS = 13.0, 13.0
HEAD = _MONTHS + _NUMBERS + 2.0
_LETTERS, _NUMBER, _SMALL = SMALLEST, SMALLEST_NAME, SMALLEST
_APART, _AROUND, _INSET = 8.0, 1.9, 0.5
#: Outline of what introduces an outcome: it is told from practice without its colour too.
_OUTLINE = 0.5
_STEP_MOST, _NAMES_MOST = 56.0, 0.26
#: Unicode's zero width non-joiner.
_NO_JOINING = "\u200c"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of the matrix, in points: names, levels, modules in order of time, the check."""

    look: Look
    modules: tuple[PlannedModule, ...]
    months: tuple[Month, ...]
    lines: dict[str, tuple[str, ...]]
    size: float
    left: float
    level: float
    first: float
    step: float
    check: float
    right: float

    @property
    def last(self) -> float:
        """The end of the last module's column."""
        return self.first + self.step * len(self.modules)

    def head(self, top: float) -> list[Shape]:
        """Write months, the modules' numbers, and what the other columns are."""
        theme, say = self.look.theme, self.look.words.say
        made = self._months(top)
        base = fonts.baseline(top + _MONTHS + _NUMBERS / 2, _NUMBER)
        for number, module in enumerate(self.modules):
            made.append(
                fonts.written(
                    self.first + (number + 0.5) * self.step,
                    base,
                    self.look.words.number(number + 1),
                    _NUMBER,
                    theme.ink,
                    "number",
                    of=module.id,
                    bold=True,
                    anchor="middle",
                )
            )
        heads = [(self.level, "coverage-level", "end"), (self.check, "coverage-check", "start")]
        if not self.look.partner:
            heads.insert(0, (self.left, "coverage-outcome", "start"))
        for x, key, anchor in heads:
            text = say(key)
            made.append(fonts.written(x, base, text, _SMALL, theme.muted, "head", anchor=anchor))
        base = fonts.baseline(top + (_MONTHS - 2.0) / 2, _SMALL)
        text = say("coverage-modules")
        if fonts.width(text, _SMALL) < self.first - 6.0 - self.left:
            x = self.first - 6.0
            made.append(fonts.written(x, base, text, _SMALL, theme.muted, "head", anchor="end"))
        return made

    def _starts(self) -> list[tuple[int, int, Month]]:
        """Group the columns by the month in which their modules start."""
        found: list[tuple[int, int, Month]] = []
        for number, module in enumerate(self.modules):
            month = next(m for m in self.months if m.first <= module.start_week <= m.last)
            if found and found[-1][2] == month:
                found[-1] = (found[-1][0], number + 1, month)
            else:
                found.append((number, number + 1, month))
        return found

    def _months(self, top: float) -> list[Shape]:
        made: list[Shape] = []
        for first, end, month in self._starts():
            left, right = self.first + first * self.step, self.first + end * self.step
            y = top + _MONTHS - 1.0
            made.append(
                Line(((left + 1.0, y), (right - 1.0, y)), self.look.theme.rule, 0.6, "month-line")
            )
            for name in month.names:
                if fonts.width(name, _SMALL) + _AROUND <= right - left:
                    base = fonts.baseline(top + (_MONTHS - 2.0) / 2, _SMALL)
                    x = (left + right) / 2
                    ink = self.look.theme.muted
                    made.append(fonts.written(x, base, name, _SMALL, ink, "month", anchor="middle"))
                    break
        return made

    def lattice(
        self, top: float, bottom: float, rows: Sequence[tuple[Outcome, float, float]]
    ) -> list[Shape]:
        """Draw thin lines below the rows, and upright ones between modules, months stronger."""
        theme = self.look.theme
        strong = {first for first, _, _ in self._starts()} | {len(self.modules)}
        made: list[Shape] = []
        for _, y, high in rows:
            ends = ((self.left, y + high), (self.right, y + high))
            made.append(Line(ends, theme.grid, 0.4, "grid"))
        for column in range(len(self.modules) + 1):
            x = self.first + column * self.step
            colour, width = (theme.rule, 0.6) if column in strong else (theme.grid, 0.4)
            made.append(Line(((x, top), (x, bottom)), colour, width, "grid"))
        return made

    def row(self, row: Outcome, top: float, high: float, rank: int) -> list[Shape]:
        """Write an outcome, its level, its marks and its check."""
        theme, words = self.look.theme, self.look.words
        middle = top + high / 2
        lines = self.lines[row.id]
        leading = self.size * 1.25
        made: list[Shape] = []
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * leading
            base = fonts.baseline(y, self.size)
            made.append(
                fonts.written(self.left, base, line, self.size, theme.ink, "name", of=row.id)
            )
        base = fonts.baseline(middle, self.size)
        level = words.number(row.level)
        made.append(
            fonts.written(
                self.level, base, level, self.size, theme.muted, "level", of=row.id, anchor="end"
            )
        )
        for number, module in enumerate(self.modules):
            kinds = row.marks.get(module.id)
            if kinds:
                x = self.first + number * self.step
                of = f"{row.id}:{module.id}"
                made += _mark(kinds, of, rank, x, top, self.step, high, self.look)
        if row.check in NOTES:
            base, text = fonts.baseline(middle, _SMALL), words.say(f"coverage-{row.check}")
            made.append(
                fonts.written(self.check, base, text, _SMALL, theme.muted, "held", of=row.id)
            )
        elif row.check:
            text = words.say(f"coverage-{row.check}")
            place = self.check, middle, high
            made += notes.mark("check", notes.WRONG, text, row.id, place, theme.warning, self.look)
        return made


def table(
    plan: Plan, rows: Sequence[Outcome], size: float, left: float, page: Page, look: Look
) -> Table | None:
    """Divide the page from ``left`` on; None if it is too narrow."""
    words = look.words
    modules = in_time(plan)
    most = (page.right - page.left) * _NAMES_MOST
    longest = max((fonts.width(row.name, size) for row in rows), default=0.0)
    names = max(min(most, longest), fonts.width(words.say("coverage-outcome"), _SMALL)) + 0.5
    level = fonts.width(words.say("coverage-level"), _SMALL)
    level = max(level, *(fonts.width(words.number(row.level), size) for row in rows), 0.0)
    checks = {row.check: words.say(f"coverage-{row.check}") for row in rows if row.check}
    check = max(
        fonts.width(words.say("coverage-check"), _SMALL),
        *(fonts.width(checks[key], _SMALL) for key in NOTES if key in checks),
        *(notes.mark_width(notes.WRONG, checks[key]) for key in checks if key not in NOTES),
        0.0,
    )
    first = left + names + _APART + level + _APART
    letters = {_letters(kinds, look) for row in rows for kinds in row.marks.values()}
    least = _AROUND + max(
        fonts.width(words.number(len(modules)), _NUMBER, True),
        *(fonts.width(text, _LETTERS) for text in letters),
        0.0,
    )
    step = min((page.right - check - _APART - first) / max(len(modules), 1), _STEP_MOST)
    if step < least:
        return None
    last = first + step * len(modules)
    broken = {row.id: tuple(titles.wrapped(row.name, size, names)) for row in rows}
    return Table(
        look,
        modules,
        months(plan, words),
        broken,
        size,
        left,
        first - _APART,
        first,
        step,
        last + _APART,
        last + _APART + check,
    )


def _letters(kinds: Sequence[str], look: Look) -> str:
    """Give the letters of kinds, one beside the other even in a script that joins them."""
    found = [look.words.say(f"coverage-letter-{kind}") for kind in KINDS if kind in kinds]
    return (_NO_JOINING if look.words.rtl else "").join(found)


def _mark(
    kinds: Sequence[str],
    of: str,
    rank: int,
    x: float,
    top: float,
    wide: float,
    high: float,
    look: Look,
) -> list[Shape]:
    """Fill a cell, strongly where something is introduced, and write its letters."""
    strong = look.theme.fill(rank)
    first = "introduced" in kinds
    fill = strong if first else ramp.pale(look.theme, strong)
    ink = look.theme.on(fill) if first else look.theme.ink
    text = _letters(kinds, look)
    base = fonts.baseline(top + high / 2, _LETTERS)
    return [
        Rect(
            x + _INSET,
            top + _INSET,
            wide - 2 * _INSET,
            high - 2 * _INSET,
            "mark",
            of,
            fill=fill,
            edge=look.theme.edge(fill) if first else "",
            line=_OUTLINE if first else 0.0,
        ),
        fonts.written(x + wide / 2, base, text, _LETTERS, ink, "letters", of=of, anchor="middle"),
    ]


def swatch(kind: str, x: float, middle: float, look: Look) -> list[Shape]:
    """Draw a sign for the legend: a cell with its letter, or a module's kind."""
    theme = look.theme
    base = fonts.baseline(middle, 8.5 if kind in GLYPHS else _LETTERS)
    if kind in GLYPHS:
        glyph, right = GLYPHS[kind], x + notes.SWATCH
        return [
            fonts.written(
                right, base, glyph, 8.5, theme.ink, "swatch", of=kind, bold=False, anchor="end"
            )
        ]
    hue = ramp.hue(theme)
    fill = {"introduced": hue, "practised": ramp.pale(theme, hue)}.get(kind, theme.band)
    edge = {"introduced": theme.edge(hue), "practised": ""}.get(kind, theme.rule)
    ink = theme.on(fill) if kind == "introduced" else theme.ink
    letter = look.words.say(f"coverage-letter-{kind}")
    centre = x + notes.SWATCH / 2
    return [
        Rect(
            x,
            middle - 5.2,
            notes.SWATCH,
            10.4,
            "swatch",
            kind,
            fill=fill,
            edge=edge,
            line=_OUTLINE if edge else 0.0,
        ),
        fonts.written(centre, base, letter, _LETTERS, ink, "letter", of=kind, anchor="middle"),
    ]
