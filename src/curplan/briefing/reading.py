"""Reading a brief file: what a partner orders, and what it says twice or the wrong way round."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.briefing.documents import AudienceDocument, BriefDocument
from curplan.catalogue.faults import Fault
from curplan.catalogue.shapes import validate_each
from curplan.catalogue.values import is_id
from curplan.diagnostics import Diagnostic, has_errors
from curplan.frames.loading import frames_of
from curplan.source import Place, Places, parse_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from curplan.brief.frame import Frame


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


def read_brief(path: Path) -> tuple[BriefFile | None, tuple[Diagnostic, ...]]:
    """Read a brief file; with errors there is none, and every one is told with its place."""
    file = str(path)
    parsed = parse_file(path)
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

    for number, session in enumerate(document.timetable):
        for place, day in enumerate(session.days):
            if day in session.days[:place]:
                message = f"{day.value} is named twice for one session"
                hint = "name each day once, or make it two sessions at different times"
                yield fault("day-twice", message, hint, "timetable", number, "days", place)
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
