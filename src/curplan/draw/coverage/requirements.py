"""The requirements' page: which level is reached by the end of which month, and what stays open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.coverage import notes
from curplan.draw.coverage.columns import HEAD, Columns, columns, name_of
from curplan.draw.coverage.months import months
from curplan.draw.coverage.progress import PRIORITIES, Progress, progress, week_of_needs
from curplan.draw.coverage.stairs import Row, Stairs, key_for, pale
from curplan.draw.parts import ramp, titles
from curplan.draw.scene import Page, Rect, Scene, Shape
from curplan.draw.theme import SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look
    from curplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class _Style:
    """How roomy the page is: the size of names, a row's least height in ems of it, the rest."""

    size: float
    row: float = 1.46
    group: float = 17.0
    sums: float = 46.0
    gap: float = 7.0
    dense: bool = False


_STYLES = (
    *(_Style(size) for size in (9.0, 8.5, 8.0, SMALLEST_NAME)),
    *(_Style(size, 1.2, 14.5, 32.0, 4.0, True) for size in (8.0, SMALLEST_NAME)),
)
#: A row's greatest height in ems of its names, and the sums' greatest height.
_ROW_MOST, _SUMS_MOST = 1.9, 84.0


def requirements(plan: Plan, page: Page, look: Look, pages: int) -> Scene | None:
    """Lay out the first of ``pages`` pages; None if it is too small."""
    key = key_for(look, "coverage-requirements")
    heading = look.words.say(key, page=1, pages=pages)
    for style in _STYLES:
        scene = _Sheet(plan, page, look, heading, style).scene()
        if scene is not None:
            return scene
    return None


class _Sheet:
    """One attempt, in one style."""

    def __init__(self, plan: Plan, page: Page, look: Look, heading: str, style: _Style) -> None:
        self.plan, self.page, self.look, self.heading = plan, page, look, heading
        self.style, self.size = style, style.size
        self.months = months(plan, look.words)
        self.rows = progress(plan, self.months)

    def scene(self) -> Scene | None:
        """Lay everything out; None if the page has not the room."""
        page, look = self.page, self.look
        grid = columns(self.rows, self.months, self.size, page, look)
        if grid is None:
            return None
        style, gap = self.style, self.style.gap
        title = titles.title_block(
            self.plan, page, look, heading=self.heading, dense=self.style.dense
        )
        said = self._said(page.top + title.height + gap)
        top = page.top + title.height + gap + said.height + gap
        head = max(len(lines) for lines in grid.heads) * HEAD * 1.3 + gap / 2
        below = self._legend(0.0)
        foot = page.bottom - titles.foot_height(self.plan, page, look) - 3.0 - below.height
        rows = [Row(each, self._lines(each, grid)) for each in self.rows]
        groups = [
            (key, [row for row in rows if row.progress.item.priority == key]) for key in PRIORITIES
        ]
        groups = [(key, found) for key, found in groups if found]
        lines = sum(len(row.lines) for row in rows)
        room = foot - gap - style.sums - gap - top - head - style.group * len(groups)
        if room < lines * self.size * style.row:
            return None
        line = min(_ROW_MOST, room / max(lines, 1) / self.size) * self.size
        stairs = Stairs(look, grid, self.size, style.group)
        shapes: list[Shape] = [*title.shapes, *said.shapes, *stairs.heads(top)]
        y = top + head
        for key, found in groups:
            shapes += stairs.group(key, [row.progress for row in found], y)
            y += style.group
            for row in found:
                height = line * len(row.lines)
                shapes += stairs.row(row, y, height)
                y += height
        sums = min(foot - gap - y - gap, _SUMS_MOST)
        shapes += stairs.sums(self.rows, y + gap, sums)
        shapes += self._legend(foot).shapes
        shapes += titles.footer(self.plan, page, look)
        name = f"{' '.join(self.plan.programme.split())}: {self.heading}"
        return Scene(page, look.theme.ground, tuple(shapes), name)

    def _lines(self, row: Progress, grid: Columns) -> tuple[str, ...]:
        bold = row.met is None
        return tuple(titles.wrapped(name_of(row), self.size, grid.names, bold=bold)) or ("",)

    def _said(self, top: float) -> titles.Block:
        """Say in a line or two when the needs are met, and how much stays open."""
        look, words, theme = self.look, self.look.words, self.look.theme
        week = week_of_needs(self.plan)
        missing = sum(row.met is None for row in self.rows)
        ink = theme.warning if week is None else theme.ink
        said = [(self._needs(week), ink, "needs")]
        text = words.say("coverage-still-open", n=missing, of=len(self.rows))
        text = text if missing else words.say("coverage-none-open")
        said.append((text, ink, "open-count"))
        return notes.statements(said, self.page, top, look)

    def _needs(self, week: int | None) -> str:
        """Say when everything that is no option is reached: the date, or the week without dates."""
        look, words, plan = self.look, self.look.words, self.plan
        if week is None:
            return words.say(key_for(look, "coverage-never-met"))
        if week == 0:
            return words.say(key_for(look, "coverage-met-entry"))
        ends = [m.end_date for m in plan.modules if m.end_week == week and m.end_date]
        if not ends:
            return words.say(key_for(look, "coverage-met-week"), week=week)
        return words.say(key_for(look, "coverage-met-day"), day=words.day(max(ends)))

    def _legend(self, top: float) -> titles.Block:
        """Explain the fills, the mark and the levels, as far as they are used."""
        look, words, theme = self.look, self.look.words, self.look.theme
        entries = []
        if any(row.met is not None for row in self.rows):
            entries.append(("met", words.say(key_for(look, "coverage-legend-met"))))
        if any(0 < level < row.item.required for row in self.rows for level in row.levels):
            entries.append(("step", words.say("coverage-legend-step")))
        if any(row.met is None for row in self.rows):
            entries.append(("open", words.say("coverage-legend-open")))
        most = max((row.item.required for row in self.rows), default=0)
        named = [words.say(f"coverage-level-{level}") for level in range(1, min(most, 4) + 1)]
        if named:
            entries.append((".levels", words.say("coverage-levels", listed=words.listed(named))))

        def swatch(kind: str, x: float, middle: float) -> Sequence[Shape]:
            if kind == "open":
                base = fonts.baseline(middle, 8.5)
                return [
                    fonts.written(
                        x + notes.SWATCH,
                        base,
                        notes.OPEN,
                        8.5,
                        theme.ink,
                        "swatch",
                        of=kind,
                        bold=True,
                        anchor="end",
                    )
                ]
            fill = ramp.hue(theme) if kind == "met" else pale(look, 0.5)
            return [Rect(x, middle - 4.0, notes.SWATCH, 8.0, "swatch", kind, fill=fill)]

        return notes.legend(entries, swatch, self.page, top, look)
