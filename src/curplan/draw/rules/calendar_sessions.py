"""The drawing rules of the sessions on month pages, against the plan alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.rules.said import closed_up, numbers, said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Rect, Scene, Text
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedSession

_SLACK = 0.1


def sessions_of(
    scene: Scene, plan: Plan, days: Sequence[dt.date], cells: dict[str, Rect]
) -> Iterator[str]:
    """Check the sessions of some days: each in its day's cell, with its times and its modules."""
    shown = {day.isoformat() for day in days}
    wanted = {
        f"{each.date}:{each.start}": each for each in plan.sessions if str(each.date) in shown
    }
    times = [text.of for text in scene.texts("session-time") if text.of[:10] in shown]
    if sorted(times) != sorted(wanted):
        yield f"6: the sessions of {min(shown)} to {max(shown)} are not the plan's"
        return
    parts = {f"{of}:{part.module}" for of, each in wanted.items() for part in each.parts}
    if {rect.of for rect in scene.rects("session-tab") if rect.of[:10] in shown} != parts:
        yield f"5: the modules in the sessions of {min(shown)} to {max(shown)} are not the plan's"
    for of, each in wanted.items():
        yield from _session(scene, plan, of, each)
        shapes: list[Text | Rect] = [
            *scene.texts("session-time", "session-part", "session-none"),
            *scene.rects("session-tab"),
        ]
        for shape in shapes:
            inside = shape.of == of or shape.of.startswith(f"{of}:")
            if inside and not cells[str(each.date)].box.holds(shape.box, _SLACK):
                yield f"6: the session of {of} leaves its day's cell"


def sessions_of_week(scene: Scene, plan: Plan, week: int, row: Rect) -> Iterator[str]:
    """Check the sessions of a week without dates: all in its row, with times and modules."""
    wanted = {
        f"{week}:{each.day}:{each.start}": each
        for each in plan.sessions
        if each.week == week and each.date is None
    }
    texts = [text for text in scene.texts("week-session") if text.of.split(":")[0] == str(week)]
    if list(dict.fromkeys(text.of for text in texts)) != list(wanted):
        yield f"6: the sessions of week {week} are not the plan's"
        return
    titles = {module.id: module.title for module in plan.modules}
    for of, each in wanted.items():
        told = said(scene, "week-session", of)
        if f"{each.start}–{each.end}" not in told:
            yield f"6: the session of {of} has other times: '{told}'"
        for part in each.parts:
            if closed_up(titles[part.module]) not in closed_up(told):
                yield f"4: the session of {of} does not name '{titles[part.module]}'"
            elif part.of > 1 and not {part.part, part.of} <= set(numbers(told)):
                yield f"7: the session of {of} is not said to be part {part.part} of {part.of}"
    if not all(row.box.holds(text.box, _SLACK) for text in texts):
        yield f"6: the sessions of week {week} leave its row"


def _session(scene: Scene, plan: Plan, of: str, each: PlannedSession) -> Iterator[str]:
    """Check what is said of a session."""
    modules = {module.id: module for module in plan.modules}
    looks = {key.of: (key.fill, key.hatch) for key in scene.rects("strand")}
    if said(scene, "session-time", of) != f"{each.start}–{each.end}":
        yield f"6: the session of {of} has the times '{said(scene, 'session-time', of)}'"
    if bool(said(scene, "session-none", of)) == bool(each.parts):
        yield f"6: the session of {of} is said to be free, or not, wrongly"
    for part in each.parts:
        label, module = f"{of}:{part.module}", modules[part.module]
        told = said(scene, "session-part", label)
        title, rest = closed_up(module.title), closed_up(told)
        if title not in rest:
            yield f"4: {label} is named '{told}', not '{module.title}'"
        elif part.of > 1 and not {part.part, part.of} <= set(numbers(rest.replace(title, "", 1))):
            yield f"7: {label} is said to be '{told}', not part {part.part} of {part.of}"
        for tab in scene.rects("session-tab"):
            if tab.of == label and (tab.fill, tab.hatch) != looks.get(module.strand):
                yield f"5: {label} does not have its strand's colour"
