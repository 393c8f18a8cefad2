"""Hold accreditation frames to a plan, from the plan file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from curplan.brief.frame import Frame
from curplan.frames.blocks import block_reports
from curplan.frames.model import Check, FrameReport, Name, Statement
from curplan.frames.workload import HOUR, amount, hours, plan_workload, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief.frame import Credits, HourUnit
    from curplan.frames.model import BlockReport, Value
    from curplan.frames.workload import Workload
    from curplan.plan.model import Plan


def own_frames(plan: Plan) -> tuple[Frame, ...]:
    """Give the frames that the plan's brief asked for, as they stood when it was planned.

    Raises pydantic's ValidationError for a brief that was edited into something else.
    """
    said = plan.brief.get("frames", ())
    listed = said if isinstance(said, list | tuple) else ()
    return tuple(Frame.model_validate(each) for each in listed)


def reports_of(plan: Plan) -> tuple[FrameReport, ...]:
    """Report every frame of a plan's own brief.

    None where they were edited into something else, which ``verify`` and ``curplan frames`` tell.
    """
    try:
        frames = own_frames(plan)
    except ValidationError:
        return ()
    return tuple(report(frame, plan) for frame in frames)


def report(frame: Frame, plan: Plan) -> FrameReport:
    """Hold a frame to a plan.

    Minutes are those of the modules: contact and independent, without the sessions and hours that
    are held back for review. All hours have 60 minutes, however long the catalogue's are.
    """
    load = plan_workload(plan)
    blocks = block_reports(frame, plan)
    checks = (
        *_credits(frame, load),
        *_units(frame, load),
        *_weeks(frame, plan),
        *_guided(frame, load),
        *_blocks(blocks),
        *_placement(frame, plan),
        *_jury(frame, plan),
    )
    return FrameReport(frame, load.contact, load.independent, checks, blocks)


def _say(key: str, **values: Value) -> Statement:
    return Statement(key, tuple(values.items()))


def name_of(unit: Credits | HourUnit) -> Name:
    """Give the name of a credit, or of a teaching hour of another length."""
    return Name(unit.name, tuple(unit.names.items()))


def _credits(frame: Frame, load: Workload) -> Iterator[Check]:
    credit = frame.credits
    if credit is None:
        return
    minutes = load.total if credit.of == "total" else load.contact
    per = (credit.least, credit.most)
    key = "frame-credits" if credit.of == "total" else "frame-credits-taught"
    worth = amount(minutes, credit)
    yield Check(
        "credits",
        None,
        _say(key, amount=worth, name=name_of(credit), hours=hours(minutes), per=per),
    )
    if credit.want:
        yield _wanted("credits", name_of(credit), credit.want, credit.least * HOUR, minutes)


def _units(frame: Frame, load: Workload) -> Iterator[Check]:
    unit = frame.hour
    if unit is None:
        return
    minutes = load.total if unit.of == "total" else load.contact
    per = (unit.least, unit.most)
    key = "frame-units" if unit.of == "total" else "frame-units-taught"
    says = _say(key, amount=units(minutes, unit), name=name_of(unit), hours=hours(minutes), per=per)
    yield Check("hour", None, says)
    if unit.want:
        yield _wanted("hour", name_of(unit), unit.want, unit.most, minutes)


def _wanted(kind: str, name: Name, want: int, each: int, minutes: int) -> Check:
    """Check an amount that is asked for, ``each`` minutes at least."""
    need = want * each
    says = _say("frame-wanted", want=want, name=name, need=hours(need), hours=hours(minutes))
    short = need - minutes
    missing = (_say("frame-missing-hours", hours=hours(short)),) if short > 0 else ()
    return Check(f"{kind}-wanted", short <= 0, says, missing)


def _weeks(frame: Frame, plan: Plan) -> Iterator[Check]:
    """Check the length, from the first week with a module to the last, closed weeks and all."""
    if not frame.most_weeks or not plan.modules:
        return
    first = min(module.start_week for module in plan.modules)
    length = max(module.end_week for module in plan.modules) - first + 1
    says = _say("frame-weeks", weeks=length, most=frame.most_weeks)
    over = length - frame.most_weeks
    missing = (_say("frame-missing-shorter", n=over),) if over > 0 else ()
    yield Check("weeks", over <= 0, says, missing)


def _guided(frame: Frame, load: Workload) -> Iterator[Check]:
    if not frame.least_guided:
        return
    says = _say("frame-guided", hours=hours(load.contact), least=frame.least_guided)
    short = frame.least_guided * HOUR - load.contact
    missing = (_say("frame-missing-hours", hours=hours(short)),) if short > 0 else ()
    yield Check("guided", short <= 0, says, missing)


def _blocks(blocks: tuple[BlockReport, ...]) -> Iterator[Check]:
    if blocks:
        whole = sum(block.whole for block in blocks)
        says = _say("frame-blocks", whole=whole, all=len(blocks))
        yield Check("blocks", whole == len(blocks), says)


def _placement(frame: Frame, plan: Plan) -> Iterator[Check]:
    if not frame.placement:
        return
    weeks = {
        week
        for module in plan.modules
        if module.kind == "placement"
        for week, worked in module.weekly_hours.items()
        if worked > 0
    }
    says = _say("frame-placement", weeks=len(weeks), least=frame.placement)
    short = frame.placement - len(weeks)
    missing = (_say("frame-missing-weeks", n=short),) if short > 0 else ()
    yield Check("placement", short <= 0, says, missing)


def _jury(frame: Frame, plan: Plan) -> Iterator[Check]:
    """Find a certification that starts no earlier than the week in which all else ends."""
    if not frame.jury:
        return
    others = [m.end_week for m in plan.modules if m.kind not in ("certification", "continuous")]
    last = max(others, default=0)
    found = [m for m in plan.modules if m.kind == "certification" and m.start_week >= last]
    if found:
        yield Check("jury", True, _say("frame-jury", title=found[-1].title))
    else:
        missing = (_say("frame-missing-jury"),)
        yield Check("jury", False, _say("frame-jury-none"), missing)
