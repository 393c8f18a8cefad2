"""The shapes of the requirements' page: heads, groups, rows as stairs, and the sums below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.coverage import notes
from curplan.draw.coverage.columns import APART, HEAD, SMALL, SUB, Columns, id_of, open_words
from curplan.draw.coverage.progress import Progress, share
from curplan.draw.parts import ramp, titles
from curplan.draw.scene import CAPITAL, DESCENT, Line, Rect, Shape
from curplan.draw.theme import SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look

#: The room between cells; sizes of a group's name and of a level; steps up to what is needed.
_BETWEEN, _GROUP_SIZE, _NUMBER, _STEPS = 0.8, 8.5, 8.5, 4
#: Distance of two lines of a name, in ems.
_LEADING = 1.25
#: Rows below this height, in points, are close together.
_CLOSE, _CLOSELY = 10.8, 0.35


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be drawn: its requirement and the lines of its name."""

    progress: Progress
    lines: tuple[str, ...]


def key_for(look: Look, key: str) -> str:
    """Give the key of a text that reads otherwise for a partner."""
    return f"{key}-partner" if look.partner else key


def pale(look: Look, part: float) -> str:
    """Give the fill of a level that is a part of what is needed."""
    steps = ramp.steps(look.theme, _STEPS + 2)
    return steps[min(int(part * _STEPS), _STEPS - 1)]


