"""Sessions in a day's cell: when each takes place, and what is taught in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.calendar.entries import day_sessions
from curplan.draw.calendar.frame import LEADING
from curplan.draw.calendar.months import WEEKDAYS
from curplan.draw.parts.titles import wrapped
from curplan.draw.scene import Rect, Shape

if TYPE_CHECKING:
    import datetime as dt

    from curplan.draw.calendar.frame import Setting
    from curplan.plan.planned import PlannedSession, SessionPart

#: Width of the colour tab before a module's name in a cell, and of its outline, in points.
_TAB, _THIN = 4.0, 0.5


def session_shapes(
    day: dt.date, column: tuple[float, float], top: float, setting: Setting, made: list[Shape]
) -> float:
    """Write the sessions of a day from ``top``; give where they end."""
    y = top
    for session in day_sessions(setting.plan, day):
        y = _session(session, column, y, setting, made)
    return y


def _session(
    session: PlannedSession,
    column: tuple[float, float],
    top: float,
    setting: Setting,
    made: list[Shape],
) -> float:
    """Write a session: its times, and each module with the number of its part."""
    look, sizes = setting.look, setting.frame.sizes
    size, pad = sizes.small, sizes.pad
    of = f"{session.date}:{session.start}"
    y = _lines(
        f"{session.start}–{session.end}", "session-time", of, (*column, top), setting, made, pad
    )
    if not session.parts:
        text = look.words.say("calendar-review" if session.review else "calendar-none")
        return _lines(text, "session-none", of, (*column, y), setting, made, pad) + pad / 2
    for part in session.parts:
        module = next(m for m in setting.plan.modules if m.id == part.module)
        label = f"{of}:{part.module}"
        inner = pad + _TAB + size * 0.3
        end = _lines(
            _said(part, module.title, setting),
            "session-part",
            label,
            (*column, y),
            setting,
            made,
            inner,
        )
        fill = look.theme.fill(setting.ranks[module.strand])
        made.append(
            Rect(
                column[0] + pad,
                y + 0.8,
                _TAB,
                end - y - 1.6,
                "session-tab",
                label,
                fill=fill,
                edge=look.theme.edge(fill),
                line=_THIN,
                hatch=look.theme.hatch(setting.ranks[module.strand]),
                ink=look.theme.hatch_ink(fill),
            )
        )
        y = end
    return y + pad / 2


def week_sessions(week: int, place: tuple[float, float, float], setting: Setting) -> list[Shape]:
    """Write the sessions of a week without dates from (left, right, top), each with its day."""
    made: list[Shape] = []
    left, right, y = place
    words = setting.look.words
    found = [each for each in setting.plan.sessions if each.week == week and each.date is None]
    titles = {module.id: module.title for module in setting.plan.modules}
    for each in found:
        day = words.weekday(WEEKDAYS.index(each.day), "abbreviated")
        said = words.say("proposal-slot", day=day, start=each.start, end=each.end)
        if each.parts:
            content = words.listed(
                [_said(part, titles[part.module], setting) for part in each.parts]
            )
        else:
            content = words.say("calendar-review" if each.review else "calendar-none")
        text = words.say("calendar-session", when=said, content=content)
        of = f"{week}:{each.day}:{each.start}"
        y = _lines(text, "week-session", of, (left, right, y), setting, made, 0.0)
    return made


def _said(part: SessionPart, title: str, setting: Setting) -> str:
    """Name a module, with the number of its part where it has several."""
    words, name = setting.look.words, " ".join(title.split())
    if part.of == 1:
        return name
    return f"{name} {words.number(part.part)}/{words.number(part.of)}"


def _lines(
    text: str,
    role: str,
    of: str,
    place: tuple[float, float, float],
    setting: Setting,
    made: list[Shape],
    inner: float,
) -> float:
    """Write a text into a column from (left, right, top), ``inner`` points in; give its end."""
    theme, size = setting.look.theme, setting.frame.sizes.small
    left, right, y = place
    first = role == "session-time"
    colour = theme.muted if role in ("session-none", "week-session") else theme.ink
    for line in wrapped(text, size, right - left - inner - setting.frame.sizes.pad / 2, bold=first):
        base = fonts.baseline(y + size * LEADING / 2, size)
        made.append(fonts.written(left + inner, base, line, size, colour, role, of=of, bold=first))
        y += size * LEADING
    return y
