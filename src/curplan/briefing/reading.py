"""Reading a brief file: what a partner orders, as one brief for each role and cohort."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curplan.brief import MAX_WEEKS, WEEKDAYS, Brief, Session
from curplan.briefing.checks import brief_faults, in_file
from curplan.briefing.documents import AudienceDocument, BriefDocument, WeekdayName
from curplan.calendars.closures import known_countries
from curplan.calendars.weeks import first_day, working_days
from curplan.catalogue.documents import is_id
from curplan.catalogue.faults import Fault
from curplan.catalogue.shapes import validate_each
from curplan.diagnostics import Diagnostic, has_errors, nearest
from curplan.frames.loading import frames_of
from curplan.source import Place, Places, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Frame
    from curplan.catalogue.models import Catalogue

USUAL_WEEKS: int = Brief.model_fields["weeks"].default
USUAL_HOURS: int = Brief.model_fields["hours_per_week"].default
"""Length and pace of a programme where neither brief nor role says any."""


AFTER = "After the last day"
"""What the plan calls days between the end that a brief gives and the end of that week."""


@dataclass(frozen=True, slots=True)
class BriefFile:
    """A brief file that reads as one, with the accreditation frames that it names.

    ``learners`` is its audience, if in words of its own.
    """

    file: str
    document: BriefDocument
    learners: AudienceDocument | None
    frames: tuple[Frame, ...] = ()

    @property
    def curricula(self) -> tuple[Path, ...]:
        """The catalogue folders that it names, as paths from where the program runs."""
        folder = Path(self.file).parent
        return tuple(
            Path(name) if name == "shipped" else folder / name for name in self.document.curricula
        )

    @property
    def brand(self) -> Path | None:
        """The brand file that it names, if any."""
        partner = self.document.partner
        return Path(self.file).parent / partner.brand if partner and partner.brand else None


@dataclass(frozen=True, slots=True)
class Ordered:
    """One of the plans that a brief file asks for; ``name`` is empty where it is the only one."""

    name: str
    brief: Brief


def read_brief(path: Path) -> tuple[BriefFile | None, tuple[Diagnostic, ...]]:
    """Read a brief file; with errors there is none, and every one is told with its place."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    file = str(path)
    parsed = parse(text, file)
    if not parsed.whole:
        return None, parsed.diagnostics
    places = Places()
    (document,), faults = validate_each(BriefDocument, [((), parsed.data)], file)
    learners = None
    if document is not None:
        learners, more = _learners(document, file)
        faults = [*faults, *more, *_contradictions(document, file)]
    found = (*parsed.diagnostics, *(fault.to_diagnostic(places) for fault in faults))
    if document is None:
        return None, found
    frames, more_found = frames_of(document.frames, path.parent, file)
    found = (*found, *more_found)
    return (None if has_errors(found) else BriefFile(file, document, learners, frames)), found


def _learners(document: BriefDocument, file: str) -> tuple[AudienceDocument | None, list[Fault]]:
    said = document.audience
    if said == "" or is_id(said):
        return None, []
    if isinstance(said, dict):
        (made,), faults = validate_each(AudienceDocument, [(("audience",), said)], file)
        return made, faults
    message = "'audience' must be an id of the catalogue, or {title: …, knows: […]}"
    return None, [Fault("wrong-type", message, Place(file, ("audience",)), "write one of the two")]


