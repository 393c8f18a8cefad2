"""Sessions in a day's cell: when each takes place, and what is taught in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.calendar.entries import day_sessions
from curplan.draw.calendar.frame import LEADING
from curplan.draw.parts.titles import wrapped
from curplan.draw.scene import Rect, Shape

if TYPE_CHECKING:
    import datetime as dt

    from curplan.draw.calendar.frame import Setting
    from curplan.plan.model import PlannedSession, SessionPart

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
    colour = theme.muted if role == "session-none" else theme.ink
    for line in wrapped(text, size, right - left - inner - setting.frame.sizes.pad / 2, bold=first):
        base = fonts.baseline(y + size * LEADING / 2, size)
        made.append(fonts.written(left + inner, base, line, size, colour, role, of=of, bold=first))
        y += size * LEADING
    return y
