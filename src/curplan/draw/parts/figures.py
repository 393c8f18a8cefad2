"""What a title block says of a plan: facts, key figures, and what falls short."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.draw.look import Look
from curplan.draw.parts.labels import hours_text

if TYPE_CHECKING:
    import datetime as dt

    from curplan.plan.model import Coverage, Plan

#: Requirements that fall short which are named; the rest are counted.
_MOST_SHORT = 12
_PROJECTS = ("project", "capstone")


def facts(plan: Plan, look: Look) -> list[str]:
    """Say for which role, who comes in, when, for how long and at what pace.

    An hour that has not 60 minutes is said there, once for the page. To a partner also when it
    ends.
    """
    words = look.words
    audience = " ".join((plan.audience_title or plan.audience).split())
    box = plan.time_box
    role = " ".join(plan.role_title.split())
    said = [role] if role != " ".join(plan.programme.split()) else []
    if audience:
        said.append(words.say("title-audience", audience=audience))
    end = graduation(plan)
    if box.start is not None:
        said.append(words.span(box.start, end or box.start))
    said.append(words.say("weeks", n=box.weeks))
    pace = "title-pace-partner" if look.partner else "title-pace"
    hours = round(box.hours_per_week, 1) if look.partner else box.hours_per_week
    said.append(words.say(pace, n=hours, hours=words.number(hours)))
    said += filter(None, [words.hour(plan.catalogue.hour)])
    said += before(plan, look)
    if look.partner and plan.modules:
        said.append(
            words.say("title-graduation-week", week=last_week(plan))
            if end is None
            else words.say("title-graduation", date=words.day(end))
        )
    return said


def before(plan: Plan, look: Look) -> list[str]:
    """Say what learners work through before week 1; nothing where there is no preparation."""
    words = look.words
    listed = [
        words.say("before-module", title=" ".join(module.title.split()), hours=module.hours)
        for module in (plan.preparation.modules if plan.preparation else ())
    ]
    return [words.say("before-roadmap", listed=words.listed(listed))] if listed else []


def last_week(plan: Plan) -> int:
    """Give the week in which the last module ends; the time box's where there is no module."""
    return max((module.end_week for module in plan.modules), default=plan.time_box.weeks)


def graduation(plan: Plan) -> dt.date | None:
    """Give the last day of the last module, or of the time box; None where nothing is dated."""
    ends = [module.end_date for module in plan.modules if module.end_date is not None]
    if ends or plan.time_box.start is None:
        return max(ends, default=None)
    import datetime as dt

    return plan.time_box.start + dt.timedelta(weeks=plan.time_box.weeks)


def figures(plan: Plan, look: Look) -> list[tuple[str, str]]:
    """Give the key figures, each with the words below it."""
    words = look.words
    modules, hours = len(plan.modules), sum(float(module.hours) for module in plan.modules)
    count = (words.number(modules), words.say("title-modules", n=modules))
    if look.partner:
        projects = sum(module.kind in _PROJECTS for module in plan.modules)
        made = [
            (words.number(round(hours)), words.say("title-hours-in-all", n=round(hours))),
            count,
        ]
        if projects:
            made.append((words.number(projects), words.say("title-projects", n=projects)))
        share = job_share(plan)
        return made if share is None else [*made, (words.share(share), words.say("title-job"))]
    capacity = sum(float(week.capacity) for week in plan.weeks)
    most = words.say("title-hours-of", hours=words.number(round(capacity, 1)))
    made = [count, (hours_text(hours, words), most)]
    for priority in ("must", "essential", "optional"):
        text = coverage_text(plan, priority, look)
        if text is not None:
            made.append((text, words.say(f"title-{priority}")))
    return made


def coverage_text(plan: Plan, priority: str, look: Look) -> str | None:
    """Give the share of a priority's weight that the plan covers, never rounded up to whole."""
    share = _share([item for item in plan.coverage if item.priority == priority])
    return None if share is None else look.words.share(share)


def job_share(plan: Plan) -> float | None:
    """Give the share of what the job needs: of the weight of must and essential together."""
    return _share([item for item in plan.coverage if item.priority != "optional"])


def _share(found: list[Coverage]) -> float | None:
    """Weigh what is reached: a ``must`` in full or not at all, the others level by level."""
    total = sum(item.weight for item in found)
    if not total:
        return None
    reached = sum(
        item.weight * int(item.full)
        if item.priority == "must"
        else Fraction(item.weight * min(item.reached, item.required), max(item.required, 1))
        for item in found
    )
    return float(Fraction(reached) / total)


def shortfalls(plan: Plan, look: Look) -> list[str]:
    """Say which must and essential requirements fall short, the weightiest first.

    A designer reads them by priority with their levels, a partner which skills are left out and
    which taught less far than the job needs.
    """
    short = [item for item in plan.coverage if item.priority != "optional" and not item.full]
    short.sort(key=lambda item: (item.priority != "must", -item.weight, item.skill))
    if look.partner:
        groups = {
            "title-short-none": [item for item in short if not item.reached],
            "title-short-part": [item for item in short if item.reached],
        }
    else:
        groups = {
            f"title-short-{priority}": [item for item in short if item.priority == priority]
            for priority in ("must", "essential")
        }
    return [text for key, items in groups.items() for text in _short(key, items, look)]


def _short(key: str, items: list[Coverage], look: Look) -> list[str]:
    words = look.words
    names = [
        (item.name or item.skill)
        if look.partner
        else words.say(
            "title-short-level",
            name=item.name or item.skill,
            reached=words.number(item.reached),
            required=words.number(item.required),
        )
        for item in items[:_MOST_SHORT]
    ]
    if len(items) > _MOST_SHORT:
        names.append(words.say("title-short-more", n=len(items) - _MOST_SHORT))
    return [words.say(key, first=names[0]), *names[1:]] if names else []