@dataclass(frozen=True, slots=True)
class Stairs:
    """Draws on a grid of columns, with names of a size and group heads of a height."""

    look: Look
    grid: Columns
    size: float
    group_height: float

    def heads(self, top: float) -> list[Shape]:
        """Head the columns."""
        theme, say = self.look.theme, self.look.words.say
        made: list[Shape] = []
        for column, lines in enumerate(self.grid.heads):
            for row, line in enumerate(lines):
                bold = row == 0 or column == 0
                size, ink = (HEAD, theme.ink) if bold else (SUB, theme.muted)
                base = fonts.baseline(top + (row + 0.5) * HEAD * 1.3, size)
                x = self.grid.middle(column)
                role = "column" if row == 0 else "column-more"
                made.append(
                    fonts.written(
                        x, base, line, size, ink, role, of=str(column), bold=bold, anchor="middle"
                    )
                )
        base = fonts.baseline(top + 0.5 * HEAD * 1.3, SMALL)
        ends = [
            (self.grid.needed, say("coverage-needed"), "middle"),
            (self.grid.verdict, say("coverage-reached"), "start"),
        ]
        if not self.look.partner:
            ends.append((self.grid.first - APART, say("coverage-weight"), "end"))
        for x, text, anchor in ends:
            made.append(
                fonts.written(x, base, text, SMALL, theme.muted, "head", anchor=anchor),
            )
        return made

    def group(self, key: str, rows: Sequence[Progress], top: float) -> list[Shape]:
        """Head a group, with the share of its weight at the end of each month."""
        theme, words = self.look.theme, self.look.words
        below = top + self.group_height - 1.0
        base = fonts.baseline(below - 6.0, _GROUP_SIZE)
        name = words.say(key_for(self.look, f"coverage-group-{key}"))
        made: list[Shape] = [
            fonts.written(
                self.grid.left, base, name, _GROUP_SIZE, theme.ink, "group", of=key, bold=True
            ),
            Line(
                ((self.grid.left, below), (self.grid.right, below)),
                theme.rule,
                0.6,
                "rule",
            ),
        ]
        base = fonts.baseline(below - 6.0, SMALL)
        made += [
            fonts.written(
                self.grid.middle(column),
                base,
                words.share(share(rows, column)),
                SMALL,
                theme.muted,
                "group-share",
                of=f"{key}:{column}",
                anchor="middle",
            )
            for column in range(self.grid.count)
        ]
        return made

    def row(self, row: Row, top: float, height: float) -> list[Shape]:
        """Draw a requirement: name, weight, stairs, what is needed, and when it is reached."""
        theme, words = self.look.theme, self.look.words
        found, item = row.progress, row.progress.item
        is_open = found.met is None
        made: list[Shape] = []
        step = height / len(row.lines)
        leading = min(step, _LEADING * self.size)
        for number, line in enumerate(row.lines):
            y = top + height / 2 + (number - (len(row.lines) - 1) / 2) * leading
            base = fonts.baseline(y, self.size)
            made.append(
                fonts.written(
                    self.grid.left,
                    base,
                    line,
                    self.size,
                    theme.ink,
                    "name",
                    of=id_of(found),
                    bold=is_open,
                )
            )
        middle = top + height / 2
        if not self.look.partner:
            base = fonts.baseline(middle, SMALL)
            made.append(
                fonts.written(
                    self.grid.first - APART,
                    base,
                    words.number(item.weight),
                    SMALL,
                    theme.muted,
                    "weight",
                    of=id_of(found),
                    anchor="end",
                )
            )
        made += self._cells(found, top, height)
        base = fonts.baseline(middle, self.size)
        made.append(
            fonts.written(
                self.grid.needed,
                base,
                words.number(item.required),
                self.size,
                theme.ink,
                "needed",
                of=id_of(found),
                bold=True,
                anchor="middle",
            )
        )
        return made + self._verdict(found, middle, step)

    def _cells(self, row: Progress, top: float, height: float) -> list[Shape]:
        """Draw the row's staircase, with its number where a step begins."""
        theme, item = self.look.theme, row.item
        close = height < _CLOSE
        between = _CLOSELY if close else _BETWEEN
        tall = height - 2 * between
        made: list[Shape] = []
        numbers: list[Shape] = []
        for column, level in enumerate(row.levels):
            x = self.grid.start(column) + _BETWEEN / 2
            done = level >= item.required
            fill = ramp.hue(self.look.theme) if done else pale(self.look, level / item.required)
            name = f"{id_of(row)}:{column}"
            made.append(
                Rect(
                    x,
                    top + between,
                    self.grid.step - _BETWEEN,
                    tall,
                    "track",
                    name,
                    fill=theme.band,
                )
            )
            if level:
                made.append(
                    Rect(
                        x,
                        top + between,
                        self.grid.step - _BETWEEN,
                        tall,
                        "cell",
                        name,
                        fill=fill,
                        value=float(level),
                    )
                )
            if level and (column == 0 or row.levels[column - 1] != level):
                size = max(SMALL, min(self.size, _NUMBER, tall / (CAPITAL + 2 * DESCENT)))
                base = fonts.baseline(top + height / 2, size)
                ink = theme.on(fill) if done else theme.ink
                numbers.append(
                    fonts.written(
                        self.grid.middle(column),
                        base,
                        self.look.words.number(level),
                        size,
                        ink,
                        "level",
                        of=name,
                        bold=done,
                        anchor="middle",
                    )
                )
        return made + numbers

    def _verdict(self, row: Progress, middle: float, room: float) -> list[Shape]:
        """Say when the requirement is met, or mark it as open."""
        theme, skill = self.look.theme, id_of(row)
        base = fonts.baseline(middle, SMALL)
        if row.met is not None:
            text, of = self.grid.when[row.met], f"{skill}:{row.met}"
            return [
                fonts.written(self.grid.verdict, base, text, SMALL, theme.muted, "reached", of=of)
            ]
        text = open_words(row, self.look)
        colour = theme.muted if row.item.priority == "optional" else theme.warning
        place = self.grid.verdict, middle, room
        return notes.mark("open", notes.OPEN, text, skill, place, colour, self.look)

    def sums(self, rows: Sequence[Progress], top: float, height: float) -> list[Shape]:
        """Draw the share of all weight that is reached by the end of each month."""
        theme, words = self.look.theme, self.look.words
        bottom = top + height
        made: list[Shape] = []
        room = self.grid.first - APART - self.grid.left
        lines = titles.wrapped(words.say(key_for(self.look, "coverage-share")), SMALLEST_NAME, room)
        for number, line in enumerate(lines):
            y = bottom - (len(lines) - number - 0.5) * SMALLEST_NAME * 1.25
            base = fonts.baseline(y, SMALLEST_NAME)
            made.append(
                fonts.written(self.grid.left, base, line, SMALLEST_NAME, theme.muted, "sums-name")
            )
        most = height - 12.0
        for column in range(self.grid.count):
            value = share(rows, column)
            full = all(row.levels[column] >= row.item.required for row in rows)
            high = most * value
            x = self.grid.start(column) + _BETWEEN / 2
            fill = ramp.hue(self.look.theme)
            if high:
                made.append(
                    Rect(
                        x,
                        bottom - high,
                        self.grid.step - _BETWEEN,
                        high,
                        "share",
                        str(column),
                        fill=fill,
                        value=value,
                    )
                )
            base = bottom - high - 3.5
            made.append(
                fonts.written(
                    self.grid.middle(column),
                    base,
                    words.share(value),
                    SMALL,
                    theme.ink,
                    "share-text",
                    of=str(column),
                    bold=full or column == self.grid.count - 1,
                    anchor="middle",
                )
            )
        made.append(
            Line(
                ((self.grid.first, bottom), (self.grid.last, bottom)),
                theme.muted,
                0.6,
                "share-base",
            )
        )
        return made
