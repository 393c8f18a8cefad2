"""The plans that a brief file asks for: a brief for each role and cohort."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from curplan.brief import MAX_WEEKS, WEEKDAYS, Brief, Session
from curplan.briefing.checks import brief_faults, in_file
from curplan.briefing.documents import WeekdayName
from curplan.briefing.timetables import contact_hours, weekly_faults
from curplan.calendars.closures import known_countries
from curplan.calendars.weeks import first_day, working_days
from curplan.catalogue.counting import counted
from curplan.catalogue.faults import Fault
from curplan.diagnostics import has_errors, nearest
from curplan.source import Place, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.briefing.documents import BriefDocument
    from curplan.briefing.reading import BriefFile
    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic

USUAL_WEEKS: int = Brief.model_fields["weeks"].default
USUAL_HOURS: int = Brief.model_fields["hours_per_week"].default
"""Length and pace of a programme where neither brief nor role says any."""

SAME = (
    *("title", "drops", "optional", "max_parallel", "max_hours", "include", "exclude"),
    *("not_before", "not_after", "hours_in_week", "order", "use", "profile", "timezone", "hour"),
)
"""Keys that say the same in a brief file and in a brief."""

AFTER = "After the last day"
"""What the plan calls days between the end that a brief gives and the end of that week."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """One of the plans that a brief file asks for; ``name`` is empty where it is the only one."""

    name: str
    brief: Brief


def orders_of(
    read: BriefFile, catalogue: Catalogue
) -> tuple[tuple[Ordered, ...], tuple[Diagnostic, ...]]:
    """Give a brief for each role and cohort of a brief file; none, where there are errors."""
    document, places = read.document, Places()
    catalogue = counted(catalogue, document.hour)
    faults = list(_region(read))
    weekly = tuple(weekly_faults(document, _sessions(document), catalogue.hour, read.file))
    if weekly:
        return (), tuple(fault.to_diagnostic(places) for fault in (*faults, *weekly))
    orders: list[Ordered] = []
    for number, role in enumerate(document.roles or [document.role]):
        for cohort, start in _groups(document):
            brief = _brief(read, catalogue, role, cohort, start)
            if isinstance(brief, Fault):
                faults.append(brief)
                continue
            several = [role] * (len(document.roles) > 1) + [cohort] * (cohort != "")
            orders.append(Ordered("-".join(several), brief))
            faults += [_in_brief(fault, read, number) for fault in brief_faults(catalogue, brief)]
    found = tuple(dict.fromkeys(fault.to_diagnostic(places) for fault in faults))
    return (() if has_errors(found) else tuple(orders)), found


def _brief(
    read: BriefFile, catalogue: Catalogue, role: str, cohort: str, start: dt.date | None
) -> Brief | Fault:
    """Make the brief of one role and cohort; a fault where it has more weeks than can be."""
    document = read.document
    known = catalogue.role_by_id.get(role)
    weeks = document.weeks or (known.weeks if known else 0) or USUAL_WEEKS
    said = _said(read, role)
    if document.end and start:
        weeks, after = _until(document, start)
        said["closed"] += after
        if weeks > MAX_WEEKS:
            message = f"from {start} to {document.end} are {weeks} weeks"
            hint = f"a programme has {MAX_WEEKS} at most"
            return Fault("bad-value", message, Place(read.file, ("end",)), hint)
    hours = _hours(document, catalogue.hour, known.hours_per_week if known else 0)
    return Brief.model_validate(
        said | {"weeks": weeks, "hours_per_week": hours, "start": start, "cohort": cohort}
    )


def _groups(document: BriefDocument) -> list[tuple[str, dt.date | None]]:
    """List the cohorts with their first days; one without a name where the brief has none."""
    return [(each.name, each.start) for each in document.cohorts] or [("", document.start)]


def _hours(document: BriefDocument, hour: int, usual: int) -> int:
    """Hours of a full week: said, or those of the timetable, rounded up, or what is usual."""
    if not document.timetable:
        return document.hours_per_week or usual or USUAL_HOURS
    contact = ceil(contact_hours(_sessions(document), hour))
    return max(1, contact + (document.independent_hours_per_week or 0))


def _sessions(document: BriefDocument) -> list[Session]:
    """List the sessions of a week, one for each day that an entry of the timetable names."""
    return [
        Session(
            day=WEEKDAYS[list(WeekdayName).index(day)],
            start=each.start,
            end=each.end,
            pause=each.pause,
            room=each.room,
            mode=each.mode,
        )
        for each in document.timetable
        for day in each.days
    ]


def _said(read: BriefFile, role: str) -> dict[str, Any]:
    """What a brief file says, in the words of a brief."""
    document, learners = read.document, read.learners
    country, _, subdivision = document.country.partition("-")
    partner = document.partner
    said: dict[str, Any] = {
        "role": role,
        "audience": learners.like if learners else document.audience,
        "knows": (*(learners.knows if learners else ()), *document.knows),
        "wants": [each.model_dump(mode="json") for each in document.requires],
        "accepts": [each.model_dump() for each in document.accepts],
        "closed": [
            {"first": each.first, "last": each.last or each.first, "name": each.name}
            for each in document.closed
        ],
        "reduced": [each.model_dump() for each in document.reduced],
        "sessions": _sessions(document),
        "alone": {kind.value: percent for kind, percent in document.alone.items()},
        "independent": document.independent_hours_per_week,
        "weekend": [day.value for day in document.weekend],
        "country": country,
        "subdivision": subdivision,
        "partner": partner.name if partner else "",
        "language": partner.language if partner else "",
        "frames": read.frames,
        "policy": {
            name: each.model_dump(exclude_unset=True) for name, each in document.policy.items()
        },
        "preparation": document.preparation.model_dump() if document.preparation else None,
    }
    if learners:
        groups = [
            {"title": each.title, "audience": each.like, "knows": each.knows}
            for each in learners.backgrounds
        ]
        said["learners"] = {"title": learners.title, "backgrounds": groups}
    return said | {key: getattr(document, key) for key in SAME}


def _until(document: BriefDocument, start: dt.date) -> tuple[int, list[dict[str, Any]]]:
    """Count the weeks up to the last day, and close what is left of the last of them."""
    end = document.end or start
    weekend = [day.value for day in document.weekend]
    begin = start - dt.timedelta(days=(start.weekday() - first_day(weekend)) % 7)
    weeks = (end - begin).days // 7 + 1
    last = begin + dt.timedelta(days=7 * weeks - 1)
    if not any(day > end for day in working_days(begin + dt.timedelta(weeks=weeks - 1), weekend)):
        return weeks, []
    return weeks, [{"first": end + dt.timedelta(days=1), "last": last, "name": AFTER}]


def _region(read: BriefFile) -> Iterator[Fault]:
    country, _, region = read.document.country.partition("-")
    known = known_countries()
    if region and country in known and region not in known[country]:
        listed = ", ".join(known[country]) or "none"
        hint = nearest(region, known[country]) or f"its regions: {listed}"
        place = Place(read.file, ("country",))
        yield Fault("unknown-country", f"{country} has no region '{region}'", place, hint)


def _in_brief(fault: Fault, read: BriefFile, number: int) -> Fault:
    """Lead a fault of a brief to the key of the file that said it."""
    document, learners = read.document, read.learners
    key, *rest = fault.place.path
    shared = len(learners.knows) if learners else 0
    path: tuple[str | int, ...] = (key, *rest)
    if key == "role":
        path = ("roles", number) if document.roles else ("role",)
    elif key == "wants":
        path = ("requires", *rest)
    elif key == "learners":
        path = ("audience", *("like" if step == "audience" else step for step in rest))
    elif key == "audience" and learners:
        path = ("audience", "like")
    elif key == "knows" and isinstance(rest[0], int):
        own = rest[0] < shared
        path = ("audience", "knows", rest[0]) if own else ("knows", rest[0] - shared)
    elif key == "independent":
        path = ("independent_hours_per_week",)
    elif key == "sessions" and not rest:
        path = ("timetable",)
    elif key == "sessions" and isinstance(rest[0], int):
        entries = [entry for entry, each in enumerate(document.timetable) for _ in each.days]
        path = ("timetable", entries[rest[0]], *rest[1:])
    elif key == "start" and document.cohorts:
        path = ("cohorts",)
    return in_file(replace(fault, place=replace(fault.place, path=path)), read.file)