def _contradictions(document: BriefDocument, file: str) -> Iterator[Fault]:
    """Find what a brief says twice, or the wrong way round."""

    def fault(code: str, message: str, hint: str, *path: str | int) -> Fault:
        return Fault(code, message, Place(file, path), hint)

    if document.timetable and document.hours_per_week:
        message = "'timetable' and 'hours_per_week' both say how many hours a week has"
        hint = "keep the timetable, and give what learners work alone as independent_hours_per_week"
        yield fault("said-twice", message, hint, "hours_per_week")
    if not (document.role or document.roles):
        yield fault("missing-key", "the key 'role' is missing", "'curplan roles' lists the roles")
    if document.role and document.roles:
        yield fault("said-twice", "'role' and 'roles' are both given", "keep one", "roles")
    if document.end and document.weeks:
        yield fault("said-twice", "'end' and 'weeks' are both given", "keep one", "end")
    if document.end and not (document.start or document.cohorts):
        yield fault("no-start", "'end' needs a start", "add 'start: 2027-03-15'", "end")
    starts: list[tuple[dt.date, tuple[str | int, ...]]] = []
    if document.start:
        starts.append((document.start, ("end",)))
    for number, cohort in enumerate(document.cohorts):
        starts.append((cohort.start, ("cohorts", number, "start")))
    for start, path in starts:
        if document.end and document.end <= start:
            message = f"the programme ends on {document.end}, before it starts on {start}"
            yield fault("ends-before-start", message, "correct one of the two days", *path)
    names = [each.name for each in document.cohorts]
    for number, name in enumerate(names):
        if name in names[:number]:
            message = f"the cohort '{name}' is there twice"
            yield fault("duplicate-id", message, "rename one of them", "cohorts", number, "name")
    if document.cohorts and document.start:
        hint = "keep those of the cohorts"
        yield fault("said-twice", "'start' and 'cohorts' both give a first day", hint, "start")


def orders_of(
    read: BriefFile, catalogue: Catalogue
) -> tuple[tuple[Ordered, ...], tuple[Diagnostic, ...]]:
    """Give a brief for each role and cohort of a brief file; none, where there are errors."""
    document, places = read.document, Places()
    faults = list(_region(read))
    orders: list[Ordered] = []
    for number, role in enumerate(document.roles or [document.role]):
        for cohort, start in _groups(document):
            known = catalogue.role_by_id.get(role)
            usual = (known.weeks, known.hours_per_week) if known else (0, 0)
            weeks = document.weeks or usual[0] or USUAL_WEEKS
            said = _said(read, role)
            closed = [*said.pop("closed")]
            if document.end and start:
                weeks, after = _until(document, start)
                closed += after
                if weeks > MAX_WEEKS:
                    message = f"from {start} to {document.end} are {weeks} weeks"
                    hint = f"a programme has {MAX_WEEKS} at most"
                    faults.append(Fault("bad-value", message, Place(read.file, ("end",)), hint))
                    continue
            brief = Brief.model_validate(
                said
                | {"weeks": weeks, "start": start, "closed": closed}
                | {"hours_per_week": _hours(document, catalogue.hour, usual[1])}
                | {"cohort": cohort}
            )
            several = [role] * (len(document.roles) > 1) + [cohort] * (cohort != "")
            orders.append(Ordered("-".join(several), brief))
            faults += [_in_brief(fault, read, number) for fault in brief_faults(catalogue, brief)]
    found = tuple(dict.fromkeys(fault.to_diagnostic(places) for fault in faults))
    return (() if has_errors(found) else tuple(orders)), found


def _groups(document: BriefDocument) -> list[tuple[str, dt.date | None]]:
    """List the cohorts with their first days; one without a name where the brief has none."""
    return [(each.name, each.start) for each in document.cohorts] or [("", document.start)]


def _hours(document: BriefDocument, hour: int, usual: int) -> int:
    """Hours of a full week: said, or those of the timetable, rounded up, or what is usual."""
    if not document.timetable:
        return document.hours_per_week or usual or USUAL_HOURS
    contact = sum(session.minutes for session in _sessions(document))
    return max(1, -(-contact // hour) + (document.independent_hours_per_week or 0))


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
    }
    if learners:
        said["learners"] = {
            "title": learners.title,
            "backgrounds": [
                {"title": each.title, "audience": each.like, "knows": each.knows}
                for each in learners.backgrounds
            ],
        }
    same = (
        *("title", "drops", "optional", "max_parallel", "max_hours", "include", "exclude"),
        *("not_before", "not_after", "order", "use", "profile", "timezone"),
    )
    return said | {key: getattr(document, key) for key in same}


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
    elif key == "sessions" and isinstance(rest[0], int):
        entries = [entry for entry, each in enumerate(document.timetable) for _ in each.days]
        path = ("timetable", entries[rest[0]], *rest[1:])
    elif key == "start" and document.cohorts:
        path = ("cohorts",)
    return in_file(replace(fault, place=Place("", path)), read.file)
